"""Which characters of a Word file before .docx are hidden, deleted or signs (MS-DOC 2.4.6.2)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from lecturer.text.symbol_fonts import is_symbol_font

_CHARACTER_RUNS = 0xFA
"""Where the file says where its table of character formatting is (MS-DOC 2.5.6, fcPlcfBteChpx)."""
_FONTS = 0x112
_PAGE = 512
_DELETED, _HIDDEN, _SPECIAL, _SYMBOL, _FONT = 0x0800, 0x083C, 0x0855, 0x6A09, 0x4A4F
_SHORT_DELETED = 0x41
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""How many bytes the operand of a property has, by the upper bits of its name (MS-DOC 2.2.5.1)."""
_ON = (b"\x01", b"\x81")
"""Set, or the opposite of what a style says (MS-DOC 2.9.327)."""


class Look(msgspec.Struct, frozen=True):
    """What the formatting of a character says.

    Attributes:
        is_deleted: It was deleted under tracked changes.
        is_hidden: It is not shown.
        is_sign: It stands for a picture, a note and the like.
        symbol: The font and the character that it stands for.
        font: The symbol font it is set in, empty for any other font.
    """

    is_deleted: bool = False
    is_hidden: bool = False
    is_sign: bool = False
    symbol: tuple[str, str] | None = None
    font: str = ""


PLAIN = Look()


class Looks:
    """The looks by their places in the file; where nothing is said, characters are plain."""

    def __init__(self, runs: list[tuple[int, int, Look]]) -> None:
        runs.sort(key=lambda run: run[:2])
        self._starts = [start for start, _end, _look in runs]
        self._runs = runs

    def at(self, place: int) -> Look:
        """The look of the character at a place of the file."""
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return PLAIN
        _start, end, look = self._runs[number]
        return look if place < end else PLAIN


def is_deletion(change: int, changes: list[bytes]) -> bool:
    """Whether the change of a piece deletes it: one of the table, or a short form (MS-DOC 2.9.214).

    Args:
        change: What the piece says.
        changes: The properties before the table of pieces.
    """
    if change & 1:
        properties = dict(_properties(changes[change >> 1])) if change >> 1 < len(changes) else {}
        return properties.get(_DELETED, b"")[:1] in _ON
    return (change >> 1) & 0x7F == _SHORT_DELETED and change >> 8 == 1


def looks_of(words: bytes, table: bytes) -> Looks:
    """The looks that are not plain.

    Args:
        words: The stream with the words.
        table: The stream with the tables.
    """
    fonts = _fonts(words, table)
    (start, size) = struct.unpack_from("<II", words, _CHARACTER_RUNS)
    plex = table[start : start + size]
    count = max(0, (len(plex) - 4) // 8)
    runs: list[tuple[int, int, Look]] = []
    for number in struct.unpack_from(f"<{count}I", plex, 4 * (count + 1)) if count else ():
        page = words[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
        if len(page) == _PAGE:
            runs += _page_runs(page, fonts)
    return Looks(runs)


def _page_runs(page: bytes, fonts: list[str]) -> Iterator[tuple[int, int, Look]]:
    count = page[-1]
    if 5 * count + 4 > _PAGE:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        place = 2 * page[4 * (count + 1) + number]
        if place:
            look = _look(page[place + 1 : place + 1 + page[place]], fonts)
            if look != PLAIN:
                yield bounds[number], bounds[number + 1], look


def _look(properties: bytes, fonts: list[str]) -> Look:
    found = dict(_properties(properties))
    symbol = None
    if len(found.get(_SYMBOL, b"")) == 4:
        font, code = struct.unpack("<HH", found[_SYMBOL])
        symbol = (fonts[font] if font < len(fonts) else "", chr(code) if not 0xD800 <= code < 0xE000 else "")
    return Look(
        is_deleted=found.get(_DELETED, b"\0")[:1] in _ON,
        is_hidden=found.get(_HIDDEN, b"\0")[:1] in _ON,
        is_sign=found.get(_SPECIAL, b"\0")[:1] in _ON,
        symbol=symbol,
        font=_symbol_font(found.get(_FONT, b""), fonts),
    )


def _symbol_font(number: bytes, fonts: list[str]) -> str:
    at = int.from_bytes(number, "little")
    return fonts[at] if number and at < len(fonts) and is_symbol_font(fonts[at]) else ""


def _properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 3 <= len(data):
        (name,) = struct.unpack_from("<H", data, at)
        size = _SIZES[name >> 13] or data[at + 2] + 1
        yield name, data[at + 2 : at + 2 + size]
        at += 2 + size


def _fonts(words: bytes, table: bytes) -> list[str]:
    """The names of the fonts by their numbers (MS-DOC 2.9.286, 2.9.87)."""
    (start, size) = struct.unpack_from("<II", words, _FONTS)
    data = table[start : start + size]
    names: list[str] = []
    at = 4
    while at + 40 < len(data):
        end = at + 1 + data[at]
        names.append(data[at + 40 : end].decode("utf-16-le", "replace").split("\0")[0])
        at = end
    return names
