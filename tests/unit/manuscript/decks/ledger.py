"""A second count of a deck's words, by nothing but the text elements of its parts."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

from lecturer.manuscript.source import Source
from lecturer.talk.walk import walk

_OF_A_FONT = re.compile("[\uf000-\uf0ff]")
"""Places of a symbol font: the talk has the signs that stand there."""
_TEXTS = ("{http://schemas.openxmlformats.org/drawingml/2006/main}t",
          "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")  # fmt: skip
_CHART_VALUE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARTS = re.compile(
    r"ppt/(slides/slide|notesSlides/notesSlide|diagrams/data|charts/chart|drawings/drawing)\d*\.xml"
)


def runs_of(path: Path) -> list[tuple[str, str]]:
    """Every text element of the parts that hold words: the part's name and the text, without white space."""
    found = []
    with zipfile.ZipFile(path) as package:
        for name in sorted(set(package.namelist())):
            if _PARTS.fullmatch(name) and _is_used(package, name):
                root = etree.fromstring(package.read(name), etree.XMLParser(recover=True))
                found += [(name, text) for text in _texts(root)]
    return found


def lost(path: Path, source: Source) -> list[tuple[str, str]]:
    """The texts of a deck that are neither in its talk nor named as not taken."""
    kept = _kept(source)
    together = "".join(kept)
    count = Counter(together)
    missing = []
    for part, text in runs_of(path):
        if text not in together:
            missing.append((part, text))
        else:
            count.subtract(text)
    over = [char for char, left in count.items() if left < 0 and not char.isascii()]
    return missing + [("too few", char) for char in over]


def _texts(root: etree._Element | None) -> list[str]:
    found = []
    for element in root.iter(*_TEXTS, _CHART_VALUE) if root is not None else ():
        text = "".join((element.text or "").split()).replace("_x000D_", "")
        text = _OF_A_FONT.sub("", text)
        field = element.getparent()
        is_number = field.tag.endswith("}fld") and field.get("type") == "slidenum"
        twin = any(above.tag == f"{_MC}Fallback" for above in element.iterancestors())
        if text and not is_number and not twin:
            found.append(text)
    return found


def _kept(source: Source) -> list[str]:
    talk = source.talk
    assert talk is not None
    words = [talk.title, talk.subtitle, talk.speaker, talk.unit, talk.date, talk.opening, talk.closing]
    for point in walk(talk.points):
        words += [point.title, point.notes, *point.show, *(cell for row in point.table for cell in row)]
    words += [each.text for each in source.left]
    return ["".join(each.split()) for each in words]


def _is_used(package: zipfile.ZipFile, name: str) -> bool:
    """Whether any part leads to it: decks keep parts of slides that were deleted."""
    base = name.rsplit("/", 1)[-1].encode()
    return any(
        re.search(rb"[\"/]" + re.escape(base) + b'"', package.read(each))
        for each in package.namelist()
        if each.endswith(".rels")
    )
