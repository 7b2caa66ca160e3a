"""A lock that gives one window one file; the system takes it back when its holder dies.

The locks are in the user's data folder, so that talks on read-only and network folders can be locked too.
They keep apart the programs of one user on one computer; against others, `saving` compares the file.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from pathlib import Path

from lecturer.errors import LecturerError
from lecturer.files.folders import data_folder
from lecturer.files.oslock import try_lock
from lecturer.i18n import gettext as _

_LOG = logging.getLogger(__name__)


class InUseError(LecturerError):
    """Another running program holds the lock. `pid` is its number, 0 when not known."""

    code = "in-use"

    def __init__(self, path: Path, pid: int) -> None:
        super().__init__(
            _("The talk is already open in another window"),
            path=path,
            safe=_("Nothing was changed"),
            remedy=_("Go on in that window"),
        )
        self.pid = pid


def key_of(path: Path) -> str:
    """A name for a file that is the same for all ways to write its path; fit for file and channel names."""
    name = os.path.normcase(os.path.realpath(path))
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:24]


class Lock:
    """Holds a file for this process from construction until `release`.

    Raises:
        InUseError: When another one holds it.
    """

    def __init__(self, path: Path, folder: Path | None = None) -> None:
        self.path = path
        self._name = (folder or data_folder("locks")) / f"{key_of(path)}.lock"
        while True:
            try:
                self._descriptor = os.open(self._name, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:  # a full disk: a lock is a help, and the talk opens without
                _LOG.info("no lock for %s: %s", path, error)
                self._descriptor = -1
                return
            if not _is_ours(self._descriptor):
                pid = _pid_in(self._descriptor)
                os.close(self._descriptor)
                raise InUseError(path, pid)
            if _is_current(self._descriptor, self._name):
                break
            os.close(self._descriptor)  # its holder deleted the file between our two calls
        with contextlib.suppress(OSError):  # the number only helps whoever looks at the file
            os.ftruncate(self._descriptor, 0)
            os.write(self._descriptor, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let others have the file; calling it again does nothing."""
        if self._descriptor < 0:
            return
        with contextlib.suppress(OSError):  # an open file cannot be deleted on Windows; it may stay
            self._name.unlink()
        os.close(self._descriptor)
        self._descriptor = -1


def _is_ours(descriptor: int) -> bool:
    try:
        return try_lock(descriptor)
    except OSError:
        return True  # a folder without locks keeps nobody from working; `saving` still compares the file


def _is_current(descriptor: int, name: Path) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), name.stat())
    return False


def _pid_in(descriptor: int) -> int:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return int(os.read(descriptor, 20) or b"0")
    except (OSError, ValueError):
        return 0
