"""Positions in a text as Python counts them, by characters, and as Qt does, by UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left


class Utf16:
    """Translates positions of one text both ways."""

    def __init__(self, text: str) -> None:
        wide = [index for index, char in enumerate(text) if ord(char) > 0xFFFF]
        self._wide = wide
        self._wide_units = [index + before for before, index in enumerate(wide)]

    def units(self, position: int) -> int:
        """A character's position as Qt counts it."""
        return position + bisect_left(self._wide, position)

    def characters(self, units: int) -> int:
        """A position of Qt's in characters."""
        return units - bisect_left(self._wide_units, units)
