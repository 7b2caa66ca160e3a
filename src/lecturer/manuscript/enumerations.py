"""Markers inside the words: 一是 … 二是 …, 首先 … 其次 …, 第一 … 第二 …, ①②③, First … Second ….

Only candidates are found here: outside quotations and brackets, and where a clause begins. Which of them
make a list is decided by `lists`, which sees the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from lecturer.manuscript.families import CITED, ENGLISH_LABELS, ENGLISH_NUMBER, LABELS, N
from lecturer.text.han import HAN_CHARACTER
from lecturer.text.numerals import roman_value, value_of

VERBS = (
    "要靠抓看讲查改建防重学练比创曰者来则有为在促强愿祝谢敬盼怕保守护树争用管带求忌戒补亮提推做办思悟忆赞颂爱问"
    "避除治扶引育聚"
)
CLASSIFIER = (
    r"(?:個|點|步骤|方面|阶段|环节|部分"
    r"|[个点步招关件句条种类层项份张块把道段幕篇课堂站棒首本封幅枚根盏扇颗粒笔针样味杯碗支门面盘座片束双剂桶重大环])"
    r"[\u4e00-\u9fff]{0,4}?"
)
_MARK = re.compile(
    rf"""
    第(?P<di>[{N}]{{1,3}}|\d{{1,2}})
        (?:(?=[,、:：])|(?:就)?是(?!否|不是)|(?=[要得靠我])
          |(?:{CLASSIFIER}|位)(?:(?<!的)就?是(?!否)|(?=[,、:]|\s?\([^()]{{1,20}}\)\s?[,、:]))
          |(?:{CLASSIFIER})?(?P<disp>(?=\ )|$))
    | 其(?P<qi>[{N}])(?:是|(?=[,、:])|(?P<apart>(?=\ )))
    | (?P<fangmian>另一方面|一方面)
    | (?P<xian>首先|其次|再次|再者|然后|接着|最后(?!一[^点步条招件项句着]))(?:(?:要?讲|谈)?是(?!否|不是))?
    | (?P<shu>[{N}]{{1,2}})(?P<verb>是(?!否)|[{VERBS}](?:(?<=[则来])是)?)(?!(?P=shu))
    | (?P<keycap>\d)\u20e3(?=\ ?[^\s,;。、])
    | (?P<h5>[①-⑳])(?=[^\s,;。、])
    | \(\s?(?P<h4>\d{{1,2}})\s?\)(?!{CITED.pattern})
    | (?<![(\d.])(?P<h4p>\d{{1,2}})\)(?=\ ?[^\s,;。、)])
    | \((?P<letter>[a-h])\)(?=\ ?\w)
    | \((?P<h2>[{N}]{{1,3}})\)(?!{CITED.pattern})
    | (?<![\d.])(?P<h3>\d{{1,2}})[.、](?P<digit>\s?\d)?
    | (?P<h1>[{N}]{{1,2}})、
    | (?P<h1c>[{N}]{{1,2}})(?=,)
    | \b(?P<en>first(?:\ of\ all|ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|sixth|seventh
        |next|then|finally|last(?:ly)?)(?=\s?[,:])
    | \b(?:the|my|our)\ (?P<the>first|second|third|fourth|fifth|last|final)
        (?:\ [a-z]+){{0,2}}?\ (?:is|was)\b
    | \b(?:number\ )?(?P<count>one|two|three|four|five|six|seven)(?=[:,])
    | (?<![\u4e00-\u9fff])(?P<label>[\u4e00-\u9fff]{{0,2}}(?:{LABELS}))
        (?P<nth>[{N}]{{1,2}}|\d{{1,2}})(?=[:,、])
    | \b(?P<lesson>{ENGLISH_LABELS})\s(?:no\.\s?|number\s|\#)?(?P<nth_lesson>{ENGLISH_NUMBER})(?=[:.,])
    | \((?P<minor>i{{1,3}}|iv|vi{{0,3}})\)(?=\ ?\w)
    | \b(?P<hand>on\ (?:the\ )?one\ hand|on\ the\ other(?:\ hand)?)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BOUNDARY = "。!?;:,…—"
_STRONG = "。!?;:…—"
_CLOSERS = '”’"』)》】'
_NO_RESCUE = set("统唯惟之第万单同周期初五六七八十不专逐其归合划如拜高大百千挑数说二三四九一两几某另任每排")
_PAIRS = {"”": "“", "’": "‘", ")": "(", "》": "《", "】": "【", "]": "["}
_QUOTING = re.compile(r"[“”‘’()《》【】\[\]\"]")
TIGHT = ("h5", "h4", "h3", "keycap")
"""Numbers that may follow the item before them without a mark between: 1、断电2、报警3、疏散."""

_NO_TIGHT = set("第式图表例见约共和与及或由至到在附案号")
_SENTENCES = ("count", "label", "lesson")
_XIAN = {"首先": 1, "其次": 2, "最后": -1}
_EN = {"next": 0, "then": 0, "finally": -1, "last": -1, "lastly": -1, "final": -1}
_LEAP = re.compile(r"(?:\band|以及|和)$", re.IGNORECASE)


class Candidate(msgspec.Struct, frozen=True):
    """Something in a line that would be a list's marker if there are others.

    Attributes:
        chain: Which others it belongs with: shu (一是), di (第一), qi, xian (首先), fangmian, en, the, hand,
            h1c (一 before a comma), or h1 to h5 for numbers that stand inside a line.
        ordinal: Its number; 0 for "the next one" (然后), -1 for "the last one" (最后).
        verb: What follows the number in 一是, 一要, 一靠, or stands before it in 步骤一; else empty.
        start: Where the marker begins in the line.
        end: Where the marker ends.
        strength: 3 at the start of the line, 2 after the end of a sentence, 1 after a comma, 0 after
            nothing of the kind: good for the first of a list at best, when the second is sound.
        is_open: It may be the first of a list.
    """

    chain: str
    ordinal: int
    verb: str
    start: int
    end: int
    strength: int
    is_open: bool = True


def candidates(words: str) -> Iterator[Candidate]:
    """The candidates of one line's shadow, from left to right."""
    quoted: list[tuple[int, int]] | None = None
    for match in _MARK.finditer(words):
        if quoted is None:
            quoted = quotations(words)
        if any(start < match.start() < end for start, end in quoted):
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
    for index in range(len(waiting) - 1, max(-1, len(waiting) - 9), -1):
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


def _is_tight(match: re.Match[str]) -> bool:
    """Between Han on both sides, and neither 图1、图2 nor 见（2）."""
    words, start, end = match.string, match.start(), match.end()
    before = words[start - 1]
    return (
        match["digit"] is None
        and bool(HAN_CHARACTER.match(before) and HAN_CHARACTER.match(words, end))
        and before not in _NO_TIGHT
        and words[max(0, start - 2) : start] not in words[end : end + 4]
    )


def _candidate(match: re.Match[str]) -> Candidate | None:
    chain = next(name for name in _CHAINS if match[name])
    words, start = match.string, match.start()
    strength = _strength(words, start)
    if chain == "shu" and not strength and (match["verb"] != "是" or words[start - 1] in _NO_RESCUE):
        return None
    if not strength and chain not in ("h5", "keycap", "shu") and not (chain in TIGHT and _is_tight(match)):
        return None
    if ((match["disp"] is not None or match["apart"] is not None) and strength < 3) or (
        chain in _SENTENCES and strength < 2
    ):
        return None
    end = match.end() - len(match["digit"] or "")
    is_open = not match["digit"]
    number = match["nth"] or match["nth_lesson"] or match[chain]
    verb = (match["verb"] or "")[:1] or match["label"] or (match["lesson"] or "").lower()
    chain = "h4)" if chain == "h4p" else chain
    return Candidate(chain, _ordinal(chain, number), verb, start, end, strength, is_open)


_CHAINS = (
    "di", "qi", "fangmian", "xian", "shu", "keycap", "h5", "h4", "h4p", "h2", "h3", "h1", "h1c",
    "letter", "minor", "en", "the", "hand", "count", "label", "lesson",
)  # fmt: skip


def _ordinal(chain: str, written: str) -> int:
    if chain == "xian":
        return _XIAN.get(written, 0)
    if chain == "fangmian":
        return 2 if written.startswith("另") else 1
    if chain == "hand":
        return 1 if "one" in written.lower() else 2
    if chain in ("en", "the"):
        word = written.lower()
        if word in _EN:
            return _EN[word]
        return value_of(word.removesuffix("ly").removesuffix(" of all"))
    if chain == "minor":
        return roman_value(written.upper())
    if chain == "letter":
        return ord(written.lower()) - ord("a") + 1
    return value_of(written)


def _strength(words: str, start: int) -> int:
    before = _LEAP.sub("", words[max(0, start - 12) : start].rstrip()).rstrip()
    if not before:
        return 3 if start < 12 else 0
    char = before[-1]
    if char in _CLOSERS:
        return 2 if len(before) > 1 and before[-2] in "。!?;…." else 0
    if char == "." and words[start - 1] == " ":
        return 2
    if char in _BOUNDARY:
        return 2 if char in _STRONG else 1
    return 1 if words[start - 1] == " " and HAN_CHARACTER.match(char) else 0
