"""Candidates for list markers inside the words, by the rows of `inline_rules`.

Only candidates are found here: outside quotations and brackets, and where a clause begins. Which of them
make a list is decided by `lists`, which sees the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from lecturer.manuscript.inline_rules import LINE_START, MARK, NO_RESCUE, RULES, SENTENCE, InlineRule
from lecturer.text.han import HAN_CHARACTER
from lecturer.text.numerals import roman_value, value_of

_STRONG = "。!?;:…—"
_BOUNDARY = _STRONG + ","
_CLOSERS = '”’"』)》】'
_PAIRS = {"”": "“", "’": "‘", ")": "(", "》": "《", "】": "【", "]": "["}
_QUOTING = re.compile(r"[“”‘’()《》【】\[\]\"]")
_LOOK_BACK = 12
"""How far back of a marker a boundary is looked for, over `and`, 以及 and blanks."""
_PREFIX = re.compile(
    r"(?:^|(?<=[。!?;:]))(?:(?:今天|现在|下面|接下来|然后|最后|那么),?)?(?P<prefix>[\u4e00-\u9fff]{1,6}的)$"
)
_LONGEST_PREFIX = 14
"""我带的 before 第一样工具是: what both members of such a list begin with, after a word that sets out."""
_NO_TIGHT = re.compile("[第式图表例见约共和与及或由至到在附案号]")
_XIAN = {"首先": 1, "其次": 2, "最后": -1}
_EN = {"next": 0, "then": 0, "finally": -1, "last": -1, "lastly": -1, "final": -1}
_WORD_BEHIND = {"shu": "verb", "same": "again", "steps": "turn"}
"""The group that holds the word behind the number, which is the same in all members of a list."""
_LEAP = re.compile(r"(?:\band|以及|和)$", re.IGNORECASE)
_NESTED_QUOTES = 9
"""How many unclosed quotation marks are looked through for the one that a closing mark belongs to."""


class Candidate(msgspec.Struct, frozen=True):
    """Something in a line that would be a list's marker if there are others.

    Attributes:
        rule: The name of the row that found it.
        chain: Which others it belongs with: the rule's name, or that of the rule whose numbers it shares.
        ordinal: Its number; 0 for "the next one" (然后), -1 for "the last one" (最后).
        verb: What follows the number (一要), or stands before it (步骤一, 我带的第一样); else empty.
        start: Where the marker begins in the line.
        end: Where the marker ends.
        strength: 3 at the start of the line, 2 after the end of a sentence, 1 after a comma, 0 after
            nothing of the kind: good for the first of a list at best, when the second is sound.
        is_open: It may be the first of a list.
        is_bare: Only a list that is open can take it: 第三把旧零件收好 after 其次.
    """

    rule: str
    chain: str
    ordinal: int
    verb: str
    start: int
    end: int
    strength: int
    is_open: bool = True
    is_bare: bool = False


def candidates(words: str) -> Iterator[Candidate]:
    """The candidates of one line's shadow, from left to right."""
    quoted: list[tuple[int, int]] | None = None
    passed = 0
    for match in MARK.finditer(words):
        if quoted is None:
            quoted = quotations(words)
        while passed < len(quoted) and quoted[passed][1] <= match.start():
            passed += 1
        if passed < len(quoted) and quoted[passed][0] < match.start():
            continue
        candidate = _candidate(match)
        if candidate:
            yield candidate


def quotations(words: str) -> list[tuple[int, int]]:
    """Where quotations, brackets and titles open and close; what has no partner is passed over."""
    spans: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    straight = -1
    for match in _QUOTING.finditer(words):
        char, place = match[0], match.start()
        if char == '"':
            if straight >= 0:
                spans.append((straight, place))
            straight = -1 if straight >= 0 else place
        elif char not in _PAIRS:
            waiting.append((char, place))
        else:
            _close(waiting, _PAIRS[char], place, spans)
    return _outermost(spans)


