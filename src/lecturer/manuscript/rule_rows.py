"""The row of the tables of markers that begin a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from lecturer.i18n import Message


class Family(msgspec.Struct, frozen=True):
    """One way of numbering paragraphs.

    Attributes:
        name: What it is called in the table.
        rank: Its usual place among the others; smaller is higher.
        pattern: Finds the mark; `n` is its number, what it matches before `gap` is the marker as written,
            `until` the last number of a range, `weak` what makes it need a second one.
        why: What makes it a marker, for people.
        example: A text in which it makes a point; run as a test.
        counter: A text that looks like it and has no point.
        is_firm: One such mark alone is believed; the others need a second one beside them.
        fits: A last look at the match, for what a pattern cannot say.
    """

    name: str
    rank: float
    pattern: re.Pattern[str]
    why: Message
    example: str
    counter: str
    is_firm: bool = True
    fits: Callable[[re.Match[str]], bool] = bool


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that takes capitals for small letters."""
    return re.compile(pattern, re.IGNORECASE)
