"""The widths of characters, from tables of glyph advances: layout needs no font at run time."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Protocol

import msgspec

from lecturer.deck.pages import FontRole
from lecturer.resources import asset

_THOUSANDTHS = 1000
_WHOLE_IN_CHINESE = "—―…"
"""Fonts have them narrower by themselves, but a whole em wide where two of them meet."""
_PICTOGRAPH_EM = 1.35
"""Colour emoji are wider than one em in every font that has them."""


class Metrics(Protocol):
    """The measures of a font in em; whoever has the font itself may give truer ones than a table."""

    def __hash__(self) -> int:
        """Breaks are kept per font: metrics are hashable, by identity or by value."""

    @property
    def descent(self) -> float:
        """How far the font reaches below its baseline."""

    def advance(self, char: str) -> float:
        """The width of one character."""


class AdvanceTable(msgspec.Struct, frozen=True, eq=False):
    """Metrics read from `assets/advances/`; a character that is not in the table is one em wide."""

    ascent: float
    descent: float
    advances: dict[str, float]

    def advance(self, char: str) -> float:
        """The width of one character in em."""
        width = self.advances.get(char)
        return _unlisted(char) if width is None else width


class _File(msgspec.Struct):
    family: str
    ascent: int
    descent: int
    advances: dict[str, str]


@cache
def table(role: FontRole, *, bold: bool = False) -> AdvanceTable:
    """The table for a font role: as wide as the widest font of its chain, as far as known."""
    path = asset("advances") / f"{role}-{'bold' if bold else 'regular'}.json"
    file = msgspec.json.decode(path.read_bytes(), type=_File)
    advances = {
        chr(int(start, 16) + offset): int(width) / _THOUSANDTHS
        for start, widths in file.advances.items()
        for offset, width in enumerate(widths.split())
    }
    advances |= {char: max(1.0, advances.get(char, 0.0)) for char in _WHOLE_IN_CHINESE}
    return AdvanceTable(file.ascent / _THOUSANDTHS, file.descent / _THOUSANDTHS, advances)


@lru_cache(maxsize=4096)
def _unlisted(char: str) -> float:
    """The width of a character that no table lists: marks that sit on another have none."""
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    if category == "So" or "\U0001f000" <= char <= "\U0001faff":
        return _PICTOGRAPH_EM
    return 1.0
