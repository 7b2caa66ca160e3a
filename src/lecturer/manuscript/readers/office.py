"""Turns old formats into .docx with LibreOffice, when it is installed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lecturer.errors import UnreadableError
from lecturer.i18n import gettext as _
from lecturer.manuscript.readers import guarded
from lecturer.manuscript.readers.candidate import Candidate
from lecturer.manuscript.source import Source
from lecturer.system.processes import TimeIsUpError, run_program

SECONDS = 60.0
LEGACY = (".doc", ".wps", ".wpt", ".dot")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The compound file in which programs before 2007 keep a document (MS-CFB 2.2)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which Office keeps an encrypted document (MS-OFFCRYPTO 1.3.3)."""
_MOST_SEARCHED = 4_000_000
_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def read_converted(file: Candidate, *, suffix: str) -> Source:
    """The words of a document in another format, by way of .docx; `suffix` tells LibreOffice what it is."""
    with converted_to_docx(file.path, suffix) as document:
        return guarded.read("docx", document, named=file.path)


def read_legacy(file: Candidate) -> Source:
    """The words of a document of Word or WPS before .docx.

    Raises:
        UnreadableError: When it is encrypted, or LibreOffice cannot read it.
    """
    is_misnamed = file.start.startswith(OLE) and file.suffix not in LEGACY
    with file.path.open("rb") as opened:
        if _ENCRYPTED in opened.read(_MOST_SEARCHED):
            raise UnreadableError(
                _("The file is protected by a password"),
                path=file.path,
                remedy=_("Open it in Word or WPS, take the password away and save it again"),
            )
    return read_converted(file, suffix=".doc" if is_misnamed else file.suffix)


def program() -> str | None:
    """The path of LibreOffice's program, None when it is not installed."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


@contextmanager
def converted_to_docx(path: Path, suffix: str, *, seconds: float = SECONDS) -> Iterator[Path]:
    """A .docx copy of a document in another format; it is gone afterwards.

    Args:
        path: The document.
        suffix: The ending that tells LibreOffice what it is.
        seconds: How long it may take.

    Raises:
        UnreadableError: When LibreOffice is not there, fails, or takes too long.
    """
    soffice = program()
    if soffice is None:
        raise UnreadableError(
            _("%(kind)s files are read by way of LibreOffice, which is not installed") % {"kind": suffix},
            path=path,
            remedy=_("Open the file in Word or WPS, choose Save As and the type .docx, then import that"),
        )
    with tempfile.TemporaryDirectory(prefix="lecturer-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        copy = folder / f"manuscript{suffix}"
        shutil.copyfile(path, copy)
        _convert(soffice, copy, folder, path, seconds)
        target = folder / "out" / "manuscript.docx"
        if not target.is_file():
            raise UnreadableError(
                _("LibreOffice could not read the file"),
                path=path,
                remedy=_("Open it in Word or WPS and save it as .docx"),
            )
        yield target


def _convert(soffice: str, copy: Path, folder: Path, path: Path, seconds: float) -> None:
    command = [
        soffice,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(copy),
    ]
    try:
        run_program(command, seconds=seconds)
    except TimeIsUpError as error:
        raise UnreadableError(
            _("LibreOffice took longer than %(seconds)d seconds and was stopped") % {"seconds": seconds},
            path=path,
            remedy=_("Open it in Word or WPS and save it as .docx"),
        ) from error
