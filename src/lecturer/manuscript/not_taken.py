"""Collects what a reader saw in a file and did not hand on, for the account of every word."""

from __future__ import annotations

from typing import Literal

import msgspec

from lecturer.text.spaces import squeezed

Kind = Literal[
    "furniture", "hidden", "comment", "picture", "media", "object", "repeated", "markup", "note", "other"
]


class NotTaken(msgspec.Struct, frozen=True):
    """Something of a file that is not in the talk.

    Attributes:
        what: What it is: words of a footer, a comment, a picture, a sound, an embedded object and so on.
        where: Where it stands, for people: "slide 3", "notes of slide 3", "line 12".
        characters: How many visible characters it has; 0 for what has no words.
        text: The words themselves, or the name of what has none.
    """

    what: Kind
    where: str
    characters: int = 0
    text: str = ""


def words_not_taken(what: Kind, where: str, text: str) -> NotTaken:
    """The record of words that were passed over."""
    return NotTaken(what, where, len(squeezed(text)), text)
