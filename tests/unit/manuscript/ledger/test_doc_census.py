"""The characters of a document before .docx, counted in the binary file itself."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lecturer.files.compound import SIGNATURE, CompoundFile, DamagedError
from lecturer.manuscript.ledger.doc_census import doc_entries_of

_SECTOR = 512
_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE


def padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % _SECTOR)


def entry(name: str, kind: int, start: int, size: int, child: int = _FREE, right: int = _FREE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, _FREE, right, child)
    return head.ljust(116, b"\0") + struct.pack("<IQ", start, size)


def compound(first: bytes, second: bytes) -> bytes:
    """A compound file with two streams of at least 4096 bytes."""
    streams = [padded(first.ljust(4096, b"\0")), padded(second.ljust(4096, b"\0"))]
    table: list[int] = [_END - 1, _END]
    starts = []
    for stream in streams:
        starts.append(len(table))
        table += [*range(len(table) + 1, len(table) + len(stream) // _SECTOR), _END]
    directory = entry("Root Entry", 5, _END, 0, child=1)
    directory += entry("WordDocument", 2, starts[0], len(streams[0]), right=2)
    directory += entry("0Table", 2, starts[1], len(streams[1])) + bytes(128)
    head = SIGNATURE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0) + struct.pack("<I", _FREE) * 108
    fat = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    return head + fat + directory + b"".join(streams)


def word_file(body: str, notes: str = "", *, narrow: str = "", change: int = 0) -> bytes:
    """A Word 97 document of two pieces; the second one has a byte for each character, and may be changed."""
    text = (body + notes).encode("utf-16-le")
    words = bytearray(0x200) + text + narrow.encode("cp1252")
    struct.pack_into("<H", words, 0, 0xA5EC)
    size = len(text) // 2
    struct.pack_into("<II", words, 0x4C, len(body.encode("utf-16-le")) // 2, len(notes) + len(narrow) + 2)
    bounds = struct.pack("<III", 0, size, size + len(narrow))
    pieces = struct.pack("<HIH", 0, 0x200, 0)
    pieces += struct.pack("<HIH", 0, ((0x200 + len(text)) * 2) | 0x40000000, change)
    clx = b"\x01\x03\x00\x00\x08\x01\x02" + struct.pack("<I", len(bounds + pieces)) + bounds + pieces
    struct.pack_into("<II", words, 0x1A2, 0, len(clx))
    return compound(bytes(words), clx)


def counted(data: bytes) -> list[tuple[str, str]] | None:
    found = doc_entries_of(data, Path("井.doc"))
    return None if found is None else [(each.kind, "".join(each.pieces)) for each in found]


def test_body_and_notes_are_counted_apart():
    data = word_file("先看水。\r水要活\x02。\r", "\x02见旧志。\r", narrow="See the map.\r")
    assert counted(data) == [
        ("body", "先看水。"), ("body", "水要活。"), ("footnote", "见旧志。"), ("footnote", "See the map.")
    ]  # fmt: skip


def test_codes_of_fields_are_no_words():
    data = word_file('见\x13 HYPERLINK "https://example.org" \x14那口井\x15。\r\x13 TOC \\o \x14先看水\x15\r')
    assert counted(data) == [("body", "见那口井。"), ("contents", "先看水")]


def test_cells_are_a_table():
    assert counted(word_file("春\x07三桶\x07\x07完。\r")) == [
        ("table", "春"), ("table", "三桶"), ("body", "完。")
    ]  # fmt: skip


@pytest.mark.parametrize("change", [1, 0x0182])
def test_a_piece_that_was_deleted_is_no_word(change: int):
    data = word_file("先看水。\r", "见旧志。\r", narrow="See the map.\r", change=change)
    assert counted(data) == [("body", "先看水。"), ("footnote", "见旧志。")]


def test_letters_of_two_units_move_nothing():
    assert counted(word_file("𠮷先看水。\r", "见𠮷志。\r")) == [
        ("body", "𠮷先看水。"),
        ("footnote", "见𠮷志。"),
    ]


def test_a_page_named_doc_is_counted_by_its_tags():
    page = "<html><head><title>不算</title></head><body><p>先看水。</p><p>水要活。</p></body></html>"
    assert counted(page.encode()) == [("line", "先看水。"), ("line", "水要活。")]


def test_xml_of_word_2003_is_counted_by_its_text():
    xml = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>'
        "<w:p><w:r><w:t>先看水。</w:t></w:r></w:p></w:body></w:wordDocument>"
    )
    assert counted(xml.encode()) == [("body", "先看水。")]


@pytest.mark.parametrize("data", [b"", b"abc", SIGNATURE, SIGNATURE + bytes(600), "先看水。".encode()])
def test_what_is_none_is_counted_otherwise(data: bytes):
    assert counted(data) is None


def test_a_ring_of_sectors_ends():
    data = bytearray(word_file("先看水。"))
    struct.pack_into("<I", data, _SECTOR + 4 * 3, 2)
    with pytest.raises(DamagedError):
        CompoundFile(bytes(data)).stream("WordDocument")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4 * _SECTOR - 1), st.integers(0, 255), st.integers(0, 3))
def test_a_changed_byte_never_brings_the_count_down(at: int, value: int, place: int):
    data = bytearray(word_file("先看水。\r", "旧志。\r"))
    start = (0, _SECTOR, 3 * _SECTOR, 11 * _SECTOR)[place]
    data[(start + at) % len(data)] = value
    doc_entries_of(bytes(data), Path("井.doc"))
