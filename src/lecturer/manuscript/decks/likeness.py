"""Matches the slides of a deck that came back with those that were written."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from lecturer.export.pptx.slide_record import SlideRecord
from lecturer.manuscript.decks.records import SlideRead
from lecturer.talk.alignment import likeness
from lecturer.text.spaces import squeezed

_SAME_SLIDE = 0.35
_MOST_COMPARED = 250_000
_FOR_NAME, _FOR_ID = 0.45, 0.25
"""What the same name and the same number count for: programs keep them, copy them, or number anew."""


class Sheet(msgspec.Struct, frozen=True):
    """A slide as text to compare: what it shows, what is said."""

    shown: str
    spoken: str


def matched(
    records: tuple[SlideRecord, ...],
    slides: tuple[SlideRead, ...],
    notes_of: Callable[[SlideRecord], str],
) -> dict[int, int]:
    """The slides that were written before, by place among the slides: their places among the records.

    Args:
        records: What was written.
        slides: What is there now.
        notes_of: The words that were written as the notes of a slide.
    """
    old = [Sheet(squeezed(_shown(record)), squeezed(notes_of(record))) for record in records]
    new = [Sheet(squeezed(_read(slide)), squeezed(slide.notes)) for slide in slides]
    found: dict[int, int] = {}
    taken: set[int] = set()

    def take(place: int, was: int) -> None:
        found[place] = was
        taken.add(was)

    _exact(old, new, records, slides, take, taken)
    _alike(old, new, records, slides, found, taken, take)
    _by_neighbours(len(old), len(new), found, taken, take)
    return found


def _exact(
    old: list[Sheet],
    new: list[Sheet],
    records: tuple[SlideRecord, ...],
    slides: tuple[SlideRead, ...],
    take: Callable[[int, int], None],
    taken: set[int],
) -> None:
    """Slides that are as they were; of several alike those with the same number, then in order."""
    by_sheet: dict[Sheet, list[int]] = {}
    for was, sheet in enumerate(old):
        by_sheet.setdefault(sheet, []).append(was)
    for place, sheet in enumerate(new):
        left = [was for was in by_sheet.get(sheet, ()) if was not in taken]
        if left:
            take(place, min(left, key=lambda was: (records[was].id != slides[place].id, was)))


def _alike(
    old: list[Sheet],
    new: list[Sheet],
    records: tuple[SlideRecord, ...],
    slides: tuple[SlideRead, ...],
    found: dict[int, int],
    taken: set[int],
    take: Callable[[int, int], None],
) -> None:
    """Slides that were edited: the pairs most alike first."""
    places = [place for place in range(len(new)) if place not in found]
    left = [was for was in range(len(old)) if was not in taken]
    if len(places) * len(left) > _MOST_COMPARED:
        return
    pairs = []
    for place in places:
        for was in left:
            score = _score(old[was], new[place])
            score += _FOR_NAME * bool(records[was].name and records[was].name == slides[place].name)
            score += _FOR_ID * (records[was].id == slides[place].id)
            if score >= _SAME_SLIDE:
                pairs.append((score, -abs(place - was), place, was))
    for _score_of_pair, _apart, place, was in sorted(pairs, reverse=True):
        if place not in found and was not in taken:
            take(place, was)


def _by_neighbours(
    old: int, new: int, found: dict[int, int], taken: set[int], take: Callable[[int, int], None]
) -> None:
    """A slide rewritten from end to end: the only one left between the same two neighbours."""
    for place in range(new):
        if place in found:
            continue
        before = found.get(place - 1, -1) if place else -1
        after = found.get(place + 1, old if place == new - 1 else -2)
        if after - before == 2 and before + 1 not in taken:
            take(place, before + 1)


def _score(old: Sheet, new: Sheet) -> float:
    """How much of a slide and its notes is the same; notes count double, they are longer and rarer."""
    if not (old.spoken or new.spoken):
        return likeness(old.shown, new.shown)
    if not (old.spoken and new.spoken):
        return likeness(old.shown, new.shown) * 0.8
    return (likeness(old.shown, new.shown) + 2 * likeness(old.spoken, new.spoken)) / 3


def _shown(record: SlideRecord) -> str:
    lines = [place.text for shape in record.shapes for place in shape.lines if not _is_furniture(shape.name)]
    cells = [place.text for shape in record.shapes for row in shape.cells for place in row]
    return "\n".join(sorted(map(squeezed, [*lines, *cells])))


def _is_furniture(name: str) -> bool:
    return name in ("Footer", "Slide number") or name.startswith("Marker ")


def _read(slide: SlideRead) -> str:
    kept = [item for item in slide.items if not _is_furniture(item.name)]
    lines = [line.text for item in kept for line in item.lines]
    cells = [cell for item in kept for row in item.cells for cell in row]
    return "\n".join(sorted(map(squeezed, [*lines, *cells])))
