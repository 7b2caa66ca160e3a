"""Resolves Word's paragraph styles: heading levels, numbering, weight and size, inherited ones too.

Styles are known by their names and outline levels. Their ids mean nothing: WPS writes plain numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLES = {"title", "标题", "標題", "文档标题", "大标题"}
_SUBTITLES = {"subtitle", "副标题", "副標題"}
_CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*(?:[1-9]|heading|标题)?", re.IGNORECASE)
_BODY_LEVEL = 9
_LONGEST_CHAIN = 12


class Look(msgspec.Struct, frozen=True):
    """What paragraph properties or styles say; None where they say nothing.

    Attributes:
        level: The heading level from 1, 0 for body text.
        list_id: The list it is numbered by, `0` for none.
        depth: Its level in that list.
        align: How its lines are aligned.
        bold: Whether its words are bold.
        size: Their size in half points.
        font: Their East Asian font.
        hidden: Whether its words are hidden.
    """

    level: int | None = None
    list_id: str | None = None
    depth: int | None = None
    align: str | None = None
    bold: bool | None = None
    size: int | None = None
    font: str | None = None
    hidden: bool | None = None


class Style(msgspec.Struct, frozen=True):
    """A paragraph style with all that it inherits."""

    name: str = ""
    look: Look = Look()
    role: str = ""


class Styles:
    """The styles of a document.

    Args:
        root: The root of styles.xml, None when there is none.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._default = ""
        self._base = Look()
        self.lists: dict[str, str] = {}
        self._known: dict[str, Style] = {}
        for element in root.iterfind(f"{W}style") if root is not None else ():
            name = element.get(f"{W}styleId", "")
            self._elements[name] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                self._default = name
            if element.get(f"{W}type") == "numbering" and (list_id := look_of(element).list_id):
                self.lists[name] = list_id
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault") if root is not None else None
        if defaults is not None:
            self._base = look_of(defaults)

    def style(self, style_id: str | None) -> Style:
        """The style with that id; the default one for None or an id that is not there."""
        name = style_id if style_id in self._elements else self._default
        if name not in self._known:
            self._known[name] = self._resolved(name)
        return self._known[name]

    def _resolved(self, name: str) -> Style:
        look = Look()
        role = ""
        level: int | None = None
        for element in self._chain(name):
            own = look_of(element)
            title = _name(element)
            level = level if level is not None else _heading_level(title, own)
            role = role or _role(title)
            look = over(look, own)
        look = msgspec.structs.replace(over(look, self._base), level=level)
        element = self._elements.get(name)
        return Style(_name(element) if element is not None else "", look, role)

    def _chain(self, name: str) -> Iterator[etree._Element]:
        for _ in range(_LONGEST_CHAIN):
            element = self._elements.get(name)
            if element is None:
                return
            yield element
            base = element.find(f"{W}basedOn")
            name = base.get(f"{W}val", "") if base is not None else ""


def over(upper: Look, lower: Look) -> Look:
    """One look upon another: what the upper one does not say, the lower one does."""
    names = Look.__struct_fields__
    return Look(**{name: getattr(lower if getattr(upper, name) is None else upper, name) for name in names})


def look_of(element: etree._Element) -> Look:
    """What an element's own paragraph and run properties say."""
    paragraph = element if element.tag == f"{W}pPr" else element.find(f"{W}pPr")
    look = run_look(element.find(f"{W}rPr"))
    if paragraph is None:
        return look
    outline = _value(paragraph, "outlineLvl")
    return msgspec.structs.replace(
        look,
        level=None if outline is None else _level(outline),
        list_id=_value(paragraph, "numPr", "numId"),
        depth=_digits(_value(paragraph, "numPr", "ilvl")),
        align=_value(paragraph, "jc"),
    )


def run_look(properties: etree._Element | None) -> Look:
    """What run properties say."""
    if properties is None:
        return Look()
    fonts = properties.find(f"{W}rFonts")
    return Look(
        bold=_switch(properties, "b"),
        size=_digits(_value(properties, "sz")),
        font=fonts.get(f"{W}eastAsia") if fonts is not None else None,
        hidden=_switch(properties, "vanish"),
    )


def is_contents(style: Style) -> bool:
    """Whether a style is one of a table of contents."""
    return bool(_CONTENTS.fullmatch(style.name))


def _role(name: str) -> str:
    if name.lower() in _TITLES:
        return "title"
    return "subtitle" if name.lower() in _SUBTITLES else ""


def _heading_level(name: str, own: Look) -> int | None:
    match = _HEADING.fullmatch(name)
    return int(match[1]) if match else own.level


def _level(outline: str) -> int:
    number = int(outline) if outline.isdigit() else _BODY_LEVEL
    return number + 1 if number < _BODY_LEVEL else 0


def _name(element: etree._Element) -> str:
    return _value(element, "name") or ""


def _value(element: etree._Element, *names: str) -> str | None:
    for name in names:
        child = element.find(f"{W}{name}")
        if child is None:
            return None
        element = child
    value = element.get(f"{W}val")
    return None if value is None else str(value)


def _switch(element: etree._Element, name: str) -> bool | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def _digits(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdigit() and len(text) < 6 else None
