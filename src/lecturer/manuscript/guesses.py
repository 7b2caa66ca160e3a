"""Headings without a number: short lines of their own between the words, or paragraphs that are set off."""

from __future__ import annotations

import re
from itertools import pairwise

from lecturer.manuscript.enumerations import candidates
from lecturer.manuscript.families import found_at_start
from lecturer.manuscript.head_detection import typed_marker, width
from lecturer.manuscript.marks import Mark
from lecturer.manuscript.normalized import Line, Shadow
from lecturer.manuscript.roles import role_of
from lecturer.manuscript.source import NO_EVIDENCE, Evidence, Source
from lecturer.talk.records import Doubt
from lecturer.text.han import HAN_CHARACTER
from lecturer.text.stage_labels import SHOWN_LABELS, SPOKEN_LABELS

GUESS_RANK = -0.2
_STEP_DOWN = 0.05
_HEAD_WIDTH = 20
_ENGLISH_WIDTH = 32
"""64 letters: headings of 45 to 55 letters are as short as 20 Han characters."""
_SET_OFF_WIDTH = 30
_SHORTEST_LEAD = 2
_LEAD_END = re.compile(r"[。.:!?]$")
_FEWEST = 2
_BODY_WIDTH = 12
_LEAD_IN_WIDTH = 12
_LABEL = re.compile(r"【([^【】]{2,16})】")
_STAGED = re.compile(
    "音乐|音效|视频|灯光|掌声|停顿|PPT|ppt|画面|旁白|切换|播放|画外|起身|鞠躬|微笑|互动|展示|出示|屏幕|幻灯|分钟|秒"
    f"|{SPOKEN_LABELS}|{SHOWN_LABELS}"
)
_FINAL = re.compile(r"[。!;,:、…—.]$")
_FINAL_QUOTE = re.compile(r"[”’\"』)》]$")
_SENTENCE = re.compile(r"[。!?;]|[.](?:\s|$)|,.*,|:")
_ENDS_LIKE_WORDS = re.compile(r"[。!?…;:.][”’\")』]*$")


def guessed(shadow: Shadow, source: Source, heads: list[Mark], taken: frozenset[int]) -> list[Mark]:
    """Unnumbered headings, when at least two lines look alike enough to be some.

    Args:
        shadow: The text.
        source: What the file says about its paragraphs.
        heads: The numbered headings.
        taken: Lines that are something else: the title, the closing.
    """
    lines = [line for line in shadow.lines if line.end > line.start]
    marked = {mark.line for mark in heads}
    set_off: list[Line] = []
    bare: list[Line] = []
    for index, line in enumerate(lines):
        if line.number in marked or line.number in taken or not _may_be(shadow, source, line):
            continue
        evidence = source.evidence.get(line.number, NO_EVIDENCE)
        if evidence.emphasis and _has_words_below(shadow, source, lines, index, marked):
            set_off.append(line)
        elif not evidence.emphasis and _stands_alone(shadow, source, lines, index, marked | taken):
            bare.append(line)
    if any(mark.why == "style" for mark in heads):
        return []
    chosen = set_off if len(set_off) >= 2 else bare
    for others in (
        _labels(shadow, source, lines, marked | taken),
        _over_bullets(shadow, lines, heads, taken),
    ):
        chosen = others if len(others) > len(chosen) else chosen
    leads = _leads(shadow, source, lines, marked | taken)
    chosen = leads if len(leads) > len(chosen) else chosen
    if len(chosen) < _FEWEST or not _fits_numbers(chosen, heads):
        return []
    lower = _lower_level(source, chosen)
    return [_mark(shadow, source, line, is_lower=line.number in lower) for line in chosen]


def _leads(shadow: Shadow, source: Source, lines: list[Line], taken: set[int]) -> list[Line]:
    """Paragraphs that begin with a set-off sentence, or a set-off word and a colon."""
    found = []
    for line in lines:
        evidence = source.evidence.get(line.number, NO_EVIDENCE)
        lead = shadow.plain[line.start + evidence.skip : line.start + evidence.lead].strip(" *")
        if line.number in taken or not evidence.lead or evidence.is_text or evidence.marker:
            continue
        follows = shadow.plain[line.start + evidence.lead : line.end].lstrip(" *")
        is_lead = bool(_LEAD_END.search(lead)) or follows[:1] == ":"
        if is_lead and _SHORTEST_LEAD <= width(lead) <= _HEAD_WIDTH and not role_of(lead):
            found.append(line)
    first = found[0].number if found else 0
    return (
        found
        if 2 * len(found) > sum(line.number >= first for line in lines if line.number not in taken)
        else []
    )


def _lower_level(source: Source, chosen: list[Line]) -> set[int]:
    """The lines below others: set off less than the first, where there are several of both kinds."""
    levels = {line.number: source.evidence.get(line.number, NO_EVIDENCE).emphasis for line in chosen}
    top = max(levels.values())
    lower = {number for number, level in levels.items() if level < top}
    is_told = levels[chosen[0].number] == top and min(len(lower), len(chosen) - len(lower)) >= _FEWEST
    return lower if is_told else set()


def lookalikes(shadow: Shadow, source: Source, marks: list[Mark], taken: frozenset[int]) -> list[Line]:
    """Lines that look like headings but were not believed."""
    marked = {mark.line for mark in marks}
    lines = [line for line in shadow.lines if line.end > line.start]
    return [
        line
        for index, line in enumerate(lines)
        if line.number not in marked
        and line.number not in taken
        and _may_be(shadow, source, line)
        and _stands_alone(shadow, source, lines, index, marked | taken)
    ]


