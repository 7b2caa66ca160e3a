"""Doubts that only the finished outline shows: a list of one, a count announced that was not kept.

The doubts that were noted on the way get the markers they are about here, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from lecturer.manuscript.nesting import Node
from lecturer.manuscript.normalized import shadow_of
from lecturer.talk.records import Doubt
from lecturer.text.announced import Announced, announced_anywhere, announced_before
from lecturer.text.numerals import chinese

_NUMBERED = ("h1", "h2", "h3", "h4", "h5", "i:")
_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")


def with_doubts(opening: str, nodes: list[Node]) -> list[Node]:
    """The nodes with all their doubts; `opening` leads in the first list."""
    found: list[list[Doubt]] = [[] for _ in nodes]
    for parent, members in lists_of(nodes):
        first = nodes[members[0]]
        is_numbered = first.ordinal > 0 and first.family.startswith(_NUMBERED)
        if len(members) == 1 and is_numbered and first.why == "marker":
            found[members[0]].append(Doubt("lone", said=first.marker))
        lead_in = shadow_of(nodes[members[0] - 1].notes if members[0] else opening).plain
        doubt = _kept_doubt(announced_before(lead_in), len(members))
        if doubt is None and not members[0]:
            doubt = _kept_doubt(announced_anywhere(lead_in), len(members))
        if doubt:
            found[parent if parent >= 0 else members[0]].append(doubt)
        before: Node | None = None
        for index in members:
            noted = _completed(nodes[index], before, nodes[parent] if parent >= 0 else None)
            is_lone = any(doubt.kind == "lone" for doubt in found[index])
            found[index] += [doubt for doubt in noted if not (is_lone and doubt.kind == "gap")]
            before = nodes[index]
    return [msgspec.structs.replace(node, doubts=tuple(found[index])) for index, node in enumerate(nodes)]


def lists_of(nodes: list[Node]) -> Iterator[tuple[int, list[int]]]:
    """Each list with its parent's index, -1 at the top; a family that starts again is a new list."""
    open_lists: list[tuple[int, list[int]]] = []
    for index, node in enumerate(nodes):
        while len(open_lists) > node.depth + 1:
            yield open_lists.pop()
        if len(open_lists) == node.depth + 1:
            before = nodes[open_lists[-1][1][-1]]
            if before.family != node.family or 0 < node.ordinal <= min(1, before.ordinal):
                yield open_lists.pop()
        if len(open_lists) <= node.depth:
            open_lists.append((open_lists[-1][1][-1] if open_lists else -1, []))
        open_lists[-1][1].append(index)
    while open_lists:
        yield open_lists.pop()


def _kept_doubt(announced: Announced | None, size: int) -> Doubt | None:
    """A doubt if a count was announced, and another than the list has."""
    if announced is None or size < 2 or size == announced.count:
        return None
    return Doubt("count", said=announced.said, found=str(size))


def _completed(node: Node, before: Node | None, parent: Node | None) -> list[Doubt]:
    """The doubts noted on the way, with what the manuscript says and what was expected."""
    completed = []
    for doubt in node.doubts:
        found = doubt.found
        if doubt.kind in ("gap", "duplicate"):
            found = _spelt(node.marker, before.ordinal + 1 if before else 1)
        elif doubt.kind == "level" and parent:
            found = parent.marker or parent.title
        completed.append(msgspec.structs.replace(doubt, said=doubt.said or node.marker, found=found))
    return completed


def _spelt(marker: str, ordinal: int) -> str:
    """A marker with another number: 四是 with 3 is 三是."""
    match = _NUMERAL.search(shadow_of(marker).plain)
    if match is None or len(marker) != len(shadow_of(marker).plain):
        return str(ordinal)
    number = str(ordinal) if match[0].isdigit() else chinese(ordinal)
    return marker[: match.start()] + number + marker[match.end() :]
