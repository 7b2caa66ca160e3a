"""Sorts the contents of a slide into title, lines, tables and pictures."""

from __future__ import annotations

import msgspec

from lecturer.manuscript.decks.records import Item, Line, Picture, SlideRead, one_line
from lecturer.manuscript.decks.shapes import in_reading_order

_LONGEST_TITLE = 60
_USUAL_SIZE = 18.0
"""What PowerPoint gives a text box whose size nothing says (ECMA-376, `defRPr`)."""
_UPPER = 0.6
_LARGER = 1.1
"""A line is the title when it is larger than the lines after it by this."""


def sorted_out(slide: SlideRead, *, is_first: bool, size: tuple[float, float]) -> SlideRead:
    """The slide with title, lines, tables and pictures told apart.

    Args:
        slide: With its items.
        is_first: Only the first slide can be the deck's cover.
        size: The slide's width and height in EMU.
    """
    titles = [item for item in slide.items if item.role in ("title", "cover_title") and item.text.strip()]
    others = in_reading_order([item for item in slide.items if item not in titles])
    title, further = _title_of(titles)
    guessed = False
    if not title:
        title, others = _guessed(others, size[1], anywhere=is_first)
        guessed = bool(title)
    return msgspec.structs.replace(
        slide,
        title=title,
        title_is_guess=guessed,
        lines=(*further, *(line for item in others for line in item.lines)),
        tables=tuple(item.cells for item in others if item.cells),
        pictures=_pictures(others),
        is_cover=slide.is_cover and is_first and bool(title),
    )


def _title_of(titles: list[Item]) -> tuple[str, tuple[Line, ...]]:
    """The words of the title, whatever it was broken into; of further titles, lines."""
    if not titles:
        return "", ()
    return one_line(titles[0].text), tuple(line for item in titles[1:] for line in item.lines)


def _guessed(items: list[Item], height: float, *, anywhere: bool) -> tuple[str, list[Item]]:
    """The largest line of text, the topmost of several as large; and the items without it."""
    best: tuple[float, float, int] | None = None
    for place, item in enumerate(items):
        if item.of != "text" or not item.lines or len(item.lines[0].text) > _LONGEST_TITLE:
            continue
        top = item.place.y if item.place is not None else 0.0
        if top > _UPPER * height and not anywhere:
            continue
        size = item.lines[0].size or _USUAL_SIZE
        mark = (-size, top, place)
        best = mark if best is None or mark < best else best
    if best is None or not _stands_out(items, best):
        return "", items
    item = items[best[2]]
    rest = msgspec.structs.replace(item, lines=item.lines[1:])
    shown = [*items[: best[2]], *((rest,) if rest.lines else ()), *items[best[2] + 1 :]]
    return one_line(item.lines[0].shown), shown


def _stands_out(items: list[Item], best: tuple[float, float, int]) -> bool:
    """Whether a line is larger than the rest of its own text; one of a single paragraph always is."""
    lines = items[best[2]].lines
    return all(-best[0] >= _LARGER * (line.size or _USUAL_SIZE) for line in lines[1:])


def _pictures(items: list[Item]) -> tuple[Picture, ...]:
    found = [item.picture for item in items if item.picture is not None]
    return tuple(sorted(found, key=lambda picture: -picture.share))
