"""The master and the layouts: a theme's places and decoration, so that the deck can be restyled there.

A layout is made from the pages of its kind: the frames that all of them may have become placeholders, the
fixed shapes become its decoration. Pages of one kind that differ in ground or decoration get layouts apart.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from lecturer.deck.kinds import KINDS
from lecturer.deck.pages import (
    Deck,
    FrameRole,
    Page,
    PageKind,
    PictureFrame,
    Rect,
    ShapeFrame,
    TableFrame,
    TextFrame,
)
from lecturer.deck.theme_records import OWN_GROUNDS
from lecturer.export.pptx.levels import UNKNOWN, Level, level_of, paragraph_markup, run_markup
from lecturer.export.pptx.markup import escaped
from lecturer.export.pptx.presentation import default_levels
from lecturer.export.pptx.roles import PICTURE_SLOT, PROMPTS, TABLE_SLOT, Slot, slot_of, table_of
from lecturer.export.pptx.shapes import EMPTY_GROUP, flat_shape, hidden_title, text_shape
from lecturer.export.pptx.style import Style
from lecturer.export.pptx.text import Inherited, body_properties, number_body, roomy, text_body
from lecturer.export.pptx.vocabulary import NAMESPACES, PROLOG
from lecturer.i18n import in_language

_STEP = 342_900
"""How far each level of a list is set in behind the one above it, in EMU."""
_FEET = frozenset({"footer", "page_number"})
_ORDER: tuple[PageKind, ...] = tuple(KINDS)
_Key = tuple[PageKind, str, tuple[ShapeFrame, ...]]


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """One layout.

    Attributes:
        number: Counted from 1, as in the part's name.
        name: As PowerPoint's menu shows it, unique.
        kind: What pages it is for.
        background: The colour of the ground.
        fixed: Its decoration.
        texts: The text placeholders by role; each frame shows place and look.
        picture: Where a picture goes, if one may.
        table: Where a table goes, if one may.
        part: Its name in the file, where it is a user's template's.
        slots: Which placeholder takes which role there; None for a layout of ours.
        picture_slot, table_slot: The placeholders there for a picture and for a table.
        levels: The looks of its placeholders, as far as they were asked for.
    """

    number: int
    name: str
    kind: PageKind
    background: str
    fixed: tuple[ShapeFrame, ...]
    texts: dict[FrameRole, TextFrame]
    picture: Rect | None = None
    table: Rect | None = None
    part: str = ""
    slots: dict[FrameRole, Slot] | None = None
    picture_slot: Slot | None = None
    table_slot: Slot | None = None
    levels: dict[FrameRole, Level] = {}

    @property
    def part_name(self) -> str:
        """The part's name in the file."""
        return self.part or f"ppt/slideLayouts/slideLayout{self.number}.xml"

    @property
    def is_borrowed(self) -> bool:
        """Whether it is a user's template's: its places and insets are inherited whole or not at all."""
        return self.slots is not None

    def slot(self, role: FrameRole) -> Slot | None:
        """The placeholder that takes a role; None for a plain text box."""
        return slot_of(role, self.kind) if self.slots is None else self.slots.get(role)

    def level(self, role: FrameRole, style: Style) -> Level:
        """What the text of a slide inherits from the placeholder for a role."""
        if role not in self.levels:
            level = level_of(self.texts[role], style)
            # WORKAROUND for LibreOffice 7.4, which does not inherit the pitch of footers and page numbers. To
            # check again when 7.4 is no longer tried, by tests/contract/test_in_libreoffice.py without it.
            self.levels[role] = level._replace(pitch=None) if role in _FEET else level
        return self.levels[role]

    def picture_place(self) -> Slot | None:
        """The placeholder that takes a picture."""
        return (PICTURE_SLOT if self.picture else None) if self.slots is None else self.picture_slot

    def table_place(self) -> Slot | None:
        """The placeholder that takes a table."""
        return (TABLE_SLOT if self.table else None) if self.slots is None else self.table_slot


