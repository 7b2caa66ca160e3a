"""The schedule behind all papers: each point's planned start, its head, how its words go on."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lecturer.i18n import gettext as _
from lecturer.show.pace import timeline
from lecturer.talk.head_text import head_text
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import pieces
from lecturer.timing.plan import Plan

_AFTER_A_HEAD = " 。．.，,：:；;！!？?、—-”’」』》"
_UNHEARD = frozenset(" \u3000“”‘’\"'「」《》")
"""A head may lack these where the words have them, and the other way round."""


class Entry(msgspec.Struct, frozen=True):
    """A point, the opening or the closing, as papers name it.

    Attributes:
        key: The point's id, or opening, or closing.
        head: Marker and title; the name of the opening and the closing.
        level: 1 for a part, 2 for what is below it; 0 for opening and closing.
        starts: Planned second at which its words begin.
        seconds: How long they take with all below them.
        words: The words as spoken.
    """

    key: str
    head: str
    level: int
    starts: float
    seconds: float
    words: str

    @property
    def first_words(self) -> str:
        """How the words go on after the head, as one line; how they begin where they do not say the head."""
        words = " ".join(self.words.split())
        return words[_length_said(self.head, words) :].lstrip(_AFTER_A_HEAD)


def schedule(talk: Talk, plan: Plan) -> tuple[Entry, ...]:
    """Every point in the order of speaking; opening and closing where they have words."""
    own = {key: estimate.planned for key, estimate in plan.own.items()}
    starts = {
        span.key: span.start for span in timeline((key, own.get(key, 0.0)) for key, _w in pieces(talk)).spans
    }
    return tuple(
        Entry(key, head, level, starts[key], plan.branch.get(key, 0.0), words)
        for key, head, level, words in _named(talk)
        if level or words.strip()
    )


def _named(talk: Talk) -> Iterator[tuple[str, str, int, str]]:
    yield OPENING, _("Opening"), 0, talk.opening
    yield from _below(talk.points, 1)
    yield CLOSING, _("Closing"), 0, talk.closing


def _below(points: tuple[Point, ...], level: int) -> Iterator[tuple[str, str, int, str]]:
    for point in points:
        yield point.id, head_text(point), level, point.notes
        yield from _below(point.points, level + 1)


def _length_said(head: str, words: str) -> int:
    """How many characters of the words say the head before they go on; 0 where they begin otherwise."""
    at = 0
    for char in head:
        if char in _UNHEARD:
            continue
        while words[at : at + 1] and words[at] in _UNHEARD:
            at += 1
        if words[at : at + 1] != char:
            return 0
        at += 1
    return at
