"""Turns old formats into .docx and .pptx with LibreOffice, when it is installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

from lecturer.errors import UnreadableError
from lecturer.i18n import Message, lazy
from lecturer.i18n import gettext as _
from lecturer.manuscript.readers import guarded
from lecturer.manuscript.readers.candidate import OLE, Candidate
from lecturer.manuscript.source import Source
from lecturer.system.cage import caged, harden_office
from lecturer.system.processes import TimeIsUpError, run_program
from lecturer.system.work_folders import sweep_work_folders, work_folder

SECONDS = 60.0
DECKS = (".ppt", ".pps", ".pot", ".dps", ".dpt")
"""Presentations of PowerPoint and WPS before .pptx."""
LEGACY = (".doc", ".wps", ".wpt", ".dot")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which Office keeps an encrypted document (MS-OFFCRYPTO 1.3.3)."""
_MOST_SEARCHED = 4_000_000
_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def read_converted(file: Candidate, *, suffix: str, counted: str = "") -> Source:
    """The words of a document in another format, by way of .docx.

    Args:
        file: The document.
        suffix: What tells LibreOffice what it is.
        counted: The census that counts it in its own form, where there is one.
    """
    with converted_to_docx(file.path, suffix) as document:
        return guarded.read("docx", document, named=file.path, counted=counted)


def read_legacy(file: Candidate) -> Source:
    """The words of a document of Word or WPS before .docx.

    Raises:
        UnreadableError: When it is encrypted, or LibreOffice cannot read it.
    """
    is_misnamed = file.start.startswith(OLE) and file.suffix not in LEGACY
    _refuse_encrypted(file)
    return read_converted(file, suffix=".doc" if is_misnamed else file.suffix, counted="doc")


def read_converted_deck(file: Candidate, *, suffix: str = "") -> Source:
    """The slides of a presentation in another format, by way of .pptx."""
    _refuse_encrypted(file)
    with converted_to_pptx(file.path, suffix or file.suffix) as document:
        return guarded.read("pptx", document, named=file.path)


def _refuse_encrypted(file: Candidate) -> None:
    with file.path.open("rb") as opened:
        if file.start.startswith(OLE) and _ENCRYPTED in opened.read(_MOST_SEARCHED):
            raise UnreadableError(
                _("The file is protected by a password"),
                path=file.path,
                remedy=_("Open it in Word or WPS, take the password away and save it again"),
            )


def program() -> str | None:
    """The path of LibreOffice's program, None when it is not installed."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def converted_to_docx(path: Path, suffix: str, *, seconds: float = SECONDS) -> AbstractContextManager[Path]:
    """A .docx copy of a document in another format; it is gone afterwards.

    Args:
        path: The document.
        suffix: The ending that tells LibreOffice what it is.
        seconds: How long it may take.

    Raises:
        UnreadableError: When LibreOffice is not there, fails, or takes too long.
    """
    return _converted(path, suffix, _DOCUMENT, seconds)


def converted_to_pptx(path: Path, suffix: str, *, seconds: float = SECONDS) -> AbstractContextManager[Path]:
    """A .pptx copy of a presentation in another format; see `converted_to_docx`."""
    return _converted(path, suffix, _DECK, seconds)


class _Target(NamedTuple):
    """What a file is converted to: the suffix, LibreOffice's name of it, how to do it by hand."""

    suffix: str
    filter: str
    by_hand: Message
    again: Message


_DOCUMENT = _Target(
    ".docx",
    "docx:MS Word 2007 XML",
    lazy("Open the file in Word or WPS, choose Save As and the type .docx, then import that"),
    lazy("Open it in Word or WPS and save it as .docx"),
)
_DECK = _Target(
    ".pptx",
    "pptx:Impress MS PowerPoint 2007 XML",
    lazy("Open the file in PowerPoint or WPS, choose Save As and the type .pptx, then import that"),
    lazy("Open it in PowerPoint or WPS and save it as .pptx"),
)


@contextmanager
def _converted(path: Path, suffix: str, target: _Target, seconds: float) -> Iterator[Path]:
    soffice = program()
    if soffice is None:
        raise UnreadableError(
            _("%(kind)s files are read by way of LibreOffice, which is not installed") % {"kind": suffix},
            path=path,
            remedy=_(target.by_hand),
        )
    sweep_work_folders()
    with work_folder() as folder:
        copy = folder / f"manuscript{suffix}"
        shutil.copyfile(path, copy)
        _convert(soffice, copy, folder, path, target, seconds)
        made = folder / "out" / f"manuscript{target.suffix}"
        if not made.is_file():
            raise UnreadableError(_("LibreOffice could not read the file"), path=path, remedy=_(target.again))
        yield made


def _convert(soffice: str, copy: Path, folder: Path, path: Path, target: _Target, seconds: float) -> None:
    harden_office(folder / "profile")
    command = [
        soffice,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        target.filter,
        "--outdir",
        str(folder / "out"),
        str(copy),
    ]
    try:
        run_program(caged(command), seconds=seconds)
    except TimeIsUpError as error:
        raise UnreadableError(
            _("LibreOffice took longer than %(seconds)d seconds and was stopped") % {"seconds": seconds},
            path=path,
            remedy=_(target.again),
        ) from error
