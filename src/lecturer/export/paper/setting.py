"""Sets words on sheets of paper: rows of text one below the other, a new sheet where one is full.

Sheets are pages of a deck of their own, so what paints slides paints them too. Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from lecturer.deck.line_breaking import break_lines, text_width
from lecturer.deck.metrics import table
from lecturer.deck.pages import (
    EMU_PER_POINT,
    Align,
    Deck,
    Frame,
    Line,
    Page,
    Paragraph,
    Rect,
    ShapeFrame,
    Span,
    Step,
    TextFrame,
)

A4_WIDTH, A4_HEIGHT = 595.0, 842.0
INK, PALE, RULE, ACCENT = "#1E2226", "#686E75", "#C2BEB4", "#1B5E8C"
WHITE = "#FFFFFF"
_ASCENT = 0.88
"""How far below the top of its row a baseline is, in sizes: Han characters reach 0.88 em above it."""
_RAGGED = 0.45
"""A group that does not fit goes to the next sheet whole where less than this share of the sheet is left."""
_MOST_AN_EM = 6
"""More characters than that have no room in an em, whatever they are."""


class Style(msgspec.Struct, frozen=True):
    """How words are set: size and pitch in points."""

    size: float
    pitch: float
    bold: bool = False
    color: str = INK
    align: Align = "left"


class Words(msgspec.Struct, frozen=True):
    """A stretch of one line: where it begins in its row, how wide the room is, and how it is set."""

    x: float
    width: float
    spans: tuple[Span, ...]
    style: Style


class Row(msgspec.Struct, frozen=True):
    """What stands on one baseline, its height, and the gap above it, which vanishes at a sheet's top."""

    words: tuple[Words, ...]
    pitch: float
    before: float = 0.0


class Group(msgspec.Struct, frozen=True):
    """Rows that belong together.

    Attributes:
        rows: From top to bottom.
        together: How many of the first rows must not be parted by the end of a sheet.
    """

    rows: tuple[Row, ...]
    together: int = 1


class Placed(msgspec.Struct, frozen=True):
    """A row and where its top is on its sheet."""

    top: float
    row: Row


def set_words(spans: Sequence[Span], style: Style, x: float, width: float) -> list[Row]:
    """Break a paragraph into rows.

    Args:
        spans: Its characters; a span's own boldness counts in its width.
        style: How it is set.
        x: Where the rows begin.
        width: How wide they may be.
    """
    text = "".join(span.text for span in spans)
    is_bold = style.bold or any(span.bold for span in spans)
    broken = break_lines(text, table("sans", bold=is_bold), width / style.size)
    return [
        Row((Words(x, width, tuple(_cut(spans, line.start, line.end)), style),), style.pitch)
        for line in broken
    ]


def plain(text: str, style: Style, x: float, width: float) -> Words:
    """Words that fit on one line as they are; what is too wide is cut with an ellipsis."""
    metrics, room = table("sans", bold=style.bold), width / style.size
    if len(text) > room * _MOST_AN_EM or text_width(text, metrics) > room:
        text = text[: int(room * _MOST_AN_EM)]
        while text and text_width(f"{text}…", metrics) > room:
            text = text[:-1]
        text = f"{text.rstrip()}…"
    return Words(x, width, (Span(text),), style)


def with_gap(rows: Iterable[Row], before: float) -> tuple[Row, ...]:
    """Rows with a gap above the first."""
    first, *others = rows
    return (msgspec.structs.replace(first, before=before), *others)


def height_of(rows: Iterable[Row]) -> float:
    """How high rows are together, the first one's gap left out."""
    return sum(row.pitch + (row.before if number else 0.0) for number, row in enumerate(rows))


def flow(groups: Iterable[Group], height: float) -> list[tuple[Placed, ...]]:
    """Put groups on sheets: nothing is left out, and no group is parted where that can be avoided.

    Args:
        groups: In order.
        height: How much room a sheet has.

    Returns:
        The sheets; at least one.
    """
    sheets: list[list[Placed]] = [[]]
    top = 0.0
    for group in groups:
        if sheets[-1] and not _fits(group, top, height):
            sheets.append([])
            top = 0.0
        for row in group.rows:
            if sheets[-1] and top + row.before + row.pitch > height:
                sheets.append([])
                top = 0.0
            top += row.before if sheets[-1] else 0.0
            sheets[-1].append(Placed(top, row))
            top += row.pitch
    return [tuple(sheet) for sheet in sheets]


def _fits(group: Group, top: float, height: float) -> bool:
    """Whether a group may begin here: whole, or in parts where it would leave much of the sheet empty."""
    room = height - top - group.rows[0].before
    if height_of(group.rows) <= room:
        return True
    if height_of(group.rows) <= height and room < height * _RAGGED:
        return False
    return height_of(group.rows[: group.together]) <= room


def frames(placed: Iterable[Placed], left: float, top: float, name: str) -> list[Frame]:
    """The frames of rows on a sheet whose text begins at a place."""
    return [
        _frame(words, left, top + each.top, f"{name} {number}.{part}")
        for number, each in enumerate(placed)
        for part, words in enumerate(each.row.words)
        if any(span.text for span in words.spans)
    ]


def rule(x: float, y: float, width: float, height: float, name: str, color: str = RULE) -> ShapeFrame:
    """A thin line, along or down."""
    return ShapeFrame(
        name=name, shape="line", rect=_rect(x, y, width, height), stroke=color, stroke_width=0.5
    )


def sheet(number: int, content: Iterable[Frame], title: str) -> Page:
    """A sheet with what is on it."""
    return Page(
        number=number,
        kind="whole",
        key="",
        title=f"{title} {number}",
        part="",
        background=WHITE,
        frames=tuple(content),
        steps=(Step("", "", 0),),
    )


def on_paper(deck: Deck, sheets: Iterable[Page]) -> Deck:
    """Sheets as an A4 deck that has the title, the language and the fonts of another."""
    return msgspec.structs.replace(
        deck,
        width=_emu(A4_WIDTH),
        height=_emu(A4_HEIGHT),
        pages=tuple(sheets),
        template="",
    )


def _frame(words: Words, left: float, top: float, name: str) -> TextFrame:
    style = words.style
    box = _rect(left + words.x, top, words.width, style.pitch)
    baseline = _emu(top + (style.pitch - style.size) / 2 + style.size * _ASCENT)
    line = Line(words.spans, box.x, baseline, box.w)
    return TextFrame(
        name=name,
        role="body",
        rect=box,
        font="sans",
        size=style.size,
        pitch=style.pitch,
        color=style.color,
        paragraphs=(Paragraph(spans=words.spans, lines=(line,)),),
        bold=style.bold,
        align=style.align,
    )


def _cut(spans: Sequence[Span], start: int, end: int) -> Iterable[Span]:
    """The spans of the characters from `start` to `end`."""
    at = 0
    for span in spans:
        text = span.text[max(0, start - at) : max(0, end - at)]
        at += len(span.text)
        if text:
            yield msgspec.structs.replace(span, text=text)


def _rect(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(_emu(x), _emu(y), _emu(width), _emu(height))


def _emu(points: float) -> int:
    return round(points * EMU_PER_POINT)
