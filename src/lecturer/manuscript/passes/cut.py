"""Fifth pass: the words of every point, of the opening and of the closing: all of them, each once."""

from __future__ import annotations

import msgspec

from lecturer.manuscript.normalized import Shadow
from lecturer.manuscript.outline import Placed
from lecturer.manuscript.passes.nest import Nested
from lecturer.manuscript.passes.normalise import Page


class Piece(msgspec.Struct, frozen=True):
    """A point and its words.

    Attributes:
        placed: Its mark and depth.
        end: Where its words end in the shadow.
        words: The words as written.
    """

    placed: Placed
    end: int
    words: str


class Cut(msgspec.Struct, frozen=True):
    """A page, cut into the words of its points.

    Attributes:
        page: The page.
        opening: The words before the first point.
        pieces: The points.
        closing: The words after the last point.
        closing_line: The number of the line where the closing begins; None when there is none.
    """

    page: Page
    opening: str
    pieces: tuple[Piece, ...]
    closing: str
    closing_line: int | None


def cut(nested: Nested) -> Cut:
    """Cut the text where points begin."""
    shadow = nested.page.shadow
    stop = len(shadow.plain) if nested.closing is None else shadow.lines[nested.closing].start
    starts = [*(each.mark.start for each in nested.placed), stop]
    pieces = [
        Piece(each, end, _words(shadow, each.mark.start, end))
        for each, end in zip(nested.placed, starts[1:], strict=True)
    ]
    closing = "" if nested.closing is None else _words(shadow, stop, len(shadow.plain))
    return Cut(nested.page, _words(shadow, 0, starts[0]), tuple(pieces), closing, nested.closing)


def _words(shadow: Shadow, start: int, end: int) -> str:
    """A stretch of the text with its indent, without the empty lines around it."""
    last = len(shadow.text) if end == len(shadow.plain) else _place(shadow, end)
    return _trimmed(shadow.text[_place(shadow, start) : last])


def _place(shadow: Shadow, place: int) -> int:
    """Where to cut the text for a place of the shadow: before the indent and the invisible characters."""
    text = shadow.text
    if place == 0:
        return 0
    found = start = shadow.places[place]
    while (
        start and text[start - 1] != "\n" and (text[start - 1].isspace() or not text[start - 1].isprintable())
    ):
        start -= 1
    return start if start == 0 or text[start - 1] == "\n" else found


def _trimmed(text: str) -> str:
    lines = text.split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    return "\n".join(lines)
