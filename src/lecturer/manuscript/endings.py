"""Finds the closing: the last paragraphs, which belong to no point any more."""

from __future__ import annotations

import re

from lecturer.manuscript.head_detection import width
from lecturer.manuscript.normalized import Line, Shadow
from lecturer.manuscript.roles import (
    begins_the_end,
    exhorts,
    is_closing_label,
    is_date,
    is_farewell,
    only_calls,
    role_of,
)

_PARAGRAPHS = 2
_SIGNATURE_WIDTH = 16
_LABEL_REACH = 8
_THANKS_REACH = 2
_LARGEST_SHARE = 0.4
"""A vocative with a larger share of all words behind it goes on telling (58 % in a real speech)."""
_LONG = 60
_SENTENCE_END = re.compile(r"[。!?;]")


def closing_line(shadow: Shadow, after: int, *, is_point: bool = False) -> int | None:
    """The number of the line where the closing begins; None when there is none.

    Args:
        shadow: The text.
        after: The line that it begins after: that of the last point or of the title.
        is_point: It is the line of a point, which keeps words of its own.
    """
    lines = [line for line in shadow.lines[after + 1 :] if line.end > line.start]
    tail = len(lines)
    has_farewell = _is_signed_and_dated(shadow, lines)
    if has_farewell:
        tail -= 2
    while tail and (
        _is_sign_off(shadow, lines[tail - 1]) or (tail == len(lines) and _is_signature(shadow, lines))
    ):
        has_farewell |= is_farewell(shadow.line_text(lines[tail - 1]))
        tail -= 1
    begin = tail
    needs_words = is_point and not _SENTENCE_END.search(shadow.line_text(shadow.lines[after]))
    for index in range(max(0, tail - _PARAGRAPHS), tail):
        if _begins(shadow, lines, index, needs_words=needs_words):
            begin = index
            break
    begin = _back_to_label(shadow, lines, begin)
    if begin == tail and not has_farewell:
        return None
    return lines[begin].number if begin < len(lines) else None


def _begins(shadow: Shadow, lines: list[Line], index: int, *, needs_words: bool) -> bool:
    """Whether a paragraph begins the end; one that only calls on the listeners is weighed by what follows."""
    words = shadow.line_text(lines[index])
    if not begins_the_end(words):
        return False
    if not only_calls(words):
        return True
    if needs_words and index == 0 and not exhorts(words):
        return False
    rest = len(shadow.plain) - lines[index].start
    return rest <= _LONG or rest <= _LARGEST_SHARE * len(shadow.plain)


def _back_to_label(shadow: Shadow, lines: list[Line], begin: int) -> int:
    """Where the closing begins when 结束语 stands above it, or thanks with nothing but farewells behind."""
    for index in range(max(0, begin - _LABEL_REACH), begin):
        words = shadow.line_text(lines[index])
        if is_closing_label(words):
            return index
        is_near = index >= begin - _THANKS_REACH
        if is_near and is_farewell(words) and all(_ends(shadow, line) for line in lines[index + 1 : begin]):
            return index
    return begin


def _ends(shadow: Shadow, line: Line) -> bool:
    return _is_sign_off(shadow, line) or begins_the_end(shadow.line_text(line))


def _is_sign_off(shadow: Shadow, line: Line) -> bool:
    words = shadow.line_text(line)
    return is_farewell(words) or is_date(words) or role_of(words) == "cue"


def _is_signed_and_dated(shadow: Shadow, lines: list[Line]) -> bool:
    """A short line above a date at the very end: who wrote it, and when."""
    if len(lines) < 2 or not is_date(shadow.line_text(lines[-1])):
        return False
    return _is_name_like(shadow.line_text(lines[-2])) and not is_date(shadow.line_text(lines[-2]))


def _is_name_like(words: str) -> bool:
    return width(words) <= _SIGNATURE_WIDTH and words[-1] not in "。!?;:,…”"


def _is_signature(shadow: Shadow, lines: list[Line]) -> bool:
    """A short last line under a farewell: who says so."""
    if len(lines) < 2:
        return False
    words = shadow.line_text(lines[-1])
    return _is_name_like(words) and _is_sign_off(shadow, lines[-2])
