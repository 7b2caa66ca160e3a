"""The parts of a whole as slices of a disc, each named beside it with its value."""

from __future__ import annotations

from msgspec.structs import replace

from lecturer.deck.drawn.boxes import alike, area, cell_by_cell, frames_of, panel
from lecturer.deck.drawn.chart_numbers import Numbers, form_of
from lecturer.deck.drawn.chart_shapes import slice_colors, slice_frame
from lecturer.deck.frames import rect_of
from lecturer.deck.pages import ChartFrame, Frame
from lecturer.deck.slides import Slide
from lecturer.deck.theme_records import Box
from lecturer.deck.unnumbered_pages import Setting, one_line

_TOP = 40.0
_GAP = 56.0
_SWATCH = 22.0
_TALLEST_ROW = 62.0
_VALUE_SHARE = 0.34


def pie_frames(slide: Slide, numbers: Numbers, setting: Setting) -> list[Frame] | None:
    """The disc at the left, at the right a row for each slice; None where a name is too long."""
    theme, whole = setting.theme, area(setting.theme)
    side = whole.h - _TOP
    disc = Box(whole.x, whole.y + _TOP, side, side)
    rows = _rows(len(numbers.values), disc, whole)
    names = replace(theme.text["chart_name"], align="left", anchor="middle")
    values = replace(theme.text["chart_value"], align="right", anchor="middle")
    value_w = (rows[0].w - _SWATCH - 14) * _VALUE_SHARE
    name = alike(
        list(numbers.names),
        names,
        [b._replace(x=b.x + _SWATCH + 14, w=b.w - _SWATCH - 14 - value_w) for b in rows],
    )
    value = alike(list(numbers.written), values, [b._replace(x=b.x + b.w - value_w, w=value_w) for b in rows])
    if name is None or value is None:
        return None
    colors = slice_colors(len(rows), theme)
    slices: list[Frame] = []
    total, reached = sum(numbers.values), 0.0
    for number, (part, color) in enumerate(zip(numbers.values, colors, strict=True), start=1):
        end = reached + part / total
        slices.append(slice_frame(f"Slice {number}", disc, reached, end, color, theme.color("bg")))
        reached = end
    swatches: list[Frame] = [
        panel(
            f"Swatch {number}", Box(b.x, b.y + (b.h - _SWATCH) / 2, _SWATCH, _SWATCH), color,
            stroke=theme.color("rule"), width=0.75,
        )
        for number, (b, color) in enumerate(zip(rows, colors, strict=True), start=1)
    ]  # fmt: skip
    native = ChartFrame(
        name="Chart",
        kind="pie",
        rect=rect_of(disc),
        plot=rect_of(disc),
        measure=numbers.measure,
        names=numbers.names,
        values=numbers.values,
        written=numbers.written,
        form=form_of(numbers),
        top=total,
        gap=0,
        colors=colors,
        rule=theme.color("rule"),
        ink=theme.color(values.color),
        ground=theme.color("bg"),
        font=values.font,
        name_size=name[0].size,
        value_size=value[0].size,
        drawn=tuple(frame.name for frame in slices),
        alt=numbers.described,
    )
    head = Box(whole.x, whole.y - 8, whole.w, _TOP)
    measure = one_line("Measure", "item", setting, "chart_measure", numbers.measure, box=head)
    words = cell_by_cell(frames_of("Name", name, names, theme), frames_of("Value", value, values, theme))
    return [*measure, native, *slices, *swatches, *words]


def _rows(count: int, disc: Box, whole: Box) -> list[Box]:
    """The rows beside the disc, in the middle of its height."""
    left = disc.x + disc.w + _GAP
    height = min(_TALLEST_ROW, disc.h / count)
    top = disc.y + (disc.h - height * count) / 2
    return [Box(left, top + height * number, whole.x + whole.w - left, height) for number in range(count)]
