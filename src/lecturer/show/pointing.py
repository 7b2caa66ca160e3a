"""Laser, spotlight, pen and magnifier as one value; places are fractions of the page."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

Tool = Literal["", "laser", "spotlight", "pen", "zoom"]

ZOOM = 2.0
_STROKES_KEPT = 200


class Spot(msgspec.Struct, frozen=True):
    """A place on the page: 0, 0 is its upper left corner, 1, 1 its lower right."""

    x: float
    y: float


class Stroke(msgspec.Struct, frozen=True):
    """A line of the pen on one page."""

    page: int
    spots: tuple[Spot, ...]


class Pointing(msgspec.Struct, frozen=True):
    """What the speaker points with, and where.

    Attributes:
        at: Where the tool is; None while the mouse is off the page.
        strokes: What the pen drew, on all pages.
        is_drawing: The pen is on the page.
        centre: The middle of what is magnified; None when nothing is.
    """

    tool: Tool = ""
    at: Spot | None = None
    strokes: tuple[Stroke, ...] = ()
    is_drawing: bool = False
    centre: Spot | None = None


def take(pointing: Pointing, tool: Tool) -> Pointing:
    """Take a tool in hand, or put it down when it is in hand already; strokes stay, the magnifier goes."""
    wanted: Tool = "" if pointing.tool == tool else tool
    return replace(pointing, tool=wanted, is_drawing=False, centre=None)


def move(pointing: Pointing, spot: Spot | None) -> Pointing:
    """The mouse went there, or off the page."""
    if spot is None or not pointing.is_drawing:
        return replace(pointing, at=spot, is_drawing=pointing.is_drawing and spot is not None)
    last = pointing.strokes[-1]
    longer = Stroke(last.page, (*last.spots, spot))
    return replace(pointing, at=spot, strokes=(*pointing.strokes[:-1], longer))


def press(pointing: Pointing, spot: Spot, page: int) -> Pointing:
    """The mouse was pressed there: the pen begins a stroke, the magnifier opens or closes."""
    if pointing.tool == "pen":
        strokes = (*pointing.strokes, Stroke(page, (spot,)))[-_STROKES_KEPT:]
        return replace(pointing, at=spot, strokes=strokes, is_drawing=True)
    if pointing.tool == "zoom":
        return replace(pointing, at=spot, centre=None if pointing.centre else _inside(spot))
    return replace(pointing, at=spot)


def release(pointing: Pointing) -> Pointing:
    """The mouse was let go."""
    return replace(pointing, is_drawing=False)


def wipe(pointing: Pointing, page: int) -> Pointing:
    """Take the pen's strokes off a page."""
    kept = tuple(stroke for stroke in pointing.strokes if stroke.page != page)
    return replace(pointing, strokes=kept, is_drawing=False)


def turn_page(pointing: Pointing) -> Pointing:
    """Another page is shown: the magnifier and a stroke in the making end."""
    if pointing.centre is None and not pointing.is_drawing:
        return pointing
    return replace(pointing, centre=None, is_drawing=False)


def _inside(spot: Spot) -> Spot:
    """The middle nearest to a place from which the magnifier does not look over the page's edge."""
    half = 0.5 / ZOOM
    return Spot(min(max(spot.x, half), 1 - half), min(max(spot.y, half), 1 - half))
