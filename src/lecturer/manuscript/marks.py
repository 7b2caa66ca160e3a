"""A mark: where a point begins in the normalised text, and why."""

from __future__ import annotations

import msgspec

from lecturer.talk.records import Doubt, Reason


class Mark(msgspec.Struct, frozen=True):
    """The beginning of a point.

    Attributes:
        start: Where the point's words begin in the shadow.
        end: Where its marker ends; `start` when it has none.
        body: Where the words after the marker begin.
        line: The number of its line.
        family: Marks with one family are siblings of one another.
        rank: The place of the family among the others; smaller is higher.
        ordinal: Its number; 0 for a bullet, a style or a guess.
        why: What makes it a point.
        marker: The marker when it is not in the words, such as a bullet that a list style makes.
        doubts: What is not sure about it.
        minor: The parts of a number like 2.3.1, else empty.
        typed: For a heading by style that has a typed marker too, the usual rank of that marker; else -1.
        until: For a range of slides the number of the last one, else 0.
        rule: The name of the rule that found it.
    """

    start: int
    end: int
    body: int
    line: int
    family: str
    rank: float
    ordinal: int
    why: Reason = "marker"
    marker: str = ""
    doubts: tuple[Doubt, ...] = ()
    minor: tuple[int, ...] = ()
    typed: float = -1.0
    until: int = 0
    rule: str = ""
