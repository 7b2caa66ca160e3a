"""Reads Markdown: its marks become evidence, its words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lecturer.i18n import gettext as _
from lecturer.manuscript.clipboard import text_from_html
from lecturer.manuscript.decks.markdown import markdown_deck
from lecturer.manuscript.families import found_at_start
from lecturer.manuscript.head_detection import width
from lecturer.manuscript.ledger.markdown_census import markdown_entries
from lecturer.manuscript.readers.candidate import Candidate
from lecturer.manuscript.readers.own_outline import own_outline
from lecturer.manuscript.readers.plain import read_plain
from lecturer.manuscript.source import NO_EVIDENCE, Evidence, Source

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>(?:.*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(?P<name>[A-Za-z_\u4e00-\u9fff]+)\s*[:：]\s*(?P<words>\S.*)")
_FIELDS = {
    "title": "title", "标题": "title", "题目": "title",
    "subtitle": "subtitle", "副标题": "subtitle",
    "author": "speaker", "speaker": "speaker", "作者": "speaker", "主讲": "speaker", "主讲人": "speaker",
    "date": "date", "日期": "date",
}  # fmt: skip
_DEFINITION = re.compile(r"(?m)^(?<!\\)\[[^\]\n]+\]:[ \t]*(?P<target>\S[^\n]*)$")
_ADDRESS = re.compile(r"<?(?:[A-Za-z][\w+.-]*:|\.{0,2}/|#|www\.|[\w./-]+\.\w{2,5}(?:\s|$))")
_WRAPPED_WIDTH = 30
_PARSER = MarkdownIt("commonmark").enable("table")


def read_markdown_file(file: Candidate) -> Source:
    """The words of a Markdown file, every line counted apart before its marks are read."""
    source = read_plain(file)
    deck = markdown_deck(source.text, file.path.parent)
    if deck is not None:
        return msgspec.structs.replace(deck, encoding=source.encoding)
    own = own_outline(source, read_markdown)
    if own is not None:
        return own
    return read_markdown(msgspec.structs.replace(source, census=markdown_entries(source.text)))


def read_markdown(source: Source) -> Source:
    """The words of Markdown text, with headings, lists and emphasis as evidence."""
    text = source.text
    front = _FRONT_MATTER.match(text)
    fields = _front_fields(front["fields"]) if front else {}
    writer = _Writer()
    writer.blocks(_PARSER.parse(_with_spoken_labels(text[front.end() :] if front else text)))
    notices = source.notices
    if writer.pictures:
        notices += (_("Pictures are not imported: %(n)d") % {"n": writer.pictures},)
    return msgspec.structs.replace(
        source,
        text="\n".join(writer.lines),
        evidence=writer.checked_evidence(fields.get("title", "")),
        notices=notices,
        **fields,
    )


def _with_spoken_labels(text: str) -> str:
    """The text with `[旁白]: 大家好` as words; Markdown takes such lines for the addresses of links."""

    def spoken(match: re.Match[str]) -> str:
        return match[0] if _ADDRESS.match(match["target"]) else f"\\{match[0]}"

    return _DEFINITION.sub(spoken, text)


def _front_fields(written: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in written.splitlines():
        match = _FIELD.fullmatch(line.strip())
        if match and match["name"].lower() in _FIELDS:
            fields.setdefault(_FIELDS[match["name"].lower()], match["words"].strip().strip("\"'"))
    return fields


class _List(msgspec.Struct):
    """A list that is open: its next number, 0 for bullets."""

    number: int
    mark: str = ""


class _Writer:
    """Turns the parser's tokens into lines and what is known about them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.evidence: dict[int, Evidence] = {}
        self.pictures = 0
        self._lists: list[_List] = []
        self._item = ""
        self._quotes = 0
        self._level = 0
        self._cells: list[str] | None = None

    def blocks(self, tokens: list[Token]) -> None:
        """Take in all blocks of a document."""
        for token in tokens:
            self._block(token)

    def checked_evidence(self, title: str) -> dict[int, Evidence]:
        """The evidence; a lone first heading of the first level is the title, if none is named."""
        tops = [number for number, evidence in self.evidence.items() if evidence.level == 1]
        first = next((number for number, line in enumerate(self.lines) if line.strip()), -1)
        others = any(evidence.level > 1 for evidence in self.evidence.values())
        if title and title != self.lines[first].strip() and self._is_over_heading(first):
            return self.evidence  # the file names another title: this is the first part
        if tops == [first] and (others or len(self.lines) > 1):
            self.evidence[first] = Evidence(is_title=True)
        return self.evidence

    def _is_over_heading(self, first: int) -> bool:
        """Whether another heading stands right below a line."""
        below = next((n for n in range(first + 1, len(self.lines)) if self.lines[n].strip()), first)
        return self.evidence.get(below, NO_EVIDENCE).level > 0

    def _block(self, token: Token) -> None:
        kind = token.type
        if kind == "heading_open":
            self._level = int(token.tag[1])
        elif kind == "heading_close":
            self._level = 0
        elif kind in ("bullet_list_open", "ordered_list_open"):
            start = token.attrGet("start") if kind == "ordered_list_open" else 0
            self._lists.append(_List(int(start if start is not None else 1), token.markup))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._begin_item(token)
        elif kind == "blockquote_open":
            self._quotes += 1
        elif kind == "blockquote_close":
            self._quotes -= 1
        else:
            self._words(token)

    def _begin_item(self, token: Token) -> None:
        current = self._lists[-1]
        if not token.info:
            self._item = "•"
            return
        self._item = f"{current.number}{token.markup}"
        current.number += 1

    def _words(self, token: Token) -> None:
        kind = token.type
        if kind == "tr_open":
            self._cells = []
        elif kind == "tr_close":
            self._add("\t".join(self._cells or []), Evidence(is_text=True))
            self._cells = None
        elif kind == "inline":
            self._inline(token)
        elif kind in ("fence", "code_block"):
            for line in token.content.rstrip("\n").split("\n"):
                self._add(line, Evidence(is_text=True))
        elif kind == "html_block":
            words = text_from_html(token.content).strip()
            for line in words.split("\n") if words else []:
                self._add(line, NO_EVIDENCE)

    def _inline(self, token: Token) -> None:
        words = "".join(self._pieces(token.children or []))
        if self._cells is not None:
            self._cells.append(words)
            return
        lines = _unwrapped(words.split("\n"))
        for index, line in enumerate(lines):
            self._add(*self._with_item(line, token) if index == 0 else (line, self._plain_evidence()))

    def _plain_evidence(self) -> Evidence:
        return Evidence(is_text=self._quotes > 0, continues=self._level > 0)

    def _with_item(self, line: str, token: Token) -> tuple[str, Evidence]:
        item, self._item = self._item, ""
        if self._quotes:
            return (f"{item} {line}" if item.rstrip(".)").isdigit() else line), Evidence(is_text=True)
        if not item:
            if self._level:
                return line, Evidence(level=self._level)
            bold = _bold_size(token)
            is_all = bold >= len(line.strip()) > 0
            return line, Evidence(emphasis=int(is_all), lead=0 if is_all else bold)
        depth = len(self._lists) - 1
        evidence = Evidence(marker=item, depth=depth, level=self._level)
        return (line if item == "•" else f"{item} {line}"), evidence

    def _pieces(self, children: list[Token]) -> Iterator[str]:
        for child in children:
            if child.type in ("text", "code_inline"):
                yield child.content
            elif child.type in ("softbreak", "hardbreak"):
                yield "\n"
            elif child.type == "image":
                self.pictures += 1

    def _add(self, line: str, evidence: Evidence) -> None:
        if evidence != NO_EVIDENCE:
            self.evidence[len(self.lines)] = evidence
        self.lines.append(line)


def _bold_size(token: Token) -> int:
    """How many characters at the start of a paragraph are bold."""
    size, depth = 0, 0
    for child in token.children or []:
        depth += child.nesting if child.type.startswith("strong") else 0
        if child.type in ("text", "code_inline") and child.content.strip():
            if not depth:
                break
            size += len(child.content)
    return size


def _unwrapped(lines: list[str]) -> list[str]:
    """The lines of a paragraph; those of one that was wrapped at a column become one."""
    wide = all(width(line) >= _WRAPPED_WIDTH for line in lines[:-1])
    if len(lines) < 2 or not wide or any(found_at_start(line) for line in lines[1:]):
        return lines
    whole = lines[0]
    for line in lines[1:]:
        joint = "" if whole[-1:] > "\u2e80" and line[:1] > "\u2e80" else " "
        whole += joint + line
    return [whole]
