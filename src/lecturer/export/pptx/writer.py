"""The whole deck as a package: every part once, in one pass, each page when its turn comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from lecturer.deck.pages import Deck, Page
from lecturer.export.job import Options
from lecturer.export.pptx.borrowed import BorrowedMaster
from lecturer.export.pptx.charts import ChartStore, chart_types
from lecturer.export.pptx.markup import Relation, relations_part
from lecturer.export.pptx.masters import OwnMaster
from lecturer.export.pptx.notes import notes_master_part, notes_part, notes_style, size_for
from lecturer.export.pptx.package import PackageWriter, Watch, content_types, unwatched
from lecturer.export.pptx.pictures import MEDIA_TYPES, PictureStore
from lecturer.export.pptx.presentation import presentation_part, slide_relation
from lecturer.export.pptx.properties import (
    app_part,
    core_part,
    presentation_properties_part,
    table_styles_part,
    view_properties_part,
)
from lecturer.export.pptx.scaling import scaled_deck
from lecturer.export.pptx.slides import SlideDrawing
from lecturer.export.pptx.style import Style, style_of
from lecturer.export.pptx.theme_part import theme_part
from lecturer.export.pptx.travelling_talk import TalkRecord
from lecturer.export.pptx.vocabulary import (
    APP_TYPE,
    CORE_RELATION,
    CORE_TYPE,
    CUSTOM_XML_PROPERTIES_TYPE,
    NOTES_MASTER_TYPE,
    NOTES_TYPE,
    PRESENTATION_PROPERTIES_TYPE,
    PRESENTATION_TYPE,
    SLIDE_TYPE,
    TABLE_STYLES_TYPE,
    THEME_TYPE,
    VIEW_PROPERTIES_TYPE,
    WORKBOOK_TYPE,
    relation,
)
from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk

_PAGES_BETWEEN_REPORTS = 20
_ROOT = (
    Relation("rId1", relation("officeDocument"), "ppt/presentation.xml"),
    Relation("rId2", CORE_RELATION, "docProps/core.xml"),
    Relation("rId3", relation("extended-properties"), "docProps/app.xml"),
)


def write_deck(
    talk: Talk,
    deck: Deck,
    file: IO[bytes],
    options: Options,
    watch: Watch = unwatched,
) -> list[str]:
    """Write a deck to an open file.

    Args:
        talk: Travels inside the file when the words do, so that the file can be read back into it.
        deck: Its pages.
        file: Where to.
        options: With or without the words and the animations; progress and cancelling.
        watch: Is shown each part as it is written.

    Returns:
        What could not be done as asked, in the user's language.

    Raises:
        Cancelled: When the user stops it.
    """
    with PackageWriter(file, watch) as package:
        return _DeckWriter(talk, deck, package, options).write()


class _DeckWriter:
    def __init__(self, talk: Talk, deck: Deck, package: PackageWriter, options: Options) -> None:
        self._deck = deck
        self._package = package
        self._options = options
        self._masters: OwnMaster | BorrowedMaster
        if deck.template:
            self._masters = BorrowedMaster(deck, style_of(deck))
            self._deck = deck = scaled_deck(deck, self._masters.scale)
        else:
            self._masters = OwnMaster(deck, style_of(deck))
        self._style = self._masters.style
        self._pictures = PictureStore(package, options.draw_svg)
        self._charts = ChartStore(package)
        self._record = TalkRecord(talk, deck.pages, options.kept)
        self._warnings = [warning for page in deck.pages for warning in _numbered(page)]
        self._numbers: dict[str, int] = {}
        for page in deck.pages:
            self._numbers.setdefault(page.key, page.number)

    def write(self) -> list[str]:
        add = self._package.add
        add("[Content_Types].xml", content_types((*MEDIA_TYPES, ("xlsx", WORKBOOK_TYPE)), self._types()))
        add("_rels/.rels", relations_part(_ROOT))
        add("docProps/core.xml", core_part(self._deck))
        add("docProps/app.xml", app_part(self._deck, notes=self._options.notes))
        self._presentation()
        self._masters.write(self._package)
        self._notes_master()
        notes_look = notes_style(self._style)
        for page in self._deck.pages:
            if page.number % _PAGES_BETWEEN_REPORTS == 1:
                self._options.advance(page.number - 1, len(self._deck.pages))
            self._page(page, notes_look)
        if self._options.notes:
            self._record.write(self._package)
        return self._warnings

    def _types(self) -> Iterator[tuple[str, str]]:
        yield "ppt/presentation.xml", PRESENTATION_TYPE
        yield from self._masters.types()
        for page in self._deck.pages:
            yield f"ppt/slides/slide{page.number}.xml", SLIDE_TYPE
        yield from chart_types(self._deck)
        if self._options.notes:
            yield "ppt/notesMasters/notesMaster1.xml", NOTES_MASTER_TYPE
            yield "ppt/theme/theme2.xml", THEME_TYPE
            for page in self._deck.pages:
                yield f"ppt/notesSlides/notesSlide{page.number}.xml", NOTES_TYPE
            yield "customXml/itemProps1.xml", CUSTOM_XML_PROPERTIES_TYPE
        yield "ppt/presProps.xml", PRESENTATION_PROPERTIES_TYPE
        yield "ppt/viewProps.xml", VIEW_PROPERTIES_TYPE
        yield "ppt/tableStyles.xml", TABLE_STYLES_TYPE
        yield "docProps/core.xml", CORE_TYPE
        yield "docProps/app.xml", APP_TYPE

    def _presentation(self) -> None:
        add = self._package.add
        relations = [Relation("rId1", relation("slideMaster"), "slideMasters/slideMaster1.xml")]
        if self._options.notes:
            relations.append(Relation("rId2", relation("notesMaster"), "notesMasters/notesMaster1.xml"))
            relations.append(Relation("rId3", relation("customXml"), "../customXml/item1.xml"))
        relations += [
            Relation("rId4", relation("presProps"), "presProps.xml"),
            Relation("rId5", relation("viewProps"), "viewProps.xml"),
            Relation("rId6", relation("theme"), "theme/theme1.xml"),
            Relation("rId7", relation("tableStyles"), "tableStyles.xml"),
        ]
        relations += [
            Relation(slide_relation(page.number), relation("slide"), f"slides/slide{page.number}.xml")
            for page in self._deck.pages
        ]
        part = presentation_part(
            self._deck, self._style, notes=self._options.notes, master_id=self._masters.master_id
        )
        add("ppt/presentation.xml", part, relations)
        add("ppt/presProps.xml", presentation_properties_part())
        add("ppt/viewProps.xml", view_properties_part())
        add("ppt/tableStyles.xml", table_styles_part())

    def _notes_master(self) -> None:
        add = self._package.add
        if self._options.notes:
            notes_look = notes_style(self._style)
            theme = Relation("rId1", relation("theme"), "../theme/theme2.xml")
            add("ppt/notesMasters/notesMaster1.xml", notes_master_part(self._deck, notes_look), [theme])
            add("ppt/theme/theme2.xml", theme_part(f"{self._deck.theme} notes", notes_look))

    def _page(self, page: Page, notes_look: Style) -> None:
        drawing = SlideDrawing(
            page,
            self._deck,
            self._masters.layout_of(page),
            self._style,
            self._pictures,
            self._numbers,
            self._charts,
        )
        part = drawing.part(reveal=self._options.reveal and self._deck.reveal)
        relations = drawing.relations
        notes = ""
        if self._options.notes:
            target = f"../notesSlides/notesSlide{page.number}.xml"
            relations = [*relations, Relation(f"rId{len(relations) + 1}", relation("notesSlide"), target)]
            notes = self._notes(page, notes_look)
        self._package.add(f"ppt/slides/slide{page.number}.xml", part, relations)
        self._warnings += drawing.warnings
        if self._options.notes:
            self._record.saw(page, part, notes)

    def _notes(self, page: Page, style: Style) -> str:
        size = size_for(page.notes)
        if not size.fits:
            self._warnings.append(
                _("Slide %(number)d: the notes (%(count)d characters) do not fit on one printed notes page")
                % {"number": page.number, "count": len(page.notes)}
            )
        part = notes_part(page.notes, size.points, style)
        relations = [
            Relation("rId1", relation("notesMaster"), "../notesMasters/notesMaster1.xml"),
            Relation("rId2", relation("slide"), f"../slides/slide{page.number}.xml"),
        ]
        self._package.add(f"ppt/notesSlides/notesSlide{page.number}.xml", part, relations)
        return part


def _numbered(page: Page) -> Iterator[str]:
    for warning in page.warnings:
        yield _("Slide %(number)d: %(what)s") % {"number": page.number, "what": warning}
