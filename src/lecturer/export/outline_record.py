"""The record at the end of a Markdown outline that lets it come back as the same talk.

The words are in the file once, where people read and edit them. A remark at its end, which no program shows,
has what a heading cannot say: which part of it is the marker, whether it is spoken, the plan, the layout.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import msgspec

from lecturer.talk.records import Point, Talk

REMARK = "lecturer-outline:"
"""What the remark begins with."""
CLOSING = "<!-- lecturer-closing -->"
"""What stands before the words after the last point."""
DEEPEST_HEADING = 6
"""Markdown knows six levels of headings; the first is the talk's title."""
NAMES = "\u3000"
"""What stands between a speaker, a unit and a date on one line."""
_BREAK = re.compile(r"\s*[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*")
_HEAD_FIELDS = frozenset({"notes", "points"})
_TALK_FIELDS = frozenset({"opening", "points", "closing", "manuscript"})


class HeadRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a point's heading does not say.

    Attributes:
        head: The heading's words, by which it is found again.
        level: The point's level.
        point: The fields of the point that are not words of the file.
        is_spoken: The heading is the beginning of the notes.
        gaps: The white space before, between and behind the lines; empty where it is line feeds.
    """

    head: str
    level: int
    point: dict[str, object] = {}
    is_spoken: bool = False
    gaps: tuple[str, ...] = ()


class OutlineRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the words of an outline do not say.

    Attributes:
        talk: The fields of the talk that are not words of the file.
        front: The lines before the first point that are not spoken, each by the fields that it joins.
        opening: The white space around the lines of the opening, as in `HeadRecord`.
        closing: The same of the closing.
        heads: The points in their order.
    """

    talk: dict[str, object] = {}
    front: tuple[tuple[str, ...], ...] = ()
    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    heads: tuple[HeadRecord, ...] = ()


def front_line(talk: Talk, names: Sequence[str]) -> str:
    """Fields of a talk on one line."""
    return NAMES.join(" ".join(getattr(talk, name).split()) for name in names)


def talk_fields(talk: Talk) -> dict[str, object]:
    """The fields of a talk besides its words."""
    return _rest(talk, _TALK_FIELDS)


def point_fields(point: Point, *, notes: bool) -> dict[str, object]:
    """The fields of a point besides its words; a doubt may quote them."""
    return _rest(point, _HEAD_FIELDS if notes else _HEAD_FIELDS | {"doubts"})


def cut_lines(words: str) -> tuple[list[str], list[str]]:
    """The lines of words, and the white space before, between and behind them."""
    inner = words.strip()
    if not inner:
        return [], [words]
    start = words.index(inner)
    lines = _BREAK.split(inner)
    between = [match[0] for match in _BREAK.finditer(inner)]
    return lines, [words[:start], *between, words[start + len(inner) :]]


def kept_gaps(gaps: Sequence[str]) -> tuple[str, ...]:
    """The gaps, where they are not the usual ones."""
    return () if list(gaps) == _usual(len(gaps) - 1) else tuple(gaps)


def joined(lines: Sequence[str], gaps: Sequence[str]) -> str:
    """Lines as the words that they were cut from; as paragraphs where lines came or went since."""
    if len(gaps) != len(lines) + 1:
        gaps = _usual(len(lines))
    return gaps[0] + "".join(line + gap for line, gap in zip(lines, gaps[1:], strict=True))


def remark(record: OutlineRecord) -> str:
    """The record as a remark in HTML that nothing in it can end."""
    written = json.dumps(msgspec.to_builtins(record), ensure_ascii=False, separators=(",", ":"))
    written = written.replace("--", "-\\u002d").replace(">", "\\u003e")
    return f"<!-- {REMARK} {written} -->"


def _usual(lines: int) -> list[str]:
    return ["", *["\n"] * (lines - 1), ""] if lines else [""]


def _rest(record: Talk | Point, said: frozenset[str]) -> dict[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(record)
    return {name: value for name, value in fields.items() if name not in said}
