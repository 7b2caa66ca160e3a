"""Clauses built alike: 对老人要有耐心，对孩子要有童心，对同事要有真心; 有热水，有雨伞，有针线包."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from lecturer.text.clauses import Part, clauses, sentences

_FEWEST, _MOST = 3, 6
_LONGEST = 13
_SHARED = 2
"""So many characters at least stand in all of them, in one order: the frame that the others fill."""
_LONGEST_THING = 7
"""Things that are counted up by one word alone (有…，有…) are no longer than this."""
_COUNTING = re.compile(r"^(?:[^，。；：]{1,8}?)?(?P<word>有|会|能|敢|懂|讲|守|练)(?=[\u4e00-\u9fff]{2})")
_NARRATES = re.compile("[他她它我你咱]|[了着过]|那|这")


def parallel_clauses(notes: str, hidden: str) -> Iterator[list[Part]]:
    """The rows of clauses that are built alike, a sentence each."""
    for sentence in sentences(hidden):
        after_colon = sentence.text.rfind("：") + 1
        body = Part(sentence.start + after_colon, sentence.end, sentence.text[after_colon:])
        parts = [*clauses(body.text, body.start)]
        if not _FEWEST <= len(parts) <= _MOST or max(len(part.text) for part in parts) > _LONGEST:
            continue
        if _is_frame(parts) or _is_counted(parts):
            yield [Part(part.start, part.end, notes[part.start : part.end]) for part in parts]


def _is_frame(parts: list[Part]) -> bool:
    """Whether the clauses share a frame, are about as long, and do not tell what somebody did."""
    texts = [part.text for part in parts]
    if max(map(len, texts)) - min(map(len, texts)) > 1 or any(map(_NARRATES.search, texts)):
        return False
    shared = reduce(_common, texts)
    return len(shared) >= _SHARED and len(shared) < min(map(len, texts))


def _is_counted(parts: list[Part]) -> bool:
    """Whether one word begins each clause but the first, where some words may lead up to it."""
    first = _COUNTING.match(parts[0].text)
    if first is None:
        return False
    word = first["word"]
    rest = [part.text for part in parts[1:]]
    things = [parts[0].text[first.end("word") :], *(text[len(word) :] for text in rest)]
    return all(text.startswith(word) for text in rest) and max(map(len, things)) <= _LONGEST_THING


def _common(one: str, other: str) -> str:
    """The longest row of characters that stand in both in the same order."""
    rows = [""] * (len(other) + 1)
    for char in one:
        before = rows[:]
        for place, each in enumerate(other, start=1):
            rows[place] = (
                before[place - 1] + char if char == each else max(before[place], rows[place - 1], key=len)
            )
    return rows[-1]
