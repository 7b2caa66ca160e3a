"""Decides which marked paragraphs are headings: some by themselves, some only beside others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from lecturer.manuscript.enumerations import candidates
from lecturer.manuscript.families import Found, found_at_start
from lecturer.manuscript.marks import Mark
from lecturer.manuscript.normalized import Line, Shadow, shadow_of
from lecturer.manuscript.roles import is_date
from lecturer.manuscript.source import Evidence, Source
from lecturer.talk.records import Reason

_BULLET_RANK = 6.0
_SEPARATORS = " ,:、"
_ANY_WORD = "字"
_FIGURES = 3
_LIST_RANK = 3.05
_STYLE_RANK = -1.0
_KNOWN_FAMILIES = ("h1", "h2", "h3", "h4", "h5", "part", "article", "dotted")
_BULLETS = ("bullet", "dash")
_QUIZ = re.compile(r"[??]$|\(\s*\)|_{2,}")
_SECOND_SENTENCE = re.compile(r"[。!?.]\s*\S")
_ATTACHED = re.compile(r"附件\s?[\d一二三]?:")
_TIGHT_HEAD = re.compile(r"[^。!?;,]{0,24}")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_HEAD_LIKE = re.compile(r"[^。!?;]{1,40}[??]?")


def headings(shadow: Shadow, source: Source) -> list[Mark]:
    """Every heading in the text, in order, with the usual ranks of their families."""
    found: list[tuple[Mark, bool]] = []
    for line in shadow.lines:
        evidence = source.evidence.get(line.number)
        if found and _ATTACHED.match(shadow.plain, line.start, line.end):
            break
        if line.start == line.end or (
            evidence and (evidence.is_text or evidence.continues or evidence.is_speech)
        ):
            continue
        mark = _mark(shadow, line, evidence)
        if mark:
            found.append(mark)
    believed = _with_words(shadow, _believed(shadow, found))
    if len(believed) == 1 and believed[0].family.startswith(("bullet@", "dash")):
        return []  # - in two months, he said: a dash that somebody's words begin with
    return _without_contents(shadow, believed)


def _mark(shadow: Shadow, line: Line, evidence: Evidence | None) -> tuple[Mark, bool] | None:
    words = shadow.line_text(line)
    if evidence and evidence.is_title:
        return None
    if evidence and evidence.marker:
        return _numbered(line, words, evidence), True
    if is_date(words):
        return None
    skip = evidence.skip if evidence else 0
    found = found_at_start(words[skip:])
    styled = bool(evidence and evidence.level)
    if found:
        mark = _written(line, found, skip)
        if evidence and styled:
            mark = msgspec.structs.replace(
                mark,
                why="style",
                family=f"style{evidence.level}",
                rank=_style_rank(evidence.level),
                typed=found.rank if found.family.startswith(_KNOWN_FAMILIES) else -1.0,
            )
        return mark, found.is_firm or styled
    if evidence and styled:
        family, rank = f"style{evidence.level}", _style_rank(evidence.level)
        marker = next((each.end for each in candidates(words[skip:]) if each.start == 0), 0)
        marker = marker if words[skip + marker :].strip(_SEPARATORS) else 0
        end = line.start + (skip + marker if marker else 0)
        rest = words[skip + marker :]
        body = line.start + skip + marker + len(rest) - len(rest.lstrip(_SEPARATORS))
        return Mark(line.start, end, body, line.number, family, rank, 0, "style"), True
    return None


def _style_rank(level: int) -> float:
    return _STYLE_RANK + level / 20


def _written(line: Line, found: Found, skip: int = 0) -> Mark:
    start = line.start + skip
    return Mark(
        start=line.start,
        end=start + found.length,
        body=start + found.skip,
        line=line.number,
        family=found.family,
        rank=found.rank,
        ordinal=found.ordinal,
        minor=found.minor,
        until=found.until,
        rule=found.family,
    )


def _numbered(line: Line, words: str, evidence: Evidence) -> Mark:
    """A mark for a paragraph that the file itself numbers."""
    level, depth = evidence.level, evidence.depth
    styled = (f"style{level}", _style_rank(level)) if level else None
    number = shadow_of(evidence.marker).plain.strip()
    if not words.startswith(number) or not _has_number(number):
        family, rank = styled or (f"bullet@{depth}", _BULLET_RANK + depth / 10)
        why: Reason = "style" if level else "numbering"
        return Mark(line.start, line.start, line.start, line.number, family, rank, 0, why, evidence.marker)
    found = found_at_start(f"{number} {_ANY_WORD}") or Found("list", _LIST_RANK, 0, 0, 0)
    skip = len(number) + len(words[len(number) :]) - len(words[len(number) :].lstrip(" "))
    found = msgspec.structs.replace(found, length=len(number), skip=skip)
    mark = msgspec.structs.replace(_written(line, found), why="numbering")
    if styled:
        return msgspec.structs.replace(mark, family=styled[0], rank=styled[1])
    if not found.family.startswith(_KNOWN_FAMILIES) or (found.family == "h3" and depth):
        family, rank = f"{found.family}@{depth}", _LIST_RANK + depth / 10
        return msgspec.structs.replace(mark, family=family, rank=rank)
    return mark


def _has_number(marker: str) -> bool:
    return any(char.isalnum() or char.isnumeric() for char in marker)


def _believed(shadow: Shadow, found: list[tuple[Mark, bool]]) -> list[Mark]:
    by_family: dict[str, list[int]] = defaultdict(list)
    for index, (mark, _) in enumerate(found):
        by_family[mark.family].append(index)
    kept: set[int] = set()
    for indices in by_family.values():
        kept.update(_believed_family(shadow, found, indices))
    if sum(found[index][0].family.startswith("label:") for index in kept) > 1:
        kept.update(_lone_labels(found, by_family))  # 短处1 after 长处1 and 长处2
    return [found[index][0] for index in sorted(kept)]


def _lone_labels(found: list[tuple[Mark, bool]], by_family: dict[str, list[int]]) -> Iterable[int]:
    """Labels with a 1 and no 2: believed where labels of other kinds are."""
    for family, indices in by_family.items():
        if family.startswith("label:") and len(indices) == 1 and found[indices[0]][0].ordinal == 1:
            yield indices[0]


def _believed_family(shadow: Shadow, found: list[tuple[Mark, bool]], indices: list[int]) -> Iterable[int]:
    runs = _runs([found[index][0] for index in indices])
    if len(runs) == len(indices) >= _FIGURES and found[indices[0]][0].family == "h3":
        return  # 3. … 90. … 1. …: figures that are talked about
    if found[indices[0]][0].family == "dashes" and len(indices) < _FIGURES:
        return  # somebody speaks, or a source is named
    if found[indices[0]][0].family.startswith("named") and not _has_words_between(shadow, found, indices):
        return  # Pier 1: empty. Pier 2: empty.
    if found[indices[0]][0].family.startswith(_BULLETS) and _is_dialogue(shadow, found, indices):
        return
    for run in runs:
        members = [indices[place] for place in run]
        firm: list[int] = []
        for place, index in enumerate(members):
            is_sure = found[index][1] or found[index][0].family != "h1"
            if _stands(shadow, *found[index], len(members)) and (
                is_sure or _has_neighbour(found, members, place, firm)
            ):
                firm.append(index)
        if len(members) > 1 and found[members[0]][1] is False and _is_quiz(shadow, found[members[0]][0]):
            continue
        yield from firm


def _is_dialogue(shadow: Shadow, found: list[tuple[Mark, bool]], indices: list[int]) -> bool:
    """- Where to? - To the river.: whole sentences behind dashes, and some of them ask."""
    words = [_rest(shadow, found[index][0]).rstrip('”"') for index in indices]
    asking = sum(each.endswith("?") for each in words)
    is_spoken = all(each.endswith(("。", "!", "?", ".", "…")) for each in words)
    return is_spoken and asking < len(words) and any("?" in each for each in words)


def _has_words_between(shadow: Shadow, found: list[tuple[Mark, bool]], indices: list[int]) -> bool:
    """Whether lines of words stand between two marks, or sentences behind one."""
    lines = [found[index][0].line for index in indices]
    between = (
        shadow.line_text(line)
        for before, after in pairwise(lines)
        for line in shadow.lines[before + 1 : after]
    )
    return any(between) or any(
        _SECOND_SENTENCE.search(shadow.line_text(shadow.lines[line])) for line in lines
    )


def _runs(marks: list[Mark]) -> list[list[int]]:
    """Places of marks that count on from one another, or that have no number at all."""
    runs: list[list[int]] = []
    for place, mark in enumerate(marks):
        if runs and _follows(marks[runs[-1][-1]], mark):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _follows(before: Mark, mark: Mark) -> bool:
    if mark.minor and before.minor[:-1] != mark.minor[:-1]:
        return False
    last = before.until or before.ordinal
    return mark.ordinal == 0 or last < mark.ordinal <= last + 2


def _stands(shadow: Shadow, mark: Mark, is_firm: bool, company: int) -> bool:
    """Whether a mark is believed, given how many count on from one another with it."""
    if mark.why != "marker":
        return True
    if mark.minor:
        is_firm = is_firm and mark.minor[-1] == 1 and mark.minor[0] <= 9
    if mark.family in ("h1 ", "h3 ") and not _HEAD_LIKE.fullmatch(_rest(shadow, mark)):
        return False
    if mark.family.startswith("part:") and not is_firm and mark.body == mark.end:
        return company > 1 and bool(_TIGHT_HEAD.fullmatch(_rest(shadow, mark)))
    return is_firm or company > 1


def _has_neighbour(found: list[tuple[Mark, bool]], members: list[int], place: int, kept: list[int]) -> bool:
    """Whether 三、五年规划 has a 二、 before it that stands, or at least a firm 四、 behind it."""
    ordinal = found[members[place]][0].ordinal
    if place and found[members[place - 1]][0].ordinal == ordinal - 1:
        return members[place - 1] in kept
    following = members[place + 1] if place + 1 < len(members) else None
    return following is not None and found[following][1] and found[following][0].ordinal == ordinal + 1


def _is_quiz(shadow: Shadow, first: Mark) -> bool:
    """Choices under a question are no points: A. … B. … after a question mark or an empty bracket."""
    if first.family not in ("upper", "lower"):
        return False
    above = (shadow.line_text(line) for line in reversed(shadow.lines[: first.line]) if line.end > line.start)
    return bool(_QUIZ.search(next(above, "")))


def _rest(shadow: Shadow, mark: Mark) -> str:
    return shadow.plain[mark.body : shadow.lines[mark.line].end]


def _with_words(shadow: Shadow, marks: list[Mark]) -> list[Mark]:
    """The marks that have words before the next: a form's empty 一、 二、 三、 are none."""
    ends = [*(mark.start for mark in marks[1:]), len(shadow.plain)]
    return [mark for mark, end in zip(marks, ends, strict=False) if shadow.plain[mark.body : end].strip()]


