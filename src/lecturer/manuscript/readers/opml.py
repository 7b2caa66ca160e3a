"""Reads OPML outlines (OPML 2.0), also those of 幕布: a branch is a point, its note hangs at it."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from lxml import etree

from lecturer.manuscript.clipboard import text_from_html
from lecturer.manuscript.ledger.records import Entry
from lecturer.manuscript.readers.candidate import Candidate
from lecturer.manuscript.readers.outline_xml import outline_root
from lecturer.manuscript.readers.topics import Topic, entries_of, source_of
from lecturer.manuscript.source import Source


def read_opml(file: Candidate) -> Source:
    """The words of an OPML outline.

    Raises:
        UnreadableError: When it is no XML.
    """
    root = outline_root(file)
    title = root.findtext("head/title") or ""
    body = root.find("body")
    topics = [] if body is None else _outlines(body)
    return source_of(topics, " ".join(title.split()), [*_census(root)])


def _census(root: etree._Element) -> Iterator[Entry]:
    """Every word and address of the raw file; 幕布 keeps a coded twin of its texts."""
    for element in root.iter("outline"):
        for name, value in element.attrib.items():
            if name in ("text", "_note") or (name == "title" and value != element.get("text")):
                yield from entries_of([_plain(str(value))])
            elif "url" in str(name).lower():
                yield from entries_of([str(value)], "address")


def _outlines(element: etree._Element) -> list[Topic]:
    """The branches below an element; OPML may keep HTML in its texts."""
    return [
        Topic(
            _plain(str(each.get("text") or each.get("title") or "")),
            _plain(str(each.get("_note") or "")),
            _outlines(each),
        )
        for each in element.iterchildren("outline")
    ]


def _plain(text: str) -> str:
    return text_from_html(text) if "<" in text and ">" in text else unescape(text)
