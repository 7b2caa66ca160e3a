"""Looks at an office file before anything unpacks it: its size, its parts, what its XML declares."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import assert_never

from lecturer.errors import UnreadableError
from lecturer.files.zip_guard import Refusal, RefusedPackageError, open_package
from lecturer.i18n import gettext as _

_XML = (".xml", ".rels", ".vml")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError)
_DECLARES = re.compile(rb"<!DOCTYPE[^>\[]*\[|<!ENTITY")
"""Entities, which can unpack to anything. The bare name of a document type is harmless; OpenOffice writes it
into the macros of its documents."""
_WIDE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-16-le", "utf-16-be"))


def checked(path: Path) -> None:
    """Refuse a package that is damaged, encrypted, or made to harm.

    Raises:
        UnreadableError: Saying which of these it is.
    """
    with opened(path) as package:
        for part in package.infolist():
            if part.filename.lower().endswith(_XML):
                _check_markup(package.read(part))


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A package that is neither damaged nor encrypted nor a bomb.

    Raises:
        UnreadableError: When it is one of these, also when that shows while its parts are read.
    """
    try:
        with open_package(path) as package:
            yield package
    except RefusedPackageError as error:
        raise _refused(error.refusal, path) from error
    except _DAMAGED as error:
        raise _refused("damaged", path) from error


def _refused(refusal: Refusal, path: Path) -> UnreadableError:
    match refusal:
        case "damaged":
            what = _("The file is damaged and cannot be unpacked")
            remedy = _("Open it in its own program and save it again")
        case "encrypted":
            what = _("The file is protected by a password")
            remedy = _("Open it in Word or WPS, take the password away and save it again")
        case "bomb":
            what = _("The file unpacks to far more than a manuscript holds and was refused")
            remedy = _("Save the manuscript's words alone as .txt")
        case _:
            assert_never(refusal)
    return UnreadableError(what, path=path, remedy=remedy)


def _check_markup(data: bytes) -> None:
    if _DECLARES.search(data) or any(doctype in data for doctype in _WIDE):
        raise UnreadableError(
            _("The file declares a document type, which office files never do, and was refused"),
            remedy=_("Open it in Word or WPS and save it again as .docx"),
        )
