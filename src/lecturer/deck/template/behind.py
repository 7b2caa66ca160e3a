"""The colours behind a text of a template, as far as the shapes below it tell."""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import median_low

from lecturer.deck.pages import EMU_PER_POINT, Gradient, Outline, PictureFrame, Rect, ShapeFrame
from lecturer.deck.template.colors import luminance, mixed
from lecturer.deck.template.fixtures import Fixture
from lecturer.deck.theme_records import Box

_ACROSS, _DOWN = 7, 3
_MOST_UNKNOWN = 0.5
"""Where more of the places than this lie on a picture, nothing is said about the ground."""
_INSIDE = 0.08
"""The outermost part of a box, which text seldom reaches."""


def ground_behind(fixtures: Iterable[Fixture], box: Box, page: str) -> str:
    """The colour of middling lightness behind a box; empty where pictures hide what it is.

    Args:
        fixtures: What is drawn below the text, in drawing order.
        box: Where the text stands, in points.
        page: The colour of the page below everything.
    """
    drawn = list(fixtures)
    found = [color for point in _places(box) if (color := _color_at(drawn, *point, page))]
    if len(found) < (1 - _MOST_UNKNOWN) * _ACROSS * _DOWN:
        return ""
    lightness = median_low([luminance(color) for color in found])
    return next(color for color in found if luminance(color) == lightness)


def _places(box: Box) -> Iterable[tuple[float, float]]:
    """Points spread over a box, in EMU."""
    for column in range(_ACROSS):
        for row in range(_DOWN):
            across = _INSIDE + (1 - 2 * _INSIDE) * column / (_ACROSS - 1)
            down = _INSIDE + (1 - 2 * _INSIDE) * row / (_DOWN - 1)
            yield (box.x + across * box.w) * EMU_PER_POINT, (box.y + down * box.h) * EMU_PER_POINT


def _color_at(fixtures: list[Fixture], x: float, y: float, page: str) -> str:
    """The colour at a point; empty when the last thing drawn there is a picture."""
    color = page
    for fixture in fixtures:
        if isinstance(fixture, PictureFrame):
            if _is_in(fixture.rect, x, y):
                color = ""
        elif isinstance(fixture, ShapeFrame) and fixture.fill and _covers(fixture, x, y):
            value, opacity = _fill_at(fixture, x, y)
            if opacity >= 1:
                color = value
            elif color:
                color = mixed(color, value, opacity)
    return color


def _is_in(rect: Rect, x: float, y: float) -> bool:
    return rect.x <= x <= rect.x + rect.w and rect.y <= y <= rect.y + rect.h


def _covers(shape: ShapeFrame, x: float, y: float) -> bool:
    rect = shape.rect
    across, down = (x - rect.x) / max(1, rect.w), (y - rect.y) / max(1, rect.h)
    if shape.shape == "line":
        return False
    if shape.outline is not None:
        return _is_inside(shape.outline, across, down)
    if shape.shape == "ellipse":
        return math.hypot(across - 0.5, down - 0.5) <= 0.5
    return _is_in(rect, x, y)


def _is_inside(outline: Outline, x: float, y: float) -> bool:
    """Whether a point lies within an outline, its curves taken for the polygons of their corners."""
    inside, start, at = False, (0.0, 0.0), (0.0, 0.0)
    for letter, numbers in outline.commands:
        points = list(zip(numbers[::2], numbers[1::2], strict=True)) or [start]
        if letter == "M":
            start = at = points[-1]
            continue
        for point in points:
            if (at[1] > y) != (point[1] > y):
                cut = at[0] + (y - at[1]) / (point[1] - at[1]) * (point[0] - at[0])
                inside ^= x < cut
            at = point
    return inside


def _fill_at(shape: ShapeFrame, x: float, y: float) -> tuple[str, float]:
    """The colour of a shape at a point, and how much of it covers what is below."""
    if shape.gradient is None:
        return shape.fill, shape.opacity
    rect = shape.rect
    across, down = (x - rect.x) / max(1, rect.w) - 0.5, (y - rect.y) / max(1, rect.h) - 0.5
    return _gradient_at(shape.gradient, across, down)


def _gradient_at(gradient: Gradient, across: float, down: float) -> tuple[str, float]:
    if gradient.radial:
        share = min(1.0, math.hypot(across, down) / math.hypot(0.5, 0.5))
    else:
        angle = math.radians(gradient.angle)
        reach = (abs(math.cos(angle)) + abs(math.sin(angle))) / 2
        share = 0.5 + (across * math.cos(angle) + down * math.sin(angle)) / (2 * reach)
    before = max((stop for stop in gradient.stops if stop[0] <= share), default=gradient.stops[0])
    after = min((stop for stop in gradient.stops if stop[0] >= share), default=gradient.stops[-1])
    part = (share - before[0]) / (after[0] - before[0]) if after[0] > before[0] else 0.0
    one, other = _parted(before[1]), _parted(after[1])
    return mixed(one[0], other[0], part), one[1] + (other[1] - one[1]) * part


def _parted(color: str) -> tuple[str, float]:
    """`#AARRGGBB` or `#RRGGBB` as a colour and its opacity."""
    return (color, 1.0) if len(color) == 7 else (f"#{color[3:]}", int(color[1:3], 16) / 255)
