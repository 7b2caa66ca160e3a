"""A process: three to six steps in boxes, with an arrow from each to the next."""

from __future__ import annotations

from itertools import pairwise

from lecturer.deck.drawn.boxes import (
    alike,
    area,
    as_list,
    cell_by_cell,
    cells,
    chevron,
    frames_of,
    inset,
    panel,
)
from lecturer.deck.pages import Frame
from lecturer.deck.proposals.exhibit import Item
from lecturer.deck.slides import Slide
from lecturer.deck.theme_records import Box
from lecturer.deck.unnumbered_pages import Setting, Sheet, inner_sheets
from lecturer.deck.words import han_numeral

_GAP = 32.0
_ARROW = 12.0
_ACROSS, _MOST = 4, 8
_INSET = 16.0
_HEAD = 52.0


def process(slide: Slide, setting: Setting) -> list[Sheet]:
    """The steps in one row or two; a list where their words are too long."""
    if not 1 < len(slide.items) <= _MOST:
        return as_list(slide, setting)
    drawn = _drawn(slide.items, setting)
    return inner_sheets(slide, setting, [drawn]) if drawn else as_list(slide, setting)


def _drawn(items: tuple[Item, ...], setting: Setting) -> list[Frame] | None:
    theme = setting.theme
    rows = 1 if len(items) <= _ACROSS else 2
    whole = area(theme)
    box = whole if rows > 1 else Box(whole.x, whole.y + 16, whole.w, min(280.0, whole.h - 16))
    places = cells(box, len(items), _GAP, rows)
    heads, texts = theme.text["step_head"], theme.text["step_text"]
    inner = [inset(place, _INSET) for place in places]
    head = alike(
        [_head(item, number, setting) for number, item in enumerate(items, start=1)],
        heads,
        [place._replace(h=_HEAD) for place in inner],
    )
    text = alike(
        [item.text for item in items], texts, [Box(b.x, b.y + _HEAD + 4, b.w, b.h - _HEAD - 4) for b in inner]
    )
    if head is None or text is None:
        return None
    frames: list[Frame] = []
    for number, place in enumerate(places, start=1):
        frames.append(panel(f"Step {number}", place, theme.color("panel")))
        frames.append(panel(f"Step edge {number}", place._replace(h=5), theme.color("accent")))
    for number, (place, following) in enumerate(pairwise(places), start=1):
        if following.y == place.y:
            x = place.x + place.w + (_GAP - _ARROW) / 2
            arrow = Box(x, place.y + place.h / 2 - _ARROW, _ARROW, 2 * _ARROW)
            frames.append(chevron(f"Arrow {number}", arrow, theme.color("accent")))
    drawn = frames_of("Step head", head, heads, theme), frames_of("Step text", text, texts, theme)
    return [*frames, *cell_by_cell(*drawn)]


def _head(item: Item, number: int, setting: Setting) -> str:
    """A step's own head (第一步), else its number."""
    if item.head:
        return item.head
    return (
        han_numeral(number)
        if setting.words.language == "zh-CN" and setting.theme.marker.label == "han"
        else str(number)
    )
