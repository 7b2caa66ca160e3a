"""Where an open talk lives: in its file, or here alone because of what became of the file.

What is known of the file is an `Anchor`; `look` compares it with the disk. Every answer but "right" means
that closing the window would lose the talk: it is unsaved work, whatever was saved before.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Literal

import msgspec

from lecturer.files.digests import Digest, digest_of
from lecturer.files.disk import DISK, Files
from lecturer.i18n import gettext as _
from lecturer.i18n import lazy

Where = Literal["right", "gone", "emptied", "unreadable", "foreign", "lost"]
"""The file holds the talk; it is not in its folder; it is empty; the disk does not give it; it holds
something else; its folder, or the disk of that folder, is not there."""

_LARGEST_BYTES = 256 * 1024 * 1024
"""Nothing that we write is as large: it is something else, and is not read to be sure of that."""
_DISK_GONE = frozenset({errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESTALE, errno.ENOTDIR})

_SHORT = {
    "gone": lazy("Only here: the file is gone"),
    "emptied": lazy("Only here: the file is empty"),
    "unreadable": lazy("Only here: the file cannot be read"),
    "foreign": lazy("Only here: the file holds something else"),
    "lost": lazy("Only here: the disk or folder is gone"),
}
_WHAT = {
    "gone": lazy("“%(name)s” is no longer there: it was deleted, renamed or moved"),
    "emptied": lazy("Another program has emptied “%(name)s”"),
    "unreadable": lazy("“%(name)s” cannot be read any more: its disk gives no answer, or no leave"),
    "foreign": lazy("Another program has changed “%(name)s”, and what it holds now cannot be taken over"),
    "lost": lazy("The folder of “%(name)s” is not there: its disk was taken out, or it was renamed"),
}
_OPEN = lazy("The whole talk is still open here; closing asks")
_KEPT = lazy("The whole talk is still open here and kept in case of a crash; closing asks")
_REMEDY = {
    "gone": lazy("Saving puts it back"),
    "emptied": lazy("Saving puts it back"),
    "unreadable": lazy("Save under another name"),
    "foreign": lazy("Saving asks first"),
    "lost": lazy("Connect the disk again and save, or save under another name"),
}


class Anchor(msgspec.Struct, frozen=True):
    """What is known of the file that holds an open talk.

    Attributes:
        path: The file.
        digest: What it held when it was read or saved last.
        device: The disk of its folder, 0 when not known: another disk may come to lie in the same place.
    """

    path: Path
    digest: Digest
    device: int = 0


class Seen(msgspec.Struct, frozen=True):
    """What one look at the file told.

    Attributes:
        where: Where the talk lives.
        stamp: What changes with every write; empty when there is no file.
    """

    where: Where
    stamp: tuple[int, ...] = ()


def anchored(path: Path, digest: Digest, files: Files = DISK) -> Anchor:
    """What to know of a file that has just been read or saved."""
    try:
        return Anchor(path, digest, files.stat(_folder(path)).st_dev)
    except OSError:
        return Anchor(path, digest)


def look(anchor: Anchor, before: Seen | None = None, files: Files = DISK) -> Seen:
    """Where the talk lives now; never fails. It may wait as long as the disk does.

    Args:
        anchor: What is known of the file.
        before: What the last look told: a file that was not written since is not read again.
        files: The operating system.
    """
    try:
        found = files.stat(anchor.path)
        stamp = (found.st_ino, found.st_size, found.st_mtime_ns)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST_BYTES:
            return Seen("foreign", stamp)
        if before is not None and before.stamp == stamp and before.where != "unreadable":
            return before
        return Seen(_held(files.read(anchor.path), anchor.digest), stamp)
    except FileNotFoundError:
        return Seen("lost" if is_elsewhere(anchor, files) else "gone")
    except OSError as error:
        return Seen("lost" if error.errno in _DISK_GONE else "unreadable")


def is_elsewhere(anchor: Anchor, files: Files = DISK) -> bool:
    """Whether the file's folder is not there, or another disk lies in its place."""
    try:
        device = files.stat(_folder(anchor.path)).st_dev
    except OSError:
        return True
    return bool(anchor.device) and device != anchor.device


def short_words(where: Where) -> str:
    """The state in a few words, for a status line; nothing while all is well."""
    return _(_SHORT[where]) if where in _SHORT else ""


def sentences(where: Where, name: str, *, is_kept: bool = False) -> tuple[str, str, str]:
    """What happened to the file, what is safe, what to do; `is_kept`: all of it is in the journal."""
    return _(_WHAT[where]) % {"name": name}, _(_KEPT if is_kept else _OPEN), _(_REMEDY[where])


def _held(data: bytes, digest: Digest) -> Where:
    if not data.strip(b" \t\r\n\0"):
        return "emptied"
    return "right" if digest_of(data) == digest else "foreign"


def _folder(path: Path) -> Path:
    """The folder of the file itself, where the path is a link to it."""
    return Path(os.path.realpath(path)).parent
