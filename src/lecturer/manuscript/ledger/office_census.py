"""The census of an office file: every text node of its package, whatever the readers make of it.

What counts is fixed by the formats: `t` of WordprocessingML, DrawingML and equations, the cached strings and
numbers of charts, the `string` of WordArt and the `descr` of a picture (ISO/IEC 29500-1, 17.3.3.31,
21.1.2.3.11, 22.1.2.116, 21.2.2.201, 19.1.2.23, 20.4.2.5). The older twin in an `mc:Fallback` says the same
again and is passed over, as are field codes, deleted words, a slide's own
number, a page's number alone in a header or footer, layouts and masters.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import IO

from lxml import etree

from lecturer.manuscript.ledger.office_parts import (
    ORDER,
    by_number,
    contents_styles,
    kinds_of_parts,
    own_attribute,
    places_of_notes,
    slide_names,
    targets_of,
)
from lecturer.manuscript.ledger.records import Entry, Kind
from lecturer.manuscript.page_numbers import is_page_number
from lecturer.system.late import late
from lecturer.text.symbol_fonts import is_symbol_font, shown_in

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
_PARAGRAPHS = frozenset({"p", "oMathPara", "textpath", "docPr", "cNvPr", "pt", "v", "text", "sym"})
_SKIPPED = frozenset({"Fallback", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr"})
_INSIDE: dict[str, Kind] = {
    "txbxContent": "box", "tbl": "table", "oMath": "equation", "oMathPara": "equation", "moveFrom": "moved",
    "rt": "reading", "textpath": "art",
}  # fmt: skip
_OWN_USE = re.compile("[\ue000-\uf8ff]")
_FONTS = (("rFonts", "}ascii"), ("rFonts", "hAnsi"), ("latin", "typeface"), ("sym", "typeface"))
_DEEPEST = 4
"""Documents inside documents: one more than the reader opens, so that what it leaves is counted."""
_chunk_entries = late("lecturer.manuscript.ledger.chunk_census", "chunk_entries")
_NOTES = ("{*}footnote", "{*}endnote", "{*}comment")
_FURNITURE = frozenset({"sldNum", "dt", "ftr", "hdr"})


def office_entries(file: Path | IO[bytes], depth: int = 0) -> tuple[Entry, ...]:
    """Every text node of a Word document or a presentation, by paragraph; nothing of any other package.

    Args:
        file: The package.
        depth: How many other documents it is inside of.
    """
    with zipfile.ZipFile(file) as package:
        names = package.namelist()
        kinds = kinds_of_parts(package, names)
        slides: tuple[Entry, ...] = ()
        if any(name.startswith("ppt/") for name in names):
            slides = tuple(_slides_entries(package, names))
        return (*slides, *_parts_entries(package, kinds), *_chunks_entries(package, kinds, depth))


def _parts_entries(package: zipfile.ZipFile, kinds: dict[str, Kind]) -> Iterator[Entry]:
    styles = contents_styles(package)
    notes = {
        note: words
        for name, kind in kinds.items()
        if kind == "body"
        for note, words in places_of_notes(package.read(name)).items()
    }
    for name in sorted(kinds, key=lambda name: (ORDER.index(kinds[name]), *by_number(name))):
        for entry in part_entries(package.read(name), kinds[name], 0, styles, notes):
            if kinds[name] != "margin" or not is_page_number("".join(entry.pieces)):
                yield entry


def _chunks_entries(package: zipfile.ZipFile, kinds: dict[str, Kind], depth: int) -> Iterator[Entry]:
    """The words of documents inside the document."""
    for name in kinds if depth < _DEEPEST else ():
        for target in targets_of(package, name, "/aFChunk"):
            if target in package.namelist():
                yield from _chunk_entries(package.read(target), partial(office_entries, depth=depth + 1))


def _slides_entries(package: zipfile.ZipFile, names: list[str]) -> Iterator[Entry]:
    """Slides in the order of the show, each followed by its notes."""
    for number, name in enumerate(slide_names(package, names), 1):
        yield from part_entries(package.read(name), "body", number)
        for target in targets_of(package, name, "/notesSlide"):
            if target in names:
                yield from part_entries(package.read(target), "note", number)


def part_entries(
    data: bytes,
    kind: Kind,
    place: int,
    contents_styles: frozenset[str] = frozenset(),
    notes: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> Iterator[Entry]:
    """The text nodes of one part, a paragraph each.

    Args:
        data: The part.
        kind: What they are where nothing else is known.
        place: The number of the slide they are on.
        contents_styles: The styles of a table of contents.
        notes: Where notes and remarks hang, as `places_of_notes` says.
    """
    root = etree.fromstring(data, _PARSER)
    if root is None:
        return
    if kind == "chart":
        _drop_repeated_labels(root)
    current: etree._Element | None = None
    pieces: list[str] = []
    kind_now = kind
    for words, owner, what in _texts(root, kind, contents_styles):
        if pieces and (owner is not current or what != kind_now):
            yield Entry(kind_now, place, tuple(pieces), near=_near(current, notes))
            pieces = []
        current, kind_now = owner, what
        pieces.append(words)
    if pieces:
        yield Entry(kind_now, place, tuple(pieces), near=_near(current, notes))


def _near(owner: etree._Element | None, notes: Mapping[tuple[str, str], str]) -> str:
    """The words at which the note hangs that a paragraph is part of."""
    for note in owner.iterancestors(*_NOTES) if owner is not None and notes else ():
        return notes.get((etree.QName(note).localname, own_attribute(note, "id")), "")
    return ""


def _drop_repeated_labels(chart: etree._Element) -> None:
    """A chart keeps the labels of its axis with each series, and shows them once."""
    seen: set[tuple[str, ...]] = set()
    for labels in list(chart.iter("{*}cat", "{*}xVal")):
        words = tuple(labels.itertext("{*}v"))
        holder = labels.getparent()
        if words in seen and holder is not None:
            holder.remove(labels)
        seen.add(words)


def _texts(
    root: etree._Element, kind: Kind, contents_styles: frozenset[str]
) -> Iterator[tuple[str, etree._Element, Kind]]:
    """Each piece of text below a root, the paragraph that holds it, and what it is."""
    ahead: list[tuple[etree._Element, etree._Element, Kind]] = [(root, root, kind)]
    fields: list[bool] = []
    while ahead:
        element, owner, what = ahead.pop()
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        _follow_fields(element, name, fields)
        if name in _SKIPPED or (name == "fld" and element.get("type") == "slidenum"):
            continue
        if name in _PARAGRAPHS:
            owner = element
        what = _kind_of(element, name, what, kind)
        if name == "p" and what == "body" and _style(element) in contents_styles:
            what = "contents"
        words = _own_words(element, name)
        if words:
            is_contents = what in ("body", "table") and any(fields)
            yield words, owner, _said_kind(name, words, "contents" if is_contents else what)
        ahead.extend((child, owner, what) for child in reversed(element))


def _follow_fields(element: etree._Element, name: str, fields: list[bool]) -> None:
    """Keep in mind which fields are open, and which of them make a table of contents."""
    if name == "fldChar":
        kind = own_attribute(element, "fldCharType")
        if kind == "begin":
            fields.append(False)
        elif kind == "end" and fields:
            fields.pop()
    elif name == "instrText" and fields and (element.text or "").strip().upper().startswith("TOC"):
        fields[-1] = True


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find("{*}pPr/{*}pStyle")
    return "" if style is None else own_attribute(style, "val")


def _said_kind(name: str, words: str, what: Kind) -> Kind:
    if name in ("docPr", "cNvPr"):
        return "alt"
    return "symbol" if name == "sym" and _OWN_USE.search(words) else what


def _own_words(element: etree._Element, name: str) -> str:
    if name == "t":
        return shown_in(_run_font(element), element.text or "")
    if name in ("v", "text") or (name == "pt" and len(element) == 0):
        return element.text or ""
    if name == "sym":
        code = own_attribute(element, "char")
        written = chr(int(code, 16)) if re.fullmatch(r"[\dA-Fa-f]{1,4}", code) else ""
        return shown_in(own_attribute(element, "font"), written)
    if name == "textpath":
        return str(element.get("string") or "")
    if name in ("docPr", "cNvPr"):
        return str(element.get("descr") or "")
    return ""


def _run_font(text: etree._Element) -> str:
    run = text.getparent()
    properties = None if run is None else run.find("{*}rPr")
    for name, attribute in (
        ("rFonts", "}ascii"),
        ("rFonts", "hAnsi"),
        ("latin", "typeface"),
        ("sym", "typeface"),
    ):
        font = None if properties is None else properties.find(f"{{*}}{name}")
        said = "" if font is None else own_attribute(font, attribute)
        if is_symbol_font(said) and (name != "sym" or len((text.text or "").strip()) == 1):
            return said
    return ""


def _kind_of(element: etree._Element, name: str, what: Kind, part: Kind) -> Kind:
    if part in ("comment", "chart", "diagram", "margin", "footnote"):
        return part
    if name == "sp" and _is_furniture(element):
        return "furniture"
    if name == "sdt" and _is_contents(element):
        return "contents"
    if name == "r" and _is_hidden(element):
        return "hidden"
    if what in ("furniture", "contents", "hidden", "moved"):
        return what
    return _INSIDE.get(name, what)


def _is_hidden(run: etree._Element) -> bool:
    switch = run.find("{*}rPr/{*}vanish")
    return switch is not None and own_attribute(switch, "val") not in ("0", "false", "off")


def _is_furniture(shape: etree._Element) -> bool:
    place = shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
    return place is not None and place.get("type") in _FURNITURE


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find("{*}sdtPr/{*}docPartObj/{*}docPartGallery")
    return gallery is not None and any(value == "Table of Contents" for value in gallery.attrib.values())
