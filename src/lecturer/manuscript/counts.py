"""Doubts that only the finished list shows: numbers that do not add up, a list of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from lecturer.manuscript.nesting import Node
from lecturer.manuscript.numerals import value_of
from lecturer.manuscript.shadow import shadow_of
from lecturer.talk.records import Doubt

_COUNT = re.compile(
    r"(?<![第\d一二三四五六七八九十])(?P<n>[一二三四五六七八九十两]|\d{1,2})\s?(?:个|大|条|项|点|句|件|步|种|层|招|方面|部分|类)"
    r"(?:方面|问题|话|事情?|步骤?|关键词|故事|意思|体会|感悟|认识|措施|要求|建议|阶段|环节|部分|字|词|误区|特点|原因|做法|工作|任务|举措)?"
)
_LEAD_IN_SIZE = 60
_NUMBERED = ("h1", "h2", "h3", "h4", "h5", "i:")


def count_doubts(opening: str, nodes: list[Node]) -> list[Node]:
    """The nodes with doubts about lists of one and announced counts; `opening` leads in the first list."""
    doubts: dict[int, list[Doubt]] = {}
    for parent, members in _lists(nodes):
        _number_doubts(nodes, members, doubts)
        lead_in = nodes[parent].notes if parent >= 0 else opening
        count = _announced(lead_in)
        if count and value_of(count["n"]) != len(members) and len(members) > 1:
            owner = parent if parent >= 0 else members[0]
            doubts.setdefault(owner, []).append(Doubt("count", said=count[0], found=str(len(members))))
    return [
        msgspec.structs.replace(node, doubts=_completed(node, nodes, index) + tuple(doubts.get(index, ())))
        for index, node in enumerate(nodes)
    ]


def _lists(nodes: list[Node]) -> Iterator[tuple[int, list[int]]]:
    """Each list with its parent's index, -1 for the top; a family that starts again is a new list."""
    open_lists: list[tuple[int, list[int]]] = []
    for index, node in enumerate(nodes):
        while len(open_lists) > node.depth + 1:
            yield open_lists.pop()
        if len(open_lists) == node.depth + 1:
            members = open_lists[-1][1]
            before = nodes[members[-1]]
            if before.family != node.family or 0 < node.ordinal <= min(1, before.ordinal):
                yield open_lists.pop()
        if len(open_lists) <= node.depth:
            open_lists.append((_parent(nodes, index), []))
        open_lists[-1][1].append(index)
    yield from reversed(open_lists)


def _parent(nodes: list[Node], index: int) -> int:
    """The node whose words come just before a list: its lead-in."""
    return index - 1


def _number_doubts(nodes: list[Node], members: list[int], doubts: dict[int, list[Doubt]]) -> None:
    first = nodes[members[0]]
    if len(members) == 1 and first.ordinal and first.family.startswith(_NUMBERED) and first.why == "marker":
        doubts.setdefault(members[0], []).append(Doubt("lone", said=first.marker))


def _announced(lead_in: str) -> re.Match[str] | None:
    """The count that the last sentence before a list names, if it names exactly one number."""
    sentence = re.split(r"[。!?\n]", shadow_of(lead_in[-_LEAD_IN_SIZE:].rstrip()).plain)[-1]
    if not sentence.endswith((":", ",", "—")):
        return None
    found = list(_COUNT.finditer(sentence))
    numbers = {value_of(match["n"]) for match in found}
    return found[-1] if len(numbers) == 1 else None


def _completed(node: Node, nodes: list[Node], index: int) -> tuple[Doubt, ...]:
    """The doubts that the outline noted, with the markers they are about."""
    return tuple(
        msgspec.structs.replace(
            doubt, said=doubt.said or node.marker, found=doubt.found or _expected(node, nodes, index, doubt)
        )
        for doubt in node.doubts
        if not (doubt.kind == "gap" and _is_lone(node, nodes, index))
    )


def _is_lone(node: Node, nodes: list[Node], index: int) -> bool:
    return False


def _expected(node: Node, nodes: list[Node], index: int, doubt: Doubt) -> str:
    return ""
