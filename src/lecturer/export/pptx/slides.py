"""Writes a slide: the frames of a page, in order, as shapes that fill the placeholders of its layout."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import assert_never

from lecturer.deck.pages import (
    EMU_PER_POINT,
    ChartFrame,
    Deck,
    Frame,
    Page,
    Paragraph,
    PictureFrame,
    Rect,
    ShapeFrame,
    Span,
    TableFrame,
    TextFrame,
)
from lecturer.deck.reveal import frames_at
from lecturer.export.pptx.charts import ChartStore, chart_shape
from lecturer.export.pptx.layouts import Layout
from lecturer.export.pptx.levels import UNKNOWN, box_level
from lecturer.export.pptx.markup import Relation, escaped
from lecturer.export.pptx.pictures import BadPicture, PictureStore, picture_shape
from lecturer.export.pptx.roles import Slot
from lecturer.export.pptx.shapes import EMPTY_GROUP, flat_shape, hidden_title, link_shape, text_shape
from lecturer.export.pptx.style import Style
from lecturer.export.pptx.tables import table_shape
from lecturer.export.pptx.text import Inherited, number_body, plain_text, roomy, text_body
from lecturer.export.pptx.timing import Appearance, clicks, timing
from lecturer.export.pptx.vocabulary import NAMESPACES, PROLOG, relation
from lecturer.i18n import gettext as _
from lecturer.talk.records import Transition

_TRANSITIONS: dict[Transition, str] = {
    "": "",
    "none": "",
    "fade": '<p:transition spd="med"><p:fade/></p:transition>',
    "push": '<p:transition spd="med"><p:push dir="l"/></p:transition>',
}
_ASCENT = 0.8  # of the pitch, above the baseline: where viewers put the top of a line


class SlideDrawing:
    """Draws one page; afterwards holds what the slide's part leads to and what went wrong.

    Args:
        page: The page.
        deck: The deck it belongs to.
        layout: Its layout.
        style: The deck's colours and fonts.
        pictures: The pictures of the file.
        numbers: The number of each page by its key, for links.
        charts: The charts of the file.
    """

    def __init__(
        self,
        page: Page,
        deck: Deck,
        layout: Layout,
        style: Style,
        pictures: PictureStore,
        numbers: Mapping[str, int],
        charts: ChartStore,
    ) -> None:
        self.relations = [
            Relation("rId1", relation("slideLayout"), f"../{layout.part_name.removeprefix('ppt/')}")
        ]
        self.warnings: list[str] = []
        self._page = page
        self._deck = deck
        self._layout = layout
        self._style = style
        self._pictures = pictures
        self._numbers = numbers
        self._charts = charts
        self._ids = count(2)
        self._filled: set[str] = set()
        self._appearances: list[Appearance] = []
        self._links: list[str] = []

    def part(self, *, reveal: bool) -> str:
        """The slide's part; with its animations when lists come in step by step."""
        frames = frames_at(self._page, None)
        in_charts = {name for frame in frames if isinstance(frame, ChartFrame) for name in frame.drawn}
        shapes = [self._frame(frame) for frame in frames if frame.name not in in_charts]
        title = self._title() if self._needs_title() else ""
        transition = _TRANSITIONS[self._deck.transition] if reveal else ""
        animation = timing(clicks(self._page, self._appearances)) if reveal else ""
        return (
            f'{PROLOG}<p:sld {NAMESPACES}><p:cSld name="{escaped(self._page.title)}">'
            f"<p:spTree>{EMPTY_GROUP}{title}{''.join(shapes)}{''.join(self._links)}</p:spTree></p:cSld>"
            f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{transition}{animation}</p:sld>"
        )

    def _frame(self, frame: Frame) -> str:
        match frame:
            case TextFrame():
                return "" if frame.fixed else self._text(frame)
            case ShapeFrame():
                return "" if frame.fixed else self._shape(frame)
            case PictureFrame():
                return "" if frame.fixed else self._picture(frame)
            case TableFrame():
                reference = self._claim(self._layout.table_place())
                return table_shape(next(self._ids), frame, self._style, reference)
            case ChartFrame():
                name = self._charts.add(frame, self._style)
                return chart_shape(next(self._ids), frame, self._relation("chart", f"../charts/{name}"))
            case _:
                assert_never(frame)

    def _text(self, frame: TextFrame) -> str:
        shape_id = next(self._ids)
        model = self._layout.texts.get(frame.role)
        reference = self._claim(self._layout.slot(frame.role)) if model else ""
        place = None if reference and model and model.rect == frame.rect else roomy(frame)
        write = number_body if frame.role == "page_number" else text_body
        for index, paragraph in enumerate(frame.paragraphs):
            if paragraph.reveal:
                self._appear(paragraph.reveal, shape_id, index)
            if paragraph.link:
                self._link(frame, paragraph)
        body = write(frame, self._style, self._inherited(frame, model if reference else None, place))
        return text_shape(shape_id, frame.name, reference=reference, place=place, body=body)

    def _inherited(self, frame: TextFrame, model: TextFrame | None, place: Rect | None) -> Inherited:
        """What a text takes from the placeholder that it fills; a text box takes the deck's default text."""
        if model is None:
            return Inherited(UNKNOWN if self._layout.is_borrowed else box_level(self._style))
        if self._layout.is_borrowed:
            return Inherited(UNKNOWN._replace(color=model.color), place is None)
        return Inherited(self._layout.level(frame.role, self._style), model.anchor == frame.anchor)

    def _shape(self, frame: ShapeFrame) -> str:
        shape_id = next(self._ids)
        if frame.reveal:
            self._appear(frame.reveal, shape_id, has_body=frame.shape != "line")
        return flat_shape(shape_id, frame, self._style)

    def _picture(self, frame: PictureFrame) -> str:
        if frame.missing:  # the page's own warnings say so already
            return self._missing(frame, frame.missing)
        try:
            stored = self._pictures.part_of(frame)
        except BadPicture as problem:
            self.warnings.append(
                _("Slide %(number)d: %(what)s") % {"number": self._page.number, "what": problem}
            )
            return self._missing(frame, str(problem))
        relation_id = self._relation("image", f"../media/{stored.name}")
        drawing_id = self._relation("image", f"../media/{stored.drawing}") if stored.drawing else ""
        reference = self._claim(self._layout.picture_place())
        return picture_shape(
            next(self._ids), frame, self._style, relation_id, reference, stored.orientation, drawing_id
        )

    def _missing(self, frame: PictureFrame, what: str) -> str:
        """A box in the place of a picture that cannot be shown, saying why."""
        colors = self._deck.colors
        outline = ShapeFrame(
            name=f"{frame.name} box",
            shape="rect",
            rect=frame.rect,
            fill=colors.get("panel", ""),
            stroke=colors.get("rule", "#808080"),
            stroke_width=1.0,
        )
        inset = 12 * EMU_PER_POINT
        box = frame.rect
        words = TextFrame(
            name=frame.name,
            role="decoration",
            rect=Rect(box.x + inset, box.y, max(0, box.w - 2 * inset), box.h),
            font="sans",
            size=20,
            pitch=26,
            color=colors.get("body", "#000000"),
            paragraphs=tuple(Paragraph(spans=(Span(line),)) for line in (what, frame.alt) if line),
            align="center",
            anchor="middle",
        )
        return flat_shape(next(self._ids), outline, self._style) + self._text(words)

    def _title(self) -> str:
        reference = self._claim(self._layout.slot("title"))
        inherits = "title" not in self._layout.texts  # the layout has it hidden there already
        return hidden_title(
            next(self._ids), reference, self._page.title, None if inherits else self._deck.width, self._style
        )

    def _needs_title(self) -> bool:
        slot = self._layout.slot("title")
        return bool(slot and slot.reference not in self._filled and self._page.title)

    def _claim(self, slot: Slot | None) -> str:
        """A placeholder for the first shape that asks for it; the next ones are text boxes."""
        if slot is None or slot.reference in self._filled:
            return ""
        self._filled.add(slot.reference)
        return slot.reference

    def _appear(
        self, reveal: int, shape_id: int, paragraph: int | None = None, *, has_body: bool = True
    ) -> None:
        self._appearances.append(
            Appearance(reveal=reveal, shape_id=shape_id, paragraph=paragraph, has_body=has_body)
        )

    def _link(self, frame: TextFrame, paragraph: Paragraph) -> None:
        number = self._numbers.get(paragraph.link)
        if number is None or not paragraph.lines:
            return
        pitch = round(frame.pitch * EMU_PER_POINT)
        top = paragraph.lines[0].baseline - round(_ASCENT * pitch)
        place = Rect(frame.rect.x, top, frame.rect.w, pitch * len(paragraph.lines))
        relation_id = self._relation("slide", f"slide{number}.xml")
        self._links.append(link_shape(next(self._ids), plain_text(paragraph), place, relation_id))

    def _relation(self, kind: str, target: str) -> str:
        for each in self.relations:
            if each.target == target:
                return each.id
        added = Relation(f"rId{len(self.relations) + 1}", relation(kind), target)
        self.relations.append(added)
        return added.id
