"""The one way to write a file: any interruption leaves the old one or the new one, whole.

A new file is written beside the old one, forced to the disk, and only then takes the name, in one step that
the disk is made to remember. When a later step fails the old file is put back. `replace_file` takes bytes and
reads them back, `drafting` and `replacing` give a path to write to, `drafting_folder` a folder to fill,
`append_lines` adds to the end.
"""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import re
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lecturer.errors import UnwritableError
from lecturer.files.disk import DISK, Files
from lecturer.i18n import gettext as _
from lecturer.system.processes import here, is_alive

_CHUNK_BYTES = 64 * 1024
_STALE_SECONDS = 24 * 3600
_NAME = re.compile(r"\.lecturer-(?:([0-9a-f]{8})-)?(\d+)-\d+\.(?:new|old)")
_numbers = itertools.count(1)


class UnsureError(OSError):
    """The new file took the name, then a step failed and the old one could not be put back."""


def replace_file(
    target: Path, data: bytes, *, files: Files = DISK, before_swap: Callable[[], None] = lambda: None
) -> None:
    """Make `target` hold exactly `data`.

    Args:
        target: The file; its folder must exist. Its mode and owner are kept, and a link to it stays one.
        data: Everything it is to hold.
        files: The operating system.
        before_swap: Called when the new bytes are safe beside the old ones; may raise to stop.

    Raises:
        UnsureError: When the disk failed after the swap and would not go back.
        OSError: When any other step failed; `target` then holds what it held before.
    """
    target = _real(target)
    old = _stat(target, files)
    fresh = _beside(target, "new")
    try:
        _write(fresh, data, old, files)
        _compare(fresh, data, files)
        before_swap()
        _swap(fresh, target, files, had_old=old is not None, check=lambda: _compare(target, data, files))
    finally:
        _discard(fresh, files)


@contextmanager
def drafting(target: Path, *, files: Files = DISK) -> Iterator[Path]:
    """A path beside `target` to write to; on leaving, what it holds takes the target's place.

    When the body raises, the target is as it was and nothing is left beside it.

    Raises:
        OSError: When any step failed; `target` then holds what it held before.
    """
    target = _real(target)
    old = _stat(target, files)
    fresh = _beside(target, "new")
    try:
        files.close(files.create(fresh, 0o600 if old else 0o666))
        yield fresh
        _settle(fresh, old, files)
        _swap(fresh, target, files, had_old=old is not None)
    finally:
        _discard(fresh, files)


@contextmanager
def replacing(target: Path, *, files: Files = DISK) -> Iterator[Path]:
    """Like `drafting`, for a file that the user asked for: an error says what to do.

    Raises:
        UnwritableError: When the folder or the target cannot be written.
    """
    try:
        with drafting(target, files=files) as draft:
            yield draft
    except OSError as error:
        raise _unwritable(target, error) from error
    clean_folder(target.absolute().parent)


@contextmanager
def drafting_folder(target: Path, *, files: Files = DISK) -> Iterator[Path]:
    """A new folder beside `target` to fill; on leaving it takes that name, if it is free or an empty folder.

    When the body raises, nothing is left beside the target.

    Raises:
        OSError: When the folder cannot be made, or something has the name by then.
    """
    fresh = _beside(target, "new")
    fresh.mkdir(parents=True)
    try:
        yield fresh
        with contextlib.suppress(FileNotFoundError):
            os.rmdir(target)
        files.replace(fresh, target)
        files.sync_folder(target.parent)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def append_lines(path: Path, lines: bytes, *, files: Files = DISK) -> None:
    """Add whole lines to the end of a file and wait until they are on the disk; a torn last line is ended.

    Raises:
        OSError: When they cannot be written; what was there is untouched.
    """
    is_new = not os.path.exists(path)
    descriptor = files.open_end(path)
    try:
        size = os.fstat(descriptor).st_size
        try:
            write_fully(descriptor, (b"" if _ends_with_a_line(descriptor) else b"\n") + lines, files)
            files.sync(descriptor)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, size)
            raise
    finally:
        files.close(descriptor)
    if is_new:
        files.sync_folder(path.parent)


