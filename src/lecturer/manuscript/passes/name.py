"""Last pass: what every point is called, what is doubtful about it, and the talk that they make."""

from __future__ import annotations

import re
from collections import deque

import msgspec

from lecturer.manuscript.counts import lists_of, with_doubts
from lecturer.manuscript.going_on import FAMILY
from lecturer.manuscript.guesses import lookalikes
from lecturer.manuscript.head_detection import head_span, one_line, title_of, width
from lecturer.manuscript.nesting import Node, nested
from lecturer.manuscript.normalized import Shadow
from lecturer.manuscript.passes.cut import Cut, Piece
from lecturer.talk.records import Doubt, Talk

_COMMA = re.compile("[,，]")
_SUMMED_UP = re.compile("[,，]\\s?[这那]")
"""一是一把尺，二是一支笔，三是一张图，这就是全部家当: also where the list begins the paragraph."""
_SHORTEST_HEAD = 2
_PAUSES = ("，", ",", "、")


def name(cut: Cut) -> Talk:
    """Name the points and make the talk."""
    page, shadow = cut.page, cut.page.shadow
    nodes = _with_even_ends([_node(shadow, piece) for piece in cut.pieces])
    nodes = with_doubts(cut.opening, _with_lookalikes(cut, nodes))
    return Talk(
        title=page.front.title,
        subtitle=page.front.subtitle,
        speaker=page.front.speaker,
        unit=page.front.unit,
        date=page.front.date,
        opening=cut.opening,
        points=nested(nodes),
        closing=cut.closing,
    )


def _with_lookalikes(cut: Cut, nodes: list[Node]) -> list[Node]:
    """The nodes with a doubt for every line in their words that looks like a heading, too."""
    page, shadow = cut.page, cut.page.shadow
    marks = [piece.placed.mark for piece in cut.pieces]
    ending = () if cut.closing_line is None else range(cut.closing_line, len(shadow.lines))
    looks = deque(lookalikes(shadow, page.source, marks, page.front.lines.union(ending)) if marks else ())
    found = []
    for piece, node in zip(cut.pieces, nodes, strict=True):
        doubts = list(node.doubts)
        while looks and looks[0].start < piece.end:
            line = looks.popleft()
            if line.start >= piece.placed.mark.start:
                doubts.append(Doubt("guess", said=shadow.written(line.start, line.end)))
        found.append(msgspec.structs.replace(node, doubts=tuple(doubts)))
    return found


def _node(shadow: Shadow, piece: Piece) -> Node:
    mark = piece.placed.mark
    is_initial = mark.start == shadow.lines[mark.line].start
    if mark.family == FAMILY:
        return Node(
            piece.placed.depth, FAMILY, 0, "", "", piece.words, not is_initial, mark.why, continues=True
        )
    span = head_span(shadow.plain, mark.body, piece.end, is_own_line=is_initial)
    marker = mark.marker or _unmarked(shadow.written(mark.start, mark.end))
    title = _unbracketed(
        title_of(shadow, span, is_marked=bool(marker) or mark.why == "style"), shadow.plain[mark.start]
    )
    doubts = mark.doubts
    if span.is_cut:
        full = one_line(shadow.written(span.full_start, span.full_end))
        doubts += (Doubt("head", said=full, found=title),)
    if mark.family.startswith("i:di") and shadow.plain.startswith("\n", mark.end):
        marker, title, doubts = "", marker, mark.doubts  # 第一个故事 on a line of its own
    return Node(
        depth=piece.placed.depth,
        family=mark.family,
        ordinal=mark.ordinal,
        marker=marker,
        title=title,
        notes=piece.words,
        run_on=not is_initial,
        why=mark.why,
        doubts=doubts,
        seconds=span.seconds,
    )


def _with_even_ends(nodes: list[Node]) -> list[Node]:
    """Of items in one sentence the last may carry the sentence's end: 三带雨衣，这样就能走远."""
    evened = list(nodes)
    for _, members in lists_of(nodes):
        *others, last = (nodes[index] for index in members)
        if len(others) < 2 or not last.run_on or not all(_ends_in_pause(node) for node in others):
            continue
        is_inside = all(node.run_on for node in others) or _SUMMED_UP.search(last.title)
        if not is_inside or any(not node.run_on for node in others[1:]):
            continue
        if any(_COMMA.search(node.title) for node in others) or not (comma := _COMMA.search(last.title)):
            continue
        if width(last.title[: comma.start()]) >= _SHORTEST_HEAD:
            evened[members[-1]] = msgspec.structs.replace(last, title=last.title[: comma.start()])
    return evened


def _ends_in_pause(node: Node) -> bool:
    return node.notes.rstrip()[-1:] in _PAUSES


def _unmarked(marker: str) -> str:
    """A marker without the signs of Markdown before it, or a bracket that closes behind the title."""
    marker = marker.strip("【】 ").lstrip("#* ") or marker
    return marker[1:] if marker[:1] in ("(", "（") and marker[-1:] not in (")", "）") else marker


def _unbracketed(title: str, opener: str) -> str:
    """【第一部分 缘起】 and **一、缘起** leave at the title's end what opened before the marker."""
    closer = {"【": "】", "(": "）)", "*": "*", "#": "*"}.get(opener, "")
    if title[-1:] not in tuple(closer) or any(sign in title for sign in "【（("):
        return title
    if closer == "*":
        return title.removesuffix("**") if title.count("**") == 1 else title
    return title[:-1]
