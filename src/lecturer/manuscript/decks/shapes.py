"""The shapes of a slide, at any depth of groups, with the places where they stand."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from lecturer.manuscript.decks.objects import cells_of, chart_of, diagram_lines
from lecturer.manuscript.decks.package import MC, A, DeckPackage, P, R, Target
from lecturer.manuscript.decks.paragraphs import chosen, lines_of
from lecturer.manuscript.decks.records import Item, Line, Picture, Place, Role
from lecturer.manuscript.not_taken import NotTaken, words_not_taken

_FURNITURE = ("dt", "ftr", "sldNum", "hdr", "sldImg")
_ROLES: dict[str, Role] = {
    "title": "title", "ctrTitle": "cover_title", "subTitle": "subtitle", "body": "body", "obj": "body",
    **dict.fromkeys(_FURNITURE, "furniture"),
}  # fmt: skip
_DEEPEST = 64
_LEAST_SHARE = 0.01
"""Pictures smaller than this part of the slide are icons and rules."""
_DRAWN = {"sp": "nvSpPr", "pic": "nvPicPr", "graphicFrame": "nvGraphicFramePr", "cxnSp": "nvCxnSpPr"}
_MEDIA = ("videoFile", "audioFile", "wavAudioFile", "quickTimeFile", "media")


class Frame(NamedTuple):
    """How places inside a group become places on the slide: scaled, then shifted."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def placed(self, place: Place) -> Place:
        """A place of the group as one of the slide."""
        return Place(
            self.x + place.x * self.across,
            self.y + place.y * self.down,
            place.w * self.across,
            place.h * self.down,
        )


_WHOLE_SLIDE = Frame()

Inherited = Callable[[str, str], tuple[Place | None, tuple[etree._Element, ...]]]
"""What a placeholder has from its layout and master, by type and index: its place, its list styles."""


