"""A talk without its speaker's name and unit, and the places where its words still name either.

Contests that are judged blind ask for files without them. The words of the manuscript are the speaker's own:
where they name either, that is told and nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk

_SHORTEST = 2
"""A name of one character would be found everywhere."""


def anonymous(talk: Talk) -> Talk:
    """The talk without speaker, unit, and what else may name them: the manuscript's name, unknown fields."""
    return msgspec.structs.replace(
        talk, speaker="", unit="", manuscript=None, extra={}, points=_plain(talk.points)
    )


def identities(talk: Talk) -> tuple[str, ...]:
    """What must not be found: the speaker and the unit, each of several named together by itself."""
    names = [part for text in (talk.speaker, talk.unit) for part in text.replace("，", "、").split("、")]
    return tuple(dict.fromkeys(name.strip() for name in names if len(name.strip()) >= _SHORTEST))


def named_in_words(talk: Talk) -> tuple[tuple[str, str], ...]:
    """The keys at which the words, or what stands on the slide, name speaker or unit, and which name."""
    found = []
    for key, text in _texts(talk):
        found += [(key, name) for name in identities(talk) if name in text]
    return tuple(dict.fromkeys(found))


def _texts(talk: Talk) -> Iterator[tuple[str, str]]:
    yield "", f"{talk.title}\n{talk.subtitle}"
    yield "opening", talk.opening
    for point in walk(talk.points):
        shown = (point.title, point.notes, *point.show, point.quote, point.by, point.alt)
        yield point.id, "\n".join((*shown, *(cell for row in point.table for cell in row)))
    yield "closing", talk.closing


def _plain(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple(
        msgspec.structs.replace(point, extra={}, points=_plain(point.points))
        if point.extra or point.points
        else point
        for point in points
    )
