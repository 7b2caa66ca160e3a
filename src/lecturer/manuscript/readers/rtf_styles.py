"""The fonts and paragraph styles at the head of an RTF file."""

from __future__ import annotations

import re

import msgspec

from lecturer.manuscript.readers.rtf_tokens import Token
from lecturer.manuscript.readers.styles import Look

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLES = {"title": "title", "标题": "title", "標題": "title", "subtitle": "subtitle", "副标题": "subtitle"}
_HEAD = 9


class RtfStyle(msgspec.Struct, frozen=True):
    """A paragraph style: what it says, and whether it is the title's."""

    look: Look = Look()
    role: str = ""


def fonts_of(table: list[Token]) -> dict[int, str]:
    """The names of the fonts in a font table, by their numbers."""
    fonts: dict[int, str] = {}
    number, depth, nested = 0, 0, 0
    for token in table:
        if token.kind == "word" and token.text == "f" and token.number is not None:
            number, nested = token.number, depth
        elif token.kind in ("open", "close"):
            depth += 1 if token.kind == "open" else -1
        elif token.kind == "text" and depth == nested:
            fonts[number] = fonts.get(number, "") + token.text.split(";")[0]
    return {number: name.strip() for number, name in fonts.items()}


def styles_of(sheet: list[Token], fonts: dict[int, str]) -> dict[int, RtfStyle]:
    """The paragraph styles of a style sheet, by their numbers."""
    styles: dict[int, RtfStyle] = {}
    depth = 0
    group: list[Token] = []
    for token in sheet:
        if token.kind == "open":
            depth += 1
            group = [] if depth == 1 else group
        elif token.kind == "close":
            depth -= 1
            if depth == 0:
                styles.update(_style(group, fonts))
        elif depth == 1:
            group.append(token)
    return styles


def _style(group: list[Token], fonts: dict[int, str]) -> dict[int, RtfStyle]:
    words = {token.text: token.number for token in group if token.kind == "word"}
    if not words.keys().isdisjoint(("cs", "ds", "ts")):
        return {}
    name = "".join(token.text for token in group if token.kind == "text").split(";")[0].strip()
    outline = words.get("outlinelevel")
    heading = _HEADING.fullmatch(name)
    level = int(heading[1]) if heading else outline + 1 if outline is not None and outline < _HEAD else None
    look = Look(
        level=level,
        align="center" if "qc" in words else None,
        bold=words["b"] != 0 if "b" in words else None,
        size=words.get("fs"),
        font=fonts.get(words.get("f") or 0) if "f" in words else None,
        hidden=words["v"] != 0 if "v" in words else None,
    )
    return {words.get("s") or 0: RtfStyle(look, _TITLES.get(name.lower(), ""))}
