"""The census of an office file: every text node of its package, whatever the readers make of it.

What counts is fixed by the formats: `t` of WordprocessingML, DrawingML and equations, the cached strings and
numbers of charts, the `string` of WordArt and the `descr` of a picture (ISO/IEC 29500-1, 17.3.3.31,
21.1.2.3.11, 22.1.2.116, 21.2.2.201, 19.1.2.23, 20.4.2.5). The older twin in an `mc:Fallback` says the same
again and is passed over, as are field codes, deleted words, a slide's own
number, a page's number alone in a header or footer, layouts and masters.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from lecturer.manuscript.ledger.records import Entry, Kind
from lecturer.manuscript.page_numbers import is_page_number

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
_WORD_PARTS: tuple[tuple[str, Kind], ...] = (
    (r"word/(?:document\d*|main)\.xml", "body"),
    (r"word/footnotes\d*\.xml", "footnote"),
    (r"word/endnotes\d*\.xml", "footnote"),
    (r"word/comments\d*\.xml", "comment"),
    (r"word/(?:header|footer)\d*\.xml", "margin"),
    (r"word/charts/chart\w*\.xml", "chart"),
    (r"word/diagrams/data\d*\.xml", "diagram"),
)
_SLIDE_PARTS: tuple[tuple[str, Kind], ...] = (
    (r"ppt/comments/.*\.xml", "comment"),
    (r"ppt/charts/chart\w*\.xml", "chart"),
    (r"ppt/diagrams/data\d*\.xml", "diagram"),
)
_PARAGRAPHS = frozenset({"p", "oMathPara", "textpath", "docPr", "cNvPr", "pt", "v", "text", "sym"})
_SKIPPED = frozenset({"Fallback", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr"})
_INSIDE: dict[str, Kind] = {
    "txbxContent": "box", "tbl": "table", "oMath": "equation", "oMathPara": "equation", "moveFrom": "moved",
    "rt": "reading", "textpath": "art",
}  # fmt: skip
_FURNITURE = frozenset({"sldNum", "dt", "ftr", "hdr"})


def office_entries(path: Path) -> tuple[Entry, ...]:
    """Every text node of a Word document or a presentation, by paragraph; nothing of any other package."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        if any(name.startswith("word/") for name in names):
            return tuple(_parts_entries(package, names, _WORD_PARTS))
        if any(name.startswith("ppt/") for name in names):
            return (*_slides_entries(package, names), *_parts_entries(package, names, _SLIDE_PARTS))
    return ()


def _parts_entries(
    package: zipfile.ZipFile, names: list[str], table: tuple[tuple[str, Kind], ...]
) -> Iterator[Entry]:
    for pattern, kind in table:
        for name in sorted(filter(re.compile(pattern).fullmatch, names), key=_by_number):
            for entry in part_entries(package.read(name), kind, 0):
                if kind != "margin" or not is_page_number("".join(entry.pieces)):
                    yield entry


def _slides_entries(package: zipfile.ZipFile, names: list[str]) -> Iterator[Entry]:
    """Slides in the order of the show, each followed by its notes."""
    for number, name in enumerate(_slide_names(package, names), 1):
        yield from part_entries(package.read(name), "body", number)
        for target in _targets(package, name, "/notesSlide"):
            if target in names:
                yield from part_entries(package.read(target), "note", number)


def _slide_names(package: zipfile.ZipFile, names: list[str]) -> list[str]:
    slides = sorted((name for name in names if re.fullmatch(r"ppt/slides/[^/]+\.xml", name)), key=_by_number)
    main = next((name for name in names if re.fullmatch(r"ppt/presentation\d*\.xml", name)), "")
    if not main:
        return slides
    root = etree.fromstring(package.read(main), _PARSER)
    targets = dict(_relations(package, main, "/slide"))
    ids = [
        value
        for item in root.iter("{*}sldId")
        for key, value in item.attrib.items()
        if str(key).endswith("}id")
    ]
    ordered = [targets[each] for each in ids if targets.get(each) in slides]
    return ordered + [name for name in slides if name not in ordered]


def _targets(package: zipfile.ZipFile, name: str, kind: str) -> list[str]:
    return [target for _id, target in _relations(package, name, kind)]


def _relations(package: zipfile.ZipFile, name: str, kind: str) -> Iterator[tuple[str, str]]:
    folder, base = posixpath.split(name)
    try:
        data = package.read(f"{folder}/_rels/{base}.rels")
    except KeyError:
        return
    for relation in etree.fromstring(data, _PARSER):
        if str(relation.get("Type", "")).endswith(kind):
            target = str(relation.get("Target", ""))
            yield (
                str(relation.get("Id", "")),
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target)),
            )


def _by_number(name: str) -> tuple[str, int]:
    digits = re.search(r"(\d+)\.xml$", name)
    return re.sub(r"\d+\.xml$", "", name), int(digits[1]) if digits else 0


def part_entries(data: bytes, kind: Kind, place: int) -> Iterator[Entry]:
    """The text nodes of one part, a paragraph each; `kind` is what they are where nothing else is known."""
    root = etree.fromstring(data, _PARSER)
    if root is None:
        return
    current: etree._Element | None = None
    pieces: list[str] = []
    kind_now = kind
    for words, owner, what in _texts(root, kind):
        if pieces and (owner is not current or what != kind_now):
            yield Entry(kind_now, place, tuple(pieces))
            pieces = []
        current, kind_now = owner, what
        pieces.append(words)
    if pieces:
        yield Entry(kind_now, place, tuple(pieces))


def _texts(root: etree._Element, kind: Kind) -> Iterator[tuple[str, etree._Element, Kind]]:
    """Each piece of text below a root, the paragraph that holds it, and what it is."""
    ahead: list[tuple[etree._Element, etree._Element, Kind]] = [(root, root, kind)]
    while ahead:
        element, owner, what = ahead.pop()
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        if name in _SKIPPED or (name == "fld" and element.get("type") == "slidenum"):
            continue
        if name in _PARAGRAPHS:
            owner = element
        what = _kind_of(element, name, what, kind)
        words = _own_words(element, name)
        if words:
            yield words, owner, "alt" if name in ("docPr", "cNvPr") else what
        ahead.extend((child, owner, what) for child in reversed(element))


def _own_words(element: etree._Element, name: str) -> str:
    if name in ("t", "v", "text"):
        return element.text or ""
    if name == "textpath":
        return str(element.get("string") or "")
    if name in ("docPr", "cNvPr"):
        return str(element.get("descr") or "")
    return ""


def _kind_of(element: etree._Element, name: str, what: Kind, part: Kind) -> Kind:
    if part in ("comment", "chart", "diagram", "margin", "footnote"):
        return part
    if name == "sp" and _is_furniture(element):
        return "furniture"
    if name == "sdt" and _is_contents(element):
        return "contents"
    if name == "r" and element.find("{*}rPr/{*}vanish") is not None:
        return "hidden"
    if what in ("furniture", "contents", "hidden", "moved"):
        return what
    return _INSIDE.get(name, what)


def _is_furniture(shape: etree._Element) -> bool:
    place = shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
    return place is not None and place.get("type") in _FURNITURE


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find("{*}sdtPr/{*}docPartObj/{*}docPartGallery")
    return gallery is not None and any(value == "Table of Contents" for value in gallery.attrib.values())