class ShapeReader:
    """Reads the shape tree of one part.

    Args:
        package: The deck.
        part: The name of the slide's (or the notes page's) part.
        size: The slide's width and height in EMU.
        inherited: What placeholders have from elsewhere.
        where: How to name the place to people.
        keeps_empty: Paragraphs without words are lines too.
    """

    def __init__(
        self,
        package: DeckPackage,
        part: str,
        size: tuple[float, float],
        inherited: Inherited,
        where: str,
        *,
        keeps_empty: bool = False,
    ) -> None:
        self._package, self._targets = package, package.targets(part)
        self._area = max(1.0, size[0] * size[1])
        self._inherited, self._where, self._keeps_empty = inherited, where, keeps_empty
        self.left: list[NotTaken] = []

    def items(self, tree: etree._Element, frame: Frame = _WHOLE_SLIDE, depth: int = 0) -> Iterator[Item]:
        """The shapes below a tree or group, in drawing order."""
        for child in tree:
            kind = child.tag.rsplit("}", 1)[-1] if isinstance(child.tag, str) else ""
            if child.tag == f"{MC}AlternateContent":
                yield from self._either(child, frame, depth)
            elif kind == "grpSp" and depth < _DEEPEST:
                yield from self.items(child, _inside(child, frame), depth + 1)
            elif kind in _DRAWN:
                yield from self._shape(child, kind, frame)
            elif kind == "contentPart":
                self.left.append(NotTaken("object", self._where))

    def _either(self, block: etree._Element, frame: Frame, depth: int) -> Iterator[Item]:
        """The newer branch of a compatibility block, or the older one when we can read nothing in it."""
        branches = [*block.findall(f"{MC}Choice"), *block.findall(f"{MC}Fallback")]
        for branch in branches:
            before = len(self.left)
            found = list(self.items(branch, frame, depth))
            if found or len(self.left) > before:
                yield from found
                return
        yield from self.items(chosen(block), frame, depth) if not branches else ()

    def _shape(self, shape: etree._Element, kind: str, frame: Frame) -> Iterator[Item]:
        properties = next((each for each in shape if str(each.tag).endswith(_DRAWN[kind])), None)
        about = properties.find(f"{P}cNvPr") if properties is not None else None
        if about is None and properties is not None:
            about = next((each for each in properties if str(each.tag).endswith("}cNvPr")), None)
        name = (about.get("name") if about is not None else None) or ""
        holder = properties.find(f"{P}nvPr/{P}ph") if properties is not None else None
        role, place, styles = self._standing(shape, holder, frame)
        if about is not None and about.get("hidden") in ("1", "true"):
            self._pass_over_hidden(shape)
            return
        for item in self._contents(shape, kind, about, styles, place):
            if role == "furniture":
                self.left.append(words_not_taken("furniture", self._where, item.text))
            else:
                yield Item(
                    name=name, role=role if item.of == "text" else "", lines=item.lines, cells=item.cells,
                    picture=item.picture, place=place, of=item.of,
                )  # fmt: skip

    def _standing(
        self, shape: etree._Element, holder: etree._Element | None, frame: Frame
    ) -> tuple[Role, Place | None, tuple[etree._Element, ...]]:
        own = _place(shape)
        place = frame.placed(own) if own is not None else None
        if holder is None:
            return "", place, ()
        kind, index = holder.get("type") or "obj", holder.get("idx") or ""
        there, styles = self._inherited(kind, index)
        return _ROLES.get(kind, ""), place or there, styles

    def _contents(
        self,
        shape: etree._Element,
        kind: str,
        about: etree._Element | None,
        styles: tuple[etree._Element, ...],
        place: Place | None,
    ) -> Iterator[Item]:
        if kind == "pic":
            yield from self._picture(shape, about, place)
            return
        if kind == "graphicFrame":
            yield from self._graphic(shape)
            return
        body = next((each for each in shape if str(each.tag).endswith("}txBody")), None)
        lines = lines_of(body, styles=styles, keeps_empty=self._keeps_empty) if body is not None else ()
        if any(line.text for line in lines):
            yield Item(lines=lines)
        if shape.find(f"{P}spPr/{A}blipFill") is not None:
            yield from self._picture(shape, about, place)

    def _picture(
        self, shape: etree._Element, about: etree._Element | None, place: Place | None
    ) -> Iterator[Item]:
        media = next((each for each in shape.iter() if str(each.tag).endswith(_MEDIA)), None)
        if media is not None:
            self.left.append(
                NotTaken("media", self._where, text=about.get("name") or "" if about is not None else "")
            )
            return
        share = place.w * place.h / self._area if place is not None else 0.0
        blip = next(shape.iter(f"{A}blip"), None)
        target = self._target(blip.get(f"{R}embed") if blip is not None else None)
        data = self._package.data(target.part) if target is not None else b""
        alt = (about.get("descr") or "") if about is not None else ""
        if target is None or not data or 0 < share < _LEAST_SHARE:
            self.left.append(
                NotTaken("picture", self._where, text=posixpath.basename(target.part) if target else alt)
            )
            return
        yield Item(picture=Picture(posixpath.basename(target.part), data, alt.strip(), share), of="picture")

    def _graphic(self, shape: etree._Element) -> Iterator[Item]:
        table = next(shape.iter(f"{A}tbl"), None)
        if table is not None:
            yield Item(cells=cells_of(table), of="table")
            return
        for each in shape.iter():
            kind = str(each.tag).rsplit("}", 1)[-1]
            if kind == "relIds":
                yield from self._diagram(each)
                return
            if kind == "chart":
                yield from self._chart(each)
                return
        self.left.append(NotTaken("object", self._where, text=_program_of(shape)))

    def _diagram(self, reference: etree._Element) -> Iterator[Item]:
        target = self._target(reference.get(f"{R}dm"))
        root = self._package.tree(target.part) if target is not None else None
        lines = diagram_lines(root) if root is not None else ()
        if lines:
            yield Item(lines=lines, of="diagram")
        else:
            self.left.append(NotTaken("object", self._where))

    def _chart(self, reference: etree._Element) -> Iterator[Item]:
        target = self._target(reference.get(f"{R}id"))
        root = self._package.tree(target.part) if target is not None else None
        if target is None or root is None:
            self.left.append(NotTaken("object", self._where))
            return
        title, cells, others = chart_of(root)
        lines = ((Line(title),) if title else ()) + others + tuple(self._drawn_on(target.part))
        yield Item(lines=lines, cells=cells, of="chart")

    def _drawn_on(self, part: str) -> Iterator[Line]:
        """The words of shapes that were drawn on a chart."""
        for target in self._package.targets(part).values():
            root = self._package.tree(target.part) if target.kind == "chartUserShapes" else None
            for body in root.iter() if root is not None else ():
                if str(body.tag).endswith("}txBody"):
                    yield from lines_of(body)

    def _target(self, relation_id: str | None) -> Target | None:
        return self._targets.get(relation_id or "")

    def _pass_over_hidden(self, shape: etree._Element) -> None:
        for body in shape.iter():
            if str(body.tag).endswith("}txBody") and (lines := lines_of(body)):
                words = "\n".join(line.text for line in lines)
                self.left.append(words_not_taken("hidden", self._where, words))


