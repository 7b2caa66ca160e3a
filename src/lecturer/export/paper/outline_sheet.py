"""The outline on one sheet: every point with its clock, as large as one A4 page allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from lecturer.deck.pages import Deck, Frame, Span
from lecturer.export.paper.schedule import Entry, schedule
from lecturer.export.paper.setting import (
    A4_HEIGHT,
    A4_WIDTH,
    ACCENT,
    Group,
    Placed,
    Row,
    Style,
    Words,
    flow,
    frames,
    on_paper,
    set_words,
    sheet,
    with_gap,
)
from lecturer.talk.records import Talk
from lecturer.timing.format import clock_text
from lecturer.timing.plan import Plan

_MARGIN, _GUTTER = 48.0, 24.0
_TITLE = Style(20, 30, bold=True)
_SIZES = (15.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
_PITCH, _PART_GAP, _INDENT, _CLOCK = 1.45, 0.7, 1.6, 3.4
"""In sizes of the type."""
_TWO_COLUMNS_FROM = 11.0


def outline_sheet(talk: Talk, deck: Deck, plan: Plan) -> Deck:
    """The sheet. Where not even small type in two columns has room, the deepest levels are left out."""
    entries = schedule(talk, plan)
    title = _title(deck.title)
    top = sum(row.pitch for row in title) + 10
    height = A4_HEIGHT - 2 * _MARGIN - top
    columns = _fitted(entries, height)
    content: list[Frame] = frames(_stacked(title), _MARGIN, _MARGIN, "title")
    width = _column_width(len(columns))
    for number, column in enumerate(columns):
        left = _MARGIN + number * (width + _GUTTER)
        content += frames(column, left, _MARGIN + top, f"column {number}")
    return on_paper(deck, [sheet(1, content, deck.title)])


def _fitted(entries: Sequence[Entry], height: float) -> list[tuple[Placed, ...]]:
    """The rows in one or two columns: the largest type, then the fewest columns, then the most levels."""
    deepest = max((entry.level for entry in entries), default=1)
    for levels in range(deepest, 0, -1):
        shown = [entry for entry in entries if entry.level <= levels]
        for size in _SIZES:
            for count in (1, 2) if size <= _TWO_COLUMNS_FROM else (1,):
                columns = flow(_groups(shown, size, _column_width(count)), height)
                if len(columns) <= count:
                    return columns
    return flow(
        _groups([entry for entry in entries if entry.level <= 1], _SIZES[-1], _column_width(2)), height
    )[:2]


def _groups(entries: Sequence[Entry], size: float, width: float) -> Iterator[Group]:
    for entry in entries:
        is_part = entry.level <= 1
        style = Style(size, size * _PITCH, bold=is_part)
        left = size * (_CLOCK + _INDENT * max(0, entry.level - 1))
        rows = set_words([Span(entry.head or entry.first_words)], style, left, width - left)
        clock_style = msgspec.structs.replace(style, color=ACCENT)
        clock = Words(0.0, size * _CLOCK, (Span(clock_text(entry.starts)),), clock_style)
        rows[0] = msgspec.structs.replace(rows[0], words=(clock, *rows[0].words))
        yield Group(with_gap(rows, size * _PART_GAP if is_part else 0.0), together=len(rows))


def _title(title: str) -> list[Row]:
    return set_words([Span(title)], _TITLE, 0.0, A4_WIDTH - 2 * _MARGIN)


def _stacked(rows: Sequence[Row]) -> Iterator[Placed]:
    top = 0.0
    for row in rows:
        yield Placed(top, row)
        top += row.pitch


def _column_width(count: int) -> float:
    return (A4_WIDTH - 2 * _MARGIN - _GUTTER * (count - 1)) / count
