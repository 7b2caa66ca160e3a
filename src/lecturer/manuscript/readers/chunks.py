"""Reads documents inside a Word document: web pages, archives, RTF, text, and Word documents once more.

Programs that make Word files of web pages write nothing but such a chunk (ISO/IEC 29500-1, 17.17.2.1), and
Word shows its words as if they stood in the document itself.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Literal

from lecturer.errors import UnreadableError
from lecturer.files.zip_guard import RefusedPackageError, open_package
from lecturer.manuscript.readers.plain import read_chunk
from lecturer.manuscript.readers.rtf import rtf_lines
from lecturer.manuscript.readers.web_pages import is_archive, page_in
from lecturer.manuscript.readers.weighing import Line
from lecturer.manuscript.source import NO_EVIDENCE, Source

ChunkKind = Literal["document", "rtf", "page", "text"]


def kind_of_chunk(data: bytes, content_type: str) -> ChunkKind:
    """What a chunk is: by its bytes, which programs write more carefully than its type."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    if start.startswith(b"pk\x03\x04"):
        return "document"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    is_page = b"<html" in start or b"<body" in start or start.startswith(b"<!doctype html")
    return (
        "page"
        if is_page or is_archive(data) or "html" in content_type or "message/rfc822" in content_type
        else "text"
    )


def chunk_lines(data: bytes, content_type: str, document: Callable[[bytes], list[Line]]) -> list[Line] | None:
    """The lines of a chunk; None when it cannot be read.

    Args:
        data: Its bytes.
        content_type: What the package says that it is.
        document: Reads a Word document.
    """
    try:
        match kind_of_chunk(data, content_type):
            case "document":
                open_package(io.BytesIO(data)).close()
                return document(data)
            case "rtf":
                return rtf_lines(data)
            case "page":
                return _lines(page_in(data))
            case "text":
                return _lines(read_chunk(data))
    except (UnreadableError, RefusedPackageError, KeyError, ValueError):
        return None


def _lines(source: Source) -> list[Line]:
    return [
        Line(line, source.evidence.get(number, NO_EVIDENCE))
        for number, line in enumerate(source.text.split("\n"))
    ]
