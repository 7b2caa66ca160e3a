"""The fixed drawing of a template: grounds, shapes, pictures and words of masters and layouts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from msgspec.structs import replace

from lecturer.deck.frames import Block, rect_of, text_frame
from lecturer.deck.line_breaking import break_lines
from lecturer.deck.metrics import table
from lecturer.deck.pages import EMU_PER_POINT, PictureFrame, Rect, ShapeFrame, TextFrame
from lecturer.deck.template.colors import Palette
from lecturer.deck.template.fills import Fill, Reader, fill_of
from lecturer.deck.template.masters import (
    ALIGN,
    ANCHOR,
    TITLES,
    Layout,
    Master,
    Page,
    placeholders_in,
    shows_master_shapes,
)
from lecturer.deck.template.outlines import UnknownShape, outline_of
from lecturer.deck.template.vocabulary import A, P, find, number
from lecturer.deck.theme_records import Box, TextStyle, Theme
from lecturer.files.office_package import TemplatePackage

Fixture = ShapeFrame | PictureFrame | TextFrame

MOST_FIXTURES = 400
_DEEPEST = 8
_USUAL_LINE = 12_700
_LINES = frozenset({"line", "straightConnector1"})
_ROUND = frozenset({"ellipse", "oval"})
_ROUNDED_SHARE = 0.16667


class _Place(NamedTuple):
    """From the lengths of a group to those of the page: `x' = x * sx + dx`."""

    sx: float
    sy: float
    dx: float
    dy: float

    def rect(self, x: float, y: float, w: float, h: float) -> Rect:
        left, top = round(x * self.sx + self.dx), round(y * self.sy + self.dy)
        return Rect(left, top, round(w * self.sx), round(h * self.sy))


def fixtures_of(
    package: TemplatePackage, master: Master, layout: Layout, page: Page, theme: Theme
) -> tuple[Fixture, ...]:
    """All that a page with a layout shows below its text, the background first.

    Args:
        package: The open template.
        master: The layout's master.
        layout: The layout.
        page: The size of the slides.
        theme: Its families set the words that stand in the layout.
    """
    drawn: list[Fixture] = []
    for part, tree in ((layout.part, package.tree(layout.part)), (master.part, package.tree(master.part))):
        ground = background_of(package, master, part, tree)
        if ground is not None:
            drawn.append(_ground_frame(ground, theme))
            break
    parts = [layout.part]
    if shows_master_shapes(package.tree(layout.part)):
        parts.insert(0, master.part)
    for part in parts:
        reader = Reader(package, part, master.palette, package.tree(master.theme) if master.theme else None)
        drawer = _Drawer(reader, page, theme)
        drawn += drawer.tree(package.tree(part).find(f"{P}cSld/{P}spTree"))
    drawn += _title_ground(package, master, layout, page, theme)
    return tuple(
        replace(frame, name=f"Fixture {count}") for count, frame in enumerate(drawn[:MOST_FIXTURES], start=1)
    )


def _title_ground(
    package: TemplatePackage, master: Master, layout: Layout, page: Page, theme: Theme
) -> list[Fixture]:
    """What the title's placeholder is filled with: every title of ours fills one, and inherits its fill."""
    title = layout.first("title", "ctrTitle")
    for part in (layout.part, master.part) if title is not None else ():
        tree = package.tree(part)
        found = next((shape for shape, ph in placeholders_in(tree) if ph.get("type") in TITLES), None)
        properties = None if found is None else found.find(f"{P}spPr")
        reader = Reader(package, part, master.palette, package.tree(master.theme) if master.theme else None)
        fill = None if properties is None else fill_of(properties, reader)
        if fill is not None and title is not None:
            drawer = _Drawer(reader, page, theme)
            return list(drawer.filled(rect_of(title.outer), fill))
    return []


