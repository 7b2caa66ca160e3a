"""The words of a notes page: its notes, and what else somebody wrote on it."""

from __future__ import annotations

from lxml import etree

from lecturer.manuscript.decks.package import DeckPackage, P
from lecturer.manuscript.decks.records import Item, Place
from lecturer.manuscript.decks.shapes import ShapeReader, in_reading_order
from lecturer.manuscript.not_taken import NotTaken

_PAGE = (6_858_000.0, 9_144_000.0)


def notes_of(package: DeckPackage, part: str, where: str) -> tuple[str, list[NotTaken]]:
    """The notes of a slide, verbatim, a paragraph a line; and what of the page was passed over.

    Text boxes that somebody put on the page beside the notes come after them.
    """
    root = package.tree(part) if part else None
    tree = root.find(f"{P}cSld/{P}spTree") if root is not None else None
    if tree is None:
        return "", []
    reader = ShapeReader(package, part, _PAGE, _nowhere, where, keeps_empty=True)
    items = list(reader.items(tree))
    notes = [item for item in items if item.role == "body"]
    others = in_reading_order([item for item in items if item.role != "body"])
    return "\n".join(_words(item) for item in (*notes, *others)).strip("\n"), reader.left


def _words(item: Item) -> str:
    rows = ["\t".join(" ".join(cell.split("\n")) for cell in row) for row in item.cells]
    return "\n".join([*(line.shown for line in item.lines), *rows])


def _nowhere(_kind: str, _index: str) -> tuple[Place | None, tuple[etree._Element, ...]]:
    return None, ()