def in_reading_order(items: list[Item]) -> list[Item]:
    """Items from top to bottom, those side by side from left to right; one without a place after the last."""
    placed: list[tuple[Place, Item]] = []
    last = Place(0, 0, 0, 0)
    for item in items:
        last = item.place or last
        placed.append((last, item))
    rows: list[list[tuple[Place, Item]]] = []
    for place, item in sorted(placed, key=lambda each: (each[0].y, each[0].x)):
        if rows and _beside(rows[-1][0][0], place):
            rows[-1].append((place, item))
        else:
            rows.append([(place, item)])
    return [item for row in rows for _place, item in sorted(row, key=lambda each: each[0].x)]


def _beside(one: Place, other: Place) -> bool:
    """Whether two places stand in one row: they share more than half of the lower one's height."""
    if one.x == other.x and one.y == other.y:
        return True
    shared = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    apart = other.x >= one.x + one.w * 0.5 or one.x >= other.x + other.w * 0.5
    return apart and shared > 0.5 * min(one.h, other.h)


def _place(shape: etree._Element) -> Place | None:
    for each in shape:
        kind = str(each.tag).rsplit("}", 1)[-1]
        transform = each if kind == "xfrm" else each.find(f"{A}xfrm") if kind in ("spPr", "grpSpPr") else None
        if transform is not None and transform.find(f"{A}off") is not None:
            return Place(*_pair(transform, "off", "x", "y"), *_pair(transform, "ext", "cx", "cy"))
    return None


place_of = _place


def _inside(group: etree._Element, outer: Frame) -> Frame:
    transform = group.find(f"{P}grpSpPr/{A}xfrm")
    if transform is None:
        return outer
    x, y = _pair(transform, "off", "x", "y")
    width, height = _pair(transform, "ext", "cx", "cy")
    left, top = _pair(transform, "chOff", "x", "y")
    across_of, down_of = _pair(transform, "chExt", "cx", "cy")
    across = width / across_of if width and across_of else 1.0
    down = height / down_of if height and down_of else 1.0
    return Frame(
        outer.x + (x - left * across) * outer.across,
        outer.y + (y - top * down) * outer.down,
        outer.across * across,
        outer.down * down,
    )


def _pair(transform: etree._Element, name: str, first: str, second: str) -> tuple[float, float]:
    element = transform.find(f"{A}{name}")
    if element is None:
        return 0.0, 0.0
    return _float(element.get(first)), _float(element.get(second))


def _float(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _program_of(shape: etree._Element) -> str:
    for each in shape.iter(f"{P}oleObj"):
        return each.get("progId") or ""
    return ""
