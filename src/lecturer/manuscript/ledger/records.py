"""Records of the ledger: the contents of a manuscript's file, and the account of where they went."""

from __future__ import annotations

from typing import Literal

import msgspec

from lecturer.text.spaces import squeezed

Kind = Literal[
    "body", "table", "box", "note", "footnote", "comment", "chart", "diagram", "art", "equation", "margin",
    "contents", "moved", "hidden", "reading", "alt", "symbol", "furniture", "address", "remark", "tag",
    "line", "chunk",
]  # fmt: skip
"""What words are in their file. `margin` is a header or footer, `reading` the pinyin above a word, `moved`
the old place of words that tracked changes moved, `furniture` a slide's number, date and footer, `remark` a
comment of Markdown or HTML, `address` a link's target, `line` a line of plain text, `chunk` words
of a document inside the document."""


class Entry(msgspec.Struct, frozen=True):
    """Some words of a file, one paragraph at the most.

    Attributes:
        kind: What they are.
        place: The number of the page, slide or line where they are, counted from 1; 0 where none is known.
        pieces: The words as the file holds them: its text nodes in order, or what markup parts.
        marks: What markup has before each piece and behind the last; nothing where there is no markup. The
            same characters are words in program text, so the talk decides: what it has are words.
        near: The end of the words that it hangs at, for notes and remarks with a place of their own.
    """

    kind: Kind
    place: int
    pieces: tuple[str, ...]
    marks: tuple[str, ...] = ()
    near: str = ""


_NEAR = 12


def end_of(words: str) -> str:
    """The end of some words, long enough to find the place again."""
    return " ".join(words.split())[-_NEAR:]


class Left(msgspec.Struct, frozen=True):
    """Words of the file that are not in the talk.

    Attributes:
        kind: What they are in the file.
        place: The number of the page, slide or line; 0 where none is known.
        text: The words.
        near: The end of what stands before them and is in the talk, where no place is known.
    """

    kind: Kind
    place: int
    text: str
    near: str = ""

    @property
    def characters(self) -> int:
        """How many characters, white space left out."""
        return len(squeezed(self.text))


class Account(msgspec.Struct, frozen=True):
    """Every character of a file: taken into the talk, or left out by name.

    Attributes:
        characters: How many the file has, white space and marks of markup left out.
        left: What is not in the talk, in the file's order.
    """

    characters: int = 0
    left: tuple[Left, ...] = ()

    @property
    def taken(self) -> int:
        """How many characters are in the talk; with those left out they are all."""
        return self.characters - sum(each.characters for each in self.left)

    @property
    def is_whole(self) -> bool:
        """Nothing was left out."""
        return not self.left
