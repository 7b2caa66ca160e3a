"""The sentences of some notes, and which of them is due by the clock."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

import msgspec

from lecturer.talk.counts import word_count

_SENTENCE = re.compile(r"[^。！？!?；;…\n]*(?:[。！？!?；;…]+[”’」』）)\"']*|\n|$)|.", re.DOTALL)
_FULL_STOP = re.compile(r"(?<=[A-Za-z)\"'”])\.(?=\s+[A-Z“\"'])")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence as a range of the notes, without the white space around it."""

    start: int
    end: int


def sentences(notes: str) -> tuple[Sentence, ...]:
    """The sentences of the notes in order; together they hold every visible character."""
    found: list[Sentence] = []
    for match in _SENTENCE.finditer(notes):
        found.extend(_english(notes, match.start(), match.end()))
    return tuple(found)


def due(notes: str, parts: tuple[Sentence, ...], fraction: float) -> int:
    """The index of the sentence that is due when `fraction` of the point's time has gone; -1 without any.

    The time is shared out by length as people count it. Before the start it is the first, after the end
    the last.
    """
    if not parts:
        return -1
    weights = [max(1, word_count(notes[part.start : part.end])) for part in parts]
    wanted = min(max(fraction, 0.0), 1.0) * sum(weights)
    return next(
        (index for index, spoken in enumerate(accumulate(weights)) if wanted < spoken), len(parts) - 1
    )


def first_words(notes: str, limit: int = 40) -> str:
    """The beginning of some notes on one line, for the strip that says what comes next."""
    text = " ".join(notes.split())
    dots = "…" if text.isascii() else "……"
    return text if len(text) <= limit else text[:limit].rstrip("，,、 ") + dots


def _english(notes: str, start: int, end: int) -> list[Sentence]:
    """The same range cut at English full stops too, trimmed, empty ranges left out."""
    cuts = [start, *(match.end() for match in _FULL_STOP.finditer(notes, start, end)), end]
    ranges = (_trimmed(notes, left, right) for left, right in pairwise(cuts))
    return [part for part in ranges if part.end > part.start]


def _trimmed(notes: str, start: int, end: int) -> Sentence:
    text = notes[start:end]
    return Sentence(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
