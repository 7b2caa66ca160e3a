"""The masters and layouts of a template: their placeholders, with everything they inherit."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from lxml import etree

from lecturer.deck.pages import EMU_PER_POINT, Align, Anchor
from lecturer.deck.template.colors import Palette, palette
from lecturer.deck.template.vocabulary import A, P, R, find, is_on, number
from lecturer.deck.theme_records import PAGE_HEIGHT, Box
from lecturer.files.office_package import TemplatePackage

FOOT_TYPES = frozenset({"dt", "ftr", "sldNum"})
ALIGN: dict[str, Align] = {"l": "left", "ctr": "center", "r": "right", "just": "left", "dist": "left"}
ANCHOR: dict[str, Anchor] = {"t": "top", "ctr": "middle", "b": "bottom"}
_CONTENT = ("obj", "body", "tbl", "chart", "dgm")
_COLUMNS = 2
_UPPER = 0.25
TITLES = frozenset({"title", "ctrTitle"})
_INSET, _SMALL_INSET = 91_440, 45_720
_USUAL_SIZES = {"title": 4400, "body": 3200}
"""Of a master that says none, as those do that were made by other programs."""
_USUAL_SIZE = 1800
_SMALLEST_PAGE, _LARGEST_PAGE = 914_400, 51_206_400


class Placeholder(msgspec.Struct, frozen=True, kw_only=True):
    """A place for text or a picture; all measures are those of a page 540 points high.

    Attributes:
        type: As PresentationML names it; `obj` for one that takes anything.
        outer: Its box; `at` is what the insets leave of it for text.
        family: The typeface as the template names it; `+mj-` for the heading font of its theme.
    """

    type: str
    index: int
    outer: Box
    at: Box
    size: float
    bold: bool
    color: str
    align: Align
    anchor: Anchor
    family: str


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """A slide layout; `type` is empty where it names none, `vertical` when its text runs downwards."""

    part: str
    name: str
    type: str
    placeholders: tuple[Placeholder, ...]
    vertical: bool = False

    @property
    def is_ordinary(self) -> bool:
        """Whether its title stands where ordinary pages have it: no place for that of a cover or a part."""
        title = self.first("title", "ctrTitle")
        high = title is not None and title.at.y + title.at.h / 2 < _UPPER * PAGE_HEIGHT
        return high and self.type not in {"title", "secHead"}

    def first(self, *types: str) -> Placeholder | None:
        """The first placeholder of one of some types."""
        return next((each for each in self.placeholders if each.type in types), None)

    def all_of(self, *types: str) -> list[Placeholder]:
        """The placeholders of some types, from left to right."""
        return sorted((each for each in self.placeholders if each.type in types), key=lambda each: each.at.x)

    def content(self) -> Placeholder | None:
        """The largest place for text or anything else."""
        return max(self.all_of(*_CONTENT), key=lambda each: each.at.w * each.at.h, default=None)

    def columns(self) -> tuple[list[Placeholder], list[Placeholder]]:
        """The heads of two columns and the places below them; either is empty when there are not two."""
        places, heads = self.all_of("obj", "chart", "tbl", "dgm"), self.all_of("body")
        if len(places) != _COLUMNS and len(heads) == _COLUMNS:
            return [], heads
        return heads if len(heads) == _COLUMNS else [], places if len(places) == _COLUMNS else []


class Master(msgspec.Struct, frozen=True, kw_only=True):
    """A slide master with its layouts, its colours and its two fonts."""

    part: str
    theme: str
    palette: Palette
    major: str
    minor: str
    layouts: tuple[Layout, ...]


class Page(msgspec.Struct, frozen=True):
    """The size of a template's slides in EMU, and from its lengths to those of a page 540 points high."""

    width: int
    height: int

    @property
    def scale(self) -> float:
        """From the template's lengths to ours."""
        return PAGE_HEIGHT * EMU_PER_POINT / self.height

    def points(self, emu: float) -> float:
        """A length of the template as points of a page 540 high."""
        return emu * self.scale / EMU_PER_POINT


