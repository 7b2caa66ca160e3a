"""What lets slides of proposed scenes come back as the talk itself, which has none of them as points.

The scenes are cut out of the opening and the closing: what stood between them, and a digest of what slides
show besides the words, give both back. No word of the talk is written twice.
"""

from __future__ import annotations

import hashlib
import re

import msgspec

from lecturer.talk.records import Talk
from lecturer.talk.walk import pieces, walk_paths

_BORDER = "\n"
"""What stands between the opening and the closing where a scene goes over from one to the other."""


class ScenesRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """How scenes stand in a talk without points.

    Attributes:
        heads: A digest of everything but their words.
        gaps: What stands before, between and behind them.
        closing: The scene that the closing begins in, or in the gap before it.
        border: How many line feeds of that scene come before the closing; -1 when it begins in the gap.
        rest: How far before the end of the gap it begins.
        without: The pages that the talk does without.
    """

    heads: str
    gaps: tuple[str, ...]
    closing: int
    border: int = -1
    rest: int = 0
    without: tuple[str, ...] = ()


def scenes_record(kept: Talk, shown: Talk) -> ScenesRecord | None:
    """How the scenes of a talk stand in it; None when they are not its words.

    Args:
        kept: The talk itself.
        shown: The same with the scenes as its points.
    """
    whole, at = kept.opening + _BORDER + kept.closing, len(kept.opening)
    gaps, end, closing, border, rest = [], 0, -1, -1, 0
    for number, words in enumerate(_spoken(shown)):
        start = whole.find(words, end)
        if start < 0:
            return None
        if closing < 0 and at < start + len(words):
            closing, border = number, words[: at - start].count(_BORDER) if at >= start else -1
            rest = start - at
        gaps.append(whole[end:start])
        end = start + len(words)
    if closing < 0:
        closing, rest = len(gaps), len(whole) - at
    return ScenesRecord(_heads(shown), (*gaps, whole[end:]), closing, border, max(rest, 0), kept.without)


def without_scenes(record: ScenesRecord, back: Talk) -> Talk | None:
    """The talk itself with the words as they are now; None when somebody edited scenes too."""
    spoken = _spoken(back)
    if _heads(back) != record.heads or len(spoken) + 1 != len(record.gaps):
        return None
    whole, at = "", -1
    for number, (gap, words) in enumerate(zip(record.gaps, [*spoken, ""], strict=True)):
        whole += gap
        if number == record.closing:
            at = len(whole) - record.rest if record.border < 0 else len(whole) + _place(words, record.border)
        whole += words
    if at < 0 or whole[at : at + len(_BORDER)] != _BORDER:
        return None
    return msgspec.structs.replace(
        back,
        points=(),
        opening=whole[:at],
        closing=whole[at + len(_BORDER) :],
        without=record.without,
    )


def _place(words: str, number: int) -> int:
    """Where the line feed of that number is in some words; behind them when there is none."""
    found = [match.start() for match in re.finditer(_BORDER, words)]
    return found[number] if number < len(found) else len(words)


def _spoken(talk: Talk) -> list[str]:
    return [words for _key, words in pieces(talk) if words]


def _heads(talk: Talk) -> str:
    frames = [
        (len(path), msgspec.structs.replace(point, notes="", points=(), doubts=()))
        for path, point in walk_paths(talk.points)
    ]
    return hashlib.sha256(msgspec.json.encode(frames)).hexdigest()[:16]
