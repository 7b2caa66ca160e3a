"""A point's title as one text, for lists and sentences."""

from __future__ import annotations

from lecturer.talk.records import Point

_CLOSED = ("、", "）", "，", "：")
"""Marks after which Chinese sets no space."""


def head_text(point: Point) -> str:
    """The marker and the title: `一、从小事做起`, `一是 看得见`, `1. First`; either may be missing."""
    gap = " " if point.marker and point.title and not point.marker.endswith(_CLOSED) else ""
    return f"{point.marker}{gap}{point.title}"
