"""Fourth pass: headings and the lists inside the words, each at its depth, and where the closing begins."""

from __future__ import annotations

import re

import msgspec

from lecturer.manuscript.endings import closing_line
from lecturer.manuscript.going_on import with_words_that_go_on
from lecturer.manuscript.lists import Items
from lecturer.manuscript.outline import Placed, outline
from lecturer.manuscript.passes.normalise import Page
from lecturer.manuscript.passes.rank import Ranked

_RECALLED = re.compile(r"(?:以上|上述)这?[一二三四五六七八九十几]?(?:[点条项]|个)")


class Nested(msgspec.Struct, frozen=True):
    """A page and its points in order.

    Attributes:
        page: The page.
        placed: Every point's mark and depth.
        closing: The number of the line where the closing begins; None when there is none.
    """

    page: Page
    placed: tuple[Placed, ...]
    closing: int | None


def nest(ranked: Ranked) -> Nested:
    """Find the lists and put every point at its depth."""
    page, shadow = ranked.page, ranked.page.shadow
    heads = [*ranked.heads]
    everything = _items(ranked, None)
    last_head = heads[-1].line if heads else page.last_front_line
    last = max([last_head, *everything.last_members()])
    end = closing_line(shadow, last, is_point=bool(heads) and last == last_head)
    placed = outline(shadow, heads, _items(ranked, end)) if end is not None else []
    # The closing is looked into for lists only if there are none elsewhere.
    placed = placed or outline(shadow, heads, everything)
    after = placed[-1].mark.line if placed else page.last_front_line
    closing = closing_line(shadow, after, is_point=bool(placed))
    if not placed and closing is not None and closing == _first_line(page):
        closing = None
    placed = with_words_that_go_on(shadow, placed, closing)
    return Nested(page, tuple(placed), closing)


def _items(ranked: Ranked, end: int | None) -> Items:
    page = ranked.page
    lines = [
        line
        for line in page.shadow.lines[:end]
        if line.end > line.start
        and line.number not in page.front.lines
        and not page.evidence(line).is_text
        and not page.evidence(line).is_speech
        and not _RECALLED.match(page.shadow.line_text(line))
    ]
    return Items(page.shadow, lines, [*ranked.heads])


def _first_line(page: Page) -> int:
    return next((line.number for line in page.shadow.lines if line.end > line.start), -1)
