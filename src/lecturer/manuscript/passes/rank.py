"""Third pass: which family of headings stands above which in this text."""

from __future__ import annotations

import msgspec

from lecturer.manuscript.marks import Mark
from lecturer.manuscript.passes.mark import Marked
from lecturer.manuscript.passes.normalise import Page
from lecturer.manuscript.ranks import ranked


class Ranked(msgspec.Struct, frozen=True):
    """A page and its headings with the ranks that fit this text."""

    page: Page
    heads: tuple[Mark, ...]


def rank(marked: Marked) -> Ranked:
    """Give every heading its rank."""
    return Ranked(marked.page, tuple(ranked([*marked.heads])))
