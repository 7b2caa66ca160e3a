"""Outlines of shapes: polygons, arcs, turns, flips; what is unknown is left out."""

from __future__ import annotations

import pytest
from lxml import etree

from lecturer.deck.pages import Rect
from lecturer.deck.template.outlines import UnknownShape, outline_of
from lecturer.deck.template.vocabulary import A, P

NS = f'xmlns:a="{A[1:-1]}" xmlns:p="{P[1:-1]}"'
BOX = Rect(0, 0, 2_000, 1_000)


def outline(geometry: str, attributes: str = "", box: Rect = BOX):
    shape = etree.fromstring(f"<p:spPr {NS}><a:xfrm {attributes}/>{geometry}</p:spPr>")
    found = outline_of(shape, box)
    return found and [
        (letter, tuple(round(each, 3) for each in numbers)) for letter, numbers in found.commands
    ]


def preset(kind: str) -> str:
    return f'<a:prstGeom prst="{kind}"/>'


def freeform(commands: str) -> str:
    return f'<a:custGeom><a:pathLst><a:path w="100" h="100">{commands}</a:path></a:pathLst></a:custGeom>'


@pytest.mark.parametrize("kind", ["rect", "ellipse", "roundRect", "line"])
def test_an_upright_box_needs_none(kind):
    assert outline(preset(kind)) is None


def test_a_triangle_is_flipped_then_turned():
    assert outline(preset("rtTriangle")) == [("M", (0, 0)), ("L", (1, 1)), ("L", (0, 1)), ("Z", ())]
    assert outline(preset("rtTriangle"), 'flipV="1"')[0] == ("M", (0, 1))
    assert outline(preset("rtTriangle"), 'rot="10800000"')[:2] == [("M", (1, 1)), ("L", (0, 0))]


def test_a_box_turned_by_a_quarter_stands_upright_about_the_same_middle():
    corners = outline(preset("rect"), 'rot="5400000"')
    assert corners[0] == ("M", (0.75, -0.5))
    assert corners[2] == ("L", (0.25, 1.5))


def test_an_arc_ends_where_it_should():
    commands = outline(
        freeform(
            '<a:moveTo><a:pt x="100" y="50"/></a:moveTo>'
            '<a:arcTo wR="50" hR="50" stAng="0" swAng="10800000"/><a:close/>'
        )
    )
    assert [letter for letter, _numbers in commands] == ["M", "C", "C", "Z"]
    assert commands[1][1][-2:] == (0.5, 1)
    assert commands[2][1][-2:] == (0, 0.5)


@pytest.mark.parametrize("geometry", [preset("cloudCallout"), freeform(""), "<a:custGeom/>"])
def test_what_is_unknown_is_left_out(geometry):
    with pytest.raises(UnknownShape):
        outline(geometry)
