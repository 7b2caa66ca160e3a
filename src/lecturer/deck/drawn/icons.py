"""Line icons for cards: chosen by what a card says, drawn as outlines that stay editable."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

import msgspec

from lecturer.deck.frames import path_steps, rect_of
from lecturer.deck.pages import Outline, ShapeFrame
from lecturer.deck.theme_records import Box
from lecturer.resources import asset

_SIDE = 64.0
"""The side of an icon's drawing in its file."""
_STROKE_SHARE = 0.045
_ROUND = 0.5523
"""How far the handles of a curve reach that is a quarter of a circle."""

_WORDS: tuple[tuple[str, str], ...] = (
    ("eye", "眼|看|瞧|望|细心|观察|see|look|watch|notice|eye"),
    ("clock", "时|早|晚|准点|按点|天天|长久|time|late|early|evening|hour|minute"),
    ("speech", "嘴|话|说|讲|声|问|答|say|speak|tell|ask|word|complain|knock"),
    ("heart", "心|爱|情|暖|善|和气|真诚|heart|love|kind|care|thank"),
    ("hand", "手|帮|扶|做|干|实|hand|help|carry|give|hold"),
    ("book", "书|学|读|课|知识|理论|book|read|learn|study|remember"),
    ("letter", "信|写信|邮|letter|post|mail"),
    ("pen", "写|笔|记|write|note|pen"),
    ("lamp", "灯|光|亮|火|电|lamp|light|fire"),
    ("house", "家|屋|房|门|楼|home|house|door|open"),
    ("road", "路|走|行|步|车|不掉队|road|way|walk|go"),
    ("tool", "工|修|具|技|本事|tool|repair|fix|build"),
    ("leaf", "树|草|花|苗|绿|山|田|tree|leaf|grow|garden|seed"),
    ("cup", "茶|水|饭|酒|粥|cup|tea|water|drink|bread"),
    ("shield", "守|护|安|规|法|责|信用|稳|guard|safe|rule|keep"),
    ("people", "人|众|邻|队|群|组|people|team|neighbour|everyone|friend"),
)
"""Each icon with the words that it stands for; the first that fits is taken."""


class Icon(msgspec.Struct, frozen=True):
    """A line drawing: its strokes as shares of its square."""

    name: str
    outline: Outline


def icons_for(texts: list[str]) -> tuple[Icon, ...]:
    """An icon for each text, no two alike; none at all when one of them has none."""
    found: list[str] = []
    for text in texts:
        fitting = (
            name for name, words in _WORDS if name not in found and re.search(words, text, re.IGNORECASE)
        )
        name = next(fitting, "")
        if not name:
            return ()
        found.append(name)
    return tuple(map(_icon, found))


def icon_frame(name: str, icon: Icon, box: Box, color: str) -> ShapeFrame:
    """The icon as a shape of strokes alone."""
    return ShapeFrame(
        name=name,
        shape="rect",
        rect=rect_of(box),
        stroke=color,
        stroke_width=round(box.w * _STROKE_SHARE, 2),
        outline=icon.outline,
    )


@cache
def _icon(name: str) -> Icon:
    root = ElementTree.fromstring(asset(f"pictograms/{name}.svg").read_text(encoding="utf-8"))
    commands: list[tuple[str, tuple[float, ...]]] = []
    for element in root:
        if element.tag.endswith("circle"):
            commands += _circle(*(float(element.attrib[key]) for key in ("cx", "cy", "r")))
        else:
            commands += path_steps(element.attrib["d"])
    shares = tuple((letter, tuple(number / _SIDE for number in numbers)) for letter, numbers in commands)
    return Icon(name, Outline(shares))


def _circle(x: float, y: float, r: float) -> list[tuple[str, tuple[float, ...]]]:
    k = r * _ROUND
    return [
        ("M", (x + r, y)),
        ("C", (x + r, y + k, x + k, y + r, x, y + r)),
        ("C", (x - k, y + r, x - r, y + k, x - r, y)),
        ("C", (x - r, y - k, x - k, y - r, x, y - r)),
        ("C", (x + k, y - r, x + r, y - k, x + r, y)),
        ("Z", ()),
    ]
