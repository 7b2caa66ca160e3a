"""From the words of a manuscript to a talk: a function of the words alone that loses none of them."""

from __future__ import annotations

import re

import msgspec

from lecturer.manuscript.counts import with_doubts
from lecturer.manuscript.endings import closing_line
from lecturer.manuscript.front import Front, front_of
from lecturer.manuscript.guesses import guessed, lookalikes
from lecturer.manuscript.head_detection import head_span, one_line, title_of
from lecturer.manuscript.headings import headings
from lecturer.manuscript.lists import Items
from lecturer.manuscript.marks import Mark
from lecturer.manuscript.markup import with_markup
from lecturer.manuscript.nesting import Node, nested
from lecturer.manuscript.normalized import Line, Shadow, first_lines, shadow_of
from lecturer.manuscript.outline import Placed, outline
from lecturer.manuscript.ranks import ranked
from lecturer.manuscript.source import Source
from lecturer.manuscript.wrapping import wraps
from lecturer.talk.records import Doubt, Talk

_SPEAKER = re.compile(r"[甲乙丙丁合男女师生问答齐旁][12一二]?白?:")
_RECALLED = re.compile(r"(?:以上|上述)这?[一二三四五六七八九十几]?(?:[点条项]|个)")


def talk_of(source: Source) -> Talk:
    """The talk that a manuscript is; what it is called falls back to what the file says."""
    shadow = shadow_of(source.text, wraps(source.text) if not source.evidence else frozenset())
    source = with_markup(shadow, _as_in_shadow(source))
    front = front_of(shadow, source)
    heads = [mark for mark in headings(shadow, source) if mark.line not in front.lines]
    heads, end = _with_guesses(shadow, source, front, heads)
    placed = _placed(shadow, source, heads, front, end)
    end = closing_line(shadow, placed[-1].mark.line if placed else _last_front_line(front))
    if not placed and end is not None and end == _first_line(shadow):
        end = None
    return _talk(shadow, source, front, placed, end)


def _as_in_shadow(source: Source) -> Source:
    """The evidence by the lines of the shadow."""
    numbers = first_lines(source.text) if source.evidence else None
    if numbers is None:
        return source
    evidence = {numbers[line]: each for line, each in source.evidence.items()}
    return msgspec.structs.replace(source, evidence=evidence)


def _with_guesses(
    shadow: Shadow, source: Source, front: Front, heads: list[Mark]
) -> tuple[list[Mark], int | None]:
    last = heads[-1].line if heads else _last_front_line(front)
    end = closing_line(shadow, last)
    guesses = guessed(shadow, source, heads, front.lines | _lines_from(shadow, end))
    if guesses:
        heads = ranked(sorted([*heads, *guesses], key=lambda mark: mark.start))
        end = closing_line(shadow, heads[-1].line)
    return heads, end


def _placed(shadow: Shadow, source: Source, heads: list[Mark], front: Front, end: int | None) -> list[Placed]:
    """The outline; the closing is looked into for lists only if there are none elsewhere."""
    if end is not None:
        placed = outline(shadow, heads, _items(shadow, source, heads, front, end))
        if placed:
            return placed
    return outline(shadow, heads, _items(shadow, source, heads, front, None))


def _items(shadow: Shadow, source: Source, heads: list[Mark], front: Front, end: int | None) -> Items:
    lines = [
        line
        for line in shadow.lines[:end]
        if line.end > line.start
        and line.number not in front.lines
        and not _is_text(source, line)
        and not _SPEAKER.match(shadow.line_text(line))
        and not _RECALLED.match(shadow.line_text(line))
    ]
    return Items(shadow, lines, heads)


def _is_text(source: Source, line: Line) -> bool:
    evidence = source.evidence.get(line.number)
    return evidence is not None and evidence.is_text


def _last_front_line(front: Front) -> int:
    return max(front.lines, default=-1)


def _first_line(shadow: Shadow) -> int:
    return next((line.number for line in shadow.lines if line.end > line.start), -1)


def _lines_from(shadow: Shadow, end: int | None) -> frozenset[int]:
    return frozenset() if end is None else frozenset(range(end, len(shadow.lines)))


