"""The few words that a deck adds itself, in the language of the talk rather than of the window."""

from __future__ import annotations

import re

import msgspec

from lecturer.talk.counts import han_count
from lecturer.talk.records import Talk
from lecturer.talk.walk import walk
from lecturer.text.numerals import chinese

_LETTER = re.compile(r"[^\W\d_]")
_HAN_SHARE = 0.2
"""From this share of Han characters on, a talk counts as Chinese."""
_ENOUGH_LETTERS = 2_000
_TOO_LONG_IN_HAN = 100


class DeckWords(msgspec.Struct, frozen=True):
    """What a deck says in one language; `part` and `copy` take a number."""

    language: str
    agenda: str
    thanks: str
    untitled: str
    continued: str
    part: str
    copy: str
    join: str
    missing_picture: str


_CHINESE = DeckWords(
    language="zh-CN",
    agenda="目录",
    thanks="谢谢大家",
    untitled="未命名讲稿",
    continued="（续）",
    part="第%s部分",
    copy="（%s）",
    join="\u3000",
    missing_picture="图片缺失：%s",
)
_ENGLISH = DeckWords(
    language="en-US",
    agenda="Agenda",
    thanks="Thank you",
    untitled="Untitled talk",
    continued=" (continued)",
    part="Part %s",
    copy=" (%s)",
    join=" · ",
    missing_picture="Picture missing: %s",
)


def words_for(talk: Talk) -> DeckWords:
    """The words in the language that most of a talk is in; Chinese for an empty one."""
    sample = talk.title + talk.subtitle + talk.opening[:_ENOUGH_LETTERS]
    for point in walk(talk.points):
        sample += point.title + point.notes[:200]
        if len(sample) > _ENOUGH_LETTERS:
            break
    letters = len(_LETTER.findall(sample))
    return _ENGLISH if letters and han_count(sample) / letters < _HAN_SHARE else _CHINESE


def han_numeral(number: int) -> str:
    """A number in Chinese as far as two characters and a ten do, 九十九; from 100 on its digits."""
    return chinese(number) if number < _TOO_LONG_IN_HAN else str(number)


def part_words(words: DeckWords, number: int) -> str:
    """The words "Part N" as a section says them."""
    return words.part % (han_numeral(number) if words is _CHINESE else number)
