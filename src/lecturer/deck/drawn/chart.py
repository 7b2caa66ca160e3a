"""A chart of one row of numbers: bars of native shapes, each with its value above and its name below."""

from __future__ import annotations

import re

from msgspec.structs import replace

from lecturer.deck.drawn.boxes import alike, area, cell_by_cell, frames_of, line, panel
from lecturer.deck.pages import Frame
from lecturer.deck.proposals.tables import is_chartable
from lecturer.deck.slides import Slide
from lecturer.deck.tables import table
from lecturer.deck.theme_records import Box, Theme
from lecturer.deck.unnumbered_pages import Setting, Sheet, inner_sheets, one_line

_HEAD = 44.0
"""What the name of the numbers takes above the bars."""
_NAMES = 64.0
_VALUES = 44.0
_BAR_SHARE = 0.6
_WIDEST = 120.0
_SCALES = {"万": 10_000.0, "亿": 100_000_000.0, "千": 1_000.0}


def chart(slide: Slide, setting: Setting) -> list[Sheet]:
    """The bars; the table itself where its names are too long for them."""
    if not is_chartable(slide.table):
        return table(replace(slide, kind="table"), setting)
    drawn = _drawn(slide, setting)
    return inner_sheets(slide, setting, [drawn]) if drawn else table(replace(slide, kind="table"), setting)


def value_of(written: str) -> float:
    """The number of a cell: 4,100, 86.4万元, 12.5 %."""
    match = re.search(r"[-−]?\d[\d,，]*(?:\.\d+)?", written)
    if match is None:
        return 0.0
    number = float(match[0].replace(",", "").replace("，", "").replace("−", "-"))
    return number * _SCALES.get(written[match.end() : match.end() + 1], 1.0)


def _drawn(slide: Slide, setting: Setting) -> list[Frame] | None:
    theme, rows = setting.theme, slide.table[1:]
    values = [value_of(row[1]) for row in rows]
    highest = max(values)
    if highest <= 0 or min(values) < 0:
        return None
    whole = area(theme)
    pitch = whole.w / len(rows)
    base = whole.y + whole.h - _NAMES
    tallest = base - whole.y - _HEAD - _VALUES
    width = min(_WIDEST, pitch * _BAR_SHARE)
    lefts = [whole.x + pitch * number for number in range(len(rows))]
    tops = [base - max(2.0, tallest * value / highest) for value in values]
    value_style, name_style = theme.text["chart_value"], theme.text["chart_name"]
    above = alike(
        [row[1] for row in rows],
        value_style,
        [Box(x, y - _VALUES, pitch, _VALUES - 4) for x, y in zip(lefts, tops, strict=True)],
    )
    below = alike(
        [row[0] for row in rows], name_style, [Box(x + 2, base + 8, pitch - 4, _NAMES - 8) for x in lefts]
    )
    if above is None or below is None:
        return None
    head = Box(whole.x, whole.y - 8, whole.w, _HEAD - 4)
    frames = one_line("Measure", "item", setting, "chart_measure", slide.table[0][1], box=head)
    frames += _bars(lefts, tops, base, (pitch - width) / 2, width, theme)
    frames.append(line("Base", whole.x, base, whole.x + whole.w, base, theme.color("rule"), 1.5))
    drawn = frames_of("Name", below, name_style, theme), frames_of("Value", above, value_style, theme)
    return [*frames, *cell_by_cell(*drawn)]


def _bars(
    lefts: list[float], tops: list[float], base: float, margin: float, width: float, theme: Theme
) -> list[Frame]:
    """The bars, the last one in the accent."""
    last = len(lefts) - 1
    return [
        panel(
            f"Bar {number + 1}",
            Box(x + margin, y, width, base - y),
            theme.color("accent" if number == last else "bar"),
        )
        for number, (x, y) in enumerate(zip(lefts, tops, strict=True))
    ]
