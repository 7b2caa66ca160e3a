"""What a point shows beside its title: a quotation, lines, a picture, a table, columns or a big number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from lecturer.deck.attributed import attributed_quotation
from lecturer.deck.pages import Step
from lecturer.deck.slides import ColumnOfRows, Row, Slide
from lecturer.talk.records import Point
from lecturer.talk.walk import walk

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]")
_NUMBER = re.compile(r"[约近超]?[+\-−±]?\d+(?:[.,:/]\d+)*\s*[%％‰℃°]?")
_QUOTE_OPENS = re.compile(r"\s*是?[“\"]")
_QUOTE_CLOSES = re.compile(r"[”\"]\s*[—–-]")
_LONGEST_STAND_IN = 16
_LONGEST_UNIT = 4
_MARKS = "，。；：、,.;: "
_COLUMNS = 2


def tidy(text: str) -> str:
    """A text as one line: no control characters, line ends or doubled spaces (a full-width space stays)."""
    line = _CONTROL.sub("", text.replace("\n", " ").replace("\t", " ").replace("\r", " "))
    return re.sub(r" {2,}", " ", line).strip()


def title_of(point: Point) -> str:
    """What to call a point on a slide: its title, else its first words."""
    if title := tidy(point.title):
        return title
    words = tidy(point.notes)
    first = re.split(r"[。！？；，,.!?;]", words, maxsplit=1)[0]
    return (
        (first if len(first) <= _LONGEST_STAND_IN else f"{first[:_LONGEST_STAND_IN]}…")
        or tidy(point.marker)
        or "…"
    )


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


def shown_lines(point: Point) -> tuple[str, ...]:
    """The lines put on the slide by hand."""
    return tuple(line for each in point.show if (line := tidy(each)))


def has_exhibit(point: Point) -> bool:
    """Whether a point has something of its own to show, by its fields alone."""
    shown = point.image or point.table or point.quote.strip() or point.show
    return bool(shown) or (not point.points and is_quoted_head(point))


def exhibits(point: Point, context: str, *, spoken: bool) -> Iterator[Slide]:
    """The slides of what a point itself shows; none when its title is all there is.

    Args:
        point: The point; the ones below it count for columns only.
        context: What it belongs to.
        spoken: Its words were spoken over a slide before.
    """
    for number, slide in enumerate(_exhibits(point, context)):
        if number == 0 and not spoken:
            yield slide
        else:
            yield _silent(slide)


def split_columns(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines as two columns: before and after the second one that ends in a colon, else two halves."""
    heads = [index for index, line in enumerate(lines) if line.rstrip().endswith(("：", ":"))]
    middle = heads[1] if len(heads) == _COLUMNS and heads[0] == 0 else (len(lines) + 1) // _COLUMNS
    return lines[:middle], lines[middle:]


def _silent(slide: Slide) -> Slide:
    """The slide without words: they were spoken before. Its rows still come in one by one."""
    reveals = sorted({0, *(row.reveal for row in slide.rows)})
    return replace(slide, steps=tuple(Step(slide.key, "", reveal) for reveal in reveals))


def _exhibits(point: Point, context: str) -> Iterator[Slide]:
    lines = shown_lines(point)
    if point.image or point.layout == "picture":
        yield _slide("picture", point, context, lines=lines, image=point.image, alt=tidy(point.alt))
        lines = ()
    if point.table:
        yield _slide("table", point, context, table=tuple(tuple(map(tidy, row)) for row in point.table))
    if point.layout == "columns" and (point.points or lines):
        yield _columns(point, context, lines)
        return
    if point.layout == "number" and (number := _number(point, context, lines)):
        yield number
        lines = ()
    if quotation := _quotation(point):
        yield _quote(point, context, *quotation)
    if lines and not point.points:
        yield _lines(point, context, lines)


