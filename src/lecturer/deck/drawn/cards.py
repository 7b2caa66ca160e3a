"""Cards: two to six short things beside one another, each with a line icon where all of them have one."""

from __future__ import annotations

from lecturer.deck.drawn.boxes import alike, area, as_list, cell_by_cell, cells, frames_of, inset, panel
from lecturer.deck.drawn.icons import Icon, icon_frame, icons_for
from lecturer.deck.pages import Frame
from lecturer.deck.proposals.exhibit import Item
from lecturer.deck.slides import Slide
from lecturer.deck.theme_records import Box, Theme
from lecturer.deck.unnumbered_pages import Setting, Sheet, inner_sheets

_GAP = 24.0
_INSET = 20.0
_ICON, _SMALL_ICON = 64.0, 40.0
_ACROSS, _MOST = 4, 8
_HEAD_SHARE = 0.36
"""The share of a card without its icon that its head gets where there is text below it."""


def cards(slide: Slide, setting: Setting) -> list[Sheet]:
    """The cards in one row or two; a list where their words are too long."""
    if not 1 < len(slide.items) <= _MOST:
        return as_list(slide, setting)
    icons = icons_for([item.head + item.text for item in slide.items])
    drawn = _drawn(slide.items, icons, setting.theme) or (icons and _drawn(slide.items, (), setting.theme))
    return inner_sheets(slide, setting, [drawn]) if drawn else as_list(slide, setting)


def _drawn(items: tuple[Item, ...], icons: tuple[Icon, ...], theme: Theme) -> list[Frame] | None:
    rows = 1 if len(items) <= _ACROSS else 2
    whole = area(theme)
    has_text = any(item.text for item in items)
    height = min(whole.h - 12, 312.0 if has_text or icons else 220.0)
    box = whole if rows > 1 else Box(whole.x, whole.y + 12 + (whole.h - 12 - height) / 4, whole.w, height)
    places = cells(box, len(items), _GAP, rows)
    inner = [inset(place, _INSET) for place in places]
    icon_side = (_ICON if rows == 1 else _SMALL_ICON) if icons else 0.0
    below = [
        Box(b.x, b.y + icon_side + (12 if icons else 0), b.w, b.h - icon_side - (12 if icons else 0))
        for b in inner
    ]
    heads, texts = theme.text["card_head"], theme.text["card_text"]
    share = _HEAD_SHARE if has_text else 1.0
    head = alike([item.head for item in items], heads, [b._replace(h=b.h * share) for b in below])
    if head is None:
        return None
    tall = max(len(each.blocks[0].lines) for each in head) * head[0].size * heads.spacing
    text = alike(
        [item.text for item in items], texts, [Box(b.x, b.y + tall + 10, b.w, b.h - tall - 10) for b in below]
    )
    if text is None:
        return None
    frames: list[Frame] = []
    for number, place in enumerate(places, start=1):
        frames.append(panel(f"Card {number}", place, theme.color("panel")))
        frames.append(panel(f"Card edge {number}", place._replace(h=4), theme.color("accent")))
    for number, (icon, place) in enumerate(zip(icons, inner, strict=False), start=1):
        square = Box(place.x, place.y, icon_side, icon_side)
        frames.append(icon_frame(f"Icon {number}", icon, square, theme.color("accent")))
    drawn = frames_of("Card head", head, heads, theme), frames_of("Card text", text, texts, theme)
    return [*frames, *cell_by_cell(*drawn)]
