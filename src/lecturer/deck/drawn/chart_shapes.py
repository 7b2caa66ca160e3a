"""The shapes that charts are painted of: lines through places, slices of a disc."""

from __future__ import annotations

import math

from lecturer.deck.drawn.boxes import disc
from lecturer.deck.frames import rect_of
from lecturer.deck.pages import Frame, Outline, ShapeFrame
from lecturer.deck.template.colors import mixed
from lecturer.deck.theme_records import Box, Theme

_STROKE = 4.0
_RADIUS = 7.0
_TINTS = (1.0, 0.68, 0.46, 0.3, 0.2, 0.12)
"""How much of the accent the slices have, one after the other: neighbours differ by a third."""
MOST_SLICES = len(_TINTS)


def line_frame(name: str, places: list[tuple[float, float]], color: str) -> ShapeFrame:
    """A line through some places."""
    left, top = min(x for x, _y in places), min(y for _x, y in places)
    width = max(1.0, max(x for x, _y in places) - left)
    height = max(1.0, max(y for _x, y in places) - top)
    steps = tuple(
        ("L" if number else "M", ((x - left) / width, (y - top) / height))
        for number, (x, y) in enumerate(places)
    )
    box = Box(left, top, width, height)
    return ShapeFrame(
        name=name, shape="rect", rect=rect_of(box), stroke=color, stroke_width=_STROKE, outline=Outline(steps)
    )


def disc_frames(name: str, places: list[tuple[float, float]], color: str, ground: str) -> list[Frame]:
    """A ring at each place, the last one filled."""
    return [
        disc(f"{name} {n}", x, y, _RADIUS, fill=color if n == len(places) else ground, stroke=color)
        for n, (x, y) in enumerate(places, start=1)
    ]


def slice_colors(count: int, theme: Theme) -> tuple[str, ...]:
    """Tints of the accent, the first the fullest."""
    accent, ground = theme.color("accent"), theme.color("bg")
    return tuple(mixed(accent, ground, 1 - tint) for tint in _TINTS[:count])


def slice_frame(name: str, box: Box, start: float, end: float, fill: str, edge: str) -> ShapeFrame:
    """A slice of the disc in a square, from one share of the turn to another, clockwise from the top."""
    steps: list[tuple[str, tuple[float, ...]]] = [("M", (0.5, 0.5)), ("L", _on_rim(start))]
    quarters = max(1, math.ceil((end - start) * 4))
    for number in range(quarters):
        here = start + (end - start) * number / quarters
        there = start + (end - start) * (number + 1) / quarters
        steps.append(("C", _arc(here, there)))
    steps.append(("Z", ()))
    return ShapeFrame(
        name=name, shape="rect", rect=rect_of(box), fill=fill, stroke=edge, stroke_width=2.0,
        outline=Outline(tuple(steps)),
    )  # fmt: skip


def _on_rim(share: float) -> tuple[float, float]:
    angle = 2 * math.pi * share
    return 0.5 + 0.5 * math.sin(angle), 0.5 - 0.5 * math.cos(angle)


def _arc(start: float, end: float) -> tuple[float, ...]:
    """A cubic curve along the rim; for a quarter it errs by 0.03 % of the radius."""
    first, last = 2 * math.pi * start, 2 * math.pi * end
    reach = 4 / 3 * math.tan((last - first) / 4) / 2
    (x1, y1), (x2, y2) = _on_rim(start), _on_rim(end)
    return (
        x1 + reach * math.cos(first), y1 + reach * math.sin(first),
        x2 - reach * math.cos(last), y2 - reach * math.sin(last), x2, y2,
    )  # fmt: skip