def _talk(shadow: Shadow, source: Source, front: Front, placed: list[Placed], end: int | None) -> Talk:
    stop = len(shadow.plain) if end is None else _place_of(shadow, end)
    bounds = [*(each.mark.start for each in placed), stop]
    marks = [each.mark for each in placed]
    looks = lookalikes(shadow, source, marks, front.lines | _lines_from(shadow, end)) if marks else []
    nodes = []
    looking = 0
    for index, each in enumerate(placed):
        node = _node(
            shadow, each, bounds[index], bounds[index + 1], is_first_of_line=_is_initial(shadow, each.mark)
        )
        doubts = node.doubts
        while looking < len(looks) and looks[looking].start < bounds[index + 1]:
            line = looks[looking]
            if line.start >= bounds[index]:
                doubts += (Doubt("guess", said=shadow.written(line.start, line.end)),)
            looking += 1
        nodes.append(msgspec.structs.replace(node, doubts=doubts))
    opening = _words(shadow, 0, bounds[0])
    nodes = with_doubts(opening, nodes)
    return Talk(
        title=front.title,
        subtitle=front.subtitle,
        speaker=front.speaker,
        unit=front.unit,
        date=front.date,
        opening=opening,
        points=nested(nodes),
        closing="" if end is None else _words(shadow, stop, len(shadow.plain)),
    )


def _place_of(shadow: Shadow, number: int) -> int:
    return shadow.lines[number].start


def _is_initial(shadow: Shadow, mark: Mark) -> bool:
    return mark.start == shadow.lines[mark.line].start


def _words(shadow: Shadow, start: int, end: int) -> str:
    """A stretch of the text with its indent, without the empty lines around it."""
    last = len(shadow.text) if end == len(shadow.plain) else _cut(shadow, end)
    return _trimmed(shadow.text[_cut(shadow, start) : last])


def _cut(shadow: Shadow, place: int) -> int:
    """Where to cut the text for a place of the shadow: before the indent and the invisible characters."""
    text = shadow.text
    if place == 0:
        return 0
    cut = start = shadow.places[place]
    while (
        start and text[start - 1] != "\n" and (text[start - 1].isspace() or not text[start - 1].isprintable())
    ):
        start -= 1
    return start if start == 0 or text[start - 1] == "\n" else cut


def _trimmed(text: str) -> str:
    lines = text.split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    return "\n".join(lines)


def _node(shadow: Shadow, placed: Placed, start: int, end: int, *, is_first_of_line: bool) -> Node:
    mark = placed.mark
    span = head_span(shadow.plain, mark.body, end)
    doubts = mark.doubts
    if span.is_cut:
        full = one_line(shadow.written(span.start, span.full_end))
        doubts += (Doubt("head", said=full, found=title_of(shadow, span)),)
    marker = mark.marker or _unmarked(shadow.written(mark.start, mark.end))
    title = _unbracketed(title_of(shadow, span), shadow.plain[mark.start])
    if mark.family == "i:di" and shadow.plain.startswith("\n", mark.end):  # 第一个故事 on a line of its own
        marker, title, doubts = "", marker, mark.doubts
    return Node(
        depth=placed.depth,
        family=mark.family,
        ordinal=mark.ordinal,
        marker=marker,
        title=title,
        notes=_words(shadow, start, end),
        run_on=not is_first_of_line,
        why=mark.why,
        doubts=doubts,
    )


def _unmarked(marker: str) -> str:
    """A marker without the signs of Markdown before it, or a bracket that closes behind the title."""
    marker = marker.strip("【】").lstrip("#* ") or marker
    return marker[1:] if marker[:1] in ("(", "（") and marker[-1:] not in (")", "）") else marker


def _unbracketed(title: str, opener: str) -> str:
    """【第一部分 缘起】 and **一、缘起** leave at the title's end what opened before the marker."""
    closer = {"【": "】", "(": "）)", "*": "*", "#": "*"}.get(opener, "")
    if title[-1:] not in tuple(closer) or any(sign in title for sign in "【（("):
        return title
    if closer == "*":
        return title.removesuffix("**") if title.count("**") == 1 else title
    return title[:-1]
