"""Locks on open files that the system takes back by itself when their holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def is_locked(path: Path) -> bool:
    """Whether a running program holds a lock on a file."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # what may not be opened is better left alone
    try:
        return not try_lock(descriptor)
    except OSError:
        return True  # this file system has no locks: its owner may run
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    _LOCKED_BYTE = 1 << 20  # beyond the text, which others may read

    def try_lock(descriptor: int) -> bool:
        """Lock an open file until it is closed; whether nobody else holds it.

        Raises:
            OSError: When the file system has no locks.
        """
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """Lock an open file until it is closed; whether nobody else holds it.

        Raises:
            OSError: When the file system has no locks.
        """
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
