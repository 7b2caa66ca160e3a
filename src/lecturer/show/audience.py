"""The deck as the audience may have it: every spoken word taken out before a stage is given it."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from lecturer.deck.pages import Deck, Page


class AudienceDeck(msgspec.Struct, frozen=True):
    """A deck without a single spoken word; `for_audience` makes one, and a stage takes nothing else."""

    deck: Deck

    @property
    def ratio(self) -> float:
        """Width by height of its pages."""
        return self.deck.width / self.deck.height


def for_audience(deck: Deck) -> AudienceDeck:
    """The deck with the notes of all its steps removed; what it draws is the same."""
    return AudienceDeck(replace(deck, pages=tuple(_without_notes(page) for page in deck.pages)))


def _without_notes(page: Page) -> Page:
    return replace(page, steps=tuple(replace(step, notes="") for step in page.steps))