def _slide(kind: str, point: Point, context: str, **fields: object) -> Slide:
    common = {"kind": kind, "key": point.id, "title": title_of(point), "context": context}
    return Slide(**common | {"steps": (Step(point.id, point.notes, 0),)} | fields)  # type: ignore[arg-type]


def attributed_slide(point: Point) -> Slide | None:
    """The slide of the words that a point quotes and attributes, under its title; None without any."""
    found = attributed_quotation(point.notes) if point.notes and not is_forced(point) else None
    return _quote(point, "", *found) if found else None


def _quotation(point: Point) -> tuple[str, str] | None:
    """What a point quotes, and whose words they are."""
    words = _CONTROL.sub("", point.quote).strip()
    if words:
        return words, tidy(point.by)
    if point.image or point.table or point.show:
        return None
    if point.layout == "quote":
        found = attributed_quotation(point.notes)
        return (found.words, tidy(point.by) or found.by) if found else (title_of(point), tidy(point.by))
    is_head = not point.points and not is_forced(point) and is_quoted_head(point)
    return (title_of(point), tidy(point.by)) if is_head else None


def _quote(point: Point, context: str, words: str, by: str) -> Slide:
    """A quotation's slide: under the point's title where that says something else."""
    title = title_of(point)
    by_hand = bool(point.quote.strip() and by)
    above = "" if by_hand else context if words == title else title
    return _slide("quote", point, above, quote=words, by=by)


def _lines(point: Point, context: str, lines: tuple[str, ...]) -> Slide:
    """The lines put on the slide by hand: all at once, one by one where the user chose the list."""
    if point.layout != "list":
        return _slide("point", point, context, rows=tuple(map(Row, lines)))
    rows = tuple(Row(line, key=point.id, reveal=reveal) for reveal, line in enumerate(lines, start=1))
    steps = (Step(point.id, point.notes, 0), *(Step(point.id, "", row.reveal) for row in rows))
    return _slide("list", point, context, rows=rows, steps=steps)


def _number(point: Point, context: str, lines: tuple[str, ...]) -> Slide | None:
    """The first number in the first line (or title), what follows it as its unit, the other lines below."""
    source = lines[0] if lines else title_of(point)
    match = _NUMBER.search(source)
    if match is None:
        return None
    label, unit = source[: match.start()].strip(_MARKS), source[match.end() :].strip(_MARKS)
    if len(unit) > (_LONGEST_UNIT if label else 2 * _LONGEST_UNIT) or set(unit) & set("，。；,.;"):
        # The number stands in a sentence: the whole of it goes below.
        unit, below = "", lines
    else:
        below = ((label,) if label and lines else ()) + lines[1:]
    return _slide("number", point, context, number=match[0].replace(" ", ""), unit=unit, lines=below)


def _columns(point: Point, context: str, lines: tuple[str, ...]) -> Slide:
    if lines or not point.points:
        return _slide(
            "columns",
            point,
            context,
            columns=tuple(map(_column, split_columns(lines))),
            steps=_all_steps(point),
        )
    if len(point.points) == _COLUMNS:
        columns = tuple(
            ColumnOfRows(title_of(child), tuple(map(Row, _below(child)))) for child in point.points
        )
    else:
        halves = split_columns(tuple(title_of(child) for child in point.points))
        columns = tuple(ColumnOfRows("", tuple(map(Row, half))) for half in halves)
    return _slide("columns", point, context, columns=columns, steps=_all_steps(point))


def _column(lines: tuple[str, ...]) -> ColumnOfRows:
    if lines and lines[0].endswith(("：", ":")):
        return ColumnOfRows(lines[0][:-1], tuple(map(Row, lines[1:])))
    return ColumnOfRows("", tuple(map(Row, lines)))


def _below(child: Point) -> tuple[str, ...]:
    return shown_lines(child) or tuple(title_of(each) for each in child.points)


def _all_steps(point: Point) -> tuple[Step, ...]:
    """The point's words and those of all points below it, over one unchanging slide."""
    return tuple(Step(each.id, each.notes, 0) for each in walk((point,)))
