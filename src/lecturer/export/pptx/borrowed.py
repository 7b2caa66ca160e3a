"""Copies a user's template into our deck byte for byte: master, layouts and everything they use.

The slides fill the placeholders of these layouts, so that the deck can be restyled in the user's own master.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import assert_never

import msgspec
from msgspec.structs import replace

from lecturer.deck.frames import rect_of
from lecturer.deck.kinds import KINDS, Spot
from lecturer.deck.pages import Deck, FrameRole, Page, PageKind, TextFrame
from lecturer.deck.template.masters import Layout, Master, Placeholder
from lecturer.deck.template.theming import dressed
from lecturer.deck.template.vocabulary import P
from lecturer.export.pptx.layouts import Layout as SlideLayout
from lecturer.export.pptx.markup import Relation
from lecturer.export.pptx.package import PackageWriter
from lecturer.export.pptx.presentation import MASTER_ID
from lecturer.export.pptx.roles import Slot
from lecturer.export.pptx.scaling import scaled_rect
from lecturer.export.pptx.style import Style
from lecturer.files.office_package import Relation as TemplateRelation
from lecturer.files.office_package import TemplatePackage

_NOT_TAKEN = frozenset({"slide", "notesSlide", "notesMaster", "handoutMaster", "presentation"})
_LAYOUT_IDS = "sldLayoutIdLst"


class BorrowedPart(msgspec.Struct, frozen=True):
    """One part of the template under its name in our file."""

    name: str
    type: str
    content: bytes
    relations: tuple[Relation, ...]


class BorrowedMaster:
    """Writes the master that a deck was laid out in, with all its layouts.

    Args:
        deck: Made with the template's theme; its lengths are those of a page 540 points high.
        ours: The colours and fonts of the deck.

    Raises:
        UnreadableError: When the template is no longer there, or damaged since.
        FormatError: When it lost its layouts.
    """

    def __init__(self, deck: Deck, ours: Style) -> None:
        with TemplatePackage(Path(deck.template)) as package:
            self._made = dressed(package)
            master = self._made.master
            self._names = _new_names(package, master.part)
            self._parts = tuple(_borrowed(package, self._names))
            listed = package.tree(master.part).iterfind(f"{P}{_LAYOUT_IDS}/*")
            taken = {each.get("id") for each in listed}
        self.master_id = next(each for each in count(MASTER_ID) if str(each) not in taken)
        self.scale = 1 / self._made.page.scale
        self.style = _named_style(master, ours)
        self._by_kind = {kind: self._layout(kind) for kind in self._made.layouts}

    def layout_of(self, page: Page) -> SlideLayout:
        """The layout of a page of the deck."""
        return self._by_kind[page.kind]

    def types(self) -> Iterator[tuple[str, str]]:
        """The names of the parts and their content types."""
        yield from ((part.name, part.type) for part in self._parts)

    def write(self, package: PackageWriter) -> None:
        """Write the parts."""
        for part in self._parts:
            package.add(part.name, part.content, part.relations, borrowed=True)

    def _layout(self, kind: PageKind) -> SlideLayout:
        layout = self._made.layouts[kind]
        holders, picture = _holders(kind, layout), layout.first("pic")
        part = self._names[layout.part]
        return SlideLayout(
            number=0,
            name=layout.name,
            kind=kind,
            background="",
            fixed=(),
            texts={role: self._model(role, holder) for role, holder in holders.items()},
            part=part,
            slots={role: _slot(holder) for role, holder in holders.items()},
            picture_slot=_slot(picture) if picture else None,
            table_slot=_table_slot(kind, layout),
        )

    def _model(self, role: FrameRole, holder: Placeholder) -> TextFrame:
        place = scaled_rect(rect_of(holder.at), self.scale)
        return TextFrame(
            name="", role=role, rect=place, font="sans", size=holder.size, pitch=holder.size * 1.3,
            color=holder.color, paragraphs=(),
        )  # fmt: skip


def _holders(kind: PageKind, layout: Layout) -> dict[FrameRole, Placeholder]:
    """Which placeholder of a layout takes which text of a kind of page."""
    found: dict[FrameRole, Placeholder | None] = {
        "title": layout.first("title", "ctrTitle"),
        "footer": layout.first("ftr"),
        "page_number": layout.first("sldNum"),
    }
    for role, spot in KINDS[kind].spots.items():
        if role != "table":
            found[role] = _holder(spot, layout)
    return {role: holder for role, holder in found.items() if holder is not None}


def _table_slot(kind: PageKind, layout: Layout) -> Slot | None:
    """The placeholder for a table: one made for tables, else the spot that the kind names."""
    spot = KINDS[kind].spots.get("table")
    holder = layout.first("tbl") or (_holder(spot, layout) if spot else None)
    return _slot(holder) if holder else None


def _holder(spot: Spot, layout: Layout) -> Placeholder | None:
    """The placeholder of a layout that a kind of slide means."""
    match spot:
        case "under_title":
            return layout.first("subTitle", "body", "obj")
        case "beside_title":
            return None if layout.is_ordinary else layout.first("body", "subTitle", "obj")
        case "content":
            return layout.content()
        case "text":
            return layout.first("body")
        case "anything":
            return layout.first("obj")
        case "left_head" | "right_head" | "left" | "right":
            heads, places = layout.columns()
            row = heads if spot.endswith("head") else places
            number = int(spot.startswith("right"))
            return row[number] if number < len(row) else None
        case _:
            assert_never(spot)


def _slot(holder: Placeholder) -> Slot:
    return Slot("" if holder.type == "obj" else holder.type, holder.index)


def _new_names(package: TemplatePackage, master: str) -> dict[str, str]:
    """The parts to take, by their names in the template, with their names in our file."""
    names: dict[str, str] = {}
    counts = {"slideMaster": 0, "slideLayout": 0, "theme": 0}
    waiting = [("slideMaster", master)]
    while waiting:
        kind, part = waiting.pop(0)
        if part in names or (kind == "slideMaster" and part != master):
            continue
        if kind in counts:
            counts[kind] += 1
            folder = "theme" if kind == "theme" else f"{kind}s"
            names[part] = f"ppt/{folder}/{kind}{counts[kind]}.xml"
        else:
            folder, base = posixpath.split(part)
            names[part] = f"{folder}/template-{base}"
        for relation in package.relations(part):
            if not relation.external and relation.target in package.names and relation.kind not in _NOT_TAKEN:
                waiting.append((relation.kind, relation.target))
    return names


def _borrowed(package: TemplatePackage, names: dict[str, str]) -> Iterator[BorrowedPart]:
    defaults, overrides = package.content_types()
    for old, new in names.items():
        kind = overrides.get(old) or defaults.get(old.rpartition(".")[2].lower(), "application/octet-stream")
        relations = tuple(_relations(package.relations(old), posixpath.dirname(new), names))
        yield BorrowedPart(new, kind, package.data(old), relations)


def _relations(old: Iterable[TemplateRelation], folder: str, names: dict[str, str]) -> Iterator[Relation]:
    for relation in old:
        if relation.external:
            yield Relation(relation.id, relation.type, relation.target, external=True)
        elif relation.target in names:
            target = posixpath.relpath(names[relation.target], folder)
            yield Relation(relation.id, relation.type, target)


def _named_style(master: Master, ours: Style) -> Style:
    """The names that a master gives to colours and fonts."""
    names = ("tx1", "bg1", "tx2", "bg2", *(f"accent{number}" for number in range(1, 7)))
    by_color: dict[str, str] = {}
    for name in names:
        by_color.setdefault(master.palette.named(name).lstrip("#"), name)
    minor = master.minor or master.major or ours.minor
    return replace(ours, names=by_color, major=master.major or minor, minor=minor)
