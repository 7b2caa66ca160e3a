"""Rows of text one below the other: lists, agendas, the texts of columns; planned, split, and placed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from msgspec.structs import replace

from lecturer.deck.frames import Block
from lecturer.deck.line_breaking import Broken, text_width
from lecturer.deck.metrics import Metrics, table
from lecturer.deck.pages import Bullet
from lecturer.deck.slides import Row
from lecturer.deck.text_fit import needs_spare, pieces
from lecturer.deck.theme_records import Box, TextStyle
from lecturer.deck.title_breaking import without_widow

_FROM_TOP = 0.38
"""Rows that do not fill their box stand a little above its middle."""
_LEAST_PITCH = 1.5
"""Two rows are never nearer than this, in sizes."""
_NEAR = 0.77
"""Down to this share of the largest size that fits, a smaller one is better when no row wraps at it."""
_SEAMS = 1.0
"""More em than a row may be narrower in a line than its characters: what the gaps between scripts take."""


class Plan(NamedTuple):
    """Rows that fit their box; `tops` are the tops of their first lines in points.

    `kept` says of each row whether the breaks between its lines have to be kept.
    """

    rows: tuple[Row, ...]
    size: float
    pitch: float
    lines: tuple[tuple[Broken, ...], ...]
    kept: tuple[bool, ...]
    tops: tuple[float, ...]
    row_pitch: float


def plan_pages(rows: tuple[Row, ...], style: TextStyle, box: Box, *, centred: bool = True) -> list[Plan]:
    """Rows on as many pages as they need, each page's at the largest size that holds them.

    Args:
        rows: At least one.
        style: Its sizes, how many rows each is good for, the largest pitch.
        box: Where the text stands.
        centred: Stand a little above the middle of the box; else start at its top.
    """
    most = style.rows[-1] if style.rows else len(rows)
    if len(rows) <= most and (whole := plan(rows, style, box, centred=centred)):
        return [whole]  # what fits together fits alone: nothing needs to be cut
    return _chunks(_cut_to_pages(rows, style, box), style, box, centred=centred)


def plan(rows: tuple[Row, ...], style: TextStyle, box: Box, *, centred: bool = True) -> Plan | None:
    """The rows at the largest size at which they fit the box; None when they do at none."""
    limits = style.rows or (len(rows),) * len(style.sizes)
    if single := _in_single_lines(rows, style, box, limits, centred=centred):
        return single
    first: Plan | None = None
    for size, limit in zip(style.sizes, limits, strict=False):
        if first and size < first.size * _NEAR:
            break
        found = _plan_at(rows, style, box, size, centred=centred) if len(rows) <= limit else None
        if found and all(len(lines) == 1 for lines in found.lines):
            return found
        first = first or found
    return first


def _in_single_lines(
    rows: tuple[Row, ...], style: TextStyle, box: Box, limits: Sequence[int], *, centred: bool
) -> Plan | None:
    """The rows a line each, where that is at a size that no larger one is preferred to, whatever wraps there.

    Found by the rows' widths, it spares most lists the breaking of their rows at larger sizes.
    """
    metrics = row_metrics(style)
    widest = max(text_width(row.text.strip(), metrics) for row in rows)
    for size, limit in zip(style.sizes, limits, strict=False):
        if size < style.sizes[0] * _NEAR:
            return None
        if len(rows) <= limit and (widest - _SEAMS) * size <= box.w:
            found = _plan_at(rows, style, box, size, centred=centred)
            if found and all(len(lines) == 1 for lines in found.lines):
                return found
    return None


def blocks_of(plan: Plan, bullets: Sequence[Bullet | None] = ()) -> tuple[Block, ...]:
    """The rows as paragraphs of one frame that starts at the first row's first line."""
    blocks = []
    bottom = plan.tops[0]
    shown = zip(plan.rows, plan.lines, plan.kept, plan.tops, bullets or repeat(None), strict=False)
    for row, lines, kept, top, bullet in shown:
        blocks.append(
            Block(row.text, lines, top - bottom, row.reveal, row.key, keep_breaks=kept, bullet=bullet)
        )
        bottom = top + len(lines) * plan.pitch
    return tuple(blocks)


def row_metrics(style: TextStyle) -> Metrics:
    """Rows are measured bold: the current one turns so, and no row may move then."""
    return table(style.font, bold=True)


def _plan_at(rows: tuple[Row, ...], style: TextStyle, box: Box, size: float, *, centred: bool) -> Plan | None:
    metrics, width = row_metrics(style), box.w / size
    broken = [without_widow(row.text, metrics, width) for row in rows]
    lines, kept = tuple(lines for lines, _kept in broken), tuple(kept for _lines, kept in broken)
    pitch = round(size * style.spacing, 2)
    spare = pitch if any(needs_spare(each, width) for each in lines) else 0.0
    extra = sum(len(each) - 1 for each in lines) * pitch
    count = len(rows)
    row_pitch = math.floor(min(style.max_pitch or box.h, (box.h - spare - extra) / count))
    if row_pitch < _LEAST_PITCH * size:
        return None
    top = box.y
    if centred:
        top = round(box.y + _FROM_TOP * (box.h - spare - extra - count * row_pitch))
    tops = []
    for each in lines:
        tops.append(top + (row_pitch - pitch) / 2)
        top += row_pitch + (len(each) - 1) * pitch
    return Plan(rows, size, pitch, lines, kept, tuple(tops), row_pitch)


def _cut_to_pages(rows: tuple[Row, ...], style: TextStyle, box: Box) -> tuple[Row, ...]:
    """Rows that would not fit a page even alone, cut into pieces that do."""
    size = style.sizes[-1]
    pitch = size * style.spacing
    most_lines = max(1, math.floor((box.h - pitch - _LEAST_PITCH * size) / pitch))
    fitting: list[Row] = []
    for row in rows:
        if _plan_at((row,), style, box, size, centred=False):
            fitting.append(row)
        else:
            parts = pieces(row.text, row_metrics(style), box.w / size, most_lines)
            fitting += [
                replace(
                    row, text=part, ordinal=0 if index else row.ordinal, numeral="" if index else row.numeral
                )
                for index, part in enumerate(parts)
            ]
    return tuple(fitting)


def _chunks(rows: tuple[Row, ...], style: TextStyle, box: Box, *, centred: bool) -> list[Plan]:
    """The rows page by page: as few pages as possible, each with about as many rows when that works."""
    filled: list[Plan] = []
    rest = rows
    most = style.rows[-1] if style.rows else len(rows)
    while rest:
        count = min(most, len(rest))
        found = plan(rest[:count], style, box, centred=centred)
        while found is None and count > 1:
            count -= 1
            found = plan(rest[:count], style, box, centred=centred)
        filled += [found] if found else []
        rest = rest[count:]
    if len(filled) <= 1:
        return filled
    share, more = divmod(len(rows), len(filled))
    ends = [share * (i + 1) + min(i + 1, more) for i in range(len(filled))]
    chunks = (rows[start:end] for start, end in zip([0, *ends], ends, strict=False))
    even = [plan(chunk, style, box, centred=centred) for chunk in chunks]
    return [each for each in even if each] if all(even) else filled
