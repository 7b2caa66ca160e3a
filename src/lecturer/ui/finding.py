"""Finding words in a whole talk, and replacing them: pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

import msgspec

from lecturer.talk import edits
from lecturer.talk.records import Talk
from lecturer.talk.walk import pieces, words_of

_AROUND = 14


class Match(msgspec.Struct, frozen=True):
    """One place: whose words, from where to where, and what stands around it."""

    key: str
    start: int
    end: int
    context: str


def matches(talk: Talk, wanted: str, *, match_case: bool = False) -> list[Match]:
    """Every place where some words stand, in the order in which they are spoken."""
    if not wanted:
        return []
    pattern = re.compile(re.escape(wanted), 0 if match_case else re.IGNORECASE)
    return [
        Match(key, *match.span(), _context(words, *match.span()))
        for key, words in pieces(talk)
        for match in pattern.finditer(words)
    ]


def replaced(talk: Talk, places: Sequence[Match], instead: str) -> Talk:
    """The talk with other words in these places, which must be matches of this very talk, in order."""
    for key, group in groupby(places, key=lambda match: match.key):
        words = words_of(talk, key)
        for match in reversed(list(group)):
            words = words[: match.start] + instead + words[match.end :]
        talk = edits.set_words(talk, key, words)
    return talk


def _context(words: str, start: int, end: int) -> str:
    left = "…" if start > _AROUND else ""
    right = "…" if end + _AROUND < len(words) else ""
    return f"{left}{words[max(0, start - _AROUND) : end + _AROUND]}{right}".replace("\n", " ")
