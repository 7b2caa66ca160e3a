"""Saving a talk: when `save` returns, the file holds the talk, whatever happens next."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import msgspec

from lecturer.errors import UnwritableError
from lecturer.files.atomic import UnsureError, clean_folder, replace_file
from lecturer.files.digests import Digest, digest_of
from lecturer.files.disk import DISK, Files
from lecturer.i18n import gettext as _
from lecturer.store.talk_file import dumps, parse
from lecturer.store.yaml_text import REPLACEMENT
from lecturer.talk.records import Talk

_SPARE_BYTES = 64 * 1024  # the new name and its folder need some room too


class Saved(msgspec.Struct, frozen=True):
    """What a finished save put where.

    Attributes:
        path: The path that was asked for.
        digest: What the file now holds; the `expected` of the next save.
        size: Bytes.
        was_linked: The file had other names (hard links); those still hold the version before.
    """

    path: Path
    digest: Digest
    size: int
    was_linked: bool = False


class DiskFullError(UnwritableError):
    """There is no room for the file. `needed` and `free` are bytes; `free` is None when not known."""

    code = "disk-full"

    def __init__(self, path: Path, needed: int, free: int | None) -> None:
        what = (
            _("The disk is full: %(needed)s bytes are needed")
            if free is None
            else _("The disk is full: %(needed)s bytes are needed, %(free)s are free")
        )
        super().__init__(
            what % {"needed": f"{needed:,}", "free": f"{free or 0:,}"},
            path=path,
            safe=_("The file is as it was and your changes are still open"),
            remedy=_("Make room and save again, or save to another disk"),
        )
        self.needed = needed
        self.free = free


class UnsureWriteError(UnwritableError):
    """The disk failed after the new version took the file's name, and the old one could not be put back."""

    code = "unsure"

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _("The disk does not confirm that the file is written (%(reason)s)") % {"reason": reason},
            path=path,
            safe=_("The file may hold the new version already; what is open is not lost"),
            remedy=_("Save to another disk"),
        )


class ChangedOutsideError(UnwritableError):
    """Another program changed the file since it was read. `digest` is what it holds now."""

    code = "changed-outside"

    def __init__(self, path: Path, digest: Digest) -> None:
        super().__init__(
            _("Another program has changed the file"),
            path=path,
            safe=_("Neither its changes nor yours are lost"),
            remedy=_("Compare the two and merge them, or save under another name"),
        )
        self.digest = digest


def save(
    talk: Talk,
    path: Path,
    *,
    expected: Digest | None = None,
    files: Files = DISK,
) -> Saved:
    """Write a talk to its file.

    A symbolic link stays one; its target is written. The mode is kept. A file with several hard links gets
    a new version under this name only, since writing through the link could not be undone.

    Args:
        talk: The value to save; it cannot change while it is being saved.
        path: The file; its folder must exist.
        expected: What the file held when it was read or saved last; None to write over anything.
        files: The operating system.

    Raises:
        ChangedOutsideError: When the file holds something else than expected.
        DiskFullError: When there is no room.
        UnwritableError: When it cannot be written for another reason. The file is as it was.
    """
    data = _checked(talk, path)
    digest = digest_of(data)
    try:
        target = Path(os.path.realpath(path))
        before = _Before(target, path, expected, digest, files)
        _check_room(target, len(data), path, files)
        replace_file(target, data, files=files, before_swap=before.check_again)
    except OSError as error:
        raise unwritable(error, path, needed=len(data), files=files) from error
    clean_folder(target.parent)
    return Saved(path, digest, len(data), before.was_linked)


def can_write(path: Path) -> bool:
    """Whether saving to a file that is there may work: neither it nor its folder is write-protected."""
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode
    except OSError:
        return False
    return bool(mode & 0o222) and os.access(target, os.W_OK) and os.access(target.parent, os.W_OK)


class _Before:
    """What the file holds before it is replaced; looked at first, and again in the last moment."""

    def __init__(
        self, target: Path, path: Path, expected: Digest | None, wanted: Digest, files: Files
    ) -> None:
        self._target = target
        self._path = path
        self._files = files
        self._stat = self._look()
        if self._stat and self._stat.st_size and expected is not None:  # in an empty file nothing can be lost
            found = digest_of(files.read(target))
            if found not in (expected, wanted):
                raise ChangedOutsideError(path, found)

    @property
    def was_linked(self) -> bool:
        return self._stat is not None and self._stat.st_nlink > 1

    def check_again(self) -> None:
        now = self._look()
        if _identity(now) != _identity(self._stat):
            raise ChangedOutsideError(self._path, digest_of(self._files.read(self._target) if now else b""))

    def _look(self) -> os.stat_result | None:
        try:
            return self._files.stat(self._target)
        except FileNotFoundError:
            return None


def _identity(found: os.stat_result | None) -> tuple[int, ...]:
    return (found.st_ino, found.st_size, found.st_mtime_ns) if found else ()


def _checked(talk: Talk, path: Path) -> bytes:
    """The bytes to write, after reading them back as a talk."""
    text = dumps(talk)
    back = parse(text, path)
    # Half a character (a cut surrogate pair) can be in no file; everything else must come back as it was.
    if back != talk and not (REPLACEMENT in text and dumps(back) == text):
        raise UnwritableError(
            _("The talk cannot be written so that it reads the same"),
            path=path,
            safe=_("The file is as it was and your changes are still open"),
            remedy=_("Please report this, with the talk if you can"),
        )
    return text.encode("utf-8")


def _check_room(target: Path, size: int, path: Path, files: Files) -> None:
    free = files.free(target.parent)
    if free < size + _SPARE_BYTES:
        raise DiskFullError(path, size + _SPARE_BYTES, free)


def unwritable(error: OSError, path: Path, *, needed: int = 0, files: Files = DISK) -> UnwritableError:
    """What an error of the operating system means to the person who saves."""
    if isinstance(error, UnsureError):
        return UnsureWriteError(path, error.strerror or "")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError(path, needed, _free(path.parent, files))
    what, remedy = _reason(error)
    return UnwritableError(
        what, path=path, safe=_("The file is as it was and your changes are still open"), remedy=remedy
    )


def _reason(error: OSError) -> tuple[str, str]:
    elsewhere = _("Save under another name or in another folder")
    if error.errno in (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR):
        return _("The folder is not there"), _("Connect its disk again, or save in another folder")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _("The file or its folder is write-protected"), elsewhere
    if error.errno == errno.EISDIR:
        return _("There is a folder with this name"), elsewhere
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return _("The file's name is not possible here"), elsewhere
    reason = error.strerror or type(error).__name__
    return _("The file could not be written (%(reason)s)") % {"reason": reason}, _(
        "Save again, or save to another disk"
    )


def _free(folder: Path, files: Files) -> int | None:
    try:
        return files.free(folder)
    except OSError:
        return None
