"""All pages that a point's words are good for, the best one first."""

from __future__ import annotations

from functools import lru_cache

from lecturer.deck.proposals.detectors import DETECTORS
from lecturer.deck.proposals.exhibit import AUTOMATIC, Exhibit
from lecturer.deck.proposals.key_sentence import key_sentence
from lecturer.deck.proposals.tables import from_table


@lru_cache(maxsize=4096)
def exhibits_of(title: str, notes: str, table: tuple[tuple[str, ...], ...] = ()) -> tuple[Exhibit, ...]:
    """The pages that are good for a point, best first; the last is always the statement.

    Args:
        title: What the point is called.
        notes: Its words.
        table: Its table, if it has one.
    """
    found = [*from_table(table)]
    for detector in DETECTORS:
        found += detector.find(notes)
    ranked = sorted(found, key=lambda exhibit: -exhibit.strength)
    return (*ranked, *key_sentence(title, notes))


def chosen(exhibits: tuple[Exhibit, ...]) -> tuple[Exhibit, ...]:
    """The pages that are taken without asking: the best, and every further quotation beside a quotation."""
    best = exhibits[0]
    if best.strength < AUTOMATIC:
        return (exhibits[-1],)
    if best.kind != "quotation":
        return (best,)
    return (
        best,
        *(each for each in exhibits[1:] if each.kind == "quotation" and each.strength == best.strength),
    )
