"""Sentences and clauses of running text, Chinese and English; quoted words are never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

_OPENS, _CLOSES = "“「『", "”」』"
_ENDS = "。！？!?；;…\n"
_HARD_ENDS = "。！？!?…\n"
_COMMAS = "，,；;：:、"
_AFTER_END = "”」』）)’\"'"
_FULL_STOP = re.compile(r"(?<=[a-z0-9)”\"’])\.(?=\s+[“\"A-Z]|\s*$)")
_QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』|《[^《》]*》|\"[^\"\n]{2,}\"")
_HIDDEN = "□"


class Part(msgspec.Struct, frozen=True):
    """A range of a text, with the words that stand there."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[Part, ...]:
    """The sentences in order, trimmed; one that ends inside quotation marks ends with the quotation."""
    return _cut(text, 0, _sentence_ends(text))


@lru_cache(maxsize=2048)
def clauses(text: str, start: int = 0) -> tuple[Part, ...]:
    """The clauses of a sentence without the marks between them; `start` is where the sentence begins."""
    cuts, depth = [], 0
    for place, char in enumerate(text):
        depth += (char in _OPENS) - (char in _CLOSES)
        is_thousands = (
            char == "," and text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
        )
        if depth <= 0 and char in _COMMAS and not is_thousands:
            cuts.append(place + 1)
    return tuple(
        Part(each.start, each.start + len(bare), bare)
        for each in _cut(text, start, [*cuts, len(text)])
        if (bare := each.text.rstrip(_COMMAS + _ENDS + ". "))
    )


def all_clauses(text: str) -> Iterator[Part]:
    """The clauses of all sentences of a text."""
    for sentence in sentences(text):
        yield from clauses(sentence.text, sentence.start)


def without_quoted(text: str) -> str:
    """A text of the same length in which quoted words and titles of books are hidden."""
    return _QUOTED.sub(lambda match: match[0][0] + _HIDDEN * (len(match[0]) - 2) + match[0][-1], text)


def is_hidden(text: str) -> bool:
    """Whether `without_quoted` hid something of a text."""
    return _HIDDEN in text


def bare(text: str) -> str:
    """A text without the marks and blanks that it begins and ends with; question marks stay."""
    return text.strip(" \t\n\u3000，,。；;：:、.—…")


def _sentence_ends(text: str) -> list[int]:
    ends, depth = [], 0
    stops = {match.start() for match in _FULL_STOP.finditer(text)}
    for place, char in enumerate(text):
        depth += (char in _OPENS) - (char in _CLOSES)
        if char in _CLOSES and depth <= 0:
            # “…。” closes a sentence of its own when something of another sentence follows.
            follows = text[place + 1 : place + 2]
            if (
                text[place - 1 : place] in _HARD_ENDS
                and follows
                and follows not in _COMMAS + _ENDS + "的这那"
            ):
                ends.append(place + 1)
        elif char == "\n" or (depth <= 0 and (char in _HARD_ENDS or place in stops)):
            ends.append(_past_closers(text, place + 1))
            depth = 0
    return [*ends, len(text)]


def _past_closers(text: str, place: int) -> int:
    while place < len(text) and text[place] in _AFTER_END + _HARD_ENDS:
        place += 1
    return place


def _cut(text: str, start: int, cuts: list[int]) -> tuple[Part, ...]:
    """The trimmed ranges between the cuts, empty ones left out; their places count from `start`."""
    parts, left = [], 0
    for cut in cuts:
        piece = text[left:cut]
        words = piece.strip()
        if words:
            begin = left + len(piece) - len(piece.lstrip())
            parts.append(Part(start + begin, start + begin + len(words), words))
        left = max(left, cut)
    return tuple(parts)