def clean_folder(folder: Path, *, files: Files = DISK) -> int:
    """Delete what interrupted saves left in a folder; how many files that were."""
    count = 0
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            found = _NAME.fullmatch(path.name)
            if found and _is_stale(path, found[1] or "", int(found[2])):
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


def _settle(fresh: Path, old: os.stat_result | None, files: Files) -> None:
    """Give what others wrote the rights of the old file, and put it on the disk for good."""
    descriptor = files.open_end(fresh)
    try:
        if old:
            files.copy_rights(descriptor, old)
        files.sync(descriptor)
    finally:
        files.close(descriptor)


def _swap(
    fresh: Path,
    target: Path,
    files: Files,
    *,
    had_old: bool,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Rename; keep the old file under another name until the new one is known to be safe."""
    kept = _beside(target, "old") if had_old else None
    if kept:
        try:
            files.link(target, kept)
        except OSError:
            kept = None  # no second names on this file system: nothing to go back to, and no harm done
    is_swapped = False
    try:
        files.replace(fresh, target)
        is_swapped = True
        files.sync_folder(target.parent)
        check()
    except BaseException as error:
        is_back = not is_swapped
        with contextlib.suppress(OSError):
            if kept:
                files.replace(kept, target)
                is_back = True
            elif is_swapped and not had_old:
                files.remove(target)
                is_back = True
        if isinstance(error, OSError) and not is_back:
            raise UnsureError(error.errno or errno.EIO, os.strerror(error.errno or errno.EIO)) from error
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


def _real(target: Path) -> Path:
    """The file that a link points to, so that the link stays one."""
    return target.resolve() if os.path.islink(target) else target  # pathlib raises where a name is too long


def _ends_with_a_line(descriptor: int) -> bool:
    """Whether the next line may follow directly: a torn one needs an end first."""
    if os.lseek(descriptor, 0, os.SEEK_END) == 0:
        return True
    os.lseek(descriptor, -1, os.SEEK_END)
    return os.read(descriptor, 1) == b"\n"


def _beside(target: Path, suffix: str) -> Path:
    """A name of its own in the same folder, short enough whatever the target is called."""
    return target.with_name(f".lecturer-{here()}-{os.getpid()}-{next(_numbers)}.{suffix}")


def _discard(path: Path, files: Files) -> None:
    """Delete a helper file; when even that fails `clean_folder` finds it at the next start."""
    with contextlib.suppress(OSError):
        files.remove(path)


def _is_stale(path: Path, place: str, pid: int) -> bool:
    # A number may have gone to another process since, so no helper file outlives a day. In a shared folder
    # the number of another computer's process says nothing here.
    is_dead = place == here() and not is_alive(pid)
    return is_dead or time.time() - path.stat().st_mtime > _STALE_SECONDS


def _unwritable(target: Path, error: OSError) -> UnwritableError:
    name = {"name": target.name}
    safe = _("The old file is untouched") if os.path.exists(target) else ""
    if isinstance(error, UnsureError):
        safe = _("The new file may be there already, but the disk does not confirm it")
    if os.path.isdir(target):
        what, safe, remedy = _("Cannot write %(name)s: it is a folder"), "", _("Choose another name")
    elif isinstance(error, FileNotFoundError | NotADirectoryError):
        what, remedy = _("Cannot write %(name)s: its folder does not exist"), _("Choose another folder")
    elif isinstance(error, PermissionError):
        what = _("Cannot write %(name)s: it is open in another program or protected")
        remedy = _("Close it there or choose another name")
    elif error.errno == errno.ENAMETOOLONG:
        what, remedy = _("Cannot write %(name)s: the name is too long"), _("Choose a shorter name")
    else:
        what = _("Cannot write %(name)s: %(reason)s")
        remedy = _("Free some space or choose another folder")
    return UnwritableError(
        what % {**name, "reason": error.strerror or error}, path=target, safe=safe, remedy=remedy
    )