class Layouts:
    """All layouts of a deck, and which of them a page takes."""

    def __init__(self, deck: Deck) -> None:
        self._keys: dict[_Key, int] = {}
        groups: dict[_Key, list[Page]] = {}
        for page in deck.pages:
            groups.setdefault(_key(page), []).append(page)
        language = table_of(deck.language)
        ordered = sorted(groups.items(), key=lambda item: _ORDER.index(item[0][0]))
        made: list[Layout] = []
        for number, (key, pages) in enumerate(ordered, 1):
            self._keys[key] = number - 1
            alike = sum(layout.kind == key[0] for layout in made)
            name = in_language(KINDS[key[0]].texts, language) + (f" {alike + 1}" if alike else "")
            made.append(_layout(number, name, key, pages))
        self.all = tuple(made)

    def of(self, page: Page) -> Layout:
        """The layout of a page of the deck."""
        return self.all[self._keys[_key(page)]]


def layout_part(layout: Layout, deck: Deck, style: Style, master_background: str) -> str:
    """The part of one layout."""
    ids = iter(range(2, 100_000))
    shapes = [flat_shape(next(ids), frame, style) for frame in layout.fixed]
    prompts = PROMPTS[table_of(deck.language)]
    for role, frame in layout.texts.items():
        slot = slot_of(role, layout.kind)
        if slot is not None:
            shapes.append(_placeholder(next(ids), slot, frame, style, deck, prompts))
    title = slot_of("title", layout.kind)
    if "title" not in layout.texts and title is not None:
        shapes.append(hidden_title(next(ids), title.reference, prompts[title.type], deck.width, style))
    for slot, place in ((PICTURE_SLOT, layout.picture), (TABLE_SLOT, layout.table)):
        if place is not None:
            shapes.append(_box_placeholder(next(ids), slot, place, prompts[slot.type]))
    ground = "" if layout.background == master_background else _ground(layout.background, style)
    kind = KINDS[layout.kind].type
    attribute = "" if kind == "cust" else f' type="{kind}"'
    return (
        f'{PROLOG}<p:sldLayout {NAMESPACES}{attribute} preserve="1" userDrawn="1">'
        f'<p:cSld name="{escaped(layout.name)}">{ground}<p:spTree>{EMPTY_GROUP}{"".join(shapes)}</p:spTree>'
        "</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def master_part(layouts: Layouts, deck: Deck, style: Style, first_id: int) -> str:
    """The part of the one master: ground, title, body, footer and number, and the text styles.

    Args:
        layouts: The layouts below it.
        deck: The deck.
        style: Its colours and fonts.
        first_id: The id of the first layout; no other layout or master may have any of them.
    """
    frames = master_frames(layouts, deck)
    prompts = PROMPTS[table_of(deck.language)]
    slots = {
        "title": Slot("title", 0),
        "body": Slot("body", 1),
        "footer": Slot("ftr", 3),
        "page_number": Slot("sldNum", 4),
    }
    shapes = "".join(
        _placeholder(number, slots[role], frame, style, deck, prompts)
        for number, (role, frame) in enumerate(frames.items(), 2)
    )
    listed = "".join(
        f'<p:sldLayoutId id="{first_id + layout.number - 1}" r:id="rId{layout.number}"/>'
        for layout in layouts.all
    )
    styles = (
        f"<p:titleStyle>{_levels(frames['title'], style, 1)}</p:titleStyle>"
        f"<p:bodyStyle>{_levels(frames['body'], style, 9)}</p:bodyStyle>"
        f"<p:otherStyle>{default_levels()}</p:otherStyle>"
    )
    return (
        f'{PROLOG}<p:sldMaster {NAMESPACES} preserve="1"><p:cSld>{_ground(master_background(deck), style)}'
        f"<p:spTree>{EMPTY_GROUP}{shapes}</p:spTree></p:cSld><p:clrMap {style.color_map}/>"
        f"<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst>"
        f"<p:txStyles>{styles}</p:txStyles></p:sldMaster>"
    )


def master_background(deck: Deck) -> str:
    """The ground of ordinary pages."""
    ordinary = (page.background for page in deck.pages if page.kind not in OWN_GROUNDS)
    return next(ordinary, deck.colors.get("bg", "#FFFFFF"))


def master_frames(layouts: Layouts, deck: Deck) -> dict[FrameRole, TextFrame]:
    """The four placeholders of the master, taken from the layouts of ordinary pages."""
    wanted: tuple[FrameRole, ...] = ("title", "body", "footer", "page_number")
    found: dict[FrameRole, TextFrame] = {}
    for layout in sorted(layouts.all, key=lambda each: each.kind in OWN_GROUNDS):
        for role in wanted:
            if role in layout.texts:
                found.setdefault(role, layout.texts[role])
    return {role: found.get(role) or _fallback(role, deck) for role in wanted}


def _key(page: Page) -> _Key:
    fixed = tuple(frame for frame in page.frames if isinstance(frame, ShapeFrame) and frame.fixed)
    return page.kind, page.background, fixed


def _layout(number: int, name: str, key: _Key, pages: Iterable[Page]) -> Layout:
    kind, background, fixed = key
    texts: dict[FrameRole, TextFrame] = {}
    taken: set[tuple[str, int]] = set()
    picture = table = None
    for page in pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame) and frame.role not in texts:
                slot = slot_of(frame.role, kind)
                if slot is not None and (slot.type, slot.index) not in taken:
                    taken.add((slot.type, slot.index))
                    texts[frame.role] = frame
            elif isinstance(frame, PictureFrame):
                picture = picture or frame.rect
            elif isinstance(frame, TableFrame):
                table = table or frame.rect
    return Layout(
        number=number, name=name, kind=kind, background=background, fixed=fixed, texts=texts,
        picture=picture, table=table,
    )  # fmt: skip


