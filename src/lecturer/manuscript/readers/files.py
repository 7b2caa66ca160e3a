"""Which reader reads which file: told by its first bytes, by its name only where bytes do not tell."""

from __future__ import annotations

import zipfile
from pathlib import Path

import msgspec

from lecturer.errors import UnreadableError
from lecturer.files.problems import unreadable
from lecturer.i18n import gettext as _
from lecturer.manuscript.ledger.text_census import markdown_entries, plain_entries
from lecturer.manuscript.readers import guarded, office
from lecturer.manuscript.readers.markdown import read_markdown
from lecturer.manuscript.readers.plain import LARGEST_TEXT, read_text
from lecturer.manuscript.source import Source

SUFFIXES = (".docx", ".txt", ".md", ".markdown", ".pptx", ".doc", ".wps", ".rtf", ".odt", ".pdf")
_MARKDOWN = (".md", ".markdown")
_LEGACY = (".doc", ".wps", ".wpt", ".dot")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_markdown(path: Path) -> bool:
    """Whether a file is Markdown by its name."""
    return path.suffix.lower() in _MARKDOWN


def read_source(path: Path, encoding: str | None = None, markdown: bool | None = None) -> Source:
    """The words of a manuscript in any format that has a reader.

    Args:
        path: The file.
        encoding: How a text file is encoded, when the user says so.
        markdown: Whether a text file is Markdown, when the user says so.

    Raises:
        UnreadableError: When it cannot be read, with what to do about it.
    """
    source = _read(path, encoding, markdown=is_markdown(path) if markdown is None else markdown)
    if not source.text.strip():
        raise UnreadableError(
            _("The file has no words in it"), path=path, remedy=_("Choose the file that holds the manuscript")
        )
    return source


def _read(path: Path, encoding: str | None, *, markdown: bool) -> Source:
    start = _first_bytes(path)
    if start.startswith(b"PK\x03\x04"):
        return _read_package(path)
    if start.startswith(_OLE):
        return _read_legacy(path)
    if start.startswith(b"{\\rtf") or b"<?mso-application" in start or path.suffix.lower() in _LEGACY:
        return _read_converted(path, ".rtf" if start.startswith(b"{\\rtf") else path.suffix.lower())
    if start.startswith(b"%PDF"):
        return guarded.read("pdf", path)
    if path.suffix.lower() in (".docx", ".pptx", ".odt"):
        raise UnreadableError(
            _("The file is damaged: it is no %(kind)s file inside") % {"kind": path.suffix.lower()},
            path=path,
            remedy=_("Open it in its own program and save it again as .docx"),
        )
    source = read_text(_all_bytes(path), path, encoding)
    count = markdown_entries if markdown else plain_entries
    counted = msgspec.structs.replace(source, census=count(source.text))
    return read_markdown(counted) if markdown else counted


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(1024)
    except OSError as error:
        raise unreadable(error, path) from error


def _all_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_TEXT + 1)
    except OSError as error:
        raise unreadable(error, path) from error


def _read_package(path: Path) -> Source:
    kind = _package_kind(path)
    if kind == "odt":
        return _read_converted(path, ".odt")
    if kind:
        return guarded.read(kind, path)
    raise UnreadableError(
        _("This is neither a Word document nor a presentation"),
        path=path,
        remedy=_("Save the manuscript as .docx or .txt"),
    )


def _package_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            if "content.xml" in names and "mimetype" in names:
                return "odt"
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableError(
            _("The file is damaged and cannot be unpacked"),
            path=path,
            remedy=_("Open it in its own program and save it again"),
        ) from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    return "pptx" if any(name.startswith("ppt/") for name in names) else ""


def _read_legacy(path: Path) -> Source:
    with path.open("rb") as file:
        if _ENCRYPTED in file.read(4_000_000):
            raise UnreadableError(
                _("The file is protected by a password"),
                path=path,
                remedy=_("Open it in Word or WPS, take the password away and save it again"),
            )
    return _read_converted(path, ".doc" if path.suffix.lower() not in _LEGACY else path.suffix.lower())


def _read_converted(path: Path, suffix: str) -> Source:
    with office.converted_to_docx(path, suffix) as document:
        return guarded.read("docx", document, named=path)
