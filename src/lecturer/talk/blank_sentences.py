"""The sentence around a blank in three parts, so that the blank can be shown in its own colour."""

from __future__ import annotations

import re

import msgspec

from lecturer.talk.blanks import Blank
from lecturer.talk.records import Talk
from lecturer.talk.walk import words_of

_END = re.compile(r"[。！？!?\n]")
_MOST = 60
"""Characters on either side of a blank that help to remember what belongs there."""


class Sentence(msgspec.Struct, frozen=True):
    """What stands before a blank, the blank, what stands after it; on one line."""

    before: str
    blank: str
    after: str


def sentence_of(talk: Talk, blank: Blank) -> Sentence:
    """The sentence of a blank; a long one is cut at its far ends."""
    words = words_of(talk, blank.key)
    starts = [match.end() for match in _END.finditer(words, max(0, blank.start - 4 * _MOST), blank.start)]
    end = _END.search(words, blank.end)
    before = words[starts[-1] if starts else max(0, blank.start - 4 * _MOST) : blank.start].lstrip()
    after = words[blank.end : end.end() if end else blank.end + 4 * _MOST].rstrip()
    return Sentence(
        f"…{before[-_MOST:]}" if len(before) > _MOST else before,
        blank.text,
        f"{after[:_MOST]}…" if len(after) > _MOST else after,
    )
