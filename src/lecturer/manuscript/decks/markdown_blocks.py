"""The blocks of a Markdown slide: title, lines, quotation, tables and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lecturer.manuscript.decks.records import Cells, Line

_PARSER = MarkdownIt("commonmark").enable("table")
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]*\}\s*$|\s*\{[\w-]+=[^{}]*\}\s*$")
_SIZE_WORDS = re.compile(r"^(?:bg|left|right|fit|contain|cover|auto|vertical|[a-z]+:\S+|\d+%|\s)+$")
"""What Marp takes in the place of a picture's description for how to place it."""
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


class Blocks(msgspec.Struct):
    """The contents of a slide, in order."""

    title: str = ""
    lines: list[Line] = []
    quote: list[str] = []
    tables: list[Cells] = []
    pictures: list[tuple[str, str]] = []


def blocks_of(text: str) -> Blocks:
    """Read a slide's Markdown."""
    reader = _Reader()
    for token in _PARSER.parse(text):
        reader.take(token)
    return reader.found


class _Reader:
    def __init__(self) -> None:
        self.found = Blocks()
        self._lists: list[int] = []
        self._number = ""
        self._quotes = 0
        self._is_heading = False
        self._rows: list[tuple[str, ...]] = []
        self._cells: list[str] | None = None

    def take(self, token: Token) -> None:
        """Take in the next token."""
        kind = token.type
        if kind == "heading_open":
            self._is_heading = True
        elif kind == "heading_close":
            self._is_heading = False
        elif kind in ("bullet_list_open", "ordered_list_open"):
            start = token.attrGet("start") if kind == "ordered_list_open" else None
            self._lists.append(int(start or 1) if kind == "ordered_list_open" else 0)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._begin_item(token)
        elif kind in ("blockquote_open", "blockquote_close"):
            self._quotes += 1 if kind == "blockquote_open" else -1
        else:
            self._words(token)

    def _begin_item(self, token: Token) -> None:
        self._number = f"{self._lists[-1]}{token.markup}" if self._lists[-1] else ""
        self._lists[-1] += 1 if self._lists[-1] else 0

    def _words(self, token: Token) -> None:
        kind = token.type
        if kind == "tr_open":
            self._cells = []
        elif kind == "tr_close":
            self._rows.append(tuple(self._cells or ()))
            self._cells = None
        elif kind == "table_close":
            self.found.tables.append(tuple(self._rows))
            self._rows = []
        elif kind == "inline":
            self._inline(token)
        elif kind in ("fence", "code_block"):
            self.found.lines += [Line(line) for line in token.content.split("\n") if line.strip()]
        elif kind == "html_block":
            for line in _TAG.sub("", token.content).split("\n"):
                if line.strip():
                    self.found.lines.append(Line(line.strip()))

    def _inline(self, token: Token) -> None:
        words = "".join(self._pieces(token.children or []))
        if self._cells is not None:
            self._cells.append(words)
        elif self._is_heading:
            head = _ATTRIBUTES.sub("", words).strip()
            if self.found.title or not head:
                self.found.lines += [Line(head)] if head else []
            else:
                self.found.title = head
        elif self._quotes:
            self.found.quote += [line for line in words.split("\n") if line.strip()]
        else:
            self._add_lines(words)

    def _add_lines(self, words: str) -> None:
        level = max(0, len(self._lists) - 1)
        for line in words.split("\n"):
            if line.strip():
                self.found.lines.append(Line(line.strip(), level, self._number))
                self._number = ""

    def _pieces(self, children: list[Token]) -> Iterator[str]:
        for child in children:
            if child.type in ("text", "code_inline"):
                yield child.content
            elif child.type in ("softbreak", "hardbreak"):
                yield "\n"
            elif child.type == "image":
                alt = "" if _SIZE_WORDS.match(child.content) else child.content
                self.found.pictures.append((unquote(str(child.attrGet("src") or "")), alt))
