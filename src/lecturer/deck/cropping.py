"""Filling a place with a picture: what is left out so that a chosen part of it stays in sight."""

from __future__ import annotations

import re

from lecturer.deck.picture_files import PictureFile
from lecturer.deck.theme_records import Box

Crop = tuple[float, float, float, float]
"""The shares left out at the left, top, right and bottom of a picture."""

MIDDLE = (0.5, 0.5)
_FOCUS = re.compile(r"\s*(\d{1,3}(?:\.\d+)?)\s*%?[\s,，;]+(\d{1,3}(?:\.\d+)?)\s*%?\s*")


def focus_of(written: str) -> tuple[float, float]:
    """The place that stays in sight, in shares of the picture; its middle where none is written."""
    found = _FOCUS.fullmatch(written)
    if not found:
        return MIDDLE
    x, y = (min(100.0, float(number)) / 100 for number in found.groups())
    return x, y


def filling(box: Box, file: PictureFile, focus: str) -> Crop:
    """What is left out of a picture that fills a place, its focus as near the middle as it goes."""
    if not (file.width and file.height):
        return (0.0, 0.0, 0.0, 0.0)
    x, y = focus_of(focus)
    wide = file.width / file.height / (box.w / box.h)
    if wide >= 1:
        left, right = _cut(1 / wide, x)
        return (left, 0.0, right, 0.0)
    top, bottom = _cut(wide, y)
    return (0.0, top, 0.0, bottom)


def _cut(shown: float, middle: float) -> tuple[float, float]:
    before = min(max(0.0, middle - shown / 2), 1 - shown)
    return round(before, 5), round(1 - shown - before, 5)
