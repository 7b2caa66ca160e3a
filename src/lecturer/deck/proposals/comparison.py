"""Two sides of one thing: 过去…现在…, 有的…有的…, 从两天缩短到四十分钟."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lecturer.deck.proposals.exhibit import Exhibit, Item
from lecturer.text.clauses import bare, clauses, sentences, without_quoted

_ONCE = (
    r"过去|从前|以前|以往|往年|早年间?|早先|当年|当初|昔日|旧时|那时候|那时|原来|原先|曾经|几年前|"
    r"十几年前|[二三四五六七八九]?十年前|"
    r"小时候|刚来的时候|改造前|通车前|解放前|没有[^，。；]{1,8}的时候"
)
_NOW = r"现在|如今|而今|今天|今日|眼下|现如今|时至今日|改造后|通车后|解放后|到了现在|到了今天"
_START = r"(?:(?<=[。！？；，,;\n])|^)\s*(?:可是|但是|可|而|但|不过)?(?:到了|在)?"
_PAST_NOW = re.compile(
    rf"{_START}(?P<once>{_ONCE})(?P<left>[^。！？\n]{{4,120}}?)[。；，！\n]+(?:可是|但是|可|而|但|"
    rf"不过)?到?了?(?P<now>{_NOW})(?P<right>[^。！？；\n]{{4,120}})"
)
_SOME = re.compile(
    rf"{_START}(?P<once>有的|有些|一边|一种|一个)(?P<left>[^。！？；\n]{{5,80}})[；。，]\s*(?P<now>有的|"
    rf"有些|一边|另一边|另一种|另一个)(?P<right>[^。！？；\n]{{5,80}})"
)
_HAN = "〇零一二三四五六七八九十百千万亿"
_NUMBER = (
    rf"(?:[0-9][0-9,.]*|[{_HAN}两几]+)[0-9{_HAN}余多个来半]*"
    r"(?:[%％]|[^，。；：、！？0-9从由到至]{1,6}?)?"
)
_CHANGE = (
    "缩短|减少|增加|增长|提高|提升|下降|降低|上升|涨|降|升|扩大|发展|压缩|变|跌|拓宽|延长|减|增|缩|加|提速|翻"
)
_MAY_CHANGE = re.compile(_CHANGE)
"""Without one of these no text says a change: a quick search before one that looks at every place in turn."""
_FROM_TO = re.compile(
    rf"(?P<label>[^，。；：！？、\n]{{0,16}}?)(?:从|由)(?P<left>(?:最初的|原来的|过去的|每\S|不到|不足|"
    rf"近)?[^，。；0-9一二三四五六七八九十两百]{{0,6}}?{_NUMBER})"
    rf"(?:{_CHANGE})(?:到了?|成了?|为|至|了)(?P<right>(?:现在的|如今的|今年的)?(?:每\S|近|"
    rf"超过)?{_NUMBER})(?=[，。；、！？,;\n]|$)"
)
_ENGLISH = re.compile(
    r"(?:^|(?<=[.!?] ))(?P<once>In the past|Years ago|Long ago|In those days|Back then|Before|Once|"
    r"Yesterday|A generation ago|"
    r"(?:Ten|Twenty|Thirty|Fifty) years ago|When I was (?:young|a child|small))(?P<left>,? "
    r"[^.!?;]{12,200})[.!?;] +"
    r"(?:[Bb]ut )?(?P<now>[Tt]oday|[Nn]ow|[Tt]hese days|[Nn]owadays|[Tt]onight)(?P<right>,? [^.!?]{12,200})"
)
_USED_TO = re.compile(
    r"(?:^|(?<=[.!?] ))(?P<left>[^.!?]{0,60}\bused to\b [^.!?]{8,160})[.!?] +(?:But )?(?P<now>Today|Now|"
    r"These days|Nowadays)(?P<right>,? [^.!?]{12,200})"
)
_MOST_ROWS = 3


def comparison(notes: str) -> Iterator[Exhibit]:
    """The comparisons that some words hold: changes by numbers, then past and present, then two kinds."""
    hidden = without_quoted(notes)
    found = _FROM_TO.finditer(hidden) if _MAY_CHANGE.search(hidden) else ()
    changes = [_change(match, notes) for match in found]
    if changes:
        yield Exhibit(
            kind="comparison",
            strength=0.88,
            source=tuple(source for _left, _right, source in changes),
            items=(
                Item(rows=tuple(left for left, _right, _source in changes[:_MOST_ROWS])),
                Item(rows=tuple(right for _left, right, _source in changes[:_MOST_ROWS])),
            ),
        )
        return
    for pattern, strength in ((_PAST_NOW, 0.86), (_ENGLISH, 0.86), (_USED_TO, 0.8), (_SOME, 0.82)):
        match = pattern.search(hidden)
        if match is None or (pattern is _SOME and not _are_two(hidden, match)):
            continue
        yield _sides(match, notes, strength)
        return


def _change(match: re.Match[str], notes: str) -> tuple[str, str, str]:
    """What changes with where it began, and where it ended."""
    left = bare(notes[match.start() : match.end("left")])
    return left, notes[match.start("right") : match.end("right")].strip(), bare(match_text(match, notes))


def match_text(match: re.Match[str], notes: str) -> str:
    """What a pattern found, in the words themselves."""
    return notes[match.start() : match.end()]


def _are_two(hidden: str, match: re.Match[str]) -> bool:
    """Whether 有的 comes exactly twice, each with a clause to say."""
    word = match["once"]
    if word in {"一种", "一个", "一边"}:
        return (
            match["now"].startswith(("另", "一边"))
            and len(re.findall(r"一种|一个(?![^，。；]{0,8}，)|一边", hidden)) >= 1
        )
    return len(re.findall(rf"(?:^|[，。；\s]){word}", hidden)) == 2


def _sides(match: re.Match[str], notes: str, strength: float) -> Exhibit:
    groups = match.groupdict()
    once = notes[match.start("once") : match.end("once")] if groups.get("once") else ""
    now = notes[match.start("now") : match.end("now")]
    left, right = (notes[match.start(side) : match.end(side)] for side in ("left", "right"))
    if once in {"有的", "有些", "一边", "一种", "一个"}:
        left, right, once, now = once + left, now + right, "", ""
    return Exhibit(
        kind="comparison",
        strength=strength,
        source=tuple(bare(sentence.text) for sentence in sentences(match_text(match, notes))),
        items=(Item(head=once, rows=_rows(left)), Item(head=now, rows=_rows(right))),
    )


def _rows(words: str) -> tuple[str, ...]:
    """The clauses of a side, at most three rows; what is more stays with the last one."""
    words = bare(words)
    parts = clauses(words)
    if len(parts) > _MOST_ROWS:
        start = parts[_MOST_ROWS - 1].start
        return (*(part.text for part in parts[: _MOST_ROWS - 1]), bare(words[start:]))
    return tuple(part.text for part in parts)
