"""Reads maps of FreeMind and Freeplane: nodes with TEXT, rich text as HTML below them."""

from __future__ import annotations

from lxml import etree

from lecturer.manuscript.clipboard import text_from_html
from lecturer.manuscript.readers.candidate import Candidate
from lecturer.manuscript.readers.outline_xml import outline_root
from lecturer.manuscript.readers.topics import Topic, source_of
from lecturer.manuscript.source import Source


def read_freemind(file: Candidate) -> Source:
    """The words of a FreeMind or Freeplane map.

    Raises:
        UnreadableError: When it is no XML.
    """
    root = outline_root(file)
    words = [str(node.get("TEXT") or "") for node in root.iter("node")]
    words += ["".join(content.itertext()) for content in root.iter("richcontent")]
    return source_of([_freemind(node) for node in root.iterchildren("node")], "", words)


def _freemind(node: etree._Element) -> Topic:
    rich = {str(each.get("TYPE")): _rich(each) for each in node.iterchildren("richcontent")}
    text = str(node.get("TEXT") or "") or rich.get("NODE", "")
    note = "\n".join(words for kind, words in rich.items() if kind != "NODE" and words)
    return Topic(text, note, [_freemind(each) for each in node.iterchildren("node")])


def _rich(content: etree._Element) -> str:
    markup = "".join(etree.tostring(child, encoding="unicode") for child in content)
    return text_from_html(markup).strip()
