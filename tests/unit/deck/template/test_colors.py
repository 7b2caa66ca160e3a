"""What DrawingML does to a colour."""

from __future__ import annotations

import pytest
from lxml import etree

from lecturer.deck.template.colors import palette
from lecturer.deck.template.vocabulary import A

NS = f'xmlns:a="{A[1:-1]}"'


@pytest.mark.parametrize(
    ("markup", "value", "alpha"),
    [
        ('<a:srgbClr val="aa0000"/>', "#AA0000", 1.0),
        ('<a:schemeClr val="tx1"/>', "#000000", 1.0),
        ('<a:schemeClr val="tx1"><a:tint val="75000"/></a:schemeClr>', "#898989", 1.0),
        ('<a:srgbClr val="FFFFFF"><a:shade val="50000"/></a:srgbClr>', "#BCBCBC", 1.0),
        ('<a:schemeClr val="bg1"><a:lumMod val="50000"/></a:schemeClr>', "#808080", 1.0),
        (
            '<a:schemeClr val="tx1"><a:lumMod val="75000"/><a:lumOff val="25000"/></a:schemeClr>',
            "#404040",
            1.0,
        ),
        ('<a:sysClr val="windowText" lastClr="112233"/>', "#112233", 1.0),
        ('<a:sysClr val="window"/>', "#FFFFFF", 1.0),
        ('<a:prstClr val="navy"/>', "#000080", 1.0),
        ('<a:srgbClr val="123456"><a:alpha val="40000"/></a:srgbClr>', "#123456", 0.4),
    ],
)
def test_colours_are_those_that_powerpoint_shows(markup, value, alpha):
    holder = etree.fromstring(f"<a:solidFill {NS}>{markup}</a:solidFill>")
    assert palette(None, None).color(holder) == (value, pytest.approx(alpha))


def test_a_master_may_turn_its_colours_round():
    turned = etree.fromstring('<clrMap bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"/>')
    assert palette(None, turned).named("bg1") == "#000000"
