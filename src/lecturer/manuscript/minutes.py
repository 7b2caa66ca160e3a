"""Reads the minutes that a heading states: 开场（约 0.5 分钟）, 选地方，约 40 秒, Wrap-up (~3 min)."""

from __future__ import annotations

import re

import msgspec

from lecturer.text.numerals import value_of

_NUMBER = r"(?:\d{1,3}(?:\.\d+)?|半|[一二三四五六七八九十两]{1,3})"
_SPAN = (
    rf"(?:(?P<minutes>{_NUMBER})\s?(?:分钟|分|min(?:ute)?s?\.?|')(?P<half>半)?(?:钟)?\s?(?:(?P<and>\d{{1,2}})\s?秒)?"
    rf"|(?P<seconds>{_NUMBER})\s?(?:秒钟?|sec(?:ond)?s?\.?|s\b))"
)
_ABOUT = r"(?:大?约|用时|时长|计时|时间|预计|about|approx\.?|[~≈])\s?:?\s?"
_CLOCK = r"(?P<from>\d{1,2}:\d{2})\s?[-–—~至到]\s?(?P<to>\d{1,2}:\d{2})"
_AT_END = re.compile(
    rf"\s*[,、·|—-]*\s*(?:[(\[【]\s?(?:{_ABOUT})?(?:{_SPAN}|{_CLOCK})\s?(?:左右)?[)\]】]|{_ABOUT}"
    rf"{_SPAN.replace('?P<', '?P<bare_')})\s*$",
    re.IGNORECASE,
)
_LONGEST = 32


class Minutes(msgspec.Struct, frozen=True):
    """A time at the end of a heading.

    Attributes:
        start: Where it begins, with what parts it from the words.
        seconds: How long.
    """

    start: int
    seconds: float


def minutes_at_end(words: str) -> Minutes | None:
    """The time that a line ends with: in brackets or after 约; not one of the words (慢跑十分钟)."""
    match = _AT_END.search(words, max(0, len(words) - _LONGEST))
    if match is None or not words[: match.start()].strip():
        return None
    found = {name: said for name, said in match.groupdict().items() if said}
    if "from" in found:
        seconds = _clock(found["to"]) - _clock(found["from"])
    else:
        said = {name.removeprefix("bare_"): words for name, words in found.items()}
        seconds = _value(said.get("seconds", "")) + 60 * _value(said.get("minutes", ""))
        seconds += 30 * ("half" in said) + _value(said.get("and", ""))
    return Minutes(match.start(), seconds) if seconds > 0 else None


def _clock(said: str) -> float:
    minutes, _, seconds = said.partition(":")
    return 60 * int(minutes) + int(seconds)


def _value(said: str) -> float:
    if said == "半":
        return 0.5
    if said == "两":
        return 2
    return float(said) if said[:1].isdigit() else value_of(said)
