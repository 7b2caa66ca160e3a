"""A file that somebody wants to read, known as far as it takes to choose its reader."""

from __future__ import annotations

import zipfile
from pathlib import Path

import msgspec

from lecturer.files.problems import unreadable
from lecturer.manuscript.readers.package import opened

_START = 1024
_PACKAGE = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The compound file in which programs before 2007 keep a document (MS-CFB 2.2)."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A file before it is read.

    Attributes:
        path: The file.
        start: Its first bytes.
        parts: The names in it, where it is a zip package.
        encoding: How a text is encoded, when the user says so.
        markdown: Whether a text is Markdown, when the user says so.
    """

    path: Path
    start: bytes = b""
    parts: frozenset[str] = frozenset()
    encoding: str | None = None
    markdown: bool | None = None

    @property
    def suffix(self) -> str:
        """The end of its name, in small letters."""
        return self.path.suffix.lower()

    def holds(self, folder: str) -> bool:
        """Whether it is a package with something in that folder."""
        return any(name.startswith(f"{folder}/") for name in self.parts)


def candidate(path: Path, encoding: str | None = None, *, markdown: bool | None = None) -> Candidate:
    """Look at a file.

    Raises:
        UnreadableError: When it cannot be opened, or is a damaged package.
    """
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError as error:
        raise unreadable(error, path) from error
    # Some servers and mail programs put something before a package; a text has no zero bytes. The .doc of
    # newer programs keeps its theme as a package at its end.
    may_be = b"\0" in start and not start.startswith(OLE)
    is_package = start.startswith(_PACKAGE) or (may_be and zipfile.is_zipfile(path))
    parts = _parts(path) if is_package else frozenset()
    return Candidate(path=path, start=start, parts=parts, encoding=encoding, markdown=markdown)


def _parts(path: Path) -> frozenset[str]:
    with opened(path) as package:
        return frozenset(package.namelist())
