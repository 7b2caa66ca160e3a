"""Finds a point's head in its words, for formats that set it off there."""

from __future__ import annotations

from lecturer.talk.records import Point
from lecturer.text.spaces import squeezed

ENDS = "。！？；：，、.!?;:,…"
"""Marks that end a clause."""
LONGEST_HEAD = 40


def head_end(point: Point, line: str) -> int:
    """How far the point's marker and title reach in its first line, with the full stop; 0 if not there."""
    wanted = squeezed(point.marker + point.title)
    at = end = 0
    while end < len(line) and at < len(wanted):
        if line[end] == wanted[at]:
            at += 1
        elif not (line[end].isspace() or line[end] in ENDS):
            return 0
        end += 1
    if not wanted or at < len(wanted):
        return 0
    return end + (line[end : end + 1] in tuple(ENDS))


def is_head_line(point: Point, line: str) -> bool:
    """Whether a line is the point's head and nothing more."""
    if len(line) > LONGEST_HEAD:
        return head_end(point, line) == len(line) and not line.endswith(tuple("。.；;"))
    if head_end(point, line) == len(line):
        return True
    return says_its_marker(point, line) and not line.endswith(tuple(ENDS))


def says_its_marker(point: Point, line: str) -> bool:
    """Whether a line begins with the point's marker."""
    return bool(point.marker) and line.startswith(point.marker)


def head_length(point: Point, line: str) -> int:
    """How much of a point's first line is its head; 0 when it does not say it."""
    is_whole = len(line) <= LONGEST_HEAD and _letters(line) == _letters(point.marker + point.title) != ""
    return len(line) if is_whole or is_head_line(point, line) else head_end(point, line)


def _letters(words: str) -> str:
    """Words without marks: 【第一部分：开头】 says what 第一部分 开头 says."""
    return "".join(char for char in words if char.isalnum())
