"""The border for strangers' files: a talk names what lies beside it, and its words are words in a table.

A name is judged as text before the disk is asked. Asking about a share connects to its server, and opening a
pipe or a device may wait for ever.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

_ELSEWHERE = re.compile(r"[\\/]{2}|[A-Za-z]:[\\/]|[A-Za-z][A-Za-z0-9+.-]*://|file:", re.IGNORECASE)
"""A share, a drive, an address: names that lead out of any folder on one system or another."""

_DEVICES = re.compile(r"(?:^|[\\/])(?:con|prn|aux|nul|com\d|lpt\d)\s*(?:[.:]|$)", re.IGNORECASE)
"""Names that mean a device in every folder of Windows, with any suffix."""


_DRIVE = re.compile(r"[A-Za-z]:")


_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""With one of these a cell of a table begins to be computed, in one program or another."""
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")


class OutsideError(OSError):
    """A name leads out of its folder."""


def is_inside(name: str) -> bool:
    """Whether a name can travel with its talk: a file in the folder or below it, on every system alike."""
    if name.startswith(("/", "\\", "~")) or _DRIVE.match(name) or _ELSEWHERE.match(name) or "\0" in name:
        return False
    return ".." not in re.split(r"[/\\]", name)


def path_inside(name: str, folder: Path) -> Path:
    """The path in a folder that a name means, by its text alone and on every system alike.

    Raises:
        OutsideError: It would lead anywhere else, or is no name.
    """
    root = os.path.abspath(folder)
    path, elsewhere = (os.path.normpath(os.path.join(root, each)) for each in (name, name.replace("\\", "/")))
    leaves = any(not each.startswith(os.path.join(root, "")) for each in (path, elsewhere))
    if not name or "\0" in name or _ELSEWHERE.match(name) or leaves:
        raise OutsideError(name)
    if os.name == "nt" and _DEVICES.search(name):
        raise OutsideError(name)
    return Path(path)


def file_inside(name: str, folder: Path) -> tuple[Path, os.stat_result]:
    """The plain file in a folder that a name means, its links followed, with what the disk says of it.

    Raises:
        OutsideError: It leads out of the folder, by its text or by a link.
        OSError: It is not there, or is a folder, a pipe or a device.
    """
    path = path_inside(name, folder).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise OutsideError(name)
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise FileNotFoundError(name)
    return path, found


def cell(text: str) -> str:
    """A text as a cell of a table that spreadsheets read: never a formula; numbers stay numbers."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