def _placeholder(
    shape_id: int, slot: Slot, frame: TextFrame, style: Style, deck: Deck, prompts: dict[str, str]
) -> str:
    name = f"{frame.name} {shape_id}" if slot.type == "body" else frame.name
    if slot.type == "sldNum":
        body = number_body(msgspec.structs.replace(frame, paragraphs=()), style, Inherited(UNKNOWN))
    else:
        words = deck.title if slot.type == "ftr" else prompts[slot.type]
        body = _prompt(frame, words, style)
    return text_shape(shape_id, name, reference=slot.reference, place=roomy(frame), body=body)


def _prompt(frame: TextFrame, words: str, style: Style) -> str:
    bare = text_body(frame, style, Inherited(UNKNOWN))
    head = bare[: bare.index("<a:lstStyle>")]
    language = "zh-CN" if style.language.startswith("zh") else "en-US"
    return (
        f"{head}<a:lstStyle>{_levels(frame, style, 1)}</a:lstStyle>"
        f'<a:p><a:r><a:rPr lang="{language}"/><a:t>{escaped(words)}</a:t></a:r></a:p></p:txBody>'
    )


def _levels(frame: TextFrame, style: Style, count: int) -> str:
    """The default look of a placeholder's text, level by level, each set in a little further."""
    look = level_of(frame, style)
    run = run_markup(look, UNKNOWN, style)
    levels = (look._replace(margin=(look.margin or 0) + _STEP * depth) for depth in range(count))
    return "".join(
        paragraph_markup(each, UNKNOWN, f"a:lvl{number}pPr", more=run)
        for number, each in enumerate(levels, start=1)
    )


def _box_placeholder(shape_id: int, slot: Slot, place: Rect, prompt: str) -> str:
    style = '<a:lstStyle><a:lvl1pPr marL="0" indent="0"><a:buNone/></a:lvl1pPr></a:lstStyle>'
    body = f"<p:txBody>{body_properties('top')}{style}<a:p><a:endParaRPr/></a:p></p:txBody>"
    return text_shape(shape_id, f"{prompt} {shape_id}", reference=slot.reference, place=place, body=body)


def _ground(color: str, style: Style) -> str:
    return f"<p:bg><p:bgPr>{style.fill(color)}<a:effectLst/></p:bgPr></p:bg>"


def _fallback(role: FrameRole, deck: Deck) -> TextFrame:
    """A placeholder for a master none of whose pages has such a frame: the ordinary places of an A page."""
    x, y, w, h, size = {
        "title": (72, 40, 816, 64, 44.0),
        "body": (72, 144, 816, 348, 32.0),
        "footer": (72, 508, 560, 22, 14.0),
        "page_number": (788, 508, 100, 22, 14.0),
    }[role]
    across, down = deck.width / 960, deck.height / 540
    ink = deck.colors.get("footer" if size < 20 else "title" if role == "title" else "body", "#22282E")
    return TextFrame(
        name=role.replace("_", " ").capitalize(),
        role=role,
        rect=Rect(round(x * across), round(y * down), round(w * across), round(h * down)),
        font="sans",
        size=size,
        pitch=size * 1.3,
        color=ink,
        bold=role == "title",
        align="right" if role == "page_number" else "left",
        paragraphs=(),
    )
