"""Compares two states of a talk point by point, for people to read."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

import msgspec

from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import walk

Kind = Literal["changed", "added", "removed", "moved"]

_WORDS = frozenset({"marker", "title", "notes", "points", "run_on", "continues", "id", "why", "doubts"})
_NOT_SHOWN = frozenset({"points", OPENING, CLOSING, "manuscript"})
_HEAD = tuple(name for name in Talk.__struct_fields__ if name not in _NOT_SHOWN)
_SETTINGS = tuple(name for name in Point.__struct_fields__ if name not in _WORDS)


class Entry(msgspec.Struct, frozen=True):
    """One point (or the opening, the closing, the talk itself) that is not what it was.

    Attributes:
        key: The point's id, opening or closing; "" for the talk itself.
        kind: What became of it; a point that moved may be changed too and is then `changed`.
        before: The point as it was; None when it is new, and for all that is no point.
        after: The point as it is; None when it is gone, and for all that is no point.
        words: What was said there, and what is said now.
        fields: Names of the settings that differ.
        is_moved: It stands elsewhere.
    """

    key: str
    kind: Kind
    before: Point | None = None
    after: Point | None = None
    words: tuple[str, str] = ("", "")
    fields: tuple[str, ...] = ()
    is_moved: bool = False


def compare(before: Talk, after: Talk) -> tuple[Entry, ...]:
    """Everything that differs, in the order of the later talk; what is gone stands where it stood."""
    old = {point.id: point for point in walk(before.points)}
    new = {point.id: point for point in walk(after.points)}
    moved = _moved(before, after)
    entries = [*_of_the_talk(before, after), *_of_words(OPENING, before.opening, after.opening)]
    for key in _order([*old], [*new]):
        entry = _of_point(key, old.get(key), new.get(key), is_moved=key in moved)
        if entry is not None:
            entries.append(entry)
    return (*entries, *_of_words(CLOSING, before.closing, after.closing))


def _of_the_talk(before: Talk, after: Talk) -> list[Entry]:
    fields = tuple(name for name in _HEAD if getattr(before, name) != getattr(after, name))
    return [Entry("", "changed", fields=fields)] if fields else []


def _of_words(key: str, before: str, after: str) -> list[Entry]:
    return [Entry(key, "changed", words=(before, after))] if before != after else []


def _of_point(key: str, old: Point | None, new: Point | None, *, is_moved: bool) -> Entry | None:
    if old is None and new is not None:
        return Entry(key, "added", None, new, ("", new.notes))
    if new is None and old is not None:
        return Entry(key, "removed", old, None, (old.notes, ""))
    if old is None or new is None:
        return None
    fields = tuple(name for name in _SETTINGS if getattr(old, name) != getattr(new, name))
    said = (old.marker, old.title, old.notes) != (new.marker, new.title, new.notes)
    if not (said or fields or is_moved):
        return None
    kind: Kind = "changed" if said or fields else "moved"
    return Entry(key, kind, old, new, (old.notes, new.notes), fields, is_moved)


def _order(old: list[str], new: list[str]) -> list[str]:
    """The new keys, those that are gone after the one that they followed."""
    left = set(new)
    gone: dict[str, list[str]] = {}
    last = ""
    for key in old:
        if key in left:
            last = key
        else:
            gone.setdefault(last, []).append(key)
    return [each for key in ("", *new) for each in ([key] if key else []) + gone.get(key, [])]


def _moved(before: Talk, after: Talk) -> frozenset[str]:
    """The fewest points to be taken elsewhere to get from one order to the other, and the reparented."""
    here, there = _parents(before.points), _parents(after.points)
    both = here.keys() & there.keys()
    places = {key: place for place, key in enumerate(key for key in here if key in both)}
    order = [key for key in there if key in both]
    kept = _longest_rise([places[key] for key in order])
    moved = {key for key in order if places[key] not in kept}
    return frozenset(moved | {key for key in both if _nearest(here, key, both) != _nearest(there, key, both)})


def _nearest(parents: dict[str, str], key: str, both: set[str]) -> str:
    """The nearest parent that both talks have: that one of them lost a level is no move."""
    above = parents[key]
    while above and above not in both:
        above = parents[above]
    return above


def _parents(points: tuple[Point, ...], above: str = "") -> dict[str, str]:
    found = {}
    for point in points:
        found[point.id] = above
        found.update(_parents(point.points, point.id))
    return found


def _longest_rise(numbers: list[int]) -> set[int]:
    """The members of a longest rising subsequence of different numbers."""
    ends: list[int] = []
    holders: list[int] = []
    before: dict[int, int] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = holders[place - 1] if place else -1
        ends[place : place + 1] = [number]
        holders[place : place + 1] = [number]
    found: set[int] = set()
    last = holders[-1] if holders else -1
    while last >= 0:
        found.add(last)
        last = before[last]
    return found