def background_of(package: TemplatePackage, master: Master, part: str, tree: etree._Element) -> Fill | None:
    """The background that a master or layout says itself; None when it says none."""
    ground = tree.find(f"{P}cSld/{P}bg")
    if ground is None:
        return None
    theme = package.tree(master.theme) if master.theme else None
    properties = ground.find(f"{P}bgPr")
    if properties is not None:
        return fill_of(properties, Reader(package, part, master.palette, theme))
    reference = ground.find(f"{P}bgRef")
    color = master.palette.color(reference)
    index = number(reference, "idx")
    styles = find(theme, f"{A}themeElements", f"{A}fmtScheme", f"{A}bgFillStyleLst")
    if styles is None or not 1001 <= index <= 1000 + len(styles):
        return Fill(color=color.value) if color else None
    holder = etree.Element("fill")
    holder.append(_copied(styles[index - 1001]))
    placeholder = color.value if color else ""
    return fill_of(holder, Reader(package, master.theme, master.palette, theme, placeholder))


def _copied(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element))


def _ground_frame(ground: Fill, theme: Theme) -> Fixture:
    whole = Rect(0, 0, round(theme.width * EMU_PER_POINT), 540 * EMU_PER_POINT)
    if ground.data:
        return PictureFrame(
            name="Ground", rect=whole, path="", alt="", data=ground.data, crop=ground.crop, fixed=True
        )
    return ShapeFrame(
        name="Ground", shape="rect", rect=whole, fill=ground.color, gradient=ground.gradient, fixed=True
    )


