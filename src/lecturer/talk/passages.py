"""The manuscript as running text, and whose words stand where in it.

It is made anew from the talk after each edit; all positions are characters of `Passages.text`.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from lecturer.talk.blanks import blank_spans
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import walk_paths
from lecturer.text.spaces import squeezed

Span = tuple[int, int]

# Control characters and separators that a text widget would turn into line breaks of its own.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufdd0\ufdd1\ufffc]")
_SIGNS = 8
_LONGEST_TITLE = 200
_CLOSERS = re.compile(r"[”’」』）)》】]*[。．.：:；;！!？?]?[”’」』]?")


class Passage(msgspec.Struct, frozen=True):
    """The words of one key.

    Attributes:
        key: A point's id, opening, or closing.
        level: Counted from 1; 0 for the opening and the closing.
        start: Where its words begin.
        end: Where they end.
        branch_end: Where the words of its last point end.
        heads: Where its marker and its title stand, as far as they are found in the words.
        own_paragraph: It begins a paragraph.
    """

    key: str
    level: int
    start: int
    end: int
    branch_end: int
    heads: tuple[Span, ...] = ()
    own_paragraph: bool = True


class Passages(msgspec.Struct, frozen=True):
    """The whole text with its passages in order; passages without words are left out."""

    text: str
    rows: tuple[Passage, ...]
    blanks: tuple[Span, ...]
    by_key: dict[str, Passage] = {}

    def at(self, position: int) -> Passage | None:
        """The passage that holds a position, or the last one before it."""
        index = bisect_right(self.rows, position, key=lambda row: row.start)
        return self.rows[max(0, index - 1)] if self.rows else None

    def of(self, key: str) -> Passage | None:
        """The passage of a key; None when it has no words."""
        return self.by_key.get(key)


def passages(talk: Talk) -> Passages:
    """Lay out the words of a talk as `walk.manuscript` does."""
    text: list[str] = []
    rows: list[Passage] = []
    length = 0
    for level, point, key, words in _pieces(talk):
        if not words:
            continue
        run_on = point is not None and point.run_on
        if text and not run_on and not text[-1].endswith("\n"):
            text.append("\n")
            length += 1
        heads = tuple((length + a, length + b) for a, b in head_spans(point)) if point else ()
        own = not text or text[-1].endswith("\n")
        end = length + len(words)
        rows.append(Passage(key, level, length, end, end, heads, own))
        text.append(words)
        length = end
    whole = _UNSHOWABLE.sub(" ", "".join(text))
    branches = _with_branches(rows)
    return Passages(whole, branches, tuple(blank_spans(whole)), {row.key: row for row in branches})


def head_spans(point: Point) -> tuple[Span, ...]:
    """Where the marker and the title stand in a point's notes: one span when they stand side by side."""
    notes = point.notes
    start = len(notes) - len(notes.lstrip())
    if point.marker:  # signs of Markdown or a bracket may stand before it
        start = max(start, notes.find(point.marker, start, start + len(point.marker) + _SIGNS))
    marker_end = start + len(point.marker) if notes.startswith(point.marker, start) else start
    found, end = _place_of(point.title, notes, marker_end)
    marker = ((start, marker_end),) if marker_end > start else ()
    if found < 0:
        return marker
    if found - marker_end <= 2:
        closers = _CLOSERS.match(notes, end)
        return ((start, closers.end() if closers else end),)
    return (*marker, (found, end))


def _place_of(title: str, notes: str, start: int) -> Span:
    """Where a title stands in the words; a line may have been broken inside it."""
    found = notes.find(title, start) if title else -1
    if found >= 0 or not 0 < len(title) <= _LONGEST_TITLE:
        return found, found + len(title)
    broken = re.compile(r"\s*".join(map(re.escape, squeezed(title))))
    match = broken.search(notes, start)
    return match.span() if match else (-1, -1)


def _pieces(talk: Talk) -> list[tuple[int, Point | None, str, str]]:
    points = [(len(path), point, point.id, point.notes) for path, point in walk_paths(talk.points)]
    return [(0, None, OPENING, talk.opening), *points, (0, None, CLOSING, talk.closing)]


def _with_branches(rows: list[Passage]) -> tuple[Passage, ...]:
    """Each passage with the end of the last one on a deeper level that follows it."""
    made: list[Passage] = []
    following: list[Passage] = []  # later rows that no earlier row was found to hold, nearest last
    for row in reversed(rows):
        end = row.end
        while row.level and following and following[-1].level > row.level:
            end = max(end, following.pop().branch_end)
        made.append(msgspec.structs.replace(row, branch_end=end))
        following.append(made[-1])
    return tuple(reversed(made))
