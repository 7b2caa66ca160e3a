"""Lines that are only broken at a column, as mail and PDF readers copy them, told from lines of their own.

A text that was broken at a column has many lines of just that width and none that is wider, and most of these
end in the middle of a sentence. In such a text a line goes on in the next one when it is full: when the next
word would not have fitted. The first line of a paragraph is full two characters earlier where paragraphs
were indented, since the indent is not copied.
"""

from __future__ import annotations

import re
from unicodedata import east_asian_width

import msgspec

from lecturer.manuscript.families import found_at_start
from lecturer.manuscript.normalized import LINE_ENDS, shadow_of
from lecturer.manuscript.page_numbers import is_page_number

_FEWEST = 2
_SHARE = 0.6
"""Of the long lines that end in mid-sentence, how many must be full."""
_LONG_SHARE = 0.6
"""Shorter lines are headings, names and the ends of paragraphs: they say nothing."""
_COLUMNS = range(18, 61)
_SLACK = 1.6
"""A mark that may not begin a line takes one character along, a Latin word half of one more."""
_EXACT = 0.5
_INDENT = 2.0
_NARROW = frozenset({"N", "Na", "H"})
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_WIDER_SHARE = 0.05
_ENDED = re.compile(r"[,。;:!?、…—.][”’\")』]?$")
_SENTENCE_ENDED = re.compile(r"[。;!?:…][”’\")』]?$")
_CLOSED = re.compile(r"[。!?…][”’\")』]?$|[a-z)]\.[”’\")]?$")
_LINE_END = re.compile(f"[\n{LINE_ENDS}]")
_WORD = re.compile(r"[\u2e80-\uffef][，。；：！？、”’）》,;:!?)]*|[^\s\u2e80-\uffef]+")


class _Line(msgspec.Struct, frozen=True):
    """What is asked of a line: its width, how it ends, and whether the next one can go on with it."""

    width: float
    needed: float
    is_open: bool
    has_next: bool
    is_sentence: bool
    is_closed: bool


def wraps(text: str) -> frozenset[int]:
    """The places of the line feeds that do not end a paragraph."""
    if text.count("\n") < _FEWEST or len(text) < 4 * _COLUMNS.start:
        return frozenset()
    plain = shadow_of(text).plain.split("\n")
    ends = [match.start() for match in _LINE_END.finditer(text)]
    if len(plain) != len(ends) + 1:
        return frozenset()
    written = _LINE_END.split(text)
    lines = [_line(plain, written, index) for index in range(len(plain))]
    column = _column(lines)
    if column is None:
        return frozenset()
    broken = _broken(lines, column, _INDENT if _is_indented(lines, column) else 0.0)
    return frozenset(place for index, place in enumerate(ends) if index in broken and text[place] == "\n")


def _line(plain: list[str], written: list[str], index: int) -> _Line:
    words = plain[index].strip(" ")
    following = plain[index + 1] if index + 1 < len(plain) else ""
    word = _WORD.match(written[index + 1].strip()) if following.strip(" ") else None
    gap = 0.5 if word is not None and word[0].isascii() else 0.0
    is_open = bool(words) and _ENDED.search(words) is None
    return _Line(
        width=_width(written[index].strip()),
        needed=gap + _width(word[0]) if word is not None else 0.0,
        is_open=is_open,
        has_next=bool(words) and word is not None and _goes_on(words, following),
        is_sentence=_SENTENCE_ENDED.search(words) is not None,
        is_closed=_CLOSED.search(words) is not None,
    )


def _width(words: str) -> float:
    """In ems, as Chinese fonts set them: marks that Latin knows too are wide there (UAX 11, ambiguous)."""
    return sum(0.5 if east_asian_width(char) in _NARROW else 1.0 for char in words)


def _goes_on(words: str, following: str) -> bool:
    """Whether a line may go on in the next one: no indent, no page number, no heading or item between."""
    bare = following.strip(" ")
    if following.startswith("  ") or is_page_number(bare) or is_page_number(words):
        return False
    if _ADDRESS.search(words):  # an address has no place to break, so its line is long by itself
        return False
    found = found_at_start(bare)
    return found is None or words.endswith((",", "、")) or (found.family.startswith("i:") and bare[0] != "第")


def _column(lines: list[_Line]) -> float | None:
    """The width at which the lines were broken; None when they were not."""
    widths = sorted((line.width for line in lines if line.width), reverse=True)
    allowed = int(_WIDER_SHARE * len(widths))
    for column in sorted({round(width) for width in widths[: allowed + 1]}, reverse=True):
        if column not in _COLUMNS:
            continue
        going = [line for line in lines if line.has_next and line.width >= _LONG_SHARE * column]
        full = [line for line in going if _is_full(line, column - _INDENT)]
        exact = [line for line in going if _is_full(line, column)]
        opened = sum(line.is_open for line in full)
        unended = sum(line.is_open for line in going)
        if len(exact) >= _FEWEST and opened >= max(_FEWEST, _SHARE * unended) and 2 * opened >= len(full):
            return float(column)
    return None


def _is_full(line: _Line, limit: float) -> bool:
    slack = _EXACT if line.is_sentence else _SLACK
    return line.width + line.needed > limit - slack


def _is_indented(lines: list[_Line], column: float) -> bool:
    """Whether first lines of paragraphs are full before the column is reached."""
    short = 0
    is_first = True
    for line in lines:
        fits_more = line.width + line.needed <= column - _SLACK
        if is_first and line.has_next and line.is_open and fits_more and _is_full(line, column - _INDENT):
            short += 1
        is_first = not (line.has_next and _is_full(line, column))
    return short >= _FEWEST


def _broken(lines: list[_Line], column: float, indent: float) -> frozenset[int]:
    """The lines that go on in the next one."""
    broken = set()
    is_first = True
    for index, line in enumerate(lines):
        limit = column - indent if is_first else column
        goes_on = line.has_next and _is_full(line, limit)
        if goes_on and line.is_sentence and indent:
            # It may end its paragraph too; but a wider line below is no first line of one.
            goes_on = lines[index + 1].width > column - indent
        if goes_on and line.is_closed:
            # The last line of a paragraph is short, but it ends as sentences do: without a mark it is a head.
            below = lines[index + 1]
            goes_on = not (below.is_open and below.width < _LONG_SHARE * column)
        if goes_on:
            broken.add(index)
        is_first = not goes_on
    return frozenset(broken)
