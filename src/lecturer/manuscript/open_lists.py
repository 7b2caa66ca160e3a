"""The stack of open headings and lists while a text is read, each waiting for its next member."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lecturer.manuscript.lists import Item
from lecturer.talk.records import Doubt

_PAIR = re.compile(r"[\u4e00-\u9fff]{2}")
_HEARSAY = re.compile(r"(?:有人|人们|常言|俗话|老话|古人|前人)(?:常|总|都)?[说道讲云],?$")
_SAYING = re.compile(r"[^。!?;\n]*,\s?(?:这(?!样)|那|都是|便是|就是|才是|已经)")


@dataclass
class Open:
    """A family that is open: the headings or the list that the next member would continue.

    Attributes:
        family: What numbers its members.
        rank: Its place among the others.
        ordinal: The number of the member at hand; for a range of slides that of the last.
        line: The line of the member at hand.
        start: Where the member at hand begins.
        item: For a list, the member at hand; None for headings.
        first: For a list, its first member.
        is_spread: A list whose members are in several paragraphs.
        has_long_member: A list with a member of several paragraphs.
        pace: How strong a boundary stands before its members; a weaker one does not go on with 然后.
        inside: Families of headings known to stand inside a member.
        any_verb: A list in one sentence whose verbs differ.
        announced: How many members the words before it announce, 0 when they say nothing.
        is_inner: A list inside a member of a list of the same kind, which ends with the paragraph.
    """

    family: str
    rank: float
    ordinal: int
    line: int
    start: int
    item: Item | None = None
    first: Item | None = None
    is_spread: bool = False
    has_long_member: bool = False
    pace: int = 0
    inside: frozenset[str] = frozenset()
    any_verb: bool = False
    announced: int = 0
    is_inner: bool = False


def is_saying(plain: str, item: Item, second: Item) -> bool:
    """一要发展，二要稳定，这是……: a subject, not a list."""
    if item.candidate.chain != "shu" or item.candidate.verb == "是" or second.candidate.strength != 1:
        return False
    if _HEARSAY.search(plain[max(0, item.start - 8) : item.start]):
        return True
    before = plain[max(0, item.start - 8) : item.start].rstrip(" ")[-1:]
    return before != ":" and bool(_SAYING.match(plain, second.end))


def share_a_word(words: str, others: str) -> bool:
    """Whether two characters that stand together in one are together in the other, too."""
    return any(
        _PAIR.match(words[at : at + 2]) and words[at : at + 2] in others for at in range(len(words) - 1)
    )


def number_doubts(before: int, ordinal: int, minor: tuple[int, ...]) -> tuple[Doubt, ...]:
    """The doubt about a number that does not count on from the one before it."""
    if ordinal <= 1 or ordinal == before + 1 or minor:
        return ()
    return (Doubt("duplicate" if ordinal == before else "gap"),)
