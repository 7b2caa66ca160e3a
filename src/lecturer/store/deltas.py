"""The difference between two talks, small enough to be written at every keystroke."""

from __future__ import annotations

import msgspec

from lecturer.talk.changes import Change, apart, difference
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk

TOP = ""
"""Stands for the talk itself where a point's id names what points are below."""


class Below(msgspec.Struct, frozen=True, array_like=True):
    """A point (or `TOP`) and the ids directly below it."""

    id: str
    ids: tuple[str, ...] = ()


class Delta(msgspec.Struct, frozen=True, omit_defaults=True):
    """The way from one talk to the next.

    Attributes:
        head: The talk without its points, when its own fields changed.
        points: Points that are new or different, without the points below them.
        below: Where other points stand now than before, or in another order.
    """

    head: Talk | None = None
    points: tuple[Point, ...] = ()
    below: tuple[Below, ...] = ()


def delta(before: Talk, after: Talk, change: Change | None = None) -> Delta:
    """What changed, so that `Replay` makes `after` of `before`; `change` when it is known already."""
    change = change or difference(before, after)
    changed = change.keys | change.added
    _here, there = apart(before.points, after.points)
    below: dict[str, tuple[str, ...]] = {}
    if change.structure:
        _add_below(before.points, after.points, TOP, below)
    return Delta(
        head=msgspec.structs.replace(after, points=()) if change.talk else None,
        points=tuple(_bare(point) for point in there.values() if point.id in changed),
        below=tuple(Below(parent, ids) for parent, ids in below.items()),
    )


class Replay:
    """Goes from a talk through many steps; the tree is built only when it is asked for."""

    def __init__(self, talk: Talk) -> None:
        self._head = talk
        self._points = {point.id: _bare(point) for point in walk(talk.points)}
        self._below = {TOP: _ids(talk.points)}
        self._below.update((point.id, _ids(point.points)) for point in walk(talk.points) if point.points)
        self._above = {each: parent for parent, ids in self._below.items() for each in ids}
        self._built: dict[str, Point] = {}

    def step(self, step: Delta) -> None:
        """Go one step on.

        Raises:
            ValueError: When the step does not belong here; nothing has changed then.
        """
        points = {point.id: _bare(point) for point in step.points}
        below = {each.id: each.ids for each in step.below}
        placed = [each for ids in below.values() for each in ids]
        known = self._points.keys() | points.keys()
        if len(set(placed)) != len(placed) or not {*placed, *below} - {TOP} <= known:
            raise ValueError("the step names points that do not exist")
        if not points.keys() <= self._points.keys() | set(placed):
            raise ValueError("the step changes points that do not exist")
        gone = self._gone(below, set(placed))
        if any(each in self._above and self._above[each] not in below.keys() | gone for each in placed):
            raise ValueError("the step puts points in two places")
        for key in gone:
            for table in (self._points, self._below, self._above, self._built):
                table.pop(key, None)
        self._forget({*points, *below})
        self._points.update(points)
        self._below.update(below)
        self._above.update((each, parent) for parent, ids in below.items() for each in ids)
        self._forget({*points, *below})
        if step.head is not None:
            self._head = step.head

    def talk(self) -> Talk:
        """The talk after the steps so far; it shares what did not change with the one given before."""
        points = tuple(self._point(each) for each in self._below[TOP])
        return msgspec.structs.replace(self._head, points=points)

    def _gone(self, below: dict[str, tuple[str, ...]], placed: set[str]) -> set[str]:
        """The points that are taken away with these changes, and all below them that is not put elsewhere."""
        gone: set[str] = set()
        ahead = list(below)
        while ahead:
            for each in self._below.get(ahead.pop(), ()):
                if each not in placed and each not in gone:
                    gone.add(each)
                    ahead.append(each)
        return gone

    def _forget(self, keys: set[str]) -> None:
        """Have these points and those above them built anew."""
        for key in keys:
            while key and self._built.pop(key, None) is not None:
                key = self._above.get(key, TOP)

    def _point(self, key: str) -> Point:
        point = self._built.get(key)
        if point is None:
            below = tuple(self._point(each) for each in self._below.get(key, ()))
            point = msgspec.structs.replace(self._points[key], points=below) if below else self._points[key]
            self._built[key] = point
        return point


def _add_below(
    before: tuple[Point, ...], after: tuple[Point, ...], parent: str, found: dict[str, tuple[str, ...]]
) -> None:
    """Note what is below each point that has other points below it now; shared branches are not seen."""
    if before is after:
        return
    if _ids(before) != _ids(after):
        found[parent] = _ids(after)
    old = {point.id: point for point in before}
    for point in after:
        was = old.get(point.id)
        if was is None:  # new, or moved here: what is below it may have changed on the way
            found.update((each.id, _ids(each.points)) for each in walk((point,)))
        elif was is not point:
            _add_below(was.points, point.points, point.id, found)


def _ids(points: tuple[Point, ...]) -> tuple[str, ...]:
    return tuple(point.id for point in points)


def _bare(point: Point) -> Point:
    return msgspec.structs.replace(point, points=()) if point.points else point
