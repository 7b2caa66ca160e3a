"""Numbers that a sentence announces (我讲四点, two reasons), apart from those that it merely counts."""

from __future__ import annotations

import re

import msgspec

from lecturer.text.numerals import value_of

_UNITS = (
    "个方面|方面|点(?!钟|[半多上下])|个问题|件事情?|句话|步|条|项|招|样|个部分|部分|大?件套|层意思|个字|个词|个关键词|个故事|个阶段"
    "|个环节|大?举措|大?措施"
)
_NOUNS = "(?:体会|感悟|认识|要求|建议|希望|意见|特点|原因|做法|工作|任务|内容|打算|理由|好处|办法|毛病|步骤)"
_COUNT = re.compile(
    rf"(?<![第这那\d一二三四五六七八九十])(?P<n>[一二三四五六七八九十两]|\d{{1,2}})\s?"
    rf"(?:(?:{_UNITS}){_NOUNS}?|[种类个]{_NOUNS}?(?=[:,。;—]|$))"
)
"""个, 种 and 类 count anything (33个孩子, 3个月), so they need a pause or a noun of speech behind them."""
_ENGLISH_COUNT = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten)\s(?:[a-z]+\s){0,2}?"
    r"(?:things|points|parts|reasons|steps|lessons|ideas|questions|ways|kinds|stories|rules)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?:讲|谈|说|汇报|分享|提出?|强调|交流)(?:以下|这样|如下|下面|一下)?"
    r"(?P<said>(?<!第)(?P<n>[一二三四五六七八九十两]|\d{1,2})(?:点(?!钟|[半多上下])|个(?:方面|问题|意见)|件事|句话|条(?:意见|建议)))"
)
_HALF_WIDTH = str.maketrans("，：；！？", ",:;!?")
_WEAK = re.compile(r"[种类个]$")
_SENTENCE_END = re.compile(r"[。!?\n]|\.\s")
_LEAD_IN_SIZE = 90


class Announced(msgspec.Struct, frozen=True):
    """A count that words announce.

    Attributes:
        said: The words: 四点.
        count: The number.
    """

    said: str
    count: int


def announced_before(words: str) -> Announced | None:
    """The count that the last sentence before a list announces; None for none, or for several.

    Args:
        words: What stands before the list, with marks of either width.
    """
    words = words[-_LEAD_IN_SIZE:].translate(_HALF_WIDTH).strip()
    is_open = words.endswith((":", ",", "—"))
    sentence = _SENTENCE_END.split(words.rstrip("。.!"))[-1]
    pattern = _ENGLISH_COUNT if words.isascii() else _COUNT
    found = [match for match in pattern.finditer(sentence) if is_open or not _WEAK.search(match[0])]
    return _only([Announced(match[0], _value(match["n"])) for match in found])


def announced_anywhere(words: str) -> Announced | None:
    """The count that a speaker says will follow (今天我讲四点), anywhere; None for none or several."""
    return _only([Announced(match["said"], _value(match["n"])) for match in _SPOKEN.finditer(words)])


def _only(found: list[Announced]) -> Announced | None:
    counts = {each.count for each in found}
    return found[-1] if len(counts) == 1 and 1 not in counts else None


def _value(written: str) -> int:
    return 2 if written == "两" else value_of(written)
