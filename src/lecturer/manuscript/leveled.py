"""Points that come one after another with their levels, as a tree; heads written by hand."""

from __future__ import annotations

import msgspec

from lecturer.manuscript.families import found_at_start
from lecturer.talk.edits import fresh_ids
from lecturer.talk.records import Point, Talk

_ENDS = "。；;，,：:"


def tree_of(talk: Talk, rows: list[tuple[int, Point]]) -> tuple[Point, ...]:
    """Points with levels as a tree; those that are new get ids."""
    new_id = fresh_ids(msgspec.structs.replace(talk, points=tuple(point for _level, point in rows)))
    stack: list[list[Point]] = [[]]
    for level, point in rows:
        level = max(1, min(level, len(stack)))
        while len(stack) > level:
            _fold(stack)
        stack[-1].append(point if point.id else msgspec.structs.replace(point, id=new_id()))
        stack.append([])
    while len(stack) > 1:
        _fold(stack)
    return tuple(stack[0])


def parted_head(text: str, known: str = "") -> tuple[str, str]:
    """The marker and the title of a heading that was written by hand; `known` is the marker that it had."""
    found = found_at_start(text)
    size = len(known) if known and text.startswith(known) else found.length if found else 0
    return text[:size].strip(), text[size:].strip().rstrip(_ENDS)


def _fold(stack: list[list[Point]]) -> None:
    below = stack.pop()
    if below:
        stack[-1][-1] = msgspec.structs.replace(stack[-1][-1], points=tuple(below))
