"""Taking one place of a talk back to what it was in another state, and leaving all else as it is."""

from __future__ import annotations

import msgspec

from lecturer.talk import edits
from lecturer.talk.comparison import Entry
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import at, find, path_to, siblings_at, walk


def can_restore(entry: Entry) -> bool:
    """Whether `restored` does something: what was added or moved since has nothing to go back to."""
    return entry.kind in ("changed", "removed")


def restored(talk: Talk, earlier: Talk, entry: Entry) -> Talk:
    """The talk with one place as it was in an earlier state; the entry is of `compare(earlier, talk)`."""
    if entry.key in (OPENING, CLOSING):
        return edits.set_words(talk, entry.key, entry.words[0])
    if not entry.key:
        return edits.set_talk(talk, **{name: getattr(earlier, name) for name in entry.fields})
    if entry.kind == "removed" and entry.before is not None:
        return _put_back(talk, earlier, entry.before)
    if entry.kind == "changed" and entry.before is not None:
        now = find(talk, entry.key)
        kept = {"id": now.id, "points": now.points, "run_on": now.run_on}
        fields = {name: kept.get(name, getattr(entry.before, name)) for name in Point.__struct_fields__}
        return edits.set_point(talk, entry.key, **fields)
    return talk


def _put_back(talk: Talk, earlier: Talk, point: Point) -> Talk:
    """A point that is gone, without those below it, after the nearest sibling before it that is left."""
    left = {each.id for each in walk(talk.points)}
    path = path_to(earlier, point.id)
    above = [at(earlier, path[:depth]).id for depth in range(1, len(path))]
    parent = next((key for key in reversed(above) if key in left), None)
    siblings = siblings_at(talk, path_to(talk, parent)) if parent else talk.points
    places = {each.id: place for place, each in enumerate(siblings)}
    before = [each.id for each in siblings_at(earlier, path[:-1])[: path[-1]]]
    index = next((places[key] + 1 for key in reversed(before) if key in places), 0)
    return edits.insert(talk, (msgspec.structs.replace(point, points=()),), parent, index)
