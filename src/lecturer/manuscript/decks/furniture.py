"""Finds what repeats on most slides: a logo, a school's name, a trial version's watermark."""

from __future__ import annotations

from collections import Counter

import msgspec

from lecturer.i18n import gettext as _
from lecturer.manuscript.decks.records import Item, SlideRead
from lecturer.manuscript.not_taken import NotTaken, words_not_taken
from lecturer.text.spaces import squeezed

_FEWEST = 4
"""On fewer slides something may well be said every time."""
_SHARE = 0.6
_LONGEST = 60


def without_furniture(slides: list[SlideRead]) -> tuple[list[SlideRead], list[NotTaken]]:
    """The slides without what stands on most of them, and what that was, once each."""
    counts = Counter(sign for slide in slides for sign in {_sign(item) for item in slide.items} if sign)
    limit = max(_FEWEST, _SHARE * len(slides))
    repeated = {sign for sign, count in counts.items() if count >= limit}
    if not repeated:
        return slides, []
    left: list[NotTaken] = []
    found = []
    for slide in slides:
        kept = tuple(item for item in slide.items if _sign(item) not in repeated)
        for item in slide.items:
            if _sign(item) in repeated:
                where = _("slide %(n)d") % {"n": slide.number}
                name = item.picture.name if item.picture is not None else ""
                left.append(
                    NotTaken("picture", where, text=name)
                    if item.picture is not None
                    else words_not_taken("repeated", where, item.text)
                )
        found.append(msgspec.structs.replace(slide, items=kept))
    return found, left


def _sign(item: Item) -> object:
    """What makes two items the same; nothing for what is never furniture."""
    if item.picture is not None:
        return item.picture.data
    if item.role in ("title", "cover_title", "subtitle") or item.cells or item.of != "text":
        return ""
    text = squeezed(item.text)
    place = (round(item.place.x, -5), round(item.place.y, -5)) if item.place is not None else None
    return (text, place) if 0 < len(text) <= _LONGEST else ""