def presentation_part(package: TemplatePackage) -> str:
    """The name of the part that everything hangs on.

    Raises:
        UnreadableError: There is none: a text document, say, or a table.
    """
    for relation in package.relations(""):
        is_main = relation.kind == "officeDocument" and relation.target in package.names
        if is_main and package.tree(relation.target).tag == f"{P}presentation":
            return relation.target
    raise package.damaged()


def page_of(package: TemplatePackage) -> Page:
    """The size of the slides."""
    size = package.tree(presentation_part(package)).find(f"{P}sldSz")
    width, height = number(size, "cx", 12_192_000), number(size, "cy", 6_858_000)
    if not all(_SMALLEST_PAGE <= side <= _LARGEST_PAGE for side in (width, height)):
        raise package.damaged()
    return Page(width, height)


def masters_of(package: TemplatePackage) -> list[Master]:
    """The masters in their order; each with at least one layout."""
    main = presentation_part(package)
    page = page_of(package)
    listed = package.tree(main).iterfind(f"{P}sldMasterIdLst/{P}sldMasterId")
    parts = [package.target(main, element.get(f"{R}id", "")) for element in listed]
    parts = [part for part in parts if part] or package.targets(main, "slideMaster")
    masters = [_master(package, part, page) for part in parts]
    return [master for master in masters if master.layouts]


def _master(package: TemplatePackage, part: str, page: Page) -> Master:
    tree = package.tree(part)
    theme = next(iter(package.targets(part, "theme")), "")
    theme_tree = package.tree(theme) if theme else None
    colors = palette(theme_tree, tree.find(f"{P}clrMap"))
    listed = tree.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId")
    parts = [package.target(part, element.get(f"{R}id", "")) for element in listed]
    parts = [each for each in parts if each] or package.targets(part, "slideLayout")
    reader = _PlaceholderReader(tree, colors, page)
    layouts = tuple(_layout(package.tree(each), each, reader) for each in parts)
    return Master(
        part=part,
        theme=theme,
        palette=colors,
        major=_family(theme_tree, "majorFont"),
        minor=_family(theme_tree, "minorFont"),
        layouts=layouts,
    )


def _layout(tree: etree._Element, part: str, reader: _PlaceholderReader) -> Layout:
    content = tree.find(f"{P}cSld")
    return Layout(
        part=part,
        name="" if content is None else content.get("name", ""),
        type=tree.get("type", ""),
        placeholders=tuple(reader.read(tree)),
        vertical=any(ph.get("orient") == "vert" for _shape, ph in placeholders_in(tree)),
    )


def _family(theme: etree._Element | None, which: str) -> str:
    """A font of the theme for Chinese: its East Asian one, that of the script, or the Latin one."""
    font = find(theme, f"{A}themeElements", f"{A}fontScheme", f"{A}{which}")
    if font is None:
        return ""
    named = [
        find(font, f"{A}ea"),
        *(each for each in font if each.get("script") == "Hans"),
        find(font, f"{A}latin"),
    ]
    return next((each.get("typeface", "") for each in named if each is not None and each.get("typeface")), "")


