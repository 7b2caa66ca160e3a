"""Lays a slide out: one page, or several when it does not fit on one."""

from __future__ import annotations

from functools import lru_cache

from lecturer.deck.kinds import KINDS
from lecturer.deck.slides import Slide
from lecturer.deck.unnumbered_pages import Setting, Sheet
from lecturer.i18n import Language, current_language

_MOST_KEPT = 2048


def lay_out(slide: Slide, setting: Setting) -> tuple[Sheet, ...]:
    """The sheets of a slide, at least one; all its steps are on them, in order.

    A slide that was laid out before is not laid out again: while somebody types, one slide changes. Slides
    with pictures are, since a picture on the disk may have changed.
    """
    if slide.image or slide.pictures:
        return tuple(KINDS[slide.kind].lay_out(slide, setting))
    return _kept(slide, setting, current_language())


@lru_cache(maxsize=_MOST_KEPT)
def _kept(slide: Slide, setting: Setting, _warnings_in: Language) -> tuple[Sheet, ...]:
    return tuple(KINDS[slide.kind].lay_out(slide, setting))
