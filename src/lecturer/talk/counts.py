"""How long some words are, in the two ways people count them."""

from __future__ import annotations

import re

_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_WORDS = re.compile(rf"[{_HAN}]|[^\s{_HAN}\u2000-\u206f\u3000-\u303f\uff00-\uffef]+|[^\s]")
_HAN_CHARACTER = re.compile(f"[{_HAN}]")


def han_count(words: str) -> int:
    """The number of Han characters."""
    return len(_HAN_CHARACTER.findall(words))


def word_count(words: str) -> int:
    """字数 as Word counts it: a Han character or full-width mark is one, a run of Latin or digits is one."""
    return len(_WORDS.findall(words))


def visible_count(words: str) -> int:
    """The number of characters that are no white space: what "every word kept" compares."""
    return len("".join(words.split()))
