"""Fills of a template's shapes: plain, gradient and picture."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from lecturer.deck.pages import Gradient
from lecturer.deck.template.colors import Palette, mixed
from lecturer.deck.template.vocabulary import A, P, R, find, number
from lecturer.files.office_package import TemplatePackage

_WHOLE = 100_000
_DEGREE = 60_000
_LARGEST_PICTURE = 24 * 1024 * 1024


class Reader(NamedTuple):
    """What it takes to understand a fill: whose part it stands in, and what colours mean there.

    `placeholder` is the colour that stands for `phClr` in a theme's own fills.
    """

    package: TemplatePackage
    part: str
    palette: Palette
    theme: etree._Element | None
    placeholder: str = ""


class Fill(NamedTuple):
    """A fill; nothing set means none."""

    color: str = ""
    opacity: float = 1.0
    gradient: Gradient | None = None
    data: bytes = b""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


def fill_of(holder: etree._Element, reader: Reader) -> Fill | None:
    """The fill that an element says itself; None when it says nothing about one."""
    for element in holder:
        match element.tag:
            case tag if tag == f"{A}noFill":
                return Fill()
            case tag if tag == f"{A}solidFill":
                color = reader.palette.color(element, reader.placeholder)
                return Fill(color=color.value, opacity=color.alpha) if color else Fill()
            case tag if tag == f"{A}gradFill":
                return _gradient(element, reader)
            case tag if tag == f"{A}pattFill":
                color = reader.palette.color(find(element, f"{A}bgClr"), reader.placeholder)
                return Fill(color=color.value, opacity=color.alpha) if color else Fill()
            case tag if tag in {f"{A}blipFill", f"{P}blipFill"}:
                return _picture(element, reader)
    return None


def _gradient(element: etree._Element, reader: Reader) -> Fill:
    stops, opaque = [], []
    for stop in element.iterfind(f"{A}gsLst/{A}gs"):
        color = reader.palette.color(stop, reader.placeholder)
        if color:
            shown = color.value if color.alpha == 1.0 else f"#{round(color.alpha * 255):02X}{color.value[1:]}"
            stops.append((min(1.0, max(0.0, number(stop, "pos") / _WHOLE)), shown))
            opaque.append(color)
    stops.sort(key=lambda stop: stop[0])
    if not stops:
        return Fill()
    if len(stops) == 1:
        return Fill(color=opaque[0].value, opacity=opaque[0].alpha)
    angle = number(find(element, f"{A}lin"), "ang") / _DEGREE
    radial = find(element, f"{A}path") is not None
    average = mixed(opaque[0].value, opaque[-1].value, 0.5)
    return Fill(color=average, gradient=Gradient(tuple(stops), angle % 360, radial))


def _picture(element: etree._Element, reader: Reader) -> Fill:
    blip = element.find(f"{A}blip")
    part = "" if blip is None else reader.package.target(reader.part, blip.get(f"{R}embed", ""))
    if not part:
        return Fill()
    data = reader.package.data(part)
    if len(data) > _LARGEST_PICTURE:
        return Fill()
    edges = element.find(f"{A}srcRect")
    left, top, right, bottom = (number(edges, side) / _WHOLE for side in "ltrb")
    return Fill(data=data, crop=(left, top, right, bottom))
