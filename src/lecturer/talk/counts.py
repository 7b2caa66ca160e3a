"""Counts words in the two ways that people do."""

from __future__ import annotations

import re

from lecturer.text.han import HAN, HAN_CHARACTER
from lecturer.text.spaces import squeezed

_WORDS = re.compile(rf"[{HAN}]|[^\s{HAN}\u2000-\u206f\u3000-\u303f\uff00-\uffef]+|[^\s]")


def han_count(words: str) -> int:
    """The number of Han characters."""
    return len(HAN_CHARACTER.findall(words))


def word_count(words: str) -> int:
    """字数 as Word counts it: a Han character or full-width mark is one, a run of Latin or digits is one."""
    return len(_WORDS.findall(words))


def visible_count(words: str) -> int:
    """The number of characters that are no white space: what "every word kept" compares."""
    return len(squeezed(words))
