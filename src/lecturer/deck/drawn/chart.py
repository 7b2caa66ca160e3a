"""A chart of one row of numbers: bars, a line for a row of times, slices for the parts of a whole.

The painter draws it of shapes and texts; the PPTX has a native chart with its workbook in the same place.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from lecturer.deck.drawn.boxes import alike, area, cell_by_cell, frames_of, line, panel
from lecturer.deck.drawn.chart_numbers import Numbers, form_of, kind_of, numbers_of
from lecturer.deck.drawn.chart_pie import pie_frames
from lecturer.deck.drawn.chart_shapes import MOST_SLICES, disc_frames, line_frame
from lecturer.deck.frames import rect_of
from lecturer.deck.pages import ChartFrame, Frame
from lecturer.deck.proposals.tables import is_chartable
from lecturer.deck.slides import Slide
from lecturer.deck.tables import table
from lecturer.deck.text_fit import Fitted
from lecturer.deck.theme_records import Box, Theme
from lecturer.deck.unnumbered_pages import Setting, Sheet, inner_sheets, one_line

_HEAD = 44.0
"""What the name of the numbers takes above the bars."""
_NAMES = 64.0
_VALUES = 44.0
_BAR_SHARE = 0.6
_WIDEST = 120.0


class _Plot(NamedTuple):
    """Where the values stand: the left edge of each, their upper ends, the base, how far apart they are."""

    lefts: list[float]
    tops: list[float]
    base: float
    pitch: float
    width: float


def chart(slide: Slide, setting: Setting) -> list[Sheet]:
    """The chart; the table itself where its names are too long or it has numbers that no chart shows."""
    instead = replace(slide, kind="table")
    if not is_chartable(slide.table):
        return table(instead, setting)
    numbers = numbers_of(slide.table)
    kind = slide.chart or kind_of(numbers)
    drawn = None
    if max(numbers.values) > 0 and min(numbers.values) >= 0:
        is_pie = kind == "pie" and len(numbers.values) <= MOST_SLICES and min(numbers.values) > 0
        drawn = pie_frames(slide, numbers, setting) if is_pie else _upright(slide, numbers, kind, setting)
    return inner_sheets(slide, setting, [drawn]) if drawn else table(instead, setting)


def _upright(slide: Slide, numbers: Numbers, kind: str, setting: Setting) -> list[Frame] | None:
    """Bars on a base, or a line over it."""
    theme, whole = setting.theme, area(setting.theme)
    plot = _plot(numbers, whole)
    texts = _texts(numbers, plot, theme)
    if texts is None:
        return None
    above, below = texts
    value_style, name_style = theme.text["chart_value"], theme.text["chart_name"]
    base = line("Base", whole.x, plot.base, whole.x + whole.w, plot.base, theme.color("rule"), 1.5)
    shapes = [*_shapes(plot, kind, theme), base]
    words = cell_by_cell(
        frames_of("Name", below, name_style, theme), frames_of("Value", above, value_style, theme)
    )
    head = Box(whole.x, whole.y - 8, whole.w, _HEAD - 4)
    measure = one_line("Measure", "item", setting, "chart_measure", slide.table[0][1], box=head)
    colors = (theme.color("bar"),) * (len(plot.tops) - 1) + (theme.color("accent"),)
    native = ChartFrame(
        name="Chart",
        kind="line" if kind == "line" else "bar",
        rect=rect_of(whole),
        plot=rect_of(Box(whole.x, min(plot.tops), whole.w, plot.base - min(plot.tops))),
        measure=numbers.measure,
        names=numbers.names,
        values=numbers.values,
        written=numbers.written,
        form=form_of(numbers),
        top=max(numbers.values),
        gap=round(100 * (plot.pitch - plot.width) / plot.width),
        colors=colors if kind != "line" else (theme.color("accent"),),
        rule=theme.color("rule"),
        ink=theme.color(value_style.color),
        ground=theme.color("bg"),
        font=value_style.font,
        name_size=below[0].size,
        value_size=above[0].size,
        drawn=tuple(frame.name for frame in (*shapes, *words)),
        alt=numbers.described,
    )
    return [*measure, native, *shapes, *words]


def _plot(numbers: Numbers, whole: Box) -> _Plot:
    pitch = whole.w / len(numbers.values)
    base = whole.y + whole.h - _NAMES
    tallest, highest = base - whole.y - _HEAD - _VALUES, max(numbers.values)
    lefts = [whole.x + pitch * number for number in range(len(numbers.values))]
    tops = [base - max(2.0, tallest * value / highest) for value in numbers.values]
    return _Plot(lefts, tops, base, pitch, min(_WIDEST, pitch * _BAR_SHARE))


def _texts(numbers: Numbers, plot: _Plot, theme: Theme) -> tuple[list[Fitted], list[Fitted]] | None:
    """The values above and the names below, each at the largest size at which all fit."""
    above = alike(
        list(numbers.written),
        theme.text["chart_value"],
        [Box(x, y - _VALUES, plot.pitch, _VALUES - 4) for x, y in zip(plot.lefts, plot.tops, strict=True)],
    )
    places = [Box(x + 2, plot.base + 8, plot.pitch - 4, _NAMES - 8) for x in plot.lefts]
    below = alike(list(numbers.names), theme.text["chart_name"], places)
    return (above, below) if above and below else None


def _shapes(plot: _Plot, kind: str, theme: Theme) -> list[Frame]:
    """The bars, the last one in the accent; or the line with its places."""
    accent, middle = theme.color("accent"), plot.pitch / 2
    if kind == "line":
        places = [(x + middle, y) for x, y in zip(plot.lefts, plot.tops, strict=True)]
        return [line_frame("Line", places, accent), *disc_frames("Place", places, accent, theme.color("bg"))]
    last, margin = len(plot.lefts) - 1, (plot.pitch - plot.width) / 2
    return [
        panel(
            f"Bar {number + 1}",
            Box(x + margin, y, plot.width, plot.base - y),
            theme.color("accent" if number == last else "bar"),
        )
        for number, (x, y) in enumerate(zip(plot.lefts, plot.tops, strict=True))
    ]
