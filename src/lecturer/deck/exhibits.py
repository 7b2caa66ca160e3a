"""The exhibit of a point: a picture, table, quotation, lines, or what its layout makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from lecturer.deck.drawn.from_words import proposed, quotation_in, slide_from
from lecturer.deck.kinds import KINDS
from lecturer.deck.pages import PageKind, Step
from lecturer.deck.point_slides import shown_lines, slide_of, tidy, title_of, without_control
from lecturer.deck.proposals.tables import is_chartable
from lecturer.deck.slides import Row, Slide
from lecturer.talk.records import Point

_QUOTE_OPENS = re.compile(r"\s*是?[“\"]")
_QUOTE_CLOSES = re.compile(r"[”\"]\s*[—–-]")


_OF_PICTURES = ("picture", "full_picture", "half_picture", "pictures")


def is_quoted_head(point: Point) -> bool:
    """Whether the head is a quotation by itself: 第一是“…”——."""
    title, words = tidy(point.title), point.notes.lstrip()
    if not title or not words.startswith(point.marker):
        return False
    opening = _QUOTE_OPENS.match(words, len(point.marker))
    if opening is None or not words.startswith(title, opening.end()):
        return False
    return _QUOTE_CLOSES.match(words, opening.end() + len(title)) is not None


def is_forced(point: Point) -> bool:
    """Whether the user chose the layout."""
    return point.layout != "auto"


def level_of(line: str) -> int:
    """How deep a line put on the slide stands: two blanks or a tab at its start are a level."""
    blanks = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blanks.replace("\t", "  ")) // 2


def has_exhibit(point: Point) -> bool:
    """Whether a point has something of its own to show, by its fields alone."""
    shown = point.image or point.pictures or point.table or point.quote.strip() or point.show
    return bool(shown) or (not point.points and is_quoted_head(point))


def exhibits(point: Point, context: str, *, spoken: bool) -> Iterator[Slide]:
    """The slides of what a point itself shows; none when its title is all there is.

    Args:
        point: The point; the ones below it count where its layout shows them too.
        context: What it belongs to.
        spoken: Its words were spoken over a slide before.
    """
    for number, slide in enumerate(_exhibits(point, context)):
        if number == 0 and not spoken:
            yield slide
        else:
            yield _silent(slide)


def _silent(slide: Slide) -> Slide:
    """The slide without words: they were spoken before. Its rows still come in one by one."""
    reveals = sorted({0, *(row.reveal for row in slide.rows)})
    return replace(slide, steps=tuple(Step(slide.key, "", reveal) for reveal in reveals))


def _exhibits(point: Point, context: str) -> Iterator[Slide]:
    lines = shown_lines(point)
    if point.layout == "whole":
        yield _whole(point, context)
        return
    if point.layout == "person" and point.image and (slide := _quotation(point)):
        yield replace(slide, kind="portrait", image=point.image, alt=tidy(point.alt), focus=point.focus)
        return
    if point.image or point.pictures or point.layout in _OF_PICTURES:
        yield _pictures(point, context, lines)
        lines = ()
    if point.table:
        yield _table(point, context)
    if slide := _chosen(point, context, lines):
        yield slide
        if speaks_below(slide):
            return
        lines = ()
    if quotation := _quotation(point):
        yield quotation
    if lines and not point.points:
        yield _lines(point, context, lines)


def _pictures(point: Point, context: str, lines: tuple[str, ...]) -> Slide:
    """The point's pictures: as the user chose, else several in a grid, one as its form asks for."""
    kind: PageKind = "pictures" if point.pictures else "picture"
    if point.layout in ("full_picture", "half_picture", "pictures"):
        kind = point.layout
    return slide_of(
        kind,
        point,
        context,
        lines=lines,
        image=point.image,
        alt=tidy(point.alt),
        focus=point.focus,
        pictures=tuple(each for each in point.pictures if each.image),
        is_free=not is_forced(point),
    )


def _table(point: Point, context: str) -> Slide:
    """A table, or the chart that it is good for."""
    rows = tuple(tuple(map(tidy, row)) for row in point.table)
    wants_chart = (
        point.layout == "chart" or bool(point.chart) or (point.layout == "auto" and is_chartable(rows))
    )
    kind: PageKind = "chart" if wants_chart and is_chartable(rows) else "table"
    return slide_of(kind, point, context, table=rows, chart=point.chart)


def _chosen(point: Point, context: str, lines: tuple[str, ...]) -> Slide | None:
    """What the kind of slide that the user chose makes of a point; None where it has nothing to show."""
    if point.layout == "auto":
        return None
    made_from = KINDS[point.layout].made_from
    return made_from(point, context, lines) if made_from else None


def speaks_below(slide: Slide) -> bool:
    """Whether the words of the points below the slide's own are spoken over it too."""
    return any(step.key != slide.key for step in slide.steps)


def _whole(point: Point, context: str) -> Slide:
    """Lines, table and picture of a point on one page."""
    rows = tuple(Row(text, level=level_of(line)) for line in point.show if (text := tidy(line)))
    table = tuple(tuple(map(tidy, row)) for row in point.table)
    return slide_of("whole", point, context, rows=rows, table=table, image=point.image, alt=tidy(point.alt))


def proposed_slides(point: Point, context: str, *, spoken: bool = False) -> Iterator[Slide]:
    """The slides that the words of a point are good for by themselves, the statement at least.

    Args:
        point: A point whose layout is not chosen and whose fields show nothing.
        context: What it belongs to.
        spoken: Its words were spoken over a slide before; a statement then says nothing new.
    """
    for exhibit in proposed(point):
        if spoken and exhibit.kind == "statement":
            continue
        slide = slide_from(exhibit, point, context)
        yield _silent(slide) if spoken else slide
        spoken = True


def _quotation(point: Point) -> Slide | None:
    """The slide of what a point quotes: by its fields, its head, or where asked for by its words."""
    words = without_control(point.quote)
    kind: PageKind = "person" if point.layout == "person" else "quote"
    if words:
        return _quote(kind, point, words, tidy(point.by))
    is_portrait = point.layout == "person" and bool(point.image)
    if (point.image and not is_portrait) or point.pictures or point.table or point.show:
        return None
    if point.layout in {"quote", "person"}:
        found = quotation_in(point)
        if found is None:
            return _quote(kind, point, title_of(point), tidy(point.by))
        slide = _quote(kind, point, found.quote, tidy(point.by) or found.by)
        return replace(slide, role=found.role, source=found.source)
    is_head = not point.points and not is_forced(point) and is_quoted_head(point)
    return _quote(kind, point, title_of(point), tidy(point.by)) if is_head else None


def _quote(kind: PageKind, point: Point, words: str, by: str) -> Slide:
    """A quotation's slide: under the point's title where that says something else."""
    title = title_of(point)
    by_hand = bool(point.quote.strip() and by)
    return slide_of(kind, point, "" if by_hand or words == title else title, quote=words, by=by)


def _lines(point: Point, context: str, lines: tuple[str, ...]) -> Slide:
    """The lines put on the slide by hand: all at once, one by one where the user chose the list."""
    if point.layout != "list":
        return slide_of("point", point, context, rows=tuple(map(Row, lines)))
    rows = tuple(Row(line, key=point.id, reveal=reveal) for reveal, line in enumerate(lines, start=1))
    steps = (Step(point.id, point.notes, 0), *(Step(point.id, "", row.reveal) for row in rows))
    return slide_of("list", point, context, rows=rows, steps=steps)
