"""A proposed exhibit: its kind, the words for each place, and where they were taken from."""

from __future__ import annotations

import msgspec


class Item(msgspec.Struct, frozen=True, omit_defaults=True):
    """One figure, node, step, card, row or side of a comparison; which fields count depends on the kind.

    Attributes:
        head: What stands large or first: the figure, the year, the card's head, 从前.
        unit: What the figure counts.
        text: What stands below.
        rows: The lines of one side of a comparison.
    """

    head: str = ""
    unit: str = ""
    text: str = ""
    rows: tuple[str, ...] = ()

    def words(self) -> tuple[str, ...]:
        """All that is drawn of it."""
        return tuple(each for each in (self.head, self.unit, self.text, *self.rows) if each)


class Exhibit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page that the words of a point are good for. Every string is cut out of the point.

    Attributes:
        kind: The kind of page.
        strength: How well it fits, from 0 to 1; below `AUTOMATIC` it is only offered.
        source: The stretches of the point it was made of.
        text: The key sentence of a statement, the call of a closing.
        quote: The words of a quotation; `by` is whose they are, `role` what that person does.
        items: The parts of all other kinds, in the order they are shown.
    """

    kind: str
    strength: float
    source: tuple[str, ...] = ()
    text: str = ""
    quote: str = ""
    by: str = ""
    role: str = ""
    items: tuple[Item, ...] = ()

    def words(self) -> tuple[str, ...]:
        """All that is drawn of it, in order."""
        own = tuple(each for each in (self.text, self.quote, self.by, self.role) if each)
        return own + tuple(word for item in self.items for word in item.words())


AUTOMATIC = 0.5
"""From this strength on a page is taken without asking; weaker ones are offered."""
