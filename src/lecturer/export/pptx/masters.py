"""Builds our own slide master from the theme, with a layout for each kind of page in the deck."""

from __future__ import annotations

from collections.abc import Iterator

from lecturer.deck.pages import Deck, Page
from lecturer.export.pptx.layouts import Layout, Layouts, layout_part, master_background, master_part
from lecturer.export.pptx.markup import Relation
from lecturer.export.pptx.package import PackageWriter
from lecturer.export.pptx.presentation import FIRST_LAYOUT_ID, MASTER_ID
from lecturer.export.pptx.style import Style
from lecturer.export.pptx.theme_part import theme_part
from lecturer.export.pptx.vocabulary import LAYOUT_TYPE, MASTER_TYPE, THEME_TYPE, relation

MASTER_PART = "ppt/slideMasters/slideMaster1.xml"
THEME_PART = "ppt/theme/theme1.xml"


class OwnMaster:
    """Writes the master, its layouts and its theme.

    Args:
        deck: The deck.
        style: Its colours and fonts.
    """

    master_id = MASTER_ID

    def __init__(self, deck: Deck, style: Style) -> None:
        self.style = style
        self._deck = deck
        self._layouts = Layouts(deck)

    def layout_of(self, page: Page) -> Layout:
        """The layout of a page of the deck."""
        return self._layouts.of(page)

    def types(self) -> Iterator[tuple[str, str]]:
        """The names of the parts and their content types."""
        yield MASTER_PART, MASTER_TYPE
        for layout in self._layouts.all:
            yield layout.part_name, LAYOUT_TYPE
        yield THEME_PART, THEME_TYPE

    def write(self, package: PackageWriter) -> None:
        """Write the parts."""
        ground = master_background(self._deck)
        relations = []
        for layout in self._layouts.all:
            part = layout_part(layout, self._deck, self.style, ground)
            back = Relation("rId1", relation("slideMaster"), "../slideMasters/slideMaster1.xml")
            package.add(layout.part_name, part, [back])
            target = f"../{layout.part_name.removeprefix('ppt/')}"
            relations.append(Relation(f"rId{layout.number}", relation("slideLayout"), target))
        relations.append(Relation(f"rId{len(relations) + 1}", relation("theme"), "../theme/theme1.xml"))
        master = master_part(self._layouts, self._deck, self.style, FIRST_LAYOUT_ID)
        package.add(MASTER_PART, master, relations)
        package.add(THEME_PART, theme_part(self._deck.theme, self.style))
