"""A revised manuscript taken into a talk that was worked on: new words, and everything else as it was.

The outline of the talk leads, since a person has looked at it: each of its points takes the sentences that
its own ones became. What the new manuscript adds becomes points where an import finds a head, else words of
the point before. Slide settings, fixed seconds, skips and ids, and with them the takes, stay on every point
that is still there.
"""

from __future__ import annotations

import msgspec

from lecturer.talk.alignment import Unit, aligned, core, likeness, title_is_derived, units, words_together
from lecturer.talk.edits import DEEPEST_LEVEL, fresh_ids
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import keys, walk, walk_paths

_SAME_POINT = 0.6
_SAME_TITLE = 0.3
_MOST_COMPARED = 100_000
_ABOUT = ("title", "subtitle", "speaker", "unit", "date")


class _Segment(msgspec.Struct):
    """Sentences that follow one another and belong together; `key` is "" for a point that is new."""

    key: str
    units: list[Unit]


def revised(talk: Talk, manuscript: Talk) -> Talk:
    """The talk with the words of a new manuscript.

    Args:
        talk: The talk that was worked on.
        manuscript: The new version as an import reads it. Its words come out in their order, all of them;
            its points count only where its words are new.
    """
    old, new = units(talk), units(manuscript)
    segments = _segments(old, new, aligned(old, new))
    _close_last(segments)
    _recognise_moved(segments, talk, manuscript)
    new_id = fresh_ids(msgspec.structs.replace(talk, points=talk.points + manuscript.points))
    imported = {point.id: point for point in walk(manuscript.points)}
    known = {point.id: point for point in walk(talk.points)}
    rows: list[tuple[int, Point]] = []
    levels = _Levels(talk, manuscript, {segment.key for segment in segments})
    words = {OPENING: "", CLOSING: ""}
    for key, some in _with_silent(segments, talk):
        if key in words:
            words[key] = words_together(some)
        elif key:
            rows.append((levels.of_old(key, some), _revised_point(known[key], some, imported)))
        else:
            point = imported[some[0].owner]
            rows.append((levels.of_new(some), _new_point(msgspec.structs.replace(point, id=new_id()), some)))
    about = {name: _about(name, talk, manuscript) for name in _ABOUT}
    return msgspec.structs.replace(
        talk,
        opening=words[OPENING],
        closing=words[CLOSING],
        points=_tree(rows),
        manuscript=manuscript.manuscript or talk.manuscript,
        **about,
    )


def _segments(old: list[Unit], new: list[Unit], pairs: dict[int, int]) -> list[_Segment]:
    """The new sentences, cut where a point of the talk begins or an import finds one among new words."""
    segments = [_Segment(OPENING, [])]
    begun = {OPENING}
    for place, unit in enumerate(new):
        owner = old[pairs[place]].owner if place in pairs else _begins(place, old, new, pairs, begun)
        if owner is not None and owner not in begun:
            begun.add(owner)
            segments.append(_Segment(owner, [unit]))
        elif owner == "":
            segments.append(_Segment("", [unit]))
        else:
            segments[-1].units.append(unit)
    return segments


def _begins(
    place: int, old: list[Unit], new: list[Unit], pairs: dict[int, int], begun: set[str]
) -> str | None:
    """What begins with a sentence that is new: a point of the talk, "" for a new point, None for nothing.

    A point whose head was rewritten begins there when the sentences after it are known.
    """
    unit = new[place]
    if not unit.starts_owner:
        return None
    for later in range(place + 1, len(new)):
        if new[later].owner != unit.owner:
            break
        if later in pairs:
            owner = old[pairs[later]].owner
            return owner if owner not in begun else _new_kind(unit)
    return _new_kind(unit)


def _new_kind(unit: Unit) -> str | None:
    if unit.owner == CLOSING:
        return CLOSING
    return None if unit.owner == OPENING else ""


def _close_last(segments: list[_Segment]) -> None:
    """The closing is what comes after the last point: words that others follow now join those before them."""
    for place, segment in enumerate(segments):
        if segment.key == CLOSING and place < len(segments) - 1:
            segments[place - 1].units += segment.units
            del segments[place]
            return