class _PlaceholderReader:
    """Reads the placeholders of a master's layouts, with what they inherit from the master."""

    def __init__(self, master: etree._Element, colors: Palette, page: Page) -> None:
        self._colors = colors
        self._page = page
        self._styles = master.find(f"{P}txStyles")
        self._models = {_class(ph.get("type", "obj")): shape for shape, ph in placeholders_in(master)}

    def read(self, layout: etree._Element) -> Iterator[Placeholder]:
        """The placeholders of a layout; those without a place anywhere are left out."""
        for shape, ph in placeholders_in(layout):
            kind = ph.get("type", "obj")
            chain = [shape, self._models.get(_class(kind))]
            outer = self._box(chain)
            if outer is None:
                continue
            body = [find(each, f"{P}txBody", f"{A}bodyPr") for each in chain]
            levels = [find(each, f"{P}txBody", f"{A}lstStyle", f"{A}lvl1pPr") for each in chain]
            levels.append(find(self._styles, f"{P}{_style_of(kind)}", f"{A}lvl1pPr"))
            runs = [find(each, f"{A}defRPr") for each in levels]
            color = next(
                (found for run in runs if (found := self._colors.color(find(run, f"{A}solidFill")))), None
            )
            yield Placeholder(
                type=kind,
                index=number(ph, "idx"),
                outer=outer,
                at=_inset(outer, body, self._page),
                size=self._page.points(
                    _measured(runs, "sz", _USUAL_SIZES.get(_class(kind), _USUAL_SIZE)) / 100 * EMU_PER_POINT
                ),
                bold=_said(runs, "b", "0") in {"1", "true"},
                color=color.value if color else self._colors.named("tx1"),
                align=ALIGN.get(_said(levels, "algn", "l"), "left"),
                anchor=ANCHOR.get(_said(body, "anchor", "t"), "top"),
                family=_typeface(runs, is_title=kind in TITLES),
            )

    def _box(self, chain: list[etree._Element | None]) -> Box | None:
        for shape in chain:
            place = find(shape, f"{P}spPr", f"{A}xfrm")
            offset, extent = find(place, f"{A}off"), find(place, f"{A}ext")
            if extent is not None and number(extent, "cx") > 0 and number(extent, "cy") > 0:
                x, y = number(offset, "x"), number(offset, "y")
                sides = (x, y, number(extent, "cx"), number(extent, "cy"))
                return Box(*map(self._page.points, sides))
        return None


def placeholders_in(tree: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """The shapes that are placeholders, with the element that says so."""
    for shape in tree.iterfind(f"{P}cSld/{P}spTree/*"):
        ph = shape.find(f"*/{P}nvPr/{P}ph")
        if ph is not None:
            yield shape, ph


def _class(kind: str) -> str:
    """What a placeholder inherits from: the master knows five kinds."""
    if kind in TITLES:
        return "title"
    return kind if kind in FOOT_TYPES else "body"


def _style_of(kind: str) -> str:
    return {"title": "titleStyle", "body": "bodyStyle"}.get(_class(kind), "otherStyle")


def _said(elements: list[etree._Element | None], name: str, usual: str) -> str:
    """What the first element that has an attribute says."""
    return next((each.get(name, "") for each in elements if each is not None and each.get(name)), usual)


def _measured(elements: list[etree._Element | None], name: str, usual: int) -> int:
    """The number that the first element with an attribute gives it."""
    first = next((each for each in elements if each is not None and each.get(name)), None)
    return number(first, name, usual)


def _inset(outer: Box, body: list[etree._Element | None], page: Page) -> Box:
    left, top, right, bottom = (
        page.points(_measured(body, name, usual))
        for name, usual in (
            ("lIns", _INSET),
            ("tIns", _SMALL_INSET),
            ("rIns", _INSET),
            ("bIns", _SMALL_INSET),
        )
    )
    width, height = outer.w - left - right, outer.h - top - bottom
    if width < outer.w / 2 or height < outer.h / 2:
        return outer
    return Box(outer.x + left, outer.y + top, width, height)


def _typeface(runs: list[etree._Element | None], *, is_title: bool) -> str:
    for run in runs:
        for tag in ("ea", "latin"):
            face = find(run, f"{A}{tag}")
            if face is not None and face.get("typeface"):
                return str(face.get("typeface"))
    return "+mj-" if is_title else "+mn-"


def shows_master_shapes(layout: etree._Element) -> bool:
    """Whether a layout lets its master's shapes be seen."""
    return is_on(layout, "showMasterSp", usual=True)
