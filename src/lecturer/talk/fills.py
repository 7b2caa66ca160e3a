"""Filling in blanks: the words themselves change, and what was filled in before is offered again."""

from __future__ import annotations

from lecturer.talk import edits
from lecturer.talk.blanks import Blank
from lecturer.talk.records import Talk
from lecturer.talk.walk import words_of

_OFFERED = 3


def fill(talk: Talk, blank: Blank, words: str) -> Talk:
    """Put words in the place of a blank; the talk as it is when there are no words or the blank is gone."""
    present = words_of(talk, blank.key)
    filling = " ".join(words.split())
    if not filling or present[blank.start : blank.end] != blank.text:
        return talk
    return edits.set_words(talk, blank.key, present[: blank.start] + filling + present[blank.end :])


class Fills:
    """What was filled in while a talk is open, the latest first."""

    def __init__(self) -> None:
        self._made: list[tuple[str, str]] = []

    def remember(self, blank: Blank, words: str) -> None:
        """Keep what a blank was filled with."""
        entry = (blank.text, " ".join(words.split()))
        if entry[1]:
            self._made = [entry, *(each for each in self._made if each != entry)]

    def offers(self, blank: Blank) -> tuple[str, ...]:
        """What to offer for a blank: first what stood in the place of the same sign."""
        same = [words for sign, words in self._made if sign == blank.text]
        other = [words for sign, words in self._made if sign != blank.text]
        return tuple(dict.fromkeys(same + other))[:_OFFERED]