def _without_contents(shadow: Shadow, marks: list[Mark]) -> list[Mark]:
    """Leave out a table of contents: neighbouring headings without words that all come again in order."""
    if len(marks) < 4:
        return marks
    titles = [
        _IN_BRACKETS.sub("", _rest(shadow, mark).rstrip("。;:.?! \t0123456789…·")).lower() for mark in marks
    ]
    size = 0
    while size < len(marks) // 2 and _has_no_words(shadow, marks, size):
        size += 1
    if size and _ends_its_family(marks, size):
        size += 1  # what leads over to the talk stands behind the last
    return marks[size:] if size >= 2 and _come_again(titles[:size], titles[size:]) else marks


def _ends_its_family(marks: list[Mark], place: int) -> bool:
    """Whether a mark is the last of those that count on to it, with as many marks behind it."""
    before, mark, following = marks[place - 1], marks[place], marks[place + 1 : place + 2]
    counts_on = mark.family == before.family and mark.ordinal == before.ordinal + 1 > 1
    return counts_on and place < len(marks) / 2 and all(each.family != mark.family for each in following)


def _come_again(contents: list[str], later: list[str]) -> bool:
    """Whether what was announced comes in that order; of three or more one may have been called otherwise."""
    place = found = 0
    for title in contents:
        if title in later[place:]:
            place = later.index(title, place) + 1
            found += 1
    return found >= max(2, len(contents) - 1)


def _has_no_words(shadow: Shadow, marks: list[Mark], index: int) -> bool:
    between = shadow.lines[marks[index].line + 1 : marks[index + 1].line]
    return all(line.start == line.end for line in between)
