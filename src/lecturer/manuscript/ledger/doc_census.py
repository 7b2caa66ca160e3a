"""The census of a document of Word or WPS before .docx: its characters as the file holds them (MS-DOC).

The words stand in pieces, one document after another: body, footnotes, headers, comments, endnotes, text
boxes (2.3, 2.8.35). Field codes, deleted words and the signs for pictures and notes are no words; hidden ones
are named. Of what is no such file, pages and XML with the same name, the tags are counted.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

from lecturer.errors import UnreadableError
from lecturer.files.compound import SIGNATURE, CompoundFile, DamagedError
from lecturer.manuscript.ledger.doc_looks import Looks, is_deletion, looks_of
from lecturer.manuscript.ledger.office_census import part_entries
from lecturer.manuscript.ledger.page_census import page_entries
from lecturer.manuscript.ledger.records import Entry, Kind
from lecturer.manuscript.page_numbers import is_page_number
from lecturer.manuscript.readers.web_pages import page_text
from lecturer.text.symbol_fonts import shown_in

_WORD_97 = 0xA5EC
_DOCUMENTS: tuple[tuple[int, Kind], ...] = (
    (0x4C, "body"), (0x50, "footnote"), (0x54, "margin"), (0x58, "body"), (0x5C, "comment"),
    (0x60, "footnote"), (0x64, "box"), (0x68, "margin"),
)  # fmt: skip
"""Where the file says how many characters each of its documents has, in their order (MS-DOC 2.5.4)."""
_PIECES = 0x1A2
"""Where it says where the table of pieces is (MS-DOC 2.5.6, fcClx)."""
_BEGIN, _PARTED, _END = "\x13", "\x14", "\x15"
_CELL_END = "\x07"
_ENDS = frozenset("\r\x07\x0b\x0c\x0e")
_SIGNS = {0x1E: "-", 0x1F: None, **{code: None for code in range(0x20) if chr(code) not in "\t\x0b"}}
_SYMBOL = "("
_CONTENTS_LINE = re.compile(r"\t\s*[\divxl]{1,5}\s*$")
"""A tab and the number of a page: contents that are no field any more are known by nothing else here."""


def doc_entries(path: Path) -> tuple[Entry, ...] | None:
    """Every character of a document, by paragraph; None for a form that is not known here."""
    return doc_entries_of(path.read_bytes(), path)


def doc_entries_of(data: bytes, path: Path) -> tuple[Entry, ...] | None:
    """The same of a file's bytes."""
    if data.startswith(SIGNATURE):
        try:
            return tuple(_entries(data))
        except (DamagedError, struct.error, IndexError):
            return None
    start = data[:1024].lstrip().lower()
    if b"mso-application" in start:
        return tuple(part_entries(data, "body", 0))
    if b"<html" in start or b"<!doctype html" in start:
        try:
            return page_entries(page_text(data, path))
        except UnreadableError:
            return None
    return None


def _entries(data: bytes) -> Iterator[Entry]:
    file = CompoundFile(data)
    words = file.stream("WordDocument")
    magic, flags = struct.unpack_from("<H8xH", words)
    if magic != _WORD_97 or flags & 0x0100:
        raise DamagedError
    table = file.stream("1Table" if flags & 0x0200 else "0Table")
    text, offsets, gone = _characters(words, table)
    looks = looks_of(words, table)
    start = 0
    for place, kind in _DOCUMENTS:
        (count,) = struct.unpack_from("<I", words, place)
        end = min(len(text), start + count)
        for entry in _paragraphs(text, offsets, gone, start, end, kind, looks):
            said = "".join(entry.pieces)
            if said.strip() and (kind != "margin" or not is_page_number(said)):
                yield entry
        start = end


def _characters(words: bytes, table: bytes) -> tuple[str, list[int], bytes]:
    """All characters in the order of the document, where each stands in the file, and whether it was deleted.

    A file that was saved in a hurry has its latest changes at the pieces, not at the characters.
    """
    (start, size) = struct.unpack_from("<II", words, _PIECES)
    pieces = table[start : start + size]
    at = 0
    changes: list[bytes] = []
    while pieces[at] == 1:  # properties, before the table of pieces itself (MS-DOC 2.9.38)
        end = at + 3 + int(struct.unpack_from("<H", pieces, at + 1)[0])
        changes.append(pieces[at + 3 : end])
        at = end
    (length,) = struct.unpack_from("<I", pieces, at + 1)
    count = (length - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", pieces, at + 5)
    texts: list[str] = []
    offsets: list[int] = []
    gone = bytearray()
    for number in range(count):
        (place, change) = struct.unpack_from("<IH", pieces, at + 5 + 4 * (count + 1) + 8 * number + 2)
        size = bounds[number + 1] - bounds[number]
        if not 0 <= size <= len(words):
            raise DamagedError
        is_narrow = bool(place & 0x40000000)  # MS-DOC 2.9.73: one byte a character, in Windows-1252
        place = (place & 0x3FFFFFFF) // (2 if is_narrow else 1)
        width = 1 if is_narrow else 2
        held = words[place : place + width * size]
        texts.append(held.decode("cp1252", "replace") if is_narrow else _units(held))
        offsets += range(place, place + width * len(texts[-1]), width)
        gone += (b"\1" if is_deletion(change, changes) else b"\0") * len(texts[-1])
    return "".join(texts), offsets, bytes(gone)


def _units(held: bytes) -> str:
    """The units of UTF-16 a character each, since the file counts them so."""
    return "".join(map(chr, struct.unpack(f"<{len(held) // 2}H", held[: len(held) // 2 * 2])))


def _paragraphs(
    text: str, offsets: list[int], gone: bytes, start: int, end: int, kind: Kind, looks: Looks
) -> Iterator[Entry]:
    """The words of one of the documents in the file."""
    pieces: list[str] = []
    now: Kind = kind
    for at, char, is_contents in _shown(text, start, end):
        look = looks.at(offsets[at])
        if char in _ENDS:
            if pieces:
                yield _entry("table" if char == _CELL_END and now == "body" else now, pieces)
            pieces = []
            continue
        if gone[at] or look.is_deleted or (look.is_sign and not look.symbol):
            continue
        what: Kind = "hidden" if look.is_hidden else "contents" if is_contents else kind
        if pieces and what != now:
            yield _entry(now, pieces)
            pieces = []
        now = what
        font, shown = look.symbol if look.symbol and char == _SYMBOL else (look.font, char)
        pieces.append(shown_in(font, shown))
    if pieces:
        yield _entry(now, pieces)


def _shown(text: str, start: int, end: int) -> Iterator[tuple[int, str, bool]]:
    """The places and characters that are no codes of fields, and whether a table of contents shows them."""
    codes: list[str] = []
    for at in range(start, end):
        char = text[at]
        if char == _BEGIN:
            codes.append("")
        elif char == _END:
            del codes[-1:]
        elif codes and (char == _PARTED or not all(_PARTED in code for code in codes)):
            codes[-1] += char
        else:
            yield at, char, any(code.strip().upper().startswith("TOC") for code in codes)


def _entry(kind: Kind, pieces: list[str]) -> Entry:
    words = "".join(pieces).translate(_SIGNS)
    if kind == "body" and _CONTENTS_LINE.search(words):
        kind = "contents"
    return Entry(kind, 0, (words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"),))
