"""The parts of an office package that hold words, and how they hang together: for the census alone."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from lecturer.manuscript.ledger.records import Kind, end_of

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
_TYPES: tuple[tuple[str, Kind], ...] = (
    (r".*(?:wordprocessingml\.|ms-word\.)(?:document|template)\b.*\.main\+xml", "body"),
    (r".*wordprocessingml\.(?:footnotes|endnotes)\+xml", "footnote"),
    (r".*(?:wordprocessingml|presentationml|ms-powerpoint)\.comments\+xml", "comment"),
    (r".*wordprocessingml\.(?:header|footer)\+xml", "margin"),
    (r".*(?:drawingml\.chart|drawingml\.chartshapes|ms-office\.chartex)\+xml", "chart"),
    (r".*drawingml\.diagramData\+xml", "diagram"),
)
"""What parts are, by their types; programs may give them any name (ISO/IEC 29500-1, 11.3)."""
_NAMES: tuple[tuple[str, Kind], ...] = (
    (r"word/(?:document\d*|main)\.xml", "body"),
    (r"word/(?:footnotes|endnotes)\d*\.xml", "footnote"),
    (r"(?:word|ppt)/comments(?:\d*|/.*)\.xml", "comment"),
    (r"word/(?:header|footer)\d*\.xml", "margin"),
    (r"(?:word|ppt)/charts/chart\w*\.xml", "chart"),
    (r"(?:word|ppt)/diagrams/data\d*\.xml", "diagram"),
)
"""The same by their usual names, for packages that call them nothing or something else."""
ORDER: tuple[Kind, ...] = ("body", "footnote", "comment", "margin", "chart", "diagram")
_CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*(?:[1-9]|heading|标题)?", re.IGNORECASE)
_REFERENCES = ("{*}footnoteReference", "{*}endnoteReference", "{*}commentReference")
_CONTENT_TYPES = "[Content_Types].xml"


def kinds_of_parts(package: zipfile.ZipFile, names: list[str]) -> dict[str, Kind]:
    """What the parts with words are."""
    types: dict[str, str] = {}
    if _CONTENT_TYPES in names:
        root = etree.fromstring(package.read(_CONTENT_TYPES), _PARSER)
        for each in root.iterfind("{*}Override") if root is not None else ():
            types[each.get("PartName", "").lstrip("/").lower()] = each.get("ContentType", "")
    found: dict[str, Kind] = {}
    for name in names:
        kind = _known(_TYPES, types.get(name.lower(), "")) or _known(_NAMES, name)
        if kind is not None:
            found[name] = kind
    return found


def _known(table: tuple[tuple[str, Kind], ...], said: str) -> Kind | None:
    return next((kind for pattern, kind in table if re.fullmatch(pattern, said)), None)


def places_of_notes(data: bytes) -> dict[tuple[str, str], str]:
    """Where the notes and remarks of a document hang: the words before, by what they are and their number."""
    root = etree.fromstring(data, _PARSER)
    found: dict[tuple[str, str], str] = {}
    before = said = ""
    for element in root.iter("{*}p", "{*}t", *_REFERENCES) if root is not None else ():
        name = etree.QName(element).localname
        if name == "p":
            before, said = (said or before), ""
        elif name == "t":
            said += element.text or ""
        else:
            found[(name.removesuffix("Reference"), own_attribute(element, "id"))] = end_of(said or before)
    return found


def slide_names(package: zipfile.ZipFile, names: list[str]) -> list[str]:
    """The slides in the order of the show."""
    slides = sorted((name for name in names if re.fullmatch(r"ppt/slides/[^/]+\.xml", name)), key=by_number)
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


def contents_styles(package: zipfile.ZipFile) -> frozenset[str]:
    """The ids of the styles that a table of contents is written in."""
    try:
        root = etree.fromstring(package.read("word/styles.xml"), _PARSER)
    except KeyError:
        return frozenset()
    named = root.iterfind("{*}style") if root is not None else ()
    return frozenset(own_attribute(style, "styleId") for style in named if _CONTENTS.fullmatch(_name(style)))


def _name(style: etree._Element) -> str:
    name = style.find("{*}name")
    return "" if name is None else own_attribute(name, "val")


def targets_of(package: zipfile.ZipFile, name: str, kind: str) -> list[str]:
    """The parts that a part names, by the end of the relation's type."""
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


def by_number(name: str) -> tuple[str, int]:
    """What sorts parts by the numbers in their names."""
    digits = re.search(r"(\d+)\.xml$", name)
    return re.sub(r"\d+\.xml$", "", name), int(digits[1]) if digits else 0


def own_attribute(element: etree._Element, attribute: str) -> str:
    """An attribute of Word's markup, whichever name its namespace has."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith(attribute)), "")
