"""A deck that was made of proposed scenes comes back as the talk itself, which has none of them as points."""

from __future__ import annotations

import msgspec

from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import pieces, walk


def unaccepted(kept: Talk, shown: Talk, back: Talk) -> Talk | None:
    """The talk itself with the words that were edited in its deck; None when scenes were edited too.

    Args:
        kept: The talk itself, without points.
        shown: The same with the proposed scenes as its points, as its deck was made.
        back: That with the edits: whoever edits a scene's head, its lines or its place has accepted them.
    """
    if list(map(_frame, walk(back.points))) != list(map(_frame, walk(shown.points))):
        return None
    fields = [kept.opening, kept.closing]
    number = start = 0
    for (_key, was), (_same, now) in zip(pieces(shown), pieces(back), strict=True):
        if not was:
            if now:
                return None
            continue
        place = fields[number].find(was, start)
        if place < 0:
            number, place = 1, fields[1].find(was, start if number else 0)
        if place < 0:
            return None
        fields[number] = fields[number][:place] + now + fields[number][place + len(was) :]
        start = place + len(now)
    return msgspec.structs.replace(
        back, points=(), opening=fields[0], closing=fields[1], without=kept.without
    )


def _frame(point: Point) -> Point:
    """A point without what is spoken at it."""
    return msgspec.structs.replace(point, notes="", points=())
