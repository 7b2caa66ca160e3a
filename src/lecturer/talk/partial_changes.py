"""Some of the changes between two states of a talk, and not the others."""

from __future__ import annotations

from collections.abc import Iterable

from lecturer.talk import edits
from lecturer.talk.comparison import Entry, compare
from lecturer.talk.records import Point, Talk
from lecturer.talk.restore_point import restored
from lecturer.talk.walk import NoSuchPoint, at, path_to, siblings_at, walk


def without_changes(before: Talk, after: Talk, refused: Iterable[Entry]) -> Talk:
    """The later talk without some of what differs from the earlier one.

    Args:
        before: The earlier talk.
        after: The later one.
        refused: Entries of `compare(before, after)`; all of them give back the earlier talk.
    """
    refused = list(refused)
    if len(refused) == len(compare(before, after)):
        return before
    talk = after
    for entry in refused:
        if entry.kind == "added":
            talk = edits.dissolve(edits.set_words(talk, entry.key, ""), entry.key)
    for entry in refused:
        if entry.kind in ("changed", "removed"):
            talk = restored(talk, before, entry)
        if entry.is_moved or entry.kind == "moved":
            talk = _moved_back(talk, before, entry.key)
    return talk


def shares_points(talk: Talk, base: Talk) -> bool:
    """Whether a deck was made of a talk: most of its points are there, with their title or their words."""
    ids = {point.id: point for point in walk(talk.points)}
    was = list(walk(base.points))
    same = sum(point.id in ids and bool(_said(point) & _said(ids[point.id])) for point in was)
    return same * 2 > len(was) if was else talk.title == base.title


def _said(point: Point) -> set[str]:
    return {point.title, point.notes} - {""}


def _moved_back(talk: Talk, before: Talk, key: str) -> Talk:
    """A point after the sibling that it followed, or first below the parent that it had."""
    path = path_to(before, key)
    parent = at(before, path[:-1]).id if len(path) > 1 else None
    try:
        siblings = siblings_at(talk, path_to(talk, parent)) if parent else talk.points
    except NoSuchPoint:
        return talk
    places = {point.id: place for place, point in enumerate(siblings)}
    earlier = [point.id for point in siblings_at(before, path[:-1])[: path[-1]]]
    index = next((places[each] + 1 for each in reversed(earlier) if each in places), 0)
    return edits.move_to(talk, (key,), parent, index)