def _close(waiting: list[tuple[str, int]], opener: str, place: int, spans: list[tuple[int, int]]) -> None:
    for index in range(len(waiting) - 1, max(-1, len(waiting) - _NESTED_QUOTES), -1):
        if waiting[index][0] == opener:
            spans.append((waiting[index][1], place))
            del waiting[index:]
            return


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    outer: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not outer or start > outer[-1][1]:
            outer.append((start, end))
    return outer


def _candidate(match: re.Match[str]) -> Candidate | None:
    rule = next(rule for rule in RULES if match[rule.name] is not None)
    words, start = match.string, match.start()
    strength, prefix = _strength(words, start), ""
    if (
        rule.takes_prefix
        and not strength
        and (before := _PREFIX.search(words[max(0, start - _LONGEST_PREFIX) : start]))
    ):
        prefix = before["prefix"]
        start -= len(before[0])
        strength = _strength(words, start)
    if strength < _needed(rule, match):
        return None
    digit = (match["digit"] or "") if rule.name == "h3" else ""
    number = match[rule.number or rule.name]
    return Candidate(
        rule=rule.name,
        chain=rule.chain or rule.name,
        ordinal=_ordinal(rule, number),
        verb=prefix or _verb(rule, match),
        start=start,
        end=match.end() - len(digit),
        strength=strength,
        is_open=not digit and not rule.is_bare,
        is_bare=rule.is_bare,
    )


def _needed(rule: InlineRule, match: re.Match[str]) -> int:
    """How strong a boundary this marker needs before it."""
    if rule.name == "di" and match["disp"] is not None:
        return LINE_START
    if rule.name == "qi" and match["apart"] is not None:
        return LINE_START
    if rule.name == "shu" and _is_part_of_a_word(match):
        return 1
    if rule.is_tight and not _is_tight(match):
        return max(rule.needs, 1)
    return rule.needs


def _is_part_of_a_word(match: re.Match[str]) -> bool:
    """统一是, 星期一要: the numeral belongs to the word before it."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return before in NO_RESCUE


def _is_tight(match: re.Match[str]) -> bool:
    """Between Han on both sides, and neither 图1、图2 nor 见（2）."""
    words, start, end = match.string, match.start(), match.end()
    before = words[start - 1 : start]
    return (
        match["digit"] is None
        and bool(HAN_CHARACTER.match(before) and HAN_CHARACTER.match(words, end))
        and not _NO_TIGHT.match(before)
        and words[max(0, start - 2) : start] not in words[end : end + 4]
    )


def _verb(rule: InlineRule, match: re.Match[str]) -> str:
    if rule.name in _WORD_BEHIND:
        return match[_WORD_BEHIND[rule.name]][:1]
    return match[rule.name].lower() if rule.number else ""


def _ordinal(rule: InlineRule, written: str) -> int:
    lower = written.lower()
    if rule.name in ("xian", "fangmian"):
        return _XIAN.get(written, 2 if written.startswith("另") else int(rule.name == "fangmian"))
    if rule.name == "hand":
        return 1 if "one" in lower else 2
    if lower in _EN:
        return _EN[lower]
    if rule.name in ("minor", "roman"):
        return roman_value(written.upper())
    if rule.name in ("letter", "upper", "lower"):
        return ord(lower) - ord("a") + 1
    return value_of(lower.removesuffix("ly").removesuffix(" of all"))


def _strength(words: str, start: int) -> int:
    before = _LEAP.sub("", words[max(0, start - _LOOK_BACK) : start].rstrip()).rstrip()
    if not before:
        return LINE_START if start < _LOOK_BACK else 0
    char = before[-1]
    if char in _CLOSERS:
        return SENTENCE if len(before) > 1 and before[-2] in "。!?;…." else 0
    if char == "." and words[start - 1] == " ":
        return SENTENCE
    if char in _BOUNDARY:
        return SENTENCE if char in _STRONG else 1
    return 1 if words[start - 1] == " " and HAN_CHARACTER.match(char) else 0