def _labels(shadow: Shadow, source: Source, lines: list[Line], taken: set[int]) -> list[Line]:
    """【背景】 before its words or above them: a heading like any other, when there are several."""
    return [
        line
        for line in lines
        if line.number not in taken
        and not source.evidence.get(line.number, NO_EVIDENCE).is_text
        and (label := _LABEL.match(shadow.plain, line.start, line.end))
        and not _STAGED.search(label[1])
        and role_of(label[1]) not in ("opener", "closing", "date")
    ]


def _over_bullets(shadow: Shadow, lines: list[Line], heads: list[Mark], taken: frozenset[int]) -> list[Line]:
    """上午： and 下午： above bullets of their own; one such line only leads in."""
    marks = {mark.line: mark for mark in heads}
    found = [
        (line, mark)
        for line, following in pairwise(lines)
        if line.number not in marks
        and line.number not in taken
        and (mark := marks.get(following.number))
        and mark.ordinal <= 1
        and shadow.plain[line.end - 1] == ":"
        and width(shadow.line_text(line)) <= _LEAD_IN_WIDTH
        and not role_of(shadow.line_text(line))
    ]
    has_bullets = sum(not mark.ordinal for _, mark in found) >= 2
    return [line for line, _ in found] if has_bullets else []


def _may_be(shadow: Shadow, source: Source, line: Line) -> bool:
    words = shadow.line_text(line)
    evidence = source.evidence.get(line.number, NO_EVIDENCE)
    if evidence.is_text or evidence.is_title or evidence.is_subtitle or evidence.marker or evidence.continues:
        return False
    limit = _HEAD_WIDTH if HAN_CHARACTER.search(words) else _ENGLISH_WIDTH
    limit = max(limit, _SET_OFF_WIDTH) if evidence.emphasis else limit
    label = _LABEL.match(words)
    if evidence.is_speech or evidence.lead or (label and _STAGED.search(label[1])):
        return False
    if (
        not (1 if evidence.emphasis else 2) <= width(words) <= limit
        or _SENTENCE.search(words)
        or _FINAL.search(words)
    ):
        return False
    if not evidence.emphasis and _FINAL_QUOTE.search(words):
        return False
    is_numbered = found_at_start(words) is not None or any(each.start == 0 for each in candidates(words))
    return not role_of(words) and not is_numbered


def _has_words_below(shadow: Shadow, source: Source, lines: list[Line], index: int, marked: set[int]) -> bool:
    if index + 1 >= len(lines):
        return False
    following = lines[index + 1]
    evidence = source.evidence.get(following.number, NO_EVIDENCE)
    if following.number in marked:
        return True
    return evidence.emphasis < _emphasis(source, lines[index])


def _emphasis(source: Source, line: Line) -> int:
    return source.evidence.get(line.number, NO_EVIDENCE).emphasis


def _stands_alone(shadow: Shadow, source: Source, lines: list[Line], index: int, marked: set[int]) -> bool:
    """A short line between running words: no verse, no dialogue, no signature."""
    if index == 0 or index + 1 >= len(lines):
        return False
    above, below = lines[index - 1], lines[index + 1]
    if _is_table_like(source.evidence.get(above.number, NO_EVIDENCE)):
        return False
    is_parted = above.number in marked or _is_running(shadow, above)
    if below.number in marked:
        return is_parted and found_at_start(shadow.line_text(below)) is not None
    words = shadow.line_text(below)
    is_body = width(words) >= _BODY_WIDTH or words.endswith(":")
    return is_parted and is_body and _is_running(shadow, below)


def _is_table_like(evidence: Evidence) -> bool:
    return evidence.is_text


def _is_running(shadow: Shadow, line: Line) -> bool:
    words = shadow.line_text(line)
    return bool(_ENDS_LIKE_WORDS.search(words)) or role_of(words) in ("salutation", "greeting", "date")


def _fits_numbers(lines: list[Line], heads: list[Mark]) -> bool:
    """Beside numbered headings, unnumbered ones are believed only if no run of numbers goes on below them."""
    numbered = [mark for mark in heads if mark.ordinal]
    if not numbered:
        return True
    if lines[0].number > numbered[0].line:
        return False
    below = [next((mark for mark in numbered if mark.line > line.number), None) for line in lines]
    return all(mark is None or mark.ordinal == 1 for mark in below)


def _mark(shadow: Shadow, source: Source, line: Line, *, is_lower: bool) -> Mark:
    evidence = source.evidence.get(line.number, NO_EVIDENCE)
    label = _LABEL.match(shadow.plain, line.start, line.end)
    end = label.end() if label else line.start + evidence.lead if evidence.lead else line.end
    doubt = Doubt("guess", said=shadow.written(line.start, end).strip(" *"))
    body = line.start + evidence.skip
    marker, skip = typed_marker(shadow.plain[body : line.end]) if evidence.lead else (0, 0)
    marker_end = body + marker if marker else line.start
    body += skip if marker else shadow.plain[body] == "【"
    family, rank = ("guess2", GUESS_RANK + _STEP_DOWN) if is_lower else ("guess", GUESS_RANK)
    return Mark(
        line.start, marker_end, body, line.number, family, rank, 0, "guess",
        doubts=() if marker else (doubt,), rule="guess",
    )  # fmt: skip
