"""Outlines as trees of topics, whatever program wrote them, and the manuscript that such a tree is."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from lecturer.manuscript.ledger.records import Entry, Kind
from lecturer.manuscript.source import Evidence, Source

_SENTENCE_ENDS = ("。", "！", "？", ".", "!", "?", "；", "…", "”")
_LONGEST_HEAD = 30


class Topic(msgspec.Struct):
    """A branch of an outline: its words, the note that hangs at it, the branches below."""

    text: str
    note: str = ""
    below: list[Topic] = []


def entries_of(words: Iterable[str], kind: Kind = "line") -> list[Entry]:
    """Texts of a raw file as entries of its census."""
    return [Entry(kind, 0, (each,)) for each in words if each.strip()]


def source_of(topics: list[Topic], title: str, census: list[Entry]) -> Source:
    """The lines of an outline: a single root is the title, its branches are the points.

    Args:
        topics: The branches at the top.
        title: What the file calls the outline.
        census: Every text of the raw file, for the account.
    """
    lines: list[str] = []
    evidence: dict[int, Evidence] = {}

    def add(text: str, known: Evidence) -> None:
        for number, line in enumerate(text.split("\n")):
            if line.strip():
                evidence[len(lines)] = known if number == 0 else Evidence(is_text=True)
                lines.append(line.strip())

    def branch(topic: Topic, level: int) -> None:
        is_sentence = not topic.below and (
            len(topic.text) > _LONGEST_HEAD or topic.text.rstrip().endswith(_SENTENCE_ENDS)
        )
        add(topic.text, Evidence(is_text=True) if is_sentence else Evidence(level=level))
        add(topic.note, Evidence(is_text=True))
        for each in topic.below:
            branch(each, level + 1)

    is_root = len(topics) == 1 and bool(topics[0].below)
    if is_root:
        add(topics[0].text, Evidence(is_title=True))
        add(topics[0].note, Evidence(is_text=True))
        title = ""
    for topic in topics[0].below if is_root else topics:
        branch(topic, 1)
    return Source("\n".join(lines), evidence, title=title, census=tuple(census))
