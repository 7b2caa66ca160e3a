"""Words that go on behind a list: they have no slide of their own and are spoken over the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from lecturer.deck.exhibits import has_exhibit, is_forced
from lecturer.deck.pages import Step
from lecturer.deck.slides import Slide
from lecturer.talk.records import OPENING, Point, Talk


class Left(msgspec.Struct, frozen=True):
    """A point without a slide, and the key of the words that are spoken before its own."""

    before: str
    point: Point


def without_words_that_go_on(talk: Talk) -> tuple[Talk, tuple[Left, ...]]:
    """The talk that slides are made of, and the points of which none is made."""
    left: list[Left] = []
    points = _kept(talk.points, [OPENING], left)
    if not left or not points:
        return talk, ()
    return msgspec.structs.replace(talk, points=points), tuple(left)


def spoken_on(slides: tuple[Slide, ...], left: tuple[Left, ...]) -> tuple[Slide, ...]:
    """The slides with the words that go on, each in a step behind the words before them."""
    waiting: dict[str, list[Point]] = defaultdict(list)
    for each in left:
        waiting[each.before].append(each.point)
    found = list(slides)
    for place in range(len(found) - 1, -1, -1) if left else ():
        steps = [*_with_waiting(found[place].steps, waiting)]
        if len(steps) > len(found[place].steps):
            found[place] = msgspec.structs.replace(found[place], steps=tuple(steps))
    return tuple(found)


def _with_waiting(steps: tuple[Step, ...], waiting: dict[str, list[Point]]) -> Iterator[Step]:
    """The steps of a slide, and behind the last one of each key the points that wait for it."""
    last = {step.key: number for number, step in enumerate(steps)}
    for number, step in enumerate(steps):
        yield step
        if last[step.key] == number:
            points = waiting.pop(step.key, ())
            yield from (Step(point.id, point.notes, step.reveal) for point in points)


def _kept(points: tuple[Point, ...], last: list[str], left: list[Left]) -> tuple[Point, ...]:
    kept = []
    for point in points:
        if point.goes_on and not (point.points or has_exhibit(point) or is_forced(point)):
            left.append(Left(last[0], point))
            continue
        last[0] = point.id
        below = _kept(point.points, last, left)
        is_same = len(below) == len(point.points) and all(map(_is, below, point.points))
        kept.append(point if is_same else msgspec.structs.replace(point, points=below))
    is_same = len(kept) == len(points) and all(map(_is, kept, points))
    return points if is_same else tuple(kept)


def _is(one: Point, other: Point) -> bool:
    return one is other
