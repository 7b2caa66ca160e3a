"""Where the words of a Chinese text begin, so that heads are not broken inside one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate

from budoux import Parser, load_default_simplified_chinese_parser

_NUMERAL = re.compile(r"第?[一二三四五六七八九十百千万亿两〇零几]+(?=[\u4e00-\u9fff])")


@lru_cache(maxsize=4096)
def word_starts(text: str) -> frozenset[int]:
    """The places at which a word begins.

    A number written in Han characters stays with what it counts (二十大, 第一步), wherever the model sees a
    word end between the two.
    """
    starts = set(accumulate(map(len, _parser().parse(text)), initial=0))
    counted = {match.end() for match in _NUMERAL.finditer(text) if match.start() in starts}
    return frozenset(starts - counted)


@cache
def _parser() -> Parser:
    return load_default_simplified_chinese_parser()
