"""Lays a slide out: one page, or several when it does not fit on one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from lecturer.deck import columns, covers, lists, media, quotes, tables
from lecturer.deck.pages import PageKind
from lecturer.deck.slides import Slide
from lecturer.deck.unnumbered_pages import Setting, Sheet
from lecturer.i18n import Language, current_language

_MOST_KEPT = 2048

Layout = Callable[[Slide, Setting], list[Sheet]]

_LAYOUTS: dict[PageKind, Layout] = {
    "cover": covers.cover,
    "agenda": lists.agenda,
    "section": covers.section,
    "list": lists.rows_or_statement,
    "point": lists.rows_or_statement,
    "quote": quotes.quote,
    "picture": media.picture,
    "columns": columns.columns,
    "table": tables.table,
    "number": media.number,
    "closing": covers.closing,
}


def lay_out(slide: Slide, setting: Setting) -> tuple[Sheet, ...]:
    """The sheets of a slide, at least one; all its steps are on them, in order.

    A slide that was laid out before is not laid out again: while somebody types, one slide changes. Slides
    with pictures are, since a picture on the disk may have changed.
    """
    if slide.kind == "picture":
        return tuple(_LAYOUTS[slide.kind](slide, setting))
    return _kept(slide, setting, current_language())


@lru_cache(maxsize=_MOST_KEPT)
def _kept(slide: Slide, setting: Setting, _warnings_in: Language) -> tuple[Sheet, ...]:
    return tuple(_LAYOUTS[slide.kind](slide, setting))
