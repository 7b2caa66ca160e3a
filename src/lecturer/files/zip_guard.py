"""The only way to open an untrusted zip package: whatever could fill memory or disk is refused.

The sizes are those that the package declares; `zipfile` never gives out more of a part than it declares.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import IO, Literal

_MEGABYTE = 1024 * 1024
MOST_PARTS = 30_000
"""A deck of ours has 4.6 parts a slide with its notes, so 23,000 for 5,000 slides."""
LARGEST_PART = 64 * _MEGABYTE
"""16 million characters, the longest text that is imported, are 49 MB in Word's markup."""
LARGEST_MARKUP = 200 * _MEGABYTE
"""5,000 slides of ours are 50 MB; a tree of markup takes some ten times its size in memory."""
LARGEST_MEDIA = 600 * _MEGABYTE
"""Contests ask for decks of at most 200 MB and films of at most 300; readers hold the file and its parts in
memory, 1.2 GB of the 2 GB that they may have."""
HIGHEST_RATIO = 500
"""One sentence 40,000 times packs to a 214th, an empty table to a 116th; deflate ends at a 1,032nd."""
_MANIFEST = "META-INF/manifest.xml"
_SMALL = _MEGABYTE
"""Parts up to this size harm nobody however well they pack."""
_MEDIA = re.compile(
    r"\.(?:png|jpe?g?|jfif|gif|bmp|dib|tiff?|emf|wmf|webp|heic|wdp|ico|pict"
    r"|mp4|m4[av]|mov|avi|wm[av]|mpe?g|asf|mkv|webm|flv|mp3|wav|aac|aiff?|mid|ogg"
    r"|fntdata|odttf|[ot]tf|bin|ole|xlsx?|docx?|pptx?|pdf)$",
    re.IGNORECASE,
)
"""Pictures, films, sounds, fonts and other files inside, which are never read as markup: a blank bitmap
packs a thousandfold and is no bomb."""

Refusal = Literal["damaged", "encrypted", "bomb"]


class RefusedPackageError(Exception):
    """A package that is not opened."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


def open_package(file: Path | IO[bytes]) -> zipfile.ZipFile:
    """A package whose parts may be read; close it after use.

    Raises:
        OSError: The file cannot be read.
        RefusedPackageError: It is damaged, encrypted, or made to harm.
    """
    try:
        package = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError) as error:
        raise RefusedPackageError("damaged") from error
    refusal = _refusal(package.infolist()) or _locked(package)
    if refusal is not None:
        package.close()
        raise RefusedPackageError(refusal)
    return package


def _refusal(parts: list[zipfile.ZipInfo]) -> Refusal | None:
    if any(part.flag_bits & 1 for part in parts):
        return "encrypted"
    markup = [part for part in parts if not _MEDIA.search(part.filename)]
    written = sum(part.file_size for part in markup)
    is_bomb = (
        len(parts) > MOST_PARTS
        or written > LARGEST_MARKUP
        or sum(part.file_size for part in parts) - written > LARGEST_MEDIA
        or any(_swells(part) for part in markup)
    )
    return "bomb" if is_bomb else None


def _locked(package: zipfile.ZipFile) -> Refusal | None:
    """Whether an OpenDocument package has a password; its parts are no markup then (OASIS 1.3, 2, 3.4)."""
    try:
        manifest = package.read(_MANIFEST)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        return None  # whoever reads the part meets the same and says so
    return "encrypted" if b"encryption-data" in manifest else None


def _swells(part: zipfile.ZipInfo) -> bool:
    if part.file_size > LARGEST_PART:
        return True
    return part.file_size > _SMALL and part.file_size > HIGHEST_RATIO * max(1, part.compress_size)
