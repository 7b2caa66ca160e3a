"""Characters of symbol fonts (Wingdings, Symbol and their like) as the characters that look like them.

Office programs write them as codes of the font, alone or moved to U+F000 (ISO/IEC 29500-1, 17.3.3.30); in any
other font they are letters or nothing. The table follows Unicode's own list of these fonts (L2/12-368); where
it names a character that hardly any Chinese font has, the nearest one that they all have stands instead.
"""

from __future__ import annotations

from functools import cache

from lecturer.resources import asset

_FIRST = 0x21
_MOVED = 0xF000
_NONE = "\ufffd"


def is_symbol_font(font: str) -> bool:
    """Whether the letters of a font are signs."""
    return font.lower() in _tables()


def shown_in(font: str, text: str) -> str:
    """A text as it looks in a symbol font; what is not known there stays as it is."""
    table = _tables().get(font.lower())
    return text.translate(table) if table else text


@cache
def _tables() -> dict[str, dict[int, str]]:
    tables: dict[str, dict[int, str]] = {}
    for row in asset("words/symbol_fonts.txt").read_text(encoding="utf-8").splitlines():
        font, signs = row.split("\t")
        known = {code: sign for code, sign in enumerate(signs, _FIRST) if sign != _NONE}
        moved = {_MOVED + code: sign for code, sign in known.items()}
        tables[font.lower()] = {**known, **moved}
    return tables
