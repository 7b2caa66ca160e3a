"""The census of a Markdown text: every line of it, and what Markdown hides in it.

This is the second way of counting, so it does not use the Markdown reader or its parser: a few expressions
say which characters may be marks, which are addresses, tags and remarks; all others are words. Program text
holds such characters as words, so that marks are only offered as marks (CommonMark 0.31: 4.4, 4.5, 6.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal

from lecturer.manuscript.ledger.records import Entry, Kind

_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(
    r"(?P<before>\s*(?:title|subtitle|author|speaker|date|(?:副?标题|题目|作者|主讲人?|日期))\s*[:：]\s*[\"']?)"
    r"(?P<words>.*?)(?P<behind>[\"']?\s*)",
    re.IGNORECASE,
)
"""Fields whose names say what their words are; the names of others are named with them."""
_FENCE = re.compile(r"(?P<before>[ \t>]*(?:[-+*]|\d{1,9}[.)])?[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)")
_MARKDOWN = re.compile(
    r"(?P<remark><!--(?:.|\n)*?(?:-->|\Z))"
    r"|(?P<ticks>(?<!`)`+(?!`))(?P<code>(?:(?!\n[ \t]*\n)[\s\S])+?)(?<!`)(?P=ticks)(?!`)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|!\[(?P<alt>[^\[\]\n]*)(?=\][\[(])"
    r"|\]\((?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?)\)"
    r"|\]\[(?P<label>[^\]\n]+)\]"
    r"|^[ ]{0,3}(?P<definition>\[[^\]\n]+\]:[ \t]*<?(?:[A-Za-z][\w+.-]*:|\.{0,2}/|#|www\.)[^\n]*)$"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});)"
    r"|(?P<marks>^[ \t|:=-]*[|=-][ \t|:=-]*$|^[ \t>]*(?:[-+]|\d{1,9}[.)])[ \t]+"
    r"|[#*_~>|]+|`+|[\[!\\<]|\](?![\[(]))",
    re.MULTILINE,
)
_KINDS: dict[str, Kind] = {
    "remark": "remark",
    "tag": "tag",
    "alt": "alt",
    "address": "address",
    "definition": "address",
    "label": "address",
}
_WORDS = ("code", "escaped", "auto", "entity")


def markdown_entries(text: str) -> tuple[Entry, ...]:
    """Every line of a Markdown text with its possible marks apart; remarks, tags and addresses apart."""
    return tuple(_entries(text))


def _entries(text: str) -> Iterator[Entry]:
    front = _FRONT.match(text)
    number = 1
    if front:
        yield from _front_entries(front["fields"], 2)
        number += front[0].count("\n")
    for is_code, block in _blocks(text[front.end() :] if front else text):
        if is_code:
            yield from _code_entries(block, number)
        else:
            yield from _line_entries(block, number)
        number += block.count("\n") + 1


def _front_entries(fields: str, number: int) -> Iterator[Entry]:
    """The fields at the top of a file: their names are marks."""
    for line in fields.splitlines():
        field = _FIELD.fullmatch(line)
        if field and field["words"]:
            yield Entry("remark", number, (field["words"],), (field["before"], field["behind"]))
        elif line.strip():
            yield Entry("remark", number, (line,))
        number += 1


def _blocks(text: str) -> Iterator[tuple[bool, str]]:
    """Program text between fences, with them, and all other text, in order; line feeds part them."""
    lines: list[str] = []
    fence = ""
    is_remark = False
    for line in text.split("\n"):
        found = None if is_remark else _FENCE.fullmatch(line)
        if not fence and (is_remark or "<!--" in line):
            is_remark = "-->" not in line[max(0, line.rfind("<!--")) :]
        if not fence and found:
            if lines:
                yield False, "\n".join(lines)
            lines, fence = [line], found["fence"]
        elif fence and found and _ends(fence, found):
            yield True, "\n".join([*lines, ""])
            lines, fence = [], ""
        else:
            lines.append(line)
    if lines:
        yield bool(fence), "\n".join(lines)


def _ends(fence: str, found: re.Match[str]) -> bool:
    return found["fence"].startswith(fence) and not found["info"].strip()


def _code_entries(block: str, number: int) -> Iterator[Entry]:
    first, *lines = block.split("\n")
    opening = _FENCE.fullmatch(first)
    if opening and opening["info"].strip():
        yield Entry("tag", number, (opening["info"],), (opening["before"] + opening["fence"], ""))
    for at, line in enumerate(lines, number + 1):
        if line.strip():
            yield Entry("line", at, (line,))


def _line_entries(text: str, number: int) -> Iterator[Entry]:
    pieces: list[str] = [""]
    marks: list[str] = [""]

    def line() -> Iterator[Entry]:
        if any(piece.strip() for piece in pieces):
            yield Entry("line", number, tuple(pieces), (*marks, ""))

    for kind, words in _parts(text):
        if kind == "word":
            first, *others = words.split("\n")
            pieces[-1] += unescape(first)
            for each in others:
                yield from line()
                pieces, marks = [unescape(each)], [""]
                number += 1
            continue
        if kind != "mark" and words.strip():
            yield Entry(kind, number, (unescape(words),))
        pieces.append("")
        marks.append(words if kind == "mark" else "")
        number += words.count("\n")
    yield from line()


def _parts(text: str) -> Iterator[tuple[Kind | Literal["word", "mark"], str]]:
    """Words, what may be marks, and what is hidden, in order."""
    end = 0
    for match in _MARKDOWN.finditer(text):
        yield "word", text[end : match.start()]
        end = match.end()
        name = next(name for name in (*_KINDS, *_WORDS, "marks") if match[name] is not None)
        if name in _KINDS:
            yield _KINDS[name], match[name]
        elif name == "marks":
            yield "mark", match[0]
        else:
            yield "mark", text[match.start() : match.start(name)]
            yield "word", match[name]
            yield "mark", text[match.end(name) : end]
    yield "word", text[end:]
