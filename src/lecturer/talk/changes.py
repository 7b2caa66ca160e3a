"""The changes between two talks, by ids: all that a view needs to update itself."""

from __future__ import annotations

import msgspec

from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import walk


class Change(msgspec.Struct, frozen=True):
    """The difference between a talk and the one that takes its place.

    Attributes:
        talk: Fields of the talk itself that differ (`title`, `theme`); never `points`.
        keys: Points, opening or closing whose own fields differ; points that are new or gone are not named.
        structure: Points came, went or changed places.
        added: Ids that are new.
        removed: Ids that are gone.
    """

    talk: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    structure: bool = False
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.talk or self.keys or self.structure)


_TALK_FIELDS = tuple(name for name in Talk.__struct_fields__ if name != "points")
_POINT_FIELDS = tuple(name for name in Point.__struct_fields__ if name != "points")


def difference(before: Talk, after: Talk) -> Change:
    """What changed from one talk to the other; what they share is not looked at."""
    fields = frozenset(name for name in _TALK_FIELDS if getattr(before, name) != getattr(after, name))
    if same_shape(before.points, after.points):
        touched = set(_touched(before.points, after.points))
        return Change(talk=fields, keys=frozenset(touched | (fields & {OPENING, CLOSING})))
    old, new = apart(before.points, after.points)
    touched = {key for key in old.keys() & new.keys() if _differs(old[key], new[key])}
    return Change(
        talk=fields,
        keys=frozenset(touched | (fields & {OPENING, CLOSING})),
        structure=True,
        added=frozenset(new.keys() - old.keys()),
        removed=frozenset(old.keys() - new.keys()),
    )


def apart(before: tuple[Point, ...], after: tuple[Point, ...]) -> tuple[dict[str, Point], dict[str, Point]]:
    """The points of both, by id, without the branches that both share: an edit touches few of many points."""
    old: dict[str, Point] = {}
    new: dict[str, Point] = {}
    ahead = [(before, after)]
    while ahead:
        here, there = ahead.pop()
        if here is there:
            continue
        were = {point.id: point for point in here}
        for point in there:
            was = were.pop(point.id, None)
            if was is point:
                continue
            if was is None:
                new.update((each.id, each) for each in walk((point,)))
            else:
                new[point.id], old[point.id] = point, was
                ahead.append((was.points, point.points))
        old.update((each.id, each) for each in walk(tuple(were.values())))
    return old, new


def same_shape(before: tuple[Point, ...], after: tuple[Point, ...]) -> bool:
    """Whether the same points stand in the same places; branches that are shared are not looked at."""
    if before is after:
        return True
    return len(before) == len(after) and all(
        old is new or (old.id == new.id and same_shape(old.points, new.points))
        for old, new in zip(before, after, strict=True)
    )


def _touched(before: tuple[Point, ...], after: tuple[Point, ...]) -> list[str]:
    if before is after:
        return []
    found = []
    for old, new in zip(before, after, strict=True):
        if old is not new:
            found += [new.id] if _differs(old, new) else []
            found += _touched(old.points, new.points)
    return found


def _differs(old: Point, new: Point) -> bool:
    return old is not new and any(getattr(old, name) != getattr(new, name) for name in _POINT_FIELDS)
