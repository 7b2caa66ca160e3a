"""The outlines of a template's shapes: freeforms and polygons, arcs made curves, turned and flipped."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from lxml import etree

from lecturer.deck.pages import Outline, Rect
from lecturer.deck.template.vocabulary import A, find, number

Commands = list[tuple[str, tuple[float, ...]]]

_DEGREE = 60_000
_MOST_COMMANDS = 4_000
_POINTS = {"moveTo": ("M", 1), "lnTo": ("L", 1), "cubicBezTo": ("C", 3), "quadBezTo": ("Q", 2)}
_WHOLE_BOX = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
_POLYGONS: dict[str, tuple[tuple[float, float], ...]] = {
    "triangle": ((0.5, 0), (1, 1), (0, 1)),
    "rtTriangle": ((0, 0), (1, 1), (0, 1)),
    "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "parallelogram": ((0.25, 0), (1, 0), (0.75, 1), (0, 1)),
    "trapezoid": ((0.25, 0), (0.75, 0), (1, 1), (0, 1)),
    "homePlate": ((0, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0, 1)),
    "chevron": ((0, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0, 1), (0.25, 0.5)),
    "pentagon": ((0.5, 0), (1, 0.38), (0.81, 1), (0.19, 1), (0, 0.38)),
    "hexagon": ((0.25, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0.25, 1), (0, 0.5)),
    "halfFrame": ((0, 0), (1, 0), (0.67, 0.33), (0.33, 0.33), (0.33, 0.67), (0, 1)),
    "corner": ((0, 0), (0.5, 0), (0.5, 0.5), (1, 0.5), (1, 1), (0, 1)),
    "diagStripe": ((0.5, 0), (1, 0), (0, 1), (0, 0.5)),
}
_BOXES = frozenset(
    ("", "rect", "roundRect", "round1Rect", "round2SameRect", "round2DiagRect", "snip1Rect", "snip2SameRect",
     "snip2DiagRect", "snipRoundRect", "flowChartProcess", "flowChartAlternateProcess", "plaque", "bevel",
     "foldedCorner", "ellipse", "oval", "line", "straightConnector1")
)  # fmt: skip


class UnknownShape(Exception):
    """A shape that is none of ours: better left out of the preview than drawn as a block."""


def outline_of(properties: etree._Element, rect: Rect) -> Outline | None:
    """The outline of a shape; None for a box or an ellipse that stands upright.

    Args:
        properties: Its `p:spPr`.
        rect: Its box on the page, for turning it.

    Raises:
        UnknownShape: It is of a kind that is not drawn.
    """
    freeform, preset = properties.find(f"{A}custGeom"), properties.find(f"{A}prstGeom")
    kind = "" if preset is None else preset.get("prst", "rect")
    transform = find(properties, f"{A}xfrm")
    angle = number(transform, "rot") / _DEGREE % 360
    flips = (_is_set(transform, "flipH"), _is_set(transform, "flipV"))
    if freeform is not None:
        commands = list(_freeform(freeform))
        if not commands or commands[0][0] != "M" or len(commands) > _MOST_COMMANDS:
            raise UnknownShape
    elif kind in _POLYGONS:
        commands = _polygon(_POLYGONS[kind])
    elif kind not in _BOXES:
        raise UnknownShape
    elif angle and kind not in {"ellipse", "oval", "line", "straightConnector1"}:
        commands = _polygon(_WHOLE_BOX)
    else:
        return None
    return Outline(tuple(_turned(commands, rect, angle, *flips)))


def _is_set(element: etree._Element | None, name: str) -> bool:
    return element is not None and element.get(name) in {"1", "true"}


def _polygon(corners: Iterable[tuple[float, float]]) -> Commands:
    made: Commands = [("L" if index else "M", corner) for index, corner in enumerate(corners)]
    return [*made, ("Z", ())]


def _freeform(geometry: etree._Element) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The commands of a freeform, in shares of its box."""
    for path in geometry.iterfind(f"{A}pathLst/{A}path"):
        width, height = number(path, "w"), number(path, "h")
        if width <= 0 or height <= 0:
            continue
        at = (0.0, 0.0)
        for command in path:
            name = etree.QName(command).localname
            if name == "close":
                yield "Z", ()
            elif name == "arcTo":
                for curve in _arc(command, at, width, height):
                    yield "C", curve
                    at = curve[-2:]
            elif name in _POINTS:
                letter, count = _POINTS[name]
                points = [
                    number(point, axis) / side
                    for point in command.iterfind(f"{A}pt")
                    for axis, side in (("x", width), ("y", height))
                ]
                if len(points) == 2 * count:
                    yield letter, tuple(points)
                    at = (points[-2], points[-1])


def _arc(
    command: etree._Element, at: tuple[float, float], width: int, height: int
) -> Iterator[tuple[float, float, float, float, float, float]]:
    """An arc of an ellipse from a point on, as curves of a quarter turn at most."""
    across, down = number(command, "wR") / width, number(command, "hR") / height
    start = math.radians(number(command, "stAng") / _DEGREE)
    sweep = math.radians(max(-360.0, min(360.0, number(command, "swAng") / _DEGREE)))
    count = max(1, math.ceil(abs(sweep) / (math.pi / 2)))
    step = sweep / count
    pull = 4 / 3 * math.tan(step / 4)
    center = (at[0] - across * math.cos(start), at[1] - down * math.sin(start))
    for index in range(count):
        one, other = start + index * step, start + (index + 1) * step
        x1, y1 = math.cos(one), math.sin(one)
        x2, y2 = math.cos(other), math.sin(other)
        yield (
            center[0] + across * (x1 - pull * y1),
            center[1] + down * (y1 + pull * x1),
            center[0] + across * (x2 + pull * y2),
            center[1] + down * (y2 - pull * x2),
            center[0] + across * x2,
            center[1] + down * y2,
        )


def _turned(
    commands: Commands, rect: Rect, degrees: float, flip_across: bool, flip_down: bool
) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The commands flipped, then turned about the middle of the box; they may reach out of it then."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    width, height = max(1, rect.w), max(1, rect.h)
    for letter, numbers in commands:
        moved: list[float] = []
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            left = ((1 - x if flip_across else x) - 0.5) * width
            down = ((1 - y if flip_down else y) - 0.5) * height
            moved.append((left * cosine - down * sine) / width + 0.5)
            moved.append((left * sine + down * cosine) / height + 0.5)
        yield letter, tuple(moved)
