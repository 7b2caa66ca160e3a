"""Putting new bytes in the place of a file so that any interruption leaves the old ones or the new ones.

A new file is written beside the old one, forced to the disk, read back and compared; only then it takes the
name, in one step that the disk is made to remember. When a later step fails the old file is put back.
"""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import re
import stat
import time
from collections.abc import Callable
from pathlib import Path

from lecturer.files.disk import DISK, Files
from lecturer.files.processes import is_alive
from lecturer.i18n import gettext as _

_CHUNK_BYTES = 64 * 1024
_STALE_SECONDS = 24 * 3600
_NAME = re.compile(r"\.lecturer-(\d+)-\d+\.(?:new|old)")
_numbers = itertools.count(1)


def replace_file(
    target: Path, data: bytes, *, files: Files = DISK, before_swap: Callable[[], None] = lambda: None
) -> None:
    """Make `target`, a path without symbolic links, hold exactly `data`.

    Args:
        target: The file; its folder must exist. Its mode and owner are kept.
        data: Everything it is to hold.
        files: The operating system.
        before_swap: Called when the new bytes are safe beside the old ones; may raise to stop.

    Raises:
        OSError: When any step failed; `target` then holds what it held before.
    """
    old = _stat(target, files)
    fresh = _beside(target, "new")
    try:
        _write(fresh, data, old, files)
        _compare(fresh, data, files)
        before_swap()
        _swap(fresh, target, data, files, had_old=old is not None)
    finally:
        _discard(fresh, files)


def clean_folder(folder: Path, *, files: Files = DISK) -> int:
    """Delete what interrupted saves left in a folder; how many files that were."""
    count = 0
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            found = _NAME.fullmatch(path.name)
            if found and _is_stale(path, int(found[1])):
                with contextlib.suppress(OSError):
                    files.remove(path)
                    count += 1
    return count


def write_fully(descriptor: int, data: bytes, files: Files = DISK) -> None:
    """Write every byte, whatever part of it the system takes at a time.

    Raises:
        OSError: When the system takes no more.
    """
    view = memoryview(data)
    while view:
        taken = files.write(descriptor, bytes(view[:_CHUNK_BYTES]))
        if taken <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        view = view[taken:]


def _write(fresh: Path, data: bytes, old: os.stat_result | None, files: Files) -> None:
    """Write a new file; nobody else may read it before it has the mode of the old one."""
    descriptor = files.create(fresh, 0o600 if old else 0o666)
    try:
        write_fully(descriptor, data, files)
        if old:
            files.copy_rights(descriptor, old)
        files.sync(descriptor)
    except BaseException:
        with contextlib.suppress(OSError):
            files.close(descriptor)
        raise
    files.close(descriptor)


def _swap(fresh: Path, target: Path, data: bytes, files: Files, *, had_old: bool) -> None:
    """Rename; keep the old file under another name until the new one is known to be safe."""
    kept = _beside(target, "old") if had_old else None
    if kept:
        try:
            files.link(target, kept)
        except OSError:
            kept = None  # no second names on this file system: nothing to go back to, and no harm done
    try:
        files.replace(fresh, target)
        files.sync_folder(target.parent)
        _compare(target, data, files)
    except BaseException:
        if kept:
            with contextlib.suppress(OSError):
                files.replace(kept, target)
        raise
    finally:
        if kept:
            _discard(kept, files)


def _compare(path: Path, data: bytes, files: Files) -> None:
    if files.read(path) != data:
        raise OSError(errno.EIO, _("the disk does not give back what was written"))


def _stat(target: Path, files: Files) -> os.stat_result | None:
    try:
        found = files.stat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if not found.st_mode & 0o222:  # renaming over it would get round the owner's wish
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return found


def _beside(target: Path, suffix: str) -> Path:
    """A name of its own in the same folder, short enough whatever the target is called."""
    return target.with_name(f".lecturer-{os.getpid()}-{next(_numbers)}.{suffix}")


def _discard(path: Path, files: Files) -> None:
    """Delete a helper file; when even that fails `clean_folder` finds it at the next start."""
    with contextlib.suppress(OSError):
        files.remove(path)


def _is_stale(path: Path, pid: int) -> bool:
    # A number may have gone to another process since, so no helper file outlives a day.
    return not is_alive(pid) or time.time() - path.stat().st_mtime > _STALE_SECONDS
