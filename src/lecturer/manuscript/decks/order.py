"""Slides that were moved, taken out or put in elsewhere, done to the points of the talk."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from lecturer.export.pptx.slide_record import SlideRecord
from lecturer.manuscript.decks.records import SlideRead
from lecturer.talk import edits
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import NoSuchPoint, find, path_to, siblings_at, walk

_OWN_PAGES = {OPENING: "cover", CLOSING: "closing", "agenda": "agenda"}
"""The pages of the talk itself, and what it says when it does without one."""


class Deck(msgspec.Struct, frozen=True):
    """A deck that came back, beside what was written.

    Attributes:
        records: What was written.
        slides: What is there.
        was: The place among the records of each slide that was written, by its place among the slides.
    """

    records: tuple[SlideRecord, ...]
    slides: tuple[SlideRead, ...]
    was: dict[int, int]


def without_deleted(talk: Talk, deck: Deck) -> Talk:
    """The talk without the points whose slides are all gone, and without the words spoken there."""
    kept = set(deck.was.values())
    left = {deck.records[was].key for was in kept}
    still_spoken = {key for was in kept for key in deck.records[was].spoken}
    for was, record in enumerate(deck.records):
        if was in kept:
            continue
        for key in record.spoken:
            if key not in still_spoken:
                talk = _silenced(talk, key)
        if record.key in left:
            continue
        if record.key in _OWN_PAGES:
            talk = _without_page(talk, record.key)
        else:
            talk = _taken_out(talk, record, left | still_spoken)
    return talk


def reordered(talk: Talk, deck: Deck) -> Talk:
    """The talk with its points in the order of the slides: the fewest are moved."""
    firsts = _first_slides(deck)
    known = {point.id for point in walk(talk.points)}
    keys = [key for _place, key in sorted((place, key) for key, place in firsts.items()) if key in known]
    first_record: dict[str, int] = {}
    for number, record in enumerate(deck.records):
        first_record.setdefault(record.key, number)
    kept = _longest_rise([first_record[key] for key in keys])
    for index, key in enumerate(keys):
        if first_record[key] not in kept:
            talk = _moved(talk, key, keys[:index])
    return talk


def with_new(talk: Talk, deck: Deck, made: dict[int, Point]) -> Talk:
    """The talk with a point for each slide that is new, after the point of the slide before it."""
    ids = edits.fresh_ids(talk)
    by_place: dict[int, str] = {}
    for place in range(len(deck.slides)):
        if place in deck.was:
            by_place[place] = deck.records[deck.was[place]].key
            continue
        point = made.get(place)
        if point is None:
            continue
        point = msgspec.structs.replace(point, id=ids())
        following = next((by for p in range(place + 1, len(deck.slides)) if (by := _key(deck, p))), "")
        talk = _put_in(talk, point, by_place.get(place - 1, OPENING), following)
        by_place[place] = point.id
    return talk


def _key(deck: Deck, place: int) -> str:
    return deck.records[deck.was[place]].key if place in deck.was else ""


def _put_in(talk: Talk, point: Point, before: str, following: str) -> Talk:
    """A new point after the one of the slide before; first below it, where its own points follow."""
    try:
        path = path_to(talk, before)
    except NoSuchPoint:
        at_end = before == CLOSING
        return edits.insert(talk, (point,), None, len(talk.points) if at_end else 0)
    below = {each.id for each in walk(find(talk, before).points)}
    if following in below:
        return edits.insert(talk, (point,), before, 0)
    above = _id_at(talk, path[:-1])
    return edits.insert(talk, (point,), above, path[-1] + 1)


def _moved(talk: Talk, key: str, earlier: Sequence[str]) -> Talk:
    """A point after the one of the slide before it that stands beside it, or may."""
    own = {each.id for each in walk((find(talk, key),))}
    parent = path_to(talk, key)[:-1]
    siblings = [each.id for each in siblings_at(talk, parent)]
    for before in reversed(earlier):
        if before in own:
            continue
        path = path_to(talk, before)
        beside = next((each for each in _ancestry(talk, path) if each in siblings), None)
        if beside is not None:
            return edits.move_to(talk, (key,), _id_at(talk, parent), siblings.index(beside) + 1)
        if not parent or len(path) >= len(parent):
            above = path[: len(parent)]
            index = path[len(parent)] + 1 if len(path) > len(parent) else 0
            target = _id_at(talk, above)
            if target not in own:
                return edits.move_to(talk, (key,), target, index)
        return edits.move_to(talk, (key,), _id_at(talk, path), 0)
    return edits.move_to(talk, (key,), _id_at(talk, parent), 0)


def _ancestry(talk: Talk, path: tuple[int, ...]) -> list[str]:
    found = []
    points = talk.points
    for index in path:
        found.append(points[index].id)
        points = points[index].points
    return found


def _id_at(talk: Talk, path: tuple[int, ...]) -> str | None:
    return _ancestry(talk, path)[-1] if path else None


def _first_slides(deck: Deck) -> dict[str, int]:
    """Where the first slide of each point stands now."""
    first: dict[str, tuple[int, int]] = {}
    for place, was in deck.was.items():
        key = deck.records[was].key
        if key not in _OWN_PAGES and (key not in first or was < first[key][0]):
            first[key] = was, place
    return {key: place for key, (_was, place) in first.items()}


def _taken_out(talk: Talk, record: SlideRecord, left: set[str]) -> Talk:
    """The talk without a point; what stands below it and has slides or words left takes its place."""
    try:
        point = find(talk, record.key)
    except NoSuchPoint:
        return talk
    if any(each.id in left for each in walk(point.points)):
        return edits.dissolve(edits.set_words(talk, record.key, ""), record.key)
    return edits.remove(talk, record.key)


def _silenced(talk: Talk, key: str) -> Talk:
    try:
        return edits.set_words(talk, key, "")
    except NoSuchPoint:
        return talk


def _without_page(talk: Talk, key: str) -> Talk:
    page = _OWN_PAGES[key]
    return talk if page in talk.without else edits.set_talk(talk, without=(*talk.without, page))


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
