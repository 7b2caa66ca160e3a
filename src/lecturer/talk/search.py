"""Finding words in a whole talk, in what is said and in the titles, and replacing them: pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

import msgspec

from lecturer.talk import edits
from lecturer.talk.records import CLOSING, OPENING, Talk
from lecturer.talk.walk import find, pieces, walk, words_of

_AROUND = 14

Where = Literal["words", "title"]


class Match(msgspec.Struct, frozen=True):
    """One place: whose words or title, from where to where, and what stands around it.

    Attributes:
        key: The point, opening or closing.
        start: The first character.
        end: The one after the last.
        before: What stands before it, shortened.
        found: The words found, as they are written here.
        after: What stands after it, shortened.
        where: In what is said, or in the title.
    """

    key: str
    start: int
    end: int
    before: str
    found: str
    after: str
    where: Where = "words"


def matches(talk: Talk, wanted: str, *, match_case: bool = False) -> list[Match]:
    """Every place where some words stand, in the order in which they are spoken; a title before its words."""
    if not wanted:
        return []
    pattern = re.compile(re.escape(wanted), 0 if match_case else re.IGNORECASE)
    titles = {point.id: point.title for point in walk(talk.points)}
    found: list[Match] = []
    for key, words in pieces(talk):
        found += _in(pattern, key, titles.get(key, ""), "title")
        found += _in(pattern, key, words, "words")
    return found


def replaced(talk: Talk, places: Sequence[Match], instead: str) -> Talk:
    """The talk with other words in these places, which must be matches of this very talk, in order."""
    for (key, where), group in groupby(places, key=lambda match: (match.key, match.where)):
        words = _text_of(talk, key, where)
        for match in reversed(list(group)):
            words = words[: match.start] + instead + words[match.end :]
        is_title = where == "title"
        talk = edits.set_point(talk, key, title=words) if is_title else edits.set_words(talk, key, words)
    return talk


def _text_of(talk: Talk, key: str, where: Where) -> str:
    if where == "title" and key not in (OPENING, CLOSING):
        return find(talk, key).title
    return words_of(talk, key)


def _in(pattern: re.Pattern[str], key: str, text: str, where: Where) -> list[Match]:
    return [
        Match(key, *match.span(), _head(text, match.start()), match[0], _tail(text, match.end()), where)
        for match in pattern.finditer(text)
    ]


def _head(text: str, end: int) -> str:
    start = max(0, end - _AROUND)
    return ("…" if start else "") + text[start:end].replace("\n", " ")


def _tail(text: str, start: int) -> str:
    end = start + _AROUND
    return text[start:end].replace("\n", " ") + ("…" if end < len(text) else "")
