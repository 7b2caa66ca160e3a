"""Says of every point which rule made it, and what nearly made another: for `lecturer outline --why`."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from lecturer.manuscript.enumerations import candidates
from lecturer.manuscript.families import found_at_start
from lecturer.manuscript.guesses import lookalikes
from lecturer.manuscript.head_detection import head_choices
from lecturer.manuscript.heading_rules import FAMILIES
from lecturer.manuscript.inline_rules import RULES
from lecturer.manuscript.normalized import Line
from lecturer.manuscript.passes.cut import Cut, Piece
from lecturer.manuscript.passes.name import name
from lecturer.manuscript.source import Source
from lecturer.manuscript.structure import pieces_of
from lecturer.talk.records import Point
from lecturer.talk.walk import walk

_SHOWN = 16
"""How many characters of a line are shown for it."""


class NearMiss(msgspec.Struct, frozen=True):
    """Something that looks like the beginning of a point and was not taken.

    Attributes:
        words: The words it begins with, as written.
        line: The number of its line, from 1.
        rule: The name of the rule that would have made it.
        because: `alone`: no second one counts on from it; `not_next`: it follows no other; `look`: it
            only looks like a heading.
    """

    words: str
    line: int
    rule: str
    because: str


class Explained(msgspec.Struct, frozen=True):
    """A point and what made it.

    Attributes:
        point: The point; None for the words before the first one.
        depth: How deep it stands.
        line: The number of the line it begins in, from 1.
        rule: The name of the rule that made it.
        why: What the rule says, in English.
        heads: The heads that it could have, its own first.
        near: What nearly made another point of its words.
    """

    point: Point | None
    depth: int
    line: int
    rule: str
    why: str
    heads: tuple[str, ...] = ()
    near: tuple[NearMiss, ...] = ()


def explained(source: Source) -> tuple[Explained, ...]:
    """Every point of a manuscript with its rule, in the order of the words."""
    cut = pieces_of(source)
    talk = name(cut)
    stop = cut.pieces[0].placed.mark.start if cut.pieces else len(cut.page.shadow.plain)
    near = _near(cut)
    first = Explained(None, 0, 1, "", "", near=tuple(each for place, each in near if place < stop))
    points = zip(cut.pieces, walk(talk.points), strict=True)
    return (first, *(_explained(cut, piece, point, near) for piece, point in points))


def _explained(cut: Cut, piece: Piece, point: Point, near: list[tuple[int, NearMiss]]) -> Explained:
    mark = piece.placed.mark
    rule = mark.rule or mark.why
    return Explained(
        point,
        piece.placed.depth,
        mark.line + 1,
        rule,
        why_of(rule),
        tuple(dict.fromkeys((point.title, *head_choices(point.notes)))),
        tuple(each for place, each in near if mark.start <= place < piece.end),
    )


def why_of(rule: str) -> str:
    """What a rule says, in English; nothing for a rule that is no row."""
    bare = rule.partition(":")[0]
    rows = {row.name: row.why for row in RULES} | {row.name: row.why for row in reversed(FAMILIES)}
    if found := rows.get(rule) or rows.get(bare):
        return found.text
    return "numbers of several levels" if rule.startswith("dotted") else ""


def _near(cut: Cut) -> list[tuple[int, NearMiss]]:
    """Near misses with their places in the shadow, in order."""
    page, shadow = cut.page, cut.page.shadow
    taken = [piece.placed.mark.start for piece in cut.pieces]
    bodies = [piece.placed.mark.body for piece in cut.pieces]
    starts, found = {*taken}, dict[int, NearMiss]()
    for line in shadow.lines:
        if line.start == line.end or line.number in page.front.lines:
            continue
        start = found_at_start(shadow.line_text(line)[page.evidence(line).skip :])
        if start and line.start not in starts:
            found[line.start] = _miss(cut, line, line.start, start.family, start.ordinal)
        for candidate in candidates(shadow.line_text(line)):
            place = line.start + candidate.start
            before = bisect_right(taken, place) - 1
            is_taken = before >= 0 and place < max(bodies[before], taken[before] + 1)
            if not is_taken and place not in found:
                found[place] = _miss(
                    cut, line, place, candidate.rule, 2 if candidate.is_bare else candidate.ordinal
                )
    marks = [piece.placed.mark for piece in cut.pieces]
    for line in lookalikes(shadow, page.source, marks, page.front.lines):
        found.setdefault(line.start, _miss(cut, line, line.start, "guess", -1))
    return sorted(found.items())


def _miss(cut: Cut, line: Line, place: int, rule: str, ordinal: int) -> NearMiss:
    because = "look" if rule == "guess" else "alone" if ordinal <= 1 else "not_next"
    words = cut.page.shadow.written(place, min(line.end, place + _SHOWN))
    return NearMiss(words, line.number + 1, rule, because)
