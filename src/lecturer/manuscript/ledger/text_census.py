"""The census of a text file: every line of it, and what Markdown hides in it.

This is the second way of counting, so it does not use the Markdown reader or its parser: a few expressions
say which characters are marks, addresses and remarks; all others are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lecturer.manuscript.ledger.records import Entry, Kind

_MARKDOWN = re.compile(
    r"(?P<remark><!--(?:.|\n)*?(?:-->|\Z))"
    r"|(?P<tag></?[A-Za-z][^<>\n]*>)"
    r"|\]\((?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?)\)"
    r"|\]\[(?P<label>[^\]\n]+)\]"
    r"|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*(?P<definition><?(?:[A-Za-z][\w+.-]*:|\.{0,2}/|#|www\.)[^\n]*)$"
    r"|^[ ]{0,3}(?:```+|~~~+)(?P<info>[^\n`]*)$"
    r"|(?P<marks>^[ \t|:=-]*[|=-][ \t|:=-]*$|^[ \t>]*[-+][ \t]+|(?:[#*_`~>|\[!\\<]|\](?![\[(]))+)",
    re.MULTILINE,
)
_KINDS: dict[str, Kind] = {
    "remark": "remark",
    "tag": "tag",
    "address": "address",
    "definition": "address",
    "label": "address",
    "info": "tag",
}


def plain_entries(text: str) -> tuple[Entry, ...]:
    """Every line of a text that is none of Markdown."""
    return tuple(
        Entry("line", number, (line,)) for number, line in enumerate(text.split("\n"), 1) if line.strip()
    )


def markdown_entries(text: str) -> tuple[Entry, ...]:
    """Every line of a Markdown text without its marks; remarks, tags and addresses apart."""
    return tuple(
        Entry(entry.kind, entry.place, tuple(map(unescape, entry.pieces))) for entry in _entries(text)
    )


def _entries(text: str) -> Iterator[Entry]:
    pieces: list[str] = []
    number = 1
    for kind, words in _parts(text):
        if kind:
            if words.strip():
                yield Entry(kind, number, (words,))
            number += words.count("\n")
            continue
        first, *others = words.split("\n")
        pieces.append(first)
        for line in others:
            if any(piece.strip() for piece in pieces):
                yield Entry("line", number, tuple(piece for piece in pieces if piece.strip()))
            pieces = [line]
            number += 1
    if any(piece.strip() for piece in pieces):
        yield Entry("line", number, tuple(piece for piece in pieces if piece.strip()))


def _parts(text: str) -> Iterator[tuple[Kind | None, str]]:
    """Words (no kind) and what is hidden, in order; marks are passed over."""
    end = 0
    for match in _MARKDOWN.finditer(text):
        yield None, text[end : match.start()]
        end = match.end()
        name = match.lastgroup or ""
        if name in _KINDS:
            yield _KINDS[name], match[name]
    yield None, text[end:]
