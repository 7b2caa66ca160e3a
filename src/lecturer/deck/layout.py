"""Lays a slide out: one page, or several when it does not fit on one."""

from __future__ import annotations

from collections.abc import Callable

from lecturer.deck import columns, covers, lists, media, quotes, tables
from lecturer.deck.pages import PageKind
from lecturer.deck.sheets import Setting, Sheet
from lecturer.deck.slides import Slide

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


def lay_out(slide: Slide, setting: Setting) -> list[Sheet]:
    """The sheets of a slide, at least one; all its steps are on them, in order."""
    return _LAYOUTS[slide.kind](slide, setting)
