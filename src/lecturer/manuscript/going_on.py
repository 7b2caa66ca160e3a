"""Words behind a list inside a paragraph: they go on with the point above, not with the last item.

一、准备 / 有三样：一是竹篾，二是薄纸，三是棉线。缺一不可。/ 孩子们…: what follows 棉线 is about 准备.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

import msgspec

from lecturer.manuscript.marks import Mark
from lecturer.manuscript.normalized import Line, Shadow
from lecturer.manuscript.outline import Placed

FAMILY = "goes-on"
_ENDS_SENTENCE = re.compile(r"[。!?]+[”’』」)]*|\.(?=\s|$)")
_PAUSE = re.compile(r"[,;、:,]\s*$")
_SUMS_UP = re.compile(
    r"(?:以上|总之|综上|总的来说|[这那][一二三四五六七八九十\d]{1,2}[点条项个样件步句]|[两三四五六七八九十]者)"
)
_ADDS = re.compile(r"(?:同时|此外|另外|而且|并且|尤其|特别是|其中|比如|例如)")
"""What still belongs to the last item: 三是营造氛围，多办活动。同时加强宣传。"""
_SHORTEST_ALONE = 60
"""Behind a list that stands in no point, fewer characters, some two sentences, are no piece of their own."""


def with_words_that_go_on(shadow: Shadow, placed: list[Placed], closing: int | None) -> list[Placed]:
    """The points with one behind each list that is over before its words are."""
    stop = len(shadow.plain) if closing is None else shadow.lines[closing].start
    found: list[Placed] = []
    for place, each in enumerate(placed):
        found.append(each)
        following = placed[place + 1] if place + 1 < len(placed) else None
        end = following.mark.start if following else stop
        if not _is_last_of_list(each, following):
            continue
        start = _end_of_list(shadow, _members(placed, place), end)
        if start is not None and _is_enough(shadow, each, start, end):
            found.append(Placed(_mark(shadow, each, start), each.depth))
    return found


def _is_last_of_list(each: Placed, following: Placed | None) -> bool:
    """Whether a list inside a paragraph ends with this point, and nothing stands below it."""
    if not each.mark.family.startswith("i:"):
        return False
    if following is None or following.depth < each.depth:
        return True
    is_same = following.mark.family.rstrip("'") == each.mark.family.rstrip("'")
    return following.depth == each.depth and following.mark.line != each.mark.line and not is_same


def _end_of_list(shadow: Shadow, members: list[Placed], end: int) -> int | None:
    """Where the words behind a list begin; None if it is spread over paragraphs, or nothing is behind it."""
    if len(members) < 2 or any(each.mark.line != members[-1].mark.line for each in members):
        return None
    last = members[-1]
    line = shadow.lines[last.mark.line]
    if end < line.end:
        return None
    pieces = [
        shadow.plain[each.mark.start : following.mark.start].rstrip() for each, following in pairwise(members)
    ]
    is_one_sentence = all(_PAUSE.search(piece) and not _ENDS_SENTENCE.search(piece) for piece in pieces)
    for number, sentence in enumerate(_ENDS_SENTENCE.finditer(shadow.plain, last.mark.body, line.end)):
        rest = shadow.plain[sentence.end() : line.end].strip()
        if rest and (_SUMS_UP.match(rest) or (is_one_sentence and not number and not _ADDS.match(rest))):
            return _behind_blanks(shadow, sentence.end())
    return _next_line(shadow, line, end)


def _members(placed: list[Placed], place: int) -> list[Placed]:
    """The points of the list that ends at a place, in order; none where something stands below one."""
    last = placed[place]
    found = [last]
    while found[-1].mark.ordinal != 1 and place:
        place -= 1
        each = placed[place]
        if each.depth < last.depth or each.mark.family != last.mark.family:
            break
        found.append(each)
    return found[::-1]


def _next_line(shadow: Shadow, line: Line, end: int) -> int | None:
    number = line.number + 1
    while number < len(shadow.lines) and shadow.lines[number].end == shadow.lines[number].start:
        number += 1
    if number == len(shadow.lines) or shadow.lines[number].start >= end:
        return None
    return shadow.lines[number].start


def _behind_blanks(shadow: Shadow, place: int) -> int:
    while shadow.plain[place] == " ":
        place += 1
    return place


def _is_enough(shadow: Shadow, each: Placed, start: int, end: int) -> bool:
    words = shadow.plain[start:end].strip()
    return len(words) >= (1 if each.depth else _SHORTEST_ALONE)


def _mark(shadow: Shadow, each: Placed, start: int) -> Mark:
    line = shadow.lines[bisect_right(shadow.lines, start, key=_start) - 1]
    return msgspec.structs.replace(
        each.mark, start=start, end=start, body=start, line=line.number, family=FAMILY, ordinal=0,
        marker="", doubts=(), minor=(), rule=FAMILY,
    )  # fmt: skip


def _start(line: Line) -> int:
    return line.start
