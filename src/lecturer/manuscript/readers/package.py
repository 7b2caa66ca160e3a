"""Looks at an office file before anything unpacks it: its size, its parts, what its XML declares."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from lecturer.errors import UnreadableError
from lecturer.i18n import gettext as _

LARGEST = 200 * 1024 * 1024
MOST_PARTS = 2000
HIGHEST_RATIO = 200
_SMALL = 1024 * 1024
_XML = (".xml", ".rels", ".vml")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError)
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def checked(path: Path) -> None:
    """Refuse a package that is damaged, encrypted, or made to harm.

    Raises:
        UnreadableError: Saying which of these it is.
    """
    try:
        with zipfile.ZipFile(path) as package:
            _check_sizes(package.infolist())
            for part in package.infolist():
                if part.filename.lower().endswith(_XML):
                    _check_markup(package.read(part))
    except _DAMAGED as error:
        raise UnreadableError(
            _("The file is damaged and cannot be unpacked"),
            remedy=_("Open it in its own program and save it again"),
        ) from error


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    inflates = any(
        part.file_size > _SMALL and part.file_size > HIGHEST_RATIO * max(1, part.compress_size)
        for part in parts
    )
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError(
            _("The file is protected by a password"),
            remedy=_("Open it in Word or WPS, take the password away and save it again"),
        )
    if len(parts) > MOST_PARTS or size > LARGEST or inflates or size > HIGHEST_RATIO * max(_SMALL, packed):
        raise UnreadableError(
            _("The file unpacks to far more than a manuscript holds and was refused"),
            remedy=_("Save the manuscript's words alone as .txt"),
        )


def _check_markup(data: bytes) -> None:
    if any(doctype in data for doctype in _DOCTYPES):
        raise UnreadableError(
            _("The file declares a document type, which office files never do, and was refused"),
            remedy=_("Open it in Word or WPS and save it again as .docx"),
        )
