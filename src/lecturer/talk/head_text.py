"""A point's title as one text, for lists and sentences."""

from __future__ import annotations

from lecturer.i18n import gettext as _
from lecturer.talk.records import Point

_CLOSED = ("、", "）", "，", "：")
"""Marks after which Chinese sets no space."""


def head_text(point: Point) -> str:
    """The marker and the title: `一、从小事做起`, `一是 看得见`, `1. First`; either may be missing."""
    gap = " " if point.marker and point.title and not point.marker.endswith(_CLOSED) else ""
    return f"{point.marker}{gap}{point.title}"


def title_text(point: Point) -> str:
    """What a list calls a point: its title, or that its words go on with those above it."""
    return _("(goes on)") if point.goes_on else point.title


def name_text(point: Point) -> str:
    """Marker and title as a list shows them, or that its words go on; empty for a point without a head."""
    return head_text(point) or title_text(point)
