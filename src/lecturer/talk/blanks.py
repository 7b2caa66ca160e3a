"""Blanks: places in the words that are still to be filled in, never Markdown and never bold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from lecturer.talk.records import Talk
from lecturer.talk.walk import pieces

_BLANK = re.compile(
    r"\*{2,}|×{2,}|(?<![\d×])×(?=[年月日时点分])|(?<![A-Za-z])[xX]{2,4}(?![A-Za-z])|某{2,}|[○□]{2,}|_{2,}|＿{2,}"
)
_SENTENCE_END = re.compile(r"[。！？!?\n]")


class Blank(msgspec.Struct, frozen=True):
    """One blank: whose words it stands in, where, and the sentence around it."""

    key: str
    start: int
    end: int
    text: str
    sentence: str


def blank_spans(words: str) -> list[tuple[int, int]]:
    """The start and end of every blank in some words."""
    return list(_spans(words))


@lru_cache(maxsize=1 << 15)
def _spans(words: str) -> tuple[tuple[int, int], ...]:
    """Asked for all points of a talk at every pause in typing, when only one of them has changed."""
    return tuple(match.span() for match in _BLANK.finditer(words))


def blanks(talk: Talk) -> Iterator[Blank]:
    """Every blank of the talk, in the order in which they are spoken."""
    for key, words in pieces(talk):
        for start, end in _spans(words):
            yield Blank(key, start, end, words[start:end], sentence_around(words, start, end))


def sentence_around(words: str, start: int, end: int) -> str:
    """The sentence that holds the characters from `start` to `end`."""
    before = [match.end() for match in _SENTENCE_END.finditer(words, 0, start)]
    after = _SENTENCE_END.search(words, end)
    return words[before[-1] if before else 0 : after.end() if after else len(words)].strip()
