"""A timeline: a line with two to five nodes, the time above and the event below each."""

from __future__ import annotations

from lecturer.deck.drawn.boxes import alike, area, as_list, cell_by_cell, disc, frames_of, line
from lecturer.deck.pages import Frame
from lecturer.deck.proposals.exhibit import Item
from lecturer.deck.slides import Slide
from lecturer.deck.theme_records import Box, Theme
from lecturer.deck.unnumbered_pages import Setting, Sheet, inner_sheets

_LINE = 0.36
"""How far down the place for content the line runs."""
_GAP = 20.0
_RADIUS = 8.0
_MOST = 5


def timeline(slide: Slide, setting: Setting) -> list[Sheet]:
    """The nodes in order, five a page at most; a list where their words are too long."""
    pages = -(-len(slide.items) // _MOST)
    each = -(-len(slide.items) // pages) if pages else 0
    contents = []
    for number in range(pages):
        items = slide.items[number * each : (number + 1) * each]
        drawn = _drawn(items, setting.theme, is_last=number == pages - 1)
        if drawn is None:
            return as_list(slide, setting)
        contents.append(drawn)
    return inner_sheets(slide, setting, contents) if contents else as_list(slide, setting)


def _drawn(items: tuple[Item, ...], theme: Theme, *, is_last: bool) -> list[Frame] | None:
    box = area(theme)
    pitch, y = box.w / len(items), box.y + box.h * _LINE
    lefts = [box.x + pitch * number for number in range(len(items))]
    times, events = theme.text["timeline_time"], theme.text["timeline_event"]
    above = alike(
        [item.head for item in items], times, [Box(x, box.y, pitch - _GAP, y - box.y - 20) for x in lefts]
    )
    below = alike(
        [item.text for item in items],
        events,
        [Box(x, y + 24, pitch - _GAP, box.y + box.h - y - 28) for x in lefts],
    )
    if above is None or below is None:
        return None
    accent, rule = theme.color("accent"), theme.color("rule")
    frames: list[Frame] = [line("Time line", box.x, y, box.x + box.w, y, rule, 3)]
    for number, x in enumerate(lefts, start=1):
        last = is_last and number == len(items)
        if last:
            frames.append(
                disc(f"Ring {number}", x + _RADIUS, y, _RADIUS + 5, fill=theme.color("bg"), stroke=accent)
            )
        frames.append(
            disc(
                f"Node {number}",
                x + _RADIUS,
                y,
                _RADIUS,
                fill=accent if last else theme.color("bg"),
                stroke=accent,
            )
        )
    return [
        *frames,
        *cell_by_cell(frames_of("Time", above, times, theme), frames_of("Event", below, events, theme)),
    ]
