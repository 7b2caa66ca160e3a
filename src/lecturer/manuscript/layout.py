"""Finds what the page added to a manuscript: page numbers, running heads, indents, speakers' names.

All words stay; these lines are only told apart, so that no rule takes them for a title or a point.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

import msgspec

from lecturer.manuscript.normalized import Line, Shadow, wide
from lecturer.manuscript.page_numbers import is_surely_page_number
from lecturer.manuscript.source import NO_EVIDENCE, Evidence, Source
from lecturer.text.speakers import SPEAKER

_BARE_PAGE = re.compile(r"第\s?(?P<n>\d{1,3})\s?页")
_FRACTION = re.compile(r"(?P<n>\d{1,3})\s?/\s?(?P<all>\d{1,3})")
_CONTENTS = re.compile(r"【?(?:目\s?录|提\s?纲|议\s?程|(?:table of )?contents|agenda)】?:?", re.IGNORECASE)
_LEADER = re.compile(r"[\s.…·‥_—-]*(?:[\t ]+|[.…·‥]{2,}\s*)\d{1,3}$|[.…·‥]{3,}$")
"""What leads to a page number in a table of contents, and the number."""
_FRONT = 60
"""Contents stand among the first lines, and have no more."""
_NUMBER = re.compile(r"\d{1,3}")
_FEWEST_NUMBERS = 2
_FEWEST_REPEATS = 3
_RUNNING_HEAD = range(2, 31)
_ENDS_SENTENCE = re.compile(r"[。!?;…:,、][”’』)]?$")

_INDENT = re.compile(r"[ \t\u00a0]*")
_ITEM_WIDTH = 24
_FEWEST_ITEMS = 4
_SHARE_OF_ITEMS = 0.9
_DEEP = 2
"""An outline with two levels of indent is one; with one level only, every parent must have two below it."""

_SAID = re.compile(r"(?P<who>[^\s:。,!?、“”《》]{1,8}|[A-Z][a-z]{1,11}(?: [A-Z][a-z]{1,11})?):\s?\S")
_FEWEST_SAID = 4
_SHARE_SAID = 0.5


def with_layout(shadow: Shadow, source: Source) -> Source:
    """The source with evidence for lines that are the page's, an outline's by their indent, or someone's."""
    if source.talk:
        return source
    evidence = dict(source.evidence)
    lines = [line for line in shadow.lines if line.end > line.start]
    for number in _furniture(shadow, lines, evidence):
        evidence[number] = Evidence(is_text=True, is_furniture=True)
    for number in _speeches(shadow, lines, evidence):
        evidence[number] = msgspec.structs.replace(evidence.get(number, NO_EVIDENCE), is_speech=True)
    if not source.evidence:
        evidence |= _indented(shadow, [line for line in lines if line.number not in evidence])
    return msgspec.structs.replace(source, evidence=evidence) if evidence else source


def _furniture(shadow: Shadow, lines: list[Line], evidence: dict[int, Evidence]) -> set[int]:
    words = {line.number: shadow.line_text(line) for line in lines}
    found = {number for number, each in words.items() if is_surely_page_number(each)}
    fractions = {number: match for number, each in words.items() if (match := _FRACTION.fullmatch(each))}
    totals = Counter(match["all"] for match in fractions.values())
    found |= {number for number, match in fractions.items() if totals[match["all"]] >= _FEWEST_NUMBERS}
    found |= _counting(words) | _bare_pages(words)
    contents = _contents(words)
    listed = {_LEADER.sub("", words[number]) for number in contents}
    others = {number: each for number, each in words.items() if each not in listed}
    return found | contents | _running_heads(others, found, evidence)


def _counting(words: dict[int, str]) -> set[int]:
    """Lines that are bare numbers which count on: 3, 4, 5."""
    numbers = [(number, int(each)) for number, each in words.items() if _NUMBER.fullmatch(each)]
    counts_on = all(later == value + 1 for (_, value), (_, later) in pairwise(numbers))
    return {number for number, _ in numbers} if counts_on and len(numbers) >= _FEWEST_NUMBERS else set()


def _bare_pages(words: dict[int, str]) -> set[int]:
    """第2页, 第3页 by themselves are pages of an excerpt; a script for slides begins with the first."""
    pages = [(number, match) for number, each in words.items() if (match := _BARE_PAGE.fullmatch(each))]
    numbers = [int(match["n"]) for _, match in pages]
    counts_on = all(later == before + 1 for before, later in pairwise(numbers))
    is_excerpt = len(numbers) >= _FEWEST_NUMBERS and counts_on and numbers[0] > 1
    return {number for number, _ in pages} if is_excerpt else set()


