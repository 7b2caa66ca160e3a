"""Figures in a row: each large, with its unit beside it and what it counts below."""

from __future__ import annotations

import math

from msgspec.structs import replace

from lecturer.deck.drawn.boxes import alike, area, as_list, cell_by_cell, cells, frames_of, inset, line, panel
from lecturer.deck.frames import Block, metrics_of, text_frame, with_unit
from lecturer.deck.line_breaking import Broken, text_width
from lecturer.deck.pages import Frame
from lecturer.deck.proposals.exhibit import Item
from lecturer.deck.slides import Slide
from lecturer.deck.theme_records import Box, TextStyle, Theme
from lecturer.deck.unnumbered_pages import Setting, Sheet, inner_sheets

_GAP = 24.0
_TOP, _HEIGHT = 16.0, 316.0
_INSET = 16.0
_UNIT_SHARE = 0.4
"""How large a unit is beside its figure, at least as large as the label."""
_UNIT_GAP = 6.0
_AIR = 1.08
_ACROSS = 4
_LEAST = 44.0
"""Smaller figures beside one another are no figures: they stand one below another."""
_ROW_GAP = 10.0
_LONG_SHARE = 0.5
_TALLEST_ROW = 96.0


def figures(slide: Slide, setting: Setting) -> list[Sheet]:
    """One to four figures beside one another; a list where their words are too long."""
    theme = setting.theme
    whole = area(theme)
    box = Box(whole.x, whole.y + _TOP, whole.w, min(_HEIGHT, whole.h - _TOP))
    places = cells(box, max(2, len(slide.items)), _GAP) if len(slide.items) <= _ACROSS else []
    drawn = (_drawn(slide.items, places, theme) if places else None) or _one_below_another(slide.items, theme)
    return inner_sheets(slide, setting, [drawn]) if drawn else as_list(slide, setting)


def _drawn(items: tuple[Item, ...], places: list[Box], theme: Theme) -> list[Frame] | None:
    """The figures beside one another, each in its cell."""
    if len(items) == 1:
        places = [Box(places[0].x, places[0].y, places[-1].x + places[-1].w - places[0].x, places[0].h)]
    label_style = theme.text["figure_label"]
    inner = [inset(place, _INSET) for place in places]
    size = _common_size(items, inner, theme, least=_LEAST)
    labels = alike([item.text for item in items], label_style, [_below(box) for box in inner])
    if not size or labels is None:
        return None
    drawn = [_figure(*each, size, theme) for each in zip(items, inner, strict=True)]
    return [*_grounds(places, theme), *cell_by_cell(drawn, frames_of("Label", labels, label_style, theme))]


def _one_below_another(items: tuple[Item, ...], theme: Theme) -> list[Frame] | None:
    """Long figures (一千二百八十六人), a row each: the figure at the left, what it counts at the right."""
    whole, style = area(theme), theme.text["figure"]
    label_style = replace(theme.text["figure_label"], anchor="middle")
    pitch = (whole.h - _TOP) / len(items)
    lefts = [
        Box(whole.x, whole.y + _TOP + pitch * number, whole.w * _LONG_SHARE, pitch - _ROW_GAP)
        for number in range(len(items))
    ]
    rights = [Box(b.x + b.w + _GAP, b.y, whole.w - b.w - _GAP, b.h) for b in lefts]
    size = _common_size(items, lefts, theme, most=min(_TALLEST_ROW, lefts[0].h - 8) / style.spacing)
    labels = alike([item.text for item in items], label_style, rights)
    if not size or labels is None:
        return None
    rules: list[Frame] = [
        line(
            f"Divider {n}",
            whole.x,
            b.y - _ROW_GAP / 2,
            whole.x + whole.w,
            b.y - _ROW_GAP / 2,
            theme.color("rule"),
            1,
        )
        for n, b in enumerate(lefts[1:], start=1)
    ]
    drawn = [
        _number(item, left, left.y + (left.h + size * style.spacing) / 2, size, theme)
        for item, left in zip(items, lefts, strict=True)
    ]
    return [*rules, *cell_by_cell(drawn, frames_of("Label", labels, label_style, theme))]


def _common_size(
    items: tuple[Item, ...], places: list[Box], theme: Theme, *, least: float = 0.0, most: float = math.inf
) -> float:
    """The largest size at which each figure and its unit fit their place; 0 when there is none."""
    style = theme.text["figure"]
    fitting = (
        size
        for size in style.sizes
        if least <= size <= most
        and all(_fits(*each, style, size) for each in zip(items, places, strict=True))
    )
    return next(fitting, 0.0)


def _grounds(places: list[Box], theme: Theme) -> list[Frame]:
    """The panels of the cells, or thin lines between them."""
    frames: list[Frame] = []
    if not theme.panels:
        for number, place in enumerate(places[1:], start=1):
            x, top, bottom = place.x - _GAP / 2, place.y + 16, place.y + place.h - 16
            frames.append(line(f"Divider {number}", x, top, x, bottom, theme.color("rule"), 1))
        return frames
    for number, place in enumerate(places, start=1):
        frames.append(panel(f"Panel {number}", place, theme.color("panel")))
        frames.append(panel(f"Edge {number}", place._replace(h=4), theme.color("accent")))
    return frames


def _figure(item: Item, box: Box, size: float, theme: Theme) -> list[Frame]:
    """The figure and its unit on one line, and a short rule below them."""
    bottom = _base(box)
    rule = line(f"Rule {item.head}", box.x, bottom + 6, box.x + 40, bottom + 6, theme.color("accent"), 2)
    return [*_number(item, box, bottom, size, theme), rule]


def _number(item: Item, box: Box, bottom: float, size: float, theme: Theme) -> list[Frame]:
    """The figure, and its unit behind it on the same line."""
    style = theme.text["figure"]
    width = text_width(item.head, metrics_of(style)) * size
    place = Box(box.x, bottom - size * style.spacing, box.w, size * style.spacing)
    if not item.unit:
        return [_one_line(f"Figure {item.head}", item.head, style, place, size, theme)]
    unit_style = theme.text["figure_unit"]
    unit_size = _unit_size(size, unit_style)
    width += text_width(item.unit, metrics_of(unit_style)) * unit_size
    text = item.head + item.unit
    block = Block(text, (Broken(0, len(text), width / size),))
    frame = text_frame(f"Figure {item.head}", "figure", theme, style, place, size, (block,))
    return [with_unit(frame, len(item.head), unit_size)]


def _one_line(name: str, text: str, style: TextStyle, box: Box, size: float, theme: Theme) -> Frame:
    broken = (Broken(0, len(text), text_width(text, metrics_of(style))),)
    return text_frame(name, "figure", theme, style, box, size, (Block(text, broken),))


def _fits(item: Item, box: Box, style: TextStyle, size: float) -> bool:
    width = text_width(item.head, metrics_of(style)) * size * _AIR
    if item.unit:
        width += _UNIT_GAP + text_width(item.unit, metrics_of(style)) * _unit_size(size, style) * _AIR
    return width <= box.w


def _unit_size(size: float, style: TextStyle) -> float:
    return max(24.0, round(size * _UNIT_SHARE))


def _base(box: Box) -> float:
    """Where figures stand: a little above the middle."""
    return box.y + box.h * 0.46


def _below(box: Box) -> Box:
    top = _base(box) + 18
    return Box(box.x, top, box.w, box.y + box.h - top)
