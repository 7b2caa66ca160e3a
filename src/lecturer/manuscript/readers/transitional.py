"""Office packages in the form that every library reads: Strict ones translated, templates as documents.

ISO/IEC 29500 has two classes of files that differ in the names of their namespaces; Word writes the
strict one on request ("Strict Open XML"). Templates and files with macros differ in one content type only.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMES = (
    (b"officeDocument/relationships/metadata/core-properties",
     b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"),
    (b"officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"officeDocument/extendedProperties",
     b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"),
    (b"officeDocument/customProperties",
     b"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
    (b"officeDocument/docPropsVTypes", b"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    (b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"officeDocument/customXml", b"http://schemas.openxmlformats.org/officeDocument/2006/customXml"),
    (b"officeDocument/bibliography", b"http://schemas.openxmlformats.org/officeDocument/2006/bibliography"),
    (b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"presentationml/main", b"http://schemas.openxmlformats.org/presentationml/2006/main"),
    (b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"drawingml/chart", b"http://schemas.openxmlformats.org/drawingml/2006/chart"),
    (b"drawingml/diagram", b"http://schemas.openxmlformats.org/drawingml/2006/diagram"),
    (b"drawingml/picture", b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
    (b"drawingml/wordprocessingDrawing",
     b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"drawingml/chartDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"),
)  # fmt: skip
"""ISO/IEC 29500-1 annex A and 29500-4: the strict name behind its common start, and the transitional one."""
_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml."
_SLIDES = b"application/vnd.openxmlformats-officedocument.presentationml."
_MACROS = b"application/vnd.ms-"
_TYPES = (
    (_WORD + b"template.main+xml", _WORD + b"document.main+xml"),
    (_MACROS + b"word.document.macroEnabled.main+xml", _WORD + b"document.main+xml"),
    (_MACROS + b"word.template.macroEnabledTemplate.main+xml", _WORD + b"document.main+xml"),
    (_SLIDES + b"template.main+xml", _SLIDES + b"presentation.main+xml"),
    (_SLIDES + b"slideshow.main+xml", _SLIDES + b"presentation.main+xml"),
    (_MACROS + b"powerpoint.presentation.macroEnabled.main+xml", _SLIDES + b"presentation.main+xml"),
    (_MACROS + b"powerpoint.slideshow.macroEnabled.main+xml", _SLIDES + b"presentation.main+xml"),
    (_MACROS + b"powerpoint.template.macroEnabled.main+xml", _SLIDES + b"presentation.main+xml"),
)
_INSIDE = re.compile(rb"<(?:Override|Default)\b[^<>]*(?:\.|Extension=[\"'])do[ct][xm][\"'][^<>]*>")
"""Word itself gives a document inside a document the type of its main part."""
_CONTENT_TYPES = "[Content_Types].xml"


def open_transitional(path: Path) -> io.BytesIO:
    """The bytes of a package, as the file has them where nothing has to be translated.

    Raises:
        OSError: When it cannot be read.
        zipfile.BadZipFile: When it is no package.
    """
    return transitional(path.read_bytes())


def transitional(data: bytes) -> io.BytesIO:
    """The same of a package's bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        types = package.read(_CONTENT_TYPES) if _CONTENT_TYPES in package.namelist() else b""
        is_strict = any(
            _STRICT in package.read(name)[:4000]
            for name in ("_rels/.rels", "word/document.xml", "ppt/presentation.xml")
            if name in package.namelist()
        )
        if not is_strict and _renamed(types) == types:
            return io.BytesIO(data)
        return _translated(package)


def _renamed(types: bytes) -> bytes:
    """The types of the parts as libraries know them; a whole document inside is no part with markup."""
    for old, new in _TYPES:
        types = types.replace(old, new)
    return _INSIDE.sub(
        lambda found: found[0].replace(_WORD + b"document.main+xml", b"application/zip"), types
    )


def _translated(package: zipfile.ZipFile) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as fresh:
        for part in package.infolist():
            content = package.read(part)
            if part.filename == _CONTENT_TYPES:
                content = _renamed(content)
            elif part.filename.endswith((".xml", ".rels")):
                for strict, name in _NAMES:
                    content = content.replace(_STRICT + strict, name)
            fresh.writestr(part.filename, content)
    made.seek(0)
    return made
