"""Small pieces of XML: escaped text, rectangles, colours, relationship lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from lecturer.deck.pages import Rect
from lecturer.export.pptx.vocabulary import PACKAGE_RELATIONSHIPS, PROLOG

_SPECIAL = re.compile('[&<>"\t\n\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_SPECIAL_IN_CONTENT = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def escaped(text: str) -> str:
    """Text for an element or an attribute; characters that XML cannot hold are left out."""
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], ""), text)


def escaped_content(text: str) -> str:
    """Text for an element only, where quotation marks may stand."""
    return _SPECIAL_IN_CONTENT.sub(lambda match: _ENTITIES.get(match[0], ""), text)


def transform(rect: Rect, tag: str = "a:xfrm", attributes: str = "") -> str:
    """The place of a shape. A negative size, which no shape may have, becomes none."""
    return (
        f'<{tag}{attributes}><a:off x="{rect.x}" y="{rect.y}"/>'
        f'<a:ext cx="{max(0, rect.w)}" cy="{max(0, rect.h)}"/></{tag}>'
    )


def hundredths(points: float) -> int:
    """A length in points as DrawingML counts type and spacing: hundredths of a point."""
    return round(points * 100)


def emu(points: float) -> int:
    """A length in points as EMU."""
    return round(points * 12_700)


class Relation(msgspec.Struct, frozen=True):
    """One relationship of a part: its id there, its type, and where it leads, be it out of the file."""

    id: str
    type: str
    target: str
    external: bool = False


_OUTSIDE = ' TargetMode="External"'


def relations_part(relations: Iterable[Relation]) -> str:
    """The part that lists the relationships of another part."""
    listed = "".join(
        f'<Relationship Id="{each.id}" Type="{each.type}" Target="{escaped(each.target)}"'
        f"{_OUTSIDE if each.external else ''}/>"
        for each in relations
    )
    return f'{PROLOG}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{listed}</Relationships>'