def _contents(words: dict[int, str]) -> set[int]:
    """The lines of a table of contents: each comes again further on, where its part begins."""
    numbers = [*words]
    bare = [_LEADER.sub("", each) for each in words.values()]
    places: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(bare):
        places[each].append(place)
    found: set[int] = set()
    for place in range(min(len(numbers), _FRONT)):
        is_named = bool(_CONTENTS.fullmatch(words[numbers[place]]))
        if numbers[place] in found or not (is_named or _LEADER.search(words[numbers[place]])):
            continue
        first = end = place + is_named
        while end < min(len(numbers), first + _FRONT) and places[bare[end]][-1] > end:
            end += 1
        again = [next((each for each in places[said] if each >= end), -1) for said in bare[first:end]]
        if end - first >= _FEWEST_NUMBERS and -1 not in again and again == sorted(again):
            found.update(numbers[place:end])
    return found


def _running_heads(words: dict[int, str], furniture: set[int], evidence: dict[int, Evidence]) -> set[int]:
    """A short line that comes on every page, but for its first time, when it may be the title."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, each in words.items():
        if len(each) in _RUNNING_HEAD and number not in evidence and not _ENDS_SENTENCE.search(each):
            places[each].append(number)
    order = {number: place for place, number in enumerate(words)}
    beside = {order[number] + step for number in furniture for step in (-1, 1)}
    found: set[int] = set()
    for numbers in places.values():
        is_by_numbers = len(numbers) > 1 and all(order[number] in beside for number in numbers[1:])
        if is_by_numbers or len(numbers) >= _FEWEST_REPEATS:
            found.update(numbers[1:])
    return found


def _speeches(shadow: Shadow, lines: list[Line], evidence: dict[int, Evidence]) -> set[int]:
    """Lines of several speakers: two at least, each of them twice, in half of all lines."""
    known = {line.number for line in lines if SPEAKER.match(shadow.plain, line.start, line.end)}
    said = {line.number: match["who"] for line in lines if (match := _SAID.match(shadow.line_text(line)))}
    voices = Counter(said.values())
    again = {who for who, times in voices.items() if times > 1}
    turns = sum(voices[who] for who in again)
    if len(again) > 1 and turns >= max(_FEWEST_SAID, _SHARE_SAID * len(lines)):
        known |= {number for number, who in said.items() if who in again}
    return {number for number in known if not evidence.get(number, NO_EVIDENCE).level}


def _indented(shadow: Shadow, lines: list[Line]) -> dict[int, Evidence]:
    """Levels by indent, when the whole text is an outline of short lines."""
    if len(lines) < _FEWEST_ITEMS:
        return {}
    indents = [_indent(shadow, line) for line in lines]
    levels = _levels(indents)
    if not any(levels):
        return {}
    items = sum(
        wide(words := shadow.line_text(line)) <= _ITEM_WIDTH and not _ENDS_SENTENCE.search(words)
        for line in lines
    )
    if items < _SHARE_OF_ITEMS * len(lines) or not _is_outline(
        levels, has_tabs=any("\t" in each for each in indents)
    ):
        return {}
    title = _has_title(levels)
    found = {lines[0].number: Evidence(is_title=True)} if title else {}
    for line, level in zip(lines[title:], levels[title:], strict=True):
        found[line.number] = Evidence(level=level + 1 - (levels.count(0) == title == 1))
    return found


def _indent(shadow: Shadow, line: Line) -> str:
    start = shadow.text.rfind("\n", 0, shadow.places[line.start]) + 1
    match = _INDENT.match(shadow.text, start)
    return match[0] if match else ""


def _levels(indents: list[str]) -> list[int]:
    """How deep each line stands: by tabs, else by which of the widths in use its blanks are."""
    if any("\t" in indent for indent in indents):
        return [indent.count("\t") for indent in indents]
    widths = sorted({len(indent) for indent in indents})
    return [widths.index(len(indent)) for indent in indents]


def _is_outline(levels: list[int], *, has_tabs: bool) -> bool:
    if levels[0] != 0 or any(after > before + 1 for before, after in pairwise(levels)):
        return False
    if max(levels) >= _DEEP:
        return True
    families = "".join(map(str, levels)).lstrip("0").split("0")
    enough = any if has_tabs else all  # verse is set in by blanks, line by line
    return enough(len(family) > 1 for family in families if family)


def _has_title(levels: list[int]) -> int:
    """1 if the first line is the outline's title, with all others below it or beside it."""
    return int(levels[1] == 0 or levels.count(0) == 1)
