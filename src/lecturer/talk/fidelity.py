"""Proves that every word is still there, computed and never assumed."""

from __future__ import annotations

import msgspec

from lecturer.talk.records import Talk
from lecturer.talk.walk import pieces
from lecturer.text.spaces import squeezed

_SHOWN = 12


class Fidelity(msgspec.Struct, frozen=True):
    """The words of the source compared with those of the outline, white space left out.

    Attributes:
        source: How many characters the source has.
        outline: How many the outline has.
        difference: The source's words from the first place on that differs; empty when nothing does.
    """

    source: int
    outline: int
    difference: str = ""

    @property
    def is_kept(self) -> bool:
        """Not a character was changed."""
        return self.source == self.outline and not self.difference


def spoken(talk: Talk) -> str:
    """All words of a talk in order, without white space."""
    return "".join(squeezed(words) for _, words in pieces(talk))


def compare(source: str, talk: Talk) -> Fidelity:
    """Compare words without white space, as `spoken` gives them, with those of a talk."""
    outline = spoken(talk)
    if source == outline:
        return Fidelity(len(source), len(outline))
    pairs = zip(source, outline, strict=False)
    place = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(source), len(outline)))
    return Fidelity(len(source), len(outline), (source[place:] or outline[place:])[:_SHOWN])
