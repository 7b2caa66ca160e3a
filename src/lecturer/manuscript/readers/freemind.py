"""Reads maps of FreeMind and Freeplane: nodes with TEXT, rich text as HTML below them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from lecturer.manuscript.clipboard import text_from_html
from lecturer.manuscript.ledger.page_census import page_entries
from lecturer.manuscript.ledger.records import Entry
from lecturer.manuscript.readers.candidate import Candidate
from lecturer.manuscript.readers.outline_xml import outline_root
from lecturer.manuscript.readers.topics import Topic, entries_of, source_of
from lecturer.manuscript.source import Source


def read_freemind(file: Candidate) -> Source:
    """The words of a FreeMind or Freeplane map.

    Raises:
        UnreadableError: When it is no XML.
    """
    root = outline_root(file)
    return source_of([_freemind(node) for node in root.iterchildren("node")], "", [*_census(root)])


def _census(root: etree._Element) -> Iterator[Entry]:
    """Every word of the raw file: of branches, in rich text, in attributes and at arrows, and addresses."""
    for element in root.iter("node", "richcontent", "attribute", "arrowlink"):
        if element.tag == "richcontent":
            yield from entries_of(element.itertext())
        text = str(element.get("TEXT") or "")
        yield from page_entries(text) if _is_page(text) else entries_of([text])
        for name in ("LOCALIZED_TEXT", "NAME", "VALUE", "SOURCE_LABEL", "MIDDLE_LABEL", "TARGET_LABEL"):
            yield from entries_of([str(element.get(name) or "")], "tag")
        yield from entries_of([str(element.get("LINK") or "")], "address")


def _freemind(node: etree._Element) -> Topic:
    rich = {str(each.get("TYPE")): _rich(each) for each in node.iterchildren("richcontent")}
    text = _shown(str(node.get("TEXT") or "")) or rich.get("NODE", "")
    note = "\n".join(words for kind, words in rich.items() if kind != "NODE" and words)
    return Topic(text, note, [_freemind(each) for each in node.iterchildren("node")])


def _is_page(text: str) -> bool:
    """Freeplane shows a text that begins so as a page."""
    return text.lstrip()[:5].lower() == "<html"


def _shown(text: str) -> str:
    return text_from_html(text).strip() if _is_page(text) else text


def _rich(content: etree._Element) -> str:
    markup = "".join(etree.tostring(child, encoding="unicode") for child in content)
    return text_from_html(markup).strip()
