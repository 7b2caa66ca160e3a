"""Second pass: the lines that are headings, by number, by style or by their look."""

from __future__ import annotations

import msgspec

from lecturer.manuscript.endings import closing_line
from lecturer.manuscript.guesses import guessed
from lecturer.manuscript.headings import headings
from lecturer.manuscript.marks import Mark
from lecturer.manuscript.passes.normalise import Page


class Marked(msgspec.Struct, frozen=True):
    """A page and its headings in order, not yet ranked."""

    page: Page
    heads: tuple[Mark, ...]


def mark(page: Page) -> Marked:
    """Find the headings."""
    heads = [each for each in headings(page.shadow, page.source) if each.line not in page.front.lines]
    end = closing_line(page.shadow, heads[-1].line if heads else page.last_front_line, is_point=bool(heads))
    ending = () if end is None else range(end, len(page.shadow.lines))
    guesses = guessed(page.shadow, page.source, heads, page.front.lines.union(ending))
    return Marked(page, tuple(sorted([*heads, *guesses], key=lambda each: each.start)))