def _recognise_moved(segments: list[_Segment], talk: Talk, manuscript: Talk) -> None:
    """Give new points the ids of those that are gone but were only taken elsewhere."""
    kept = {segment.key for segment in segments}
    gone = [point for point in walk(talk.points) if point.id not in kept and point.notes.strip()]
    imported = {point.id: point for point in walk(manuscript.points)}
    fresh = [segment for segment in segments if not segment.key]
    found = []
    if len(fresh) * len(gone) > _MOST_COMPARED:
        return  # another manuscript altogether
    for segment in fresh:
        words, point = core(words_together(segment.units)), imported[segment.units[0].owner]
        for was in gone:
            alike = likeness(core(was.notes), words)
            same_title = was.title and core(was.title) == core(point.title)
            if alike >= (_SAME_TITLE if same_title else _SAME_POINT):
                found.append((alike + bool(same_title), segment, was.id))
    taken: set[str] = set()
    for _alike, segment, key in sorted(found, key=lambda each: -each[0]):
        if not segment.key and key not in taken:
            segment.key = key
            taken.add(key)


def _with_silent(segments: list[_Segment], talk: Talk) -> list[tuple[str, list[Unit]]]:
    """The segments, and the points without words, which no manuscript tells of, where they stood."""
    rows = [(segment.key, segment.units) for segment in segments]
    order = keys(talk)
    silent = {point.id for point in walk(talk.points) if not point.notes.strip()}
    for place, key in enumerate(order):
        if key in silent:
            there = {each: index for index, (each, _units) in enumerate(rows)}
            index = next((there[each] for each in order[place + 1 :] if each in there), len(rows))
            rows.insert(index, (key, []))
    return rows


class _Levels:
    """How deep the points stand: the old ones as they did, new ones as an import has them beside those."""

    def __init__(self, talk: Talk, manuscript: Talk, kept: set[str]) -> None:
        silent = {point.id for point in walk(talk.points) if not point.notes.strip()}
        self._old: dict[str, int] = {}
        above: list[str] = []
        for path, point in walk_paths(talk.points):
            del above[len(path) - 1 :]
            self._old[point.id] = 1 + sum(key in kept or key in silent for key in above)
            above.append(point.id)
        self._new = {point.id: len(path) for path, point in walk_paths(manuscript.points)}
        self._before: tuple[int, int] = 0, 0

    def of_old(self, key: str, some: list[Unit]) -> int:
        """The level of a point of the talk."""
        level = self._old[key]
        if some and some[0].owner in self._new:
            self._before = level, self._new[some[0].owner]
        return level

    def of_new(self, some: list[Unit]) -> int:
        """The level of a new point: as far from the point before as an import sees it."""
        wanted = self._new[some[0].owner]
        level, imported = self._before
        level = max(1, level + wanted - imported)
        self._before = level, wanted
        return level


def _revised_point(point: Point, some: list[Unit], imported: dict[str, Point]) -> Point:
    """A point of the talk with its new words; a head that was rewritten gives marker and title anew."""
    if not some:
        return msgspec.structs.replace(point, points=())
    first = some[0]
    head = imported.get(first.owner) if first.starts_owner else None
    words = words_together(some)
    marker, title = point.marker, point.title
    if head is not None and point.marker and head.marker:
        marker = head.marker
    elif point.marker and not core(first.text).startswith(core(point.marker)):
        marker = ""
    if head is not None and title_is_derived(point) and core(point.title) not in core(words):
        title = head.title or title
    return msgspec.structs.replace(
        point, marker=marker, title=title, notes=words, run_on=not first.starts_line, points=()
    )


def _new_point(point: Point, some: list[Unit]) -> Point:
    return msgspec.structs.replace(
        point, notes=words_together(some), run_on=not some[0].starts_line, points=()
    )


def _about(name: str, talk: Talk, manuscript: Talk) -> str:
    """What stands on the cover: as the user has it, or from the manuscript if it came from there."""
    mine, theirs = str(getattr(talk, name)), str(getattr(manuscript, name))
    if not mine or not theirs:
        return mine or theirs
    return theirs if core(mine) in core(talk.opening) and core(mine) not in core(manuscript.opening) else mine


def _tree(rows: list[tuple[int, Point]]) -> tuple[Point, ...]:
    """Points with levels as a tree; a level too deep becomes the deepest one possible."""
    stack: list[list[Point]] = [[]]
    for level, point in rows:
        level = min(level, len(stack), DEEPEST_LEVEL)
        while len(stack) > level:
            _fold(stack)
        stack[-1].append(point)
        stack.append([])
    while len(stack) > 1:
        _fold(stack)
    return tuple(stack[0])


def _fold(stack: list[list[Point]]) -> None:
    below = stack.pop()
    if below:
        stack[-1][-1] = msgspec.structs.replace(stack[-1][-1], points=tuple(below))