class _Drawer:
    """Draws the shapes of one part that are no placeholders."""

    def __init__(self, reader: Reader, page: Page, theme: Theme) -> None:
        self._reader = reader
        self._theme = theme
        self._scale = page.scale
        self._points = page.points

    def tree(self, shapes: etree._Element | None) -> list[Fixture]:
        """The frames of a shape tree."""
        place = _Place(self._scale, self._scale, 0.0, 0.0)
        return list(self._shapes(shapes, place, 0))

    def _shapes(self, shapes: etree._Element | None, place: _Place, depth: int) -> Iterator[Fixture]:
        for shape in shapes if shapes is not None and depth < _DEEPEST else ():
            hidden = shape.find(f"*/{P}cNvPr")
            if shape.find(f"*/{P}nvPr/{P}ph") is not None or (
                hidden is not None and hidden.get("hidden") == "1"
            ):
                continue
            if shape.tag == f"{P}grpSp":
                yield from self._shapes(shape, _inside(shape, place), depth + 1)
            elif shape.tag in {f"{P}sp", f"{P}cxnSp"}:
                yield from self._shape(shape, place)
            elif shape.tag == f"{P}pic":
                yield from self._picture(shape, place)

    def filled(self, rect: Rect, fill: Fill) -> Iterator[Fixture]:
        """A rectangle with a fill."""
        yield from self._body(etree.Element(f"{P}spPr"), rect, fill, "", 0.0)

    def _rect(self, properties: etree._Element | None, place: _Place) -> Rect | None:
        transform = find(properties, f"{A}xfrm")
        offset, extent = find(transform, f"{A}off"), find(transform, f"{A}ext")
        if extent is None:
            return None
        return place.rect(
            number(offset, "x"), number(offset, "y"), number(extent, "cx"), number(extent, "cy")
        )

    def _shape(self, shape: etree._Element, place: _Place) -> Iterator[Fixture]:
        properties = shape.find(f"{P}spPr")
        rect = self._rect(properties, place)
        if properties is None or rect is None:
            return
        fill = fill_of(properties, self._reader) or self._styled_fill(shape)
        stroke, width = self._stroke(shape, properties)
        yield from self._body(properties, rect, fill, stroke, width)
        yield from self._words(shape, rect)

    def _body(
        self, properties: etree._Element, rect: Rect, fill: Fill, stroke: str, width: float
    ) -> Iterator[Fixture]:
        preset = find(properties, f"{A}prstGeom")
        kind = "" if preset is None else preset.get("prst", "rect")
        try:
            outline = outline_of(properties, rect)
        except UnknownShape:
            return
        if kind in _LINES:
            flipped = find(properties, f"{A}xfrm")
            down = flipped is None or (flipped.get("flipV") == "1") == (flipped.get("flipH") == "1")
            if stroke:
                line = rect if down else Rect(rect.x, rect.y + rect.h, rect.w, -rect.h)
                yield ShapeFrame(
                    name="", shape="line", rect=line, stroke=stroke, stroke_width=width, fixed=True
                )
            return
        if not (fill.color or fill.gradient or fill.data or stroke):
            return
        if fill.data:
            yield PictureFrame(
                name="", rect=rect, path="", alt="", data=fill.data, crop=fill.crop, fixed=True
            )
            return
        yield ShapeFrame(
            name="",
            shape="ellipse" if kind in _ROUND else "rect",
            rect=rect,
            fill=fill.color,
            gradient=fill.gradient,
            opacity=fill.opacity,
            stroke=stroke,
            stroke_width=width,
            outline=outline,
            corner=round(min(rect.w, rect.h) * _ROUNDED_SHARE) if kind == "roundRect" else 0,
            fixed=True,
        )

    def _styled_fill(self, shape: etree._Element) -> Fill:
        """The fill that a shape takes from the theme, when it says none itself."""
        reference = find(shape, f"{P}style", f"{A}fillRef")
        if reference is None or number(reference, "idx") == 0 or shape.tag == f"{P}cxnSp":
            return Fill()
        color = self._reader.palette.color(reference)
        return Fill(color=color.value) if color else Fill()

    def _stroke(self, shape: etree._Element, properties: etree._Element) -> tuple[str, float]:
        line = properties.find(f"{A}ln")
        reference = find(shape, f"{P}style", f"{A}lnRef")
        palette: Palette = self._reader.palette
        color = palette.color(find(line, f"{A}solidFill"))
        if color is None and find(line, f"{A}noFill") is None and number(reference, "idx") > 0:
            color = palette.color(reference)
        if color is None:
            return "", 0.0
        return color.value, round(self._points(number(line, "w", _USUAL_LINE)), 2)

    def _picture(self, shape: etree._Element, place: _Place) -> Iterator[Fixture]:
        rect = self._rect(shape.find(f"{P}spPr"), place)
        fill = fill_of(shape, self._reader)
        if rect is not None and fill is not None and fill.data:
            yield PictureFrame(
                name="", rect=rect, path="", alt="", data=fill.data, crop=fill.crop, fixed=True
            )

    def _words(self, shape: etree._Element, rect: Rect) -> Iterator[Fixture]:
        """The words of a shape, a line each as far as they fit; a name of a house, mostly."""
        body = shape.find(f"{P}txBody")
        paragraphs = body.findall(f"{A}p") if body is not None else []
        texts = ["".join(each.itertext(f"{A}t")).strip() for each in paragraphs]
        if not any(texts):
            return
        run = find(body, f"{A}p", f"{A}r", f"{A}rPr")
        size = self._points(number(run, "sz", 1800) / 100 * EMU_PER_POINT)
        color = self._reader.palette.color(find(run, f"{A}solidFill"))
        properties, paragraph = find(body, f"{A}bodyPr"), find(body, f"{A}p", f"{A}pPr")
        align = "l" if paragraph is None else paragraph.get("algn", "l")
        anchor = "t" if properties is None else properties.get("anchor", "t")
        box = Box(*(side / EMU_PER_POINT for side in (rect.x, rect.y, rect.w, rect.h)))
        style = TextStyle(
            at=box,
            sizes=(size,),
            bold=run is not None and run.get("b") == "1",
            color=color.value if color else self._reader.palette.named("tx1"),
            align=ALIGN.get(align, "left"),
            anchor=ANCHOR.get(anchor, "top"),
            spacing=1.2,
        )
        metrics = table(style.font, bold=style.bold)
        blocks = tuple(
            Block(text, break_lines(text, metrics, max(1.0, box.w / size))) for text in texts if text
        )
        frame = text_frame("Words", "decoration", self._theme, style, box, size, blocks)
        yield replace(frame, fixed=True)


def _inside(group: etree._Element, place: _Place) -> _Place:
    """The measures inside a group."""
    transform = find(group, f"{P}grpSpPr", f"{A}xfrm")
    offset, extent = find(transform, f"{A}off"), find(transform, f"{A}ext")
    inner, whole = find(transform, f"{A}chOff"), find(transform, f"{A}chExt")
    width, height = number(whole, "cx"), number(whole, "cy")
    if extent is None or not width or not height:
        return place
    sx, sy = number(extent, "cx") / width, number(extent, "cy") / height
    dx, dy = number(offset, "x") - number(inner, "x") * sx, number(offset, "y") - number(inner, "y") * sy
    return _Place(sx * place.sx, sy * place.sy, dx * place.sx + place.dx, dy * place.sy + place.dy)
