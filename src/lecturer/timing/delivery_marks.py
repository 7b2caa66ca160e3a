"""Delivery marks: directions to the speaker in brackets among the words, which the clock counts as such."""

from __future__ import annotations

from typing import Literal

import msgspec

from lecturer.i18n import current_language
from lecturer.talk.counts import han_count

Kind = Literal["pause", "stress", "cue", "reading"]

KINDS: tuple[Kind, ...] = ("pause", "stress", "cue", "reading")
_CHINESE: dict[Kind, str] = {
    "pause": "（停顿2秒）", "stress": "（重读）", "cue": "（提示：|）", "reading": "（读作：|）",
}  # fmt: skip
_ENGLISH: dict[Kind, str] = {
    "pause": " (pause 2 seconds) ", "stress": "(stress) ", "cue": " (cue: |) ", "reading": " (say: |)",
}  # fmt: skip


class Marked(msgspec.Struct, frozen=True):
    """Words with a mark put in, and where the cursor goes: into the mark when words belong there."""

    words: str
    cursor: int


def marked(words: str, start: int, end: int, kind: Kind) -> Marked:
    """Put a mark into some words; stress stands before what is selected, all else after it."""
    table = _CHINESE if (han_count(words) or current_language() == "zh") else _ENGLISH
    text = table[kind]
    place = start if kind == "stress" else end
    if words[place - 1 : place].isspace() or not place:
        text = text.lstrip()
    if words[place : place + 1].isspace():
        text = text.rstrip()
    inside = text.find("|")
    plain = text.replace("|", "")
    cursor = place + (inside if inside >= 0 else len(plain))
    if kind == "stress":
        cursor = end + len(plain)
    return Marked(words[:place] + plain + words[place:], cursor)
