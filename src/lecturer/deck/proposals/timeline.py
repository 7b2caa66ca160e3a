"""Years, months or clock times, each with what happened: the nodes of a timeline in order of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lecturer.deck.proposals.exhibit import Exhibit, Item
from lecturer.text.clauses import Part, bare, clauses, sentences, without_quoted
from lecturer.text.numerals import value_of

_HAN = "〇零○一二三四五六七八九"
_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,3})"
_DAYTIME = "(?:清晨|凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|深夜|当晚|次日)"
_YEAR = re.compile(
    rf"(?:公元前?)?(?P<year>[12][0-9]{{3}}|"
    rf"[{_HAN}]{{4}})年(?P<month>{_NUMBER}月)?(?:份)?(?:{_NUMBER}[日号])?[春夏秋冬底初末]?"
)
_MONTH = re.compile(
    rf"(?<![年第个{_HAN}0-9])(?P<month>{_NUMBER}|正|腊|冬)月(?:份)?(?:{_NUMBER}[日号])?(?![亮光球饼])"
)
_CLOCK = re.compile(
    rf"(?P<day>{_DAYTIME})?(?:(?P<hour>{_NUMBER})(?:点|时)(?P<rest>整|钟|半|一刻|三刻|过一刻|"
    rf"过[一二三四五六七八九十]+分|[零〇一二三四五六七八九十]+分?|[0-9]{{1,2}}分)?"
    rf"|(?P<digital>[0-2]?[0-9][:：][0-5][0-9]))"
)
_ORDINAL_TIME = re.compile(
    r"第(?P<nth>[一二三四五六七八九十0-9]{1,2})(?P<what>年|天|个月|个年头|周|个星期|季)"
)
_AGE = re.compile(r"(?P<age>[0-9]{1,2}|[一二三四五六七八九十]{1,3})岁(?:那年|时|的时候)?(?=[，,])")
_ENGLISH_YEAR = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Ff]rom|[Uu]ntil|[Aa]fter)? ?(?P<year>1[0-9]{3}|20[0-9]{2})\b(?!,[0-9]| "
    r"[a-z]+s\b)"
)
_ONE_O_CLOCK = frozenset(("一", "两", "几"))
_LONGEST_EVENT = 30
_LONGEST_ENGLISH = 64
_FEWEST_YEARS = 2
_FEWEST = 3
_MOST = 8
_PM = frozenset(("下午", "傍晚", "晚上", "夜里", "当晚", "深夜"))


class _Mark(NamedTuple):
    start: int
    end: int
    order: float
    heads: bool


def timeline(notes: str) -> Iterator[Exhibit]:
    """The timeline that some words tell, at most one."""
    hidden = without_quoted(notes)
    for find, fewest in (
        (_years, _FEWEST_YEARS),
        (_months, _FEWEST),
        (_clocks, _FEWEST),
        (_ordinals, _FEWEST),
        (_ages, _FEWEST),
    ):
        marks = find(hidden)
        nodes = list(_nodes(notes, hidden, marks))
        if len({order for order, _item, _source in nodes}) < fewest or len(nodes) > _MOST:
            continue
        if len(nodes) == _FEWEST_YEARS and not all(mark.heads for mark in marks):
            continue
        ordered = sorted(nodes, key=lambda node: node[0])
        yield Exhibit(
            kind="timeline",
            strength=0.9 if len(nodes) >= _FEWEST else 0.75,
            source=tuple(source for _order, _item, source in ordered),
            items=tuple(item for _order, item, _source in ordered),
        )
        return


def _years(text: str) -> list[_Mark]:
    if not re.search(r"[\u4e00-\u9fff]", text):
        return [
            _Mark(match.start("year"), match.end("year"), float(match["year"]), heads=True)
            for match in _ENGLISH_YEAR.finditer(text)
        ]
    marks = []
    for match in _YEAR.finditer(text):
        written = match["year"]
        year = int(written) if written.isdigit() and written.isascii() else _spelt(written)
        month = value_of((match["month"] or "")[:-1]) if match["month"] else 0
        stands = _heads(text, match.start()) or bool(re.match("[，,]那", text[match.end() :]))
        marks.append(_Mark(match.start(), match.end(), year + month / 100, stands))
    return marks


def _spelt(written: str) -> int:
    return int("".join(str(max(0, "〇一二三四五六七八九".find(char))) for char in written))


def _months(text: str) -> list[_Mark]:
    names = {"正": 1, "冬": 11, "腊": 12}
    return [
        _Mark(match.start(), match.end(), names.get(match["month"], value_of(match["month"])), heads=True)
        for match in _MONTH.finditer(text)
        if _heads(text, match.start())
    ]


def _clocks(text: str) -> list[_Mark]:
    marks: list[_Mark] = []
    for match in _CLOCK.finditer(text):
        if match["hour"] in _ONE_O_CLOCK and not (match["rest"] or match["day"]):
            continue  # 一点 is a little
        if not _heads(text, match.start()):
            continue
        marks.append(_Mark(match.start(), match.end(), _minutes(match, marks), heads=True))
    return marks


def _minutes(match: re.Match[str], before: list[_Mark]) -> float:
    """The time as minutes of the day; times told in order run on past midnight and noon."""
    if match["digital"]:
        hour, minute = map(int, re.split("[:：]", match["digital"]))
    else:
        hour, rest = value_of(match["hour"].replace("两", "二")), match["rest"] or ""
        named = {"半": 30, "一刻": 15, "过一刻": 15, "三刻": 45, "整": 0, "钟": 0}
        minute = named.get(rest, value_of(rest.strip("过分零〇")) if rest else 0)
    day = match["day"] or ""
    if (day in _PM or (day == "中午" and hour < 3)) and hour < 12:
        hour += 12
    total = float(hour * 60 + minute)
    while before and total < before[-1].order and (not day or day in {"凌晨", "次日", "早上", "清晨"}):
        total += 12 * 60 if not day else 24 * 60
    return total


def _ordinals(text: str) -> list[_Mark]:
    return [
        _Mark(match.start(), match.end(), value_of(match["nth"]), heads=True)
        for match in _ORDINAL_TIME.finditer(text)
        if _heads(text, match.start())
    ]


def _ages(text: str) -> list[_Mark]:
    """Ages that begin clauses, growing: the stations of a life."""
    marks = [
        _Mark(match.start(), match.end(), value_of(match["age"]), heads=True)
        for match in _AGE.finditer(text)
        if _heads(text, match.start())
    ]
    years = [mark.order for mark in marks]
    return marks if years == sorted(set(years)) else []


def _heads(text: str, place: int) -> bool:
    """Whether a sentence or clause begins at a place."""
    return not text[:place].rstrip() or text[:place].rstrip()[-1] in "，。；：！？,;:.!?、\n（("


def _nodes(notes: str, hidden: str, marks: list[_Mark]) -> Iterator[tuple[float, Item, str]]:
    """Each mark with what is said up to the end of its sentence, a semicolon, or the next mark."""
    ends = _ends(hidden) if marks else []
    for index, mark in enumerate(marks):
        stop = next((end for end in ends if end >= mark.end), len(notes))
        if index + 1 < len(marks):
            stop = min(stop, _before_clause(hidden, mark.end, marks[index + 1].start))
        event = _event(notes[mark.end : stop])
        if len(event) > 1:
            yield (
                mark.order,
                Item(head=notes[mark.start : mark.end].strip(), text=event),
                bare(notes[mark.start : stop]),
            )


def _ends(text: str) -> list[int]:
    ends = [sentence.end for sentence in sentences(text)]
    return sorted([*ends, *(match.start() for match in re.finditer("[；;]", text))])


def _before_clause(text: str, start: int, mark: int) -> int:
    """The end of the last clause before a mark."""
    cut = max(text.rfind(char, start, mark) for char in "，,；;。.")
    return mark if cut < start else cut


def _event(words: str) -> str:
    """The clauses of an event, as many as a node holds."""
    words = bare(re.sub(r"^(?:的?时候|以后|之后|那年|那一年)[，,]?", "", bare(words)))
    longest = _LONGEST_EVENT if re.search(r"[\u4e00-\u9fff]", words) else _LONGEST_ENGLISH
    parts: tuple[Part, ...] = clauses(words)
    if not parts:
        return ""
    end = parts[0].end
    for part in parts[1:]:
        if part.end > longest:
            break
        end = part.end
    return bare(words[:end])
