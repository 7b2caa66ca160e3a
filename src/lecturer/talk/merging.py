"""Two people's changes of one talk joined point by point, so that neither is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeVar

import msgspec

from lecturer.talk.changes import same_shape
from lecturer.talk.edits import dissolve, fresh_ids, set_point, set_talk, set_words
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import walk

REMOVED = "removed"
"""The `field` of a conflict where one side deleted the point that the other one changed."""


class Conflict(msgspec.Struct, frozen=True):
    """Something that both changed, each differently; the joined talk holds mine until someone chooses.

    Attributes:
        key: The point's id; "" for a field of the talk itself.
        field: The field's name, or `REMOVED`; the point is kept then.
        base: What it was.
        mine: What it is here.
        theirs: What it is there.
    """

    key: str
    field: str
    base: object = None
    mine: object = None
    theirs: object = None


class Merge(msgspec.Struct, frozen=True):
    """The joined talk, and what a person has to decide."""

    talk: Talk
    conflicts: tuple[Conflict, ...] = ()


Side = Literal["mine", "theirs", "both"]


class _Place(msgspec.Struct, frozen=True):
    """A point's id, its parent's ("" at the top) and that of the sibling before it ("" for the first)."""

    key: str
    above: str
    before: str


_Table = dict[str, Point]
Record = TypeVar("Record", Talk, Point)


def merge(base: Talk, mine: Talk, theirs: Talk) -> Merge:
    """Join two talks that both come from `base`.

    What one side changed is taken from that side. A point that either side added, or changed while the other
    one deleted it, is in the joined talk. Where both moved points, they stand where mine stand, and those
    that only they added come after the ones they follow there.
    """
    theirs = _with_other_ids(theirs, base, mine)
    was, here, there = (_table(talk) for talk in (base, mine, theirs))
    conflicts: list[Conflict] = []
    removed = {
        key
        for key in was.keys() - (here.keys() & there.keys())
        if not _kept_though_removed(key, was, here, there, conflicts)
    }
    table = {
        key: _joined(key, was.get(key, point), here.get(key, point), there.get(key, point), conflicts)
        for key, point in (there | here).items()
        if key not in removed
    }
    leads = theirs if same_shape(base.points, mine.points) else mine
    tree = _Tree(leads)
    for key in removed:
        tree.dissolve(key)
    follows = theirs if leads is mine else mine
    for place in _places(follows.points):
        if place.key in table:
            tree.place(place)
    points = tree.built(table)
    head = _joined("", _head(base), _head(mine), _head(theirs), conflicts)
    joined = msgspec.structs.replace(head, points=points)
    order = {key: number for number, key in enumerate(["", *(point.id for point in walk(points))])}
    return Merge(joined, tuple(sorted(conflicts, key=lambda each: order[each.key])))


def settled(merged: Merge, sides: Sequence[Side]) -> Talk:
    """The joined talk after a person has chosen a side for each of its conflicts, in their order.

    "Both" keeps mine and puts theirs after it; for anything but words that is the same as mine.
    """
    talk = merged.talk
    for conflict, side in zip(merged.conflicts, sides, strict=True):
        if conflict.field == REMOVED:
            if (conflict.mine if side == "mine" else conflict.theirs) is None:
                talk = dissolve(set_words(talk, conflict.key, ""), conflict.key)
        elif side == "theirs":
            talk = _with_field(talk, conflict, conflict.theirs)
        elif side == "both" and is_words(conflict):
            talk = _with_field(talk, conflict, f"{str(conflict.mine).rstrip()}\n{conflict.theirs}")
    return talk


def is_words(conflict: Conflict) -> bool:
    """Whether both changed what is spoken, so that both versions can stand one after the other."""
    return conflict.field in ("notes", OPENING, CLOSING)


def _with_field(talk: Talk, conflict: Conflict, value: object) -> Talk:
    if conflict.key:
        return set_point(talk, conflict.key, **{conflict.field: value})
    return set_talk(talk, **{conflict.field: value})


class _Tree:
    """Keys below keys, while they are being moved about; the top is ""."""

    def __init__(self, talk: Talk) -> None:
        self._below: dict[str, list[str]] = {"": []}
        self._above: dict[str, str] = {}
        for place in _places(talk.points):
            self._below[place.above].append(place.key)
            self._below[place.key] = []
            self._above[place.key] = place.above

    def dissolve(self, key: str) -> None:
        """Take a key out; what stands below it takes its place."""
        if key not in self._above:
            return
        above = self._above.pop(key)
        below = self._below.pop(key)
        at = self._below[above].index(key)
        self._below[above][at : at + 1] = below
        self._above.update(dict.fromkeys(below, above))

    def place(self, place: _Place) -> None:
        """Put a new key where it stands elsewhere: after the same sibling, or first below the same parent."""
        if place.key in self._above:
            return
        beside = place.before in self._above
        above = self._above[place.before] if beside else place.above if place.above in self._below else ""
        siblings = self._below[above]
        siblings.insert(siblings.index(place.before) + 1 if beside else 0, place.key)
        self._below[place.key] = []
        self._above[place.key] = above

    def built(self, table: dict[str, Point], key: str = "") -> tuple[Point, ...]:
        """The points of a table, in this shape."""
        return tuple(
            msgspec.structs.replace(table[each], points=self.built(table, each)) for each in self._below[key]
        )


def _places(points: tuple[Point, ...], above: str = "") -> Iterator[_Place]:
    """Where every point stands, in document order."""
    before = ""
    for point in points:
        yield _Place(point.id, above, before)
        yield from _places(point.points, point.id)
        before = point.id


def _with_other_ids(theirs: Talk, base: Talk, mine: Talk) -> Talk:
    """Theirs, with new ids where both added different points under the same one."""
    was, here = _table(base), _table(mine)
    new_id = fresh_ids(msgspec.structs.replace(mine, points=mine.points + theirs.points))

    def renamed(point: Point) -> Point:
        clashes = point.id in here and point.id not in was and here[point.id] != _bare(point)
        points = tuple(map(renamed, point.points))
        return msgspec.structs.replace(point, id=new_id() if clashes else point.id, points=points)

    return msgspec.structs.replace(theirs, points=tuple(map(renamed, theirs.points)))


def _kept_though_removed(
    key: str, was: _Table, here: _Table, there: _Table, conflicts: list[Conflict]
) -> bool:
    """Whether one side changed what the other deleted."""
    left = here.get(key) or there.get(key)
    if left is None or left == was[key]:
        return False
    conflicts.append(Conflict(key, REMOVED, was[key], here.get(key), there.get(key)))
    return True


def _joined(key: str, base: Record, mine: Record, theirs: Record, conflicts: list[Conflict]) -> Record:
    """Each field from the side that changed it."""
    fields = {}
    for name in mine.__struct_fields__:
        old, ours, others = (getattr(record, name) for record in (base, mine, theirs))
        if others != old and others != ours:
            if ours == old:
                fields[name] = others
            else:
                conflicts.append(Conflict(key, name, old, ours, others))
    return msgspec.structs.replace(mine, **fields) if fields else mine


def _table(talk: Talk) -> _Table:
    return {point.id: _bare(point) for point in walk(talk.points)}


def _head(talk: Talk) -> Talk:
    return msgspec.structs.replace(talk, points=())


def _bare(point: Point) -> Point:
    return msgspec.structs.replace(point, points=()) if point.points else point
