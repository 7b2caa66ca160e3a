"""The census of an OpenDocument text: every text node of its package, whatever LibreOffice makes of it.

By OpenDocument 1.3, part 3: paragraphs and headings (5.1), notes (6.3), remarks (14.1), ruby (6.4), indexes
(8), headers and footers in the styles (16.10), titles and descriptions of drawings (10.3.17), formulas and
charts in parts of their own. Deleted words, the numbers of notes and a page's number alone are passed over.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from lecturer.files.zip_guard import open_package
from lecturer.manuscript.ledger.records import Entry, Kind, end_of
from lecturer.manuscript.page_numbers import is_page_number

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
_SKIPPED = frozenset({
    "deletion", "tracked-changes", "note-citation", "creator", "date-string", "forms", "sequence-decls",
    "annotation-end", "change-info", "initials", "sender-initials", "automatic-styles", "font-face-decls",
    "scripts", "settings", "index-title-template", "table-of-content-source", "illustration-index-source",
    "table-index-source", "alphabetical-index-source", "user-index-source", "bibliography-source",
    "object-index-source", "event-listeners", "variable-decls", "user-field-decls", "binary-data",
})  # fmt: skip
_KINDS: dict[str, Kind] = {
    "note-body": "footnote", "annotation": "comment", "table": "table", "text-box": "box",
    "custom-shape": "box", "title": "alt", "desc": "alt", "ruby-text": "reading",
    "header": "margin", "footer": "margin",
    "header-left": "margin", "footer-left": "margin", "header-first": "margin", "footer-first": "margin",
    "table-of-content": "contents", "hidden-text": "hidden", "hidden-paragraph": "hidden",
}  # fmt: skip
_STAYS = frozenset({"footnote", "comment", "margin", "contents", "reading", "alt", "hidden"})
_WRITTEN_ON = "{http://purl.org/dc/elements/1.1/}date"
"""When a remark was written; `text:date` is a word of the text."""
_HANGING = frozenset({"footnote", "comment"})
_PARAGRAPHS = frozenset({"p", "h", "title", "desc", "ruby-text"})


def odt_entries(path: Path) -> tuple[Entry, ...]:
    """Every text node of an OpenDocument text, a package or one flat file, by paragraph."""
    found = _packed(path) if zipfile.is_zipfile(path) else [*_part(path.read_bytes(), "body")]
    return tuple(
        entry for entry in found if entry.kind != "margin" or not is_page_number("".join(entry.pieces))
    )


def _packed(path: Path) -> list[Entry]:
    with open_package(path) as package:
        names = package.namelist()
        found = [*_part(package.read("content.xml"), "body")]
        if "styles.xml" in names:
            found += _part(package.read("styles.xml"), "margin")
        for name in sorted(names):
            if name.startswith("Object ") and name.endswith("/content.xml"):
                found += _object(package.read(name))
    return found


def _part(data: bytes, kind: Kind) -> Iterator[Entry]:
    root = etree.fromstring(data, _PARSER)
    if root is None:
        return
    hidden = _hidden_styles(root)
    for part in ("{*}body", "{*}master-styles"):
        if (found := root.find(part)) is not None:
            yield from _entries(found, kind, hidden)


def _hidden_styles(root: etree._Element) -> frozenset[str]:
    """The styles of this part whose words are not shown (19.882)."""
    return frozenset(
        name
        for style in root.iterfind("{*}automatic-styles/{*}style")
        if (properties := style.find("{*}text-properties")) is not None
        and _attribute(properties, "display") == "none"
        and (name := _attribute(style, "name"))
    )


def _attribute(element: etree._Element, name: str) -> str:
    found = (value for key, value in element.items() if etree.QName(key).localname == name)
    return str(next(found, ""))


def _object(data: bytes) -> Iterator[Entry]:
    """A formula, whose source says the same again, or a chart."""
    root = etree.fromstring(data, _PARSER)
    if root is not None and etree.QName(root).localname == "math":
        for annotation in root.iter("{*}annotation"):
            annotation.text = ""
        words = "".join(root.itertext())
        yield from [Entry("equation", 0, (words,))] if words.strip() else []
    else:
        yield from _part(data, "chart")


def _entries(root: etree._Element, kind: Kind, hidden: frozenset[str]) -> Iterator[Entry]:
    pieces: list[str] = []
    owner: etree._Element | None = None
    what: Kind = kind
    near = ""
    for text, holder, now in _texts(root, kind, hidden):
        if pieces and (holder is not owner or now != what):
            yield Entry(what, 0, tuple(pieces), near=near if what in _HANGING else "")
            near = near if what in _STAYS else end_of("".join(pieces))
            pieces = []
        owner, what = holder, now
        pieces.append(text)
    if pieces:
        yield Entry(what, 0, tuple(pieces), near=near if what in _HANGING else "")


def _texts(
    element: etree._Element, kind: Kind, hidden: frozenset[str]
) -> Iterator[tuple[str, etree._Element, Kind]]:
    """Each piece of text below an element, the paragraph that holds it, and what it is."""
    ahead: list[tuple[etree._Element | str, etree._Element, Kind]] = [(element, element, kind)]
    while ahead:
        each, holder, what = ahead.pop()
        if isinstance(each, str):
            if each.strip():
                yield each, holder, what
            continue
        name = etree.QName(each).localname if isinstance(each.tag, str) else ""
        if not name or name in _SKIPPED or each.tag == _WRITTEN_ON:
            continue
        if what not in _STAYS and kind != "chart":
            is_hidden = bool(hidden) and _attribute(each, "style-name") in hidden
            what = "hidden" if is_hidden else _KINDS.get(name, what)
        is_paragraph = name in _PARAGRAPHS
        inner = each if is_paragraph else holder
        rest: list[tuple[etree._Element | str, etree._Element, Kind]] = []
        if each.text:
            rest.append((each.text, inner, what))
        for child in each:
            rest.append((child, inner, what))
            if child.tail:
                rest.append((child.tail, inner, what))
        ahead.extend(reversed(rest))
