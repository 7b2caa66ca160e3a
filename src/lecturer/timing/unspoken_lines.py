"""The lines at the head and foot of a manuscript that nobody says: its title, the author, the date."""

from __future__ import annotations

import re

from lecturer.talk.records import Talk
from lecturer.talk.walk import walk

_DATE = re.compile(
    r"[（(]?\s*(?:[12]\d{3}|[〇○零一二三四五六七八九]{4})\s*[年./-]\s*[\d一二三四五六七八九十]{1,3}\s*[月./-]?"
    r"\s*(?:[\d一二三四五六七八九十]{1,3}\s*[日号]?)?\s*[)）]?"
)
_LABEL = re.compile(
    r"(?:作者|演讲人|主讲人?|宣讲人|讲稿人|姓名|单位|部门|支部|时间|日期|地点|题目|标题|版本|speaker|author|date|title|venue)"
    r"\s*[:：].{0,40}",
    re.IGNORECASE,
)
_KIND = re.compile(r"[（(【]?(?:演讲稿|发言稿|讲话稿|宣讲稿|讲稿|党课讲稿|微党课|微党课讲稿|逐字稿)[)）】]?")
_DASHED = re.compile(r"(?:——|--|—)[^。！？]{1,40}")
_HEAD_MARK = re.compile(r"^#{1,6}\s+")
_CONTENTS = re.compile(
    r"(?m)^[ \t]*【?(?:目[ \u3000]*录|提[ \u3000]*纲|议[ \u3000]*程|contents|agenda)】?[:：]?[ \t]*$",
    re.IGNORECASE,
)
_LEADER = re.compile(r"[\s.…·‥_—-]*\d{1,3}$|[.…·‥]{2,}$")
_SPACE = re.compile(r"\s+")
_LONGEST = 60
_FIRST_LINES = 12


def spoken_opening(talk: Talk) -> str:
    """The opening without the lines above the first one that is said."""
    lines = talk.opening.split("\n")
    names = _names(talk)
    if _CONTENTS.search(talk.opening) or any(map(_LEADER.search, lines[:_FIRST_LINES])):
        names |= _heads(talk)
    for index, line in enumerate(lines):
        if _is_said(line, names):
            return "\n".join(lines[index:])
    return ""


def spoken_closing(talk: Talk) -> str:
    """The closing without the date and the name under it."""
    lines = talk.closing.split("\n")
    names = _names(talk) - {_bare(talk.title)}
    while lines and not _is_said(lines[-1], names):
        lines.pop()
    return "\n".join(lines)


def _is_said(line: str, names: frozenset[str]) -> bool:
    line = _HEAD_MARK.sub("", line.strip())
    if not line:
        return False
    if _bare(line) in names or _bare(_LEADER.sub("", line)) in names or _CONTENTS.fullmatch(line):
        return False
    if len(line) > _LONGEST:
        return True
    return not any(kind.fullmatch(line) for kind in (_DATE, _LABEL, _KIND, _DASHED))


def _names(talk: Talk) -> frozenset[str]:
    """What the cover shows; author lines often join the unit and the speaker."""
    single = (talk.title, talk.subtitle, talk.speaker, talk.unit, talk.date)
    joined = (talk.unit + talk.speaker, talk.speaker + talk.unit, talk.title + talk.subtitle)
    return frozenset(filter(None, map(_bare, (*single, *joined))))


def _heads(talk: Talk) -> frozenset[str]:
    """What a table of contents lists."""
    return frozenset(_bare(point.marker + point.title) for point in walk(talk.points) if point.title)


def _bare(text: str) -> str:
    return _SPACE.sub("", text).strip("《》—-（）()")
