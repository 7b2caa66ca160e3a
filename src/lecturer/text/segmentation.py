"""Word boundaries for breaking titles, never inside a word, a name or a set phrase."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import accumulate
from typing import cast

from lecturer.resources import asset

Cut = Callable[[str, bool], list[str]]

_HAN = re.compile("[\u3400-\u9fff]")
_DIGITS = "一二三四五六七八九十百千万亿两〇零几"
_NUMERAL = re.compile(rf"[第{_DIGITS}][{_DIGITS}]*(?=[\u4e00-\u9fff])")
_CLAUSE = re.compile(r"[\u3400-\u9fff]+")
_SHORT_CLAUSE = 4
"""A clause of four characters is mostly a set phrase: 民有所呼, 守望相助."""
_BELONGS_BEFORE = frozenset(
    "上中下里内外前后间旁边们的地得了着过者性化式型感力度吗呢吧啊时起处人员家等年月日号难"
)
"""Single characters that belong to the word before them; all others lead on to the word behind them."""
_COUPLET = 8
"""A clause of twice four characters is broken in its middle if anywhere: 空谈误国 实干兴邦."""


@lru_cache(maxsize=4096)
def word_starts(text: str) -> frozenset[int]:
    """The places at which a line may begin.

    Single characters stay with the word they lead on to or belong to, numbers with what they count, and set
    phrases and clauses of up to four characters stay whole.
    """
    starts = set(dictionary_starts(text))
    if not _HAN.search(text):
        return frozenset(starts)
    known = [phrase for phrase in _set_phrases() if phrase in text]
    phrases = [(m.start(), m.end()) for phrase in known for m in re.finditer(phrase, text)]
    starts |= {begin for begin, _end in phrases} & {end for _begin, end in phrases}
    for begin, end in phrases:
        starts -= set(range(begin + 1, end))
    for clause in _CLAUSE.finditer(text):
        begin, end = clause.span()
        if end - begin <= _SHORT_CLAUSE:
            starts -= set(range(begin + 1, end))
        elif end - begin == _COUPLET and begin + _SHORT_CLAUSE in starts:
            starts -= set(range(begin + 1, end)) - {begin + _SHORT_CLAUSE}
    return frozenset(starts | {0, len(text)})


@lru_cache(maxsize=4096)
def dictionary_starts(text: str) -> frozenset[int]:
    """The places between words as the dictionary knows them: where a phrase is parted that no line holds."""
    if not _HAN.search(text):
        return frozenset(match.start() for match in re.finditer(r"\S+", text)) | {0, len(text)}
    words = _cut()(text, True)
    starts = set(accumulate(map(len, words), initial=0)) - _single_characters(words)
    starts -= {match.end() for match in _NUMERAL.finditer(text)}
    return frozenset(starts | {0, len(text)})


def _single_characters(words: list[str]) -> set[int]:
    """The starts that single characters close."""
    closed, place = set(), 0
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        leads_on = len(before) == 1 and _HAN.match(before) and before not in _BELONGS_BEFORE
        is_last = index == len(words) - 1 and len(word) == 1
        if before and (leads_on or is_last or word in _BELONGS_BEFORE):
            closed.add(place)
        place += len(word)
    return closed


@cache
def _cut() -> Cut:
    """The segmenter; its dictionary takes 0.2 s to load, so it is read when the first title needs it."""
    return cast("Cut", importlib.import_module("rjieba").cut)


@cache
def _set_phrases() -> tuple[str, ...]:
    return tuple(asset("words/set_phrases.txt").read_text(encoding="utf-8").split())
