"""Searches written files for names that an anonymous kit must not have, part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from lecturer.i18n import gettext as _

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def traces(path: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a written file in which a name is found: its own name, a part of the zip, the PDF's text.

    Args:
        path: The file.
        names: From `identities`.
    """
    found = [path.name] if _has(path.name.encode(), names) else []
    if zipfile.is_zipfile(path):
        found += _in_zip(path, names)
    elif path.suffix.lower() == ".pdf":
        found += _in_pdf(path, names)
    elif _has(path.read_bytes(), names):
        found.append(path.name)
    return tuple(found)


def _in_zip(path: Path, names: tuple[str, ...]) -> Iterator[str]:
    with zipfile.ZipFile(path) as package:
        for member in package.namelist():
            if _has(member.encode(), names) or _has(package.read(member), names):
                yield member


def _in_pdf(path: Path, names: tuple[str, ...]) -> Iterator[str]:
    with pypdfium2.PdfDocument(path) as document:
        if _has("\n".join(document.get_metadata_dict().values()).encode(), names):
            yield _("properties")
        for number, page in enumerate(document, 1):
            if _has(page.get_textpage().get_text_bounded().encode(), names):
                yield _("page %(number)d") % {"number": number}


def _has(data: bytes, names: tuple[str, ...]) -> bool:
    return any(name.encode(encoding) in data for name in names for encoding in _ENCODINGS)
