"""Where the closing begins: the last paragraphs that are no point's words any more."""

from __future__ import annotations

from lecturer.manuscript.head_detection import width
from lecturer.manuscript.normalized import Line, Shadow
from lecturer.manuscript.roles import begins_the_end, is_date, is_farewell, role_of

_PARAGRAPHS = 2
_SIGNATURE_WIDTH = 16
_LABEL_REACH = 8


def closing_line(shadow: Shadow, after: int) -> int | None:
    """The number of the line where the closing begins, after the line `after`; None when there is none."""
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
    for index in range(max(0, tail - _PARAGRAPHS), tail):
        if begins_the_end(shadow.line_text(lines[index])):
            begin = index
            break
    for index in range(max(0, begin - _LABEL_REACH), begin):
        if role_of(shadow.line_text(lines[index])) == "closing":
            begin = index
            break
    if begin == tail and not has_farewell:
        return None
    return lines[begin].number if begin < len(lines) else None


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
