"""Places and list styles that a slide's placeholders inherit from layout and master."""

from __future__ import annotations

from lxml import etree

from lecturer.manuscript.decks.package import A, DeckPackage, P
from lecturer.manuscript.decks.records import Place
from lecturer.manuscript.decks.shapes import place_of

_ALIKE = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_STYLES = {"title": "titleStyle", "body": "bodyStyle"}


class Inheritance:
    """Looks placeholders up in a layout, then in its master.

    Args:
        package: The deck.
        layout: The layout's part; empty for none.
    """

    def __init__(self, package: DeckPackage, layout: str) -> None:
        self._layout = package.tree(layout) if layout else None
        master = package.first(layout, "slideMaster") if layout else ""
        self._master = package.tree(master) if master else None

    @property
    def is_cover(self) -> bool:
        """The layout says that it is for title slides."""
        return self._layout is not None and self._layout.get("type") == "title"

    def of(self, kind: str, index: str) -> tuple[Place | None, tuple[etree._Element, ...]]:
        """The place and the list styles of a placeholder, nearest first."""
        basic = _ALIKE.get(kind, kind)
        places: list[Place] = []
        styles: list[etree._Element] = []
        for root, by_index in ((self._layout, True), (self._master, False)):
            shape = _placeholder(root, basic, index if by_index else "") if root is not None else None
            if shape is None:
                continue
            place = place_of(shape)
            if place is not None:
                places.append(place)
            style = shape.find(f"{P}txBody/{A}lstStyle")
            if style is not None:
                styles.append(style)
        if self._master is not None and basic in _STYLES:
            style = self._master.find(f"{P}txStyles/{P}{_STYLES[basic]}")
            if style is not None:
                styles.append(style)
        return (places[0] if places else None), tuple(styles)


def _placeholder(root: etree._Element, basic: str, index: str) -> etree._Element | None:
    """By its index, else the first of its type."""
    of_type = None
    for holder in root.iter(f"{P}ph"):
        kind = _ALIKE.get(holder.get("type") or "obj", holder.get("type") or "body")
        shape = holder.getparent().getparent().getparent()
        if index and holder.get("idx") == index:
            return shape
        if kind == basic and of_type is None:
            of_type = shape
    return of_type
