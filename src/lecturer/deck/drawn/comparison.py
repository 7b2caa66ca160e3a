"""A comparison: two panels beside one another, the second on the accent, an arrow between their rows."""

from __future__ import annotations

from msgspec.structs import replace

from lecturer.deck.drawn.boxes import alike, area, as_list, cell_by_cell, chevron, frames_of, line, panel
from lecturer.deck.pages import Frame
from lecturer.deck.proposals.exhibit import Item
from lecturer.deck.slides import Slide
from lecturer.deck.theme_records import Box, Theme
from lecturer.deck.unnumbered_pages import Setting, Sheet, inner_sheets

_GAP = 56.0
_ARROW = 14.0
_INSET = 26.0
_HEAD = 62.0
_ROW_GAP = 8.0
_SIDES = 2


def comparison(slide: Slide, setting: Setting) -> list[Sheet]:
    """Both sides with up to three rows each; a list where their words are too long."""
    if len(slide.items) != _SIDES:
        return as_list(slide, setting)
    drawn = _drawn(slide.items, setting.theme)
    return inner_sheets(slide, setting, [drawn]) if drawn else as_list(slide, setting)


def _drawn(items: tuple[Item, ...], theme: Theme) -> list[Frame] | None:
    whole = area(theme)
    width = (whole.w - _GAP) / 2
    panels = [Box(whole.x + (width + _GAP) * side, whole.y, width, whole.h - 8) for side in range(_SIDES)]
    head_style, row_style = theme.text["side_head"], theme.text["side_row"]
    top = _HEAD if any(item.head for item in items) else 14.0
    count = max(len(item.rows) for item in items)
    places = [_row_places(box, top, count) for box in panels]
    rows = alike(
        [row for item in items for row in item.rows],
        row_style,
        [place for item, side in zip(items, places, strict=True) for place in side[: len(item.rows)]],
    )
    heads = alike(
        [item.head for item in items],
        head_style,
        [Box(b.x + _INSET, b.y + 8, b.w - 2 * _INSET, _HEAD - 12) for b in panels],
    )
    if rows is None or heads is None:
        return None
    frames = _panels(panels, theme, has_heads=any(item.head for item in items))
    first = len(items[0].rows)
    for side, (name, color) in enumerate((("Before", ""), ("After", "on_accent"))):
        head, row = (replace(style, color=color or style.color) for style in (head_style, row_style))
        own = rows[first:] if side else rows[:first]
        frames += cell_by_cell(frames_of(f"{name} head", heads[side : side + 1], head, theme))
        frames += cell_by_cell(frames_of(f"{name} row", own, row, theme))
    if len(items[0].rows) == len(items[1].rows):
        for number, place in enumerate(places[0], start=1):
            x = panels[0].x + width + (_GAP - _ARROW) / 2
            arrow = Box(x, place.y + place.h / 2 - _ARROW, _ARROW, 2 * _ARROW)
            frames.append(chevron(f"Arrow {number}", arrow, theme.color("accent")))
    return frames


def _row_places(box: Box, top: float, count: int) -> list[Box]:
    height = (box.h - top - 14.0 - _ROW_GAP * (count - 1)) / count
    return [
        Box(box.x + _INSET, box.y + top + number * (height + _ROW_GAP), box.w - 2 * _INSET, height)
        for number in range(count)
    ]


def _panels(panels: list[Box], theme: Theme, *, has_heads: bool) -> list[Frame]:
    frames: list[Frame] = [
        panel("Before", panels[0], theme.color("panel")),
        panel("After", panels[1], theme.color("accent")),
    ]
    if has_heads:
        for name, box, color in (("Before rule", panels[0], "rule"), ("After rule", panels[1], "on_accent")):
            y = box.y + _HEAD
            frames.append(line(name, box.x + _INSET, y, box.x + box.w - _INSET, y, theme.color(color), 0.75))
    return frames
