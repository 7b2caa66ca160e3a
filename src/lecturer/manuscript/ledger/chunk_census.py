"""The census of documents inside a Word document: web pages, archives, RTF, text, further Word documents."""

from __future__ import annotations

import email
import email.policy
import io
from collections.abc import Callable, Iterator
from typing import IO

import msgspec

from lecturer.errors import UnreadableError
from lecturer.files.zip_guard import RefusedPackageError, open_package
from lecturer.manuscript.ledger.page_census import page_entries
from lecturer.manuscript.ledger.records import Entry
from lecturer.manuscript.ledger.rtf_census import rtf_entries_of
from lecturer.manuscript.ledger.text_census import plain_entries
from lecturer.manuscript.readers.plain import read_chunk


def chunk_entries(data: bytes, office: Callable[[IO[bytes]], tuple[Entry, ...]]) -> Iterator[Entry]:
    """Every word of a document inside another one; nothing of one that is no text at all.

    Args:
        data: Its bytes.
        office: Counts a Word document.
    """
    for entry in _entries(data, office):
        is_text = entry.kind in ("line", "body")
        yield msgspec.structs.replace(entry, kind="chunk", place=0) if is_text else entry


def _entries(data: bytes, office: Callable[[IO[bytes]], tuple[Entry, ...]]) -> tuple[Entry, ...]:
    start = data[:1024].lower()
    try:
        if start.startswith(b"pk\x03\x04"):
            open_package(io.BytesIO(data)).close()
            return office(io.BytesIO(data))
        if start.lstrip().startswith(b"{\\rtf"):
            return rtf_entries_of(data)
        if b"mime-version:" in start.partition(b"<")[0]:
            message = email.message_from_bytes(data, policy=email.policy.default)
            pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
            return tuple(each for page in pages[:1] for each in page_entries(page.get_content()))
        text = read_chunk(data).text
    except (UnreadableError, RefusedPackageError, LookupError, ValueError):
        return ()
    return page_entries(text) if b"<html" in start or b"<body" in start else plain_entries(text)
