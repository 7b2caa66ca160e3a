"""What must be known to make one talk out of another: small enough to be written at every keystroke."""

from __future__ import annotations

import msgspec

from lecturer.talk.changes import difference
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk


class Branch(msgspec.Struct, frozen=True, array_like=True):
    """An id and the branches below it."""

    id: str
    below: tuple[Branch, ...] = ()


class Delta(msgspec.Struct, frozen=True, omit_defaults=True):
    """The way from one talk to the next.

    Attributes:
        head: The talk without its points, when its own fields changed.
        points: Points that are new or different, without the points below them.
        shape: The ids as they stand now, when any came, went or moved.
    """

    head: Talk | None = None
    points: tuple[Point, ...] = ()
    shape: tuple[Branch, ...] | None = None


def delta(before: Talk, after: Talk) -> Delta:
    """What changed, so that `Replay` makes `after` of `before`."""
    change = difference(before, after)
    changed = change.keys | change.added
    return Delta(
        head=msgspec.structs.replace(after, points=()) if change.talk else None,
        points=tuple(_bare(point) for point in walk(after.points) if point.id in changed) if changed else (),
        shape=_shape(after.points) if change.structure else None,
    )


class Replay:
    """Goes from a talk through many steps; the tree is built only when it is asked for."""

    def __init__(self, talk: Talk) -> None:
        self._head = talk
        self._points = {point.id: _bare(point) for point in walk(talk.points)}
        self._shape = _shape(talk.points)

    def step(self, step: Delta) -> None:
        """Go one step on.

        Raises:
            ValueError: When the step does not belong here; nothing has changed then.
        """
        points = {point.id: _bare(point) for point in step.points}
        if step.shape is not None:
            ids = list(_ids(step.shape))
            if len(set(ids)) != len(ids) or not set(ids) <= self._points.keys() | points.keys():
                raise ValueError("the step names points that do not exist")
            self._shape = step.shape
        elif not points.keys() <= self._points.keys():
            raise ValueError("the step changes points that do not exist")
        self._points.update(points)
        if step.head is not None:
            self._head = step.head

    def talk(self) -> Talk:
        """The talk after the steps so far."""
        return msgspec.structs.replace(self._head, points=self._built(self._shape))

    def _built(self, shape: tuple[Branch, ...]) -> tuple[Point, ...]:
        return tuple(
            msgspec.structs.replace(self._points[branch.id], points=self._built(branch.below))
            for branch in shape
        )


def _shape(points: tuple[Point, ...]) -> tuple[Branch, ...]:
    return tuple(Branch(point.id, _shape(point.points)) for point in points)


def _ids(shape: tuple[Branch, ...]) -> list[str]:
    return [each for branch in shape for each in (branch.id, *_ids(branch.below))]


def _bare(point: Point) -> Point:
    return msgspec.structs.replace(point, points=()) if point.points else point
