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
from lecturer.text.numerals import chinese, value_of

_COUNT = re.compile(
    r"(?<![第\d一二三四五六七八九十])(?P<n>[一二三四五六七八九十两]|\d{1,2})\s?"
    r"(?P<kind>个方面|方面|点|个问题|件事情?|句话|步|条|项|招|个部分|部分|大?件套|层意思|个字|个词|个关键词|个故事|个阶段"
    r"|个环节|大?举措|大?措施|种|类|个)(?:体会|感悟|认识|要求|建议|希望|意见|特点|原因|做法|工作|任务|内容|打算)?"
)
_ENGLISH_COUNT = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten)\s(?:[a-z]+\s){0,2}?"
    r"(?:things|points|parts|reasons|steps|lessons|ideas|questions|ways|kinds|stories|rules)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?:讲|谈|说|汇报|分享|提出?|强调|交流)(?:以下|这样|如下|下面|一下)?"
    r"((?<!第)([一二三四五六七八九十两]|\d{1,2})(?:点(?!钟|[半多上下])|个(?:方面|问题|意见)|件事|句话|条(?:意见|建议)))"
)
_WEAK = ("种", "类", "个")
_LEAD_IN_SIZE = 90
_NUMBERED = ("h1", "h2", "h3", "h4", "h5", "i:")
_SENTENCE_END = re.compile(r"[。!?\n]|\.\s")
_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")


def with_doubts(opening: str, nodes: list[Node]) -> list[Node]:
    """The nodes with all their doubts; `opening` leads in the first list."""
    found: list[list[Doubt]] = [[] for _ in nodes]
    for parent, members in _lists(nodes):
        first = nodes[members[0]]
        is_numbered = first.ordinal > 0 and first.family.startswith(_NUMBERED)
        if len(members) == 1 and is_numbered and first.why == "marker":
            found[members[0]].append(Doubt("lone", said=first.marker))
        doubt = _count_doubt(nodes[members[0] - 1].notes if members[0] else opening, len(members))
        if doubt is None and not members[0]:
            doubt = _announced_doubt(opening, len(members))
        if doubt:
            found[parent if parent >= 0 else members[0]].append(doubt)
        before: Node | None = None
        for index in members:
            noted = _completed(nodes[index], before, nodes[parent] if parent >= 0 else None)
            is_lone = any(doubt.kind == "lone" for doubt in found[index])
            found[index] += [doubt for doubt in noted if not (is_lone and doubt.kind == "gap")]
            before = nodes[index]
    return [msgspec.structs.replace(node, doubts=tuple(found[index])) for index, node in enumerate(nodes)]


def _lists(nodes: list[Node]) -> Iterator[tuple[int, list[int]]]:
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


def _count_doubt(lead_in: str, size: int) -> Doubt | None:
    """A doubt if the last sentence before a list names one count, and another than the list has."""
    words = shadow_of(lead_in[-_LEAD_IN_SIZE:].strip()).plain
    is_open = words.endswith((":", ",", "—"))
    sentence = _SENTENCE_END.split(words.rstrip("。.!"))[-1]
    kind = _ENGLISH_COUNT if words.isascii() else _COUNT
    found = [
        match for match in kind.finditer(sentence) if is_open or match.groupdict().get("kind") not in _WEAK
    ]
    counts = {2 if match["n"] == "两" else value_of(match["n"]) for match in found}
    if len(counts) != 1 or size < 2 or size in counts or 1 in counts:
        return None
    return Doubt("count", said=found[-1][0], found=str(size))


def _announced_doubt(opening: str, size: int) -> Doubt | None:
    """A doubt if the opening announced a count anywhere (今天我讲四点) that the top points do not keep."""
    found = _ANNOUNCED.findall(shadow_of(opening).plain)
    counts = {2 if number == "两" else value_of(number) for _, number in found}
    if len(counts) != 1 or size < 2 or size in counts or 1 in counts:
        return None
    return Doubt("count", said=found[-1][0], found=str(size))


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
