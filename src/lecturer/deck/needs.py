"""What a layout that the user chose still needs before it shows what it is for."""

from __future__ import annotations

from typing import Literal

import msgspec

from lecturer.deck.kinds import KINDS
from lecturer.i18n import gettext as _
from lecturer.i18n import lazy
from lecturer.talk.records import Point

Remedy = Literal["picture", "table", "quote", "show"]

_ASKS = {
    "number": lazy("Click and write a number, with its unit"),
    "figures": lazy("Click and write two or three numbers, one a line"),
    "timeline": lazy("Click and write years with what happened, one a line"),
    "process": lazy("Click and write three or four steps, one a line"),
    "comparison": lazy("Click and write before and now, one a line"),
    "columns": lazy("Click and write two heads with their lines"),
    "cards": lazy("Click and write three short points, one a line"),
}
"""What the pages that are made of lines ask for."""

_PICTURED = ("picture", "full_picture", "half_picture", "pictures", "person")


class Need(msgspec.Struct, frozen=True):
    """What is missing, in words, and the field that takes it."""

    words: str
    remedy: Remedy


def need_of(point: Point, marker: str = "") -> Need | None:
    """What the layout of a point asks for; None where it has what it needs, or asks for nothing."""
    layout = point.layout
    if layout in _PICTURED and not point.image:
        return Need(_("Click to choose a picture; or drop or paste one here"), "picture")
    if layout in ("quote", "person") and not point.quote:
        return Need(_("Click and write the words to quote"), "quote")
    if layout in ("table", "chart") and not point.table:
        return Need(_("Click for a table, or paste cells of a sheet"), "table")
    kind = KINDS.get(layout) if layout != "auto" else None
    if kind is None or kind.made_from is None or kind.made_from(point, marker, point.show) is not None:
        return None
    return Need(_(_ASKS[layout]) if layout in _ASKS else _("Click and write the lines of the slide"), "show")
