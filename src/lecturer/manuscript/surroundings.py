"""Looks around a place of the text, at the headings and list members before and after it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from lecturer.manuscript.lists import Item, Items
from lecturer.manuscript.marks import Mark
from lecturer.manuscript.normalized import Shadow
from lecturer.manuscript.open_lists import Open, share_a_word

_LOOK_AHEAD = 200
_COURTEOUS = re.compile(
    r",?(?:请允许)?(?:我|让我)?(?:代表[^,。]{1,20})?(?:要|想|衷心|非常|由衷)*(?:感谢|谢谢|欢迎|祝贺|向[^,。]{1,20}(?:表示|致以))"
)
_LOW_RANK = 4.0
SOFT_FAMILIES = ("bullet", "letters", "dash")
"""What lists many things, and seldom the parts of a talk."""
_SEPARATORS = " ,:、"
_COPULA = re.compile(r"是(?![否不])|that\s")
_WHEN = re.compile(r"\([^()\n]{1,20}\)\s?[,、:]\s?")
_SENTENCE_END = re.compile(r"[。!?]")
_HEAD = re.compile(r"[^。!?;\n]{1,30}")


class Surroundings:
    """Answers what goes on after a place, and what is complete before it.

    Args:
        shadow: The text.
        heads: Its headings.
        items: The candidates of its lists.
    """

    def __init__(self, shadow: Shadow, heads: list[Mark], items: Items) -> None:
        self._shadow = shadow
        self._heads = heads
        self._head_starts = [head.start for head in heads]
        self._items = items
        self._has_parts = sum(not head.family.startswith(SOFT_FAMILIES) for head in heads) > 1

    def nests(self, entry: Open, mark: Mark, families: set[str]) -> bool:
        """Whether a heading stands inside an item of a list that goes on after it; `families` are open."""
        last = entry.item
        if last is None or mark.ordinal > 1:
            return False
        if mark.family in entry.inside:
            return True
        following = self._items.next_initial(last)
        if following is None or not self._items.continues(last, entry.ordinal, following):
            return False
        encloses = self.encloses(mark.start, following.start, families)
        if encloses:
            entry.inside |= {mark.family}
        return encloses

    def encloses(self, start: int, end: int, open_families: set[str]) -> bool:
        """Whether the headings between two places are complete there: none goes on outside."""
        left, right = bisect_left(self._head_starts, start), bisect_right(self._head_starts, end)
        inside = self._heads[left:right]
        if len(inside) > _LOOK_AHEAD:
            return False
        families = {head.family for head in inside}
        if families & open_families:
            return False
        for head in self._heads[right : right + _LOOK_AHEAD]:
            if head.family in families and head.ordinal > 1:
                return False
            families.discard(head.family)
        return True

    def length(self, first: Item) -> int:
        """How many members the list that `first` begins has in its paragraph."""
        last, count = first, 1
        while (following := self._items.after(last)) and following.line == first.line and count < _LOOK_AHEAD:
            if not self._items.continues(last, count, following):
                break
            last, count = following, count + 1
        return count

    def is_courtesy(self, item: Item, stack: list[Open]) -> bool:
        """首先感谢…… above the headings of a talk: words of welcome, whatever 其次 adds to them."""
        is_above_all = not any(entry.item is None for entry in stack) and self._has_parts
        is_first = is_above_all and self._heads[-1].start > item.start
        return is_first and bool(_COURTEOUS.match(self._shadow.plain, item.end))

    def is_preview(self, item: Item, stack: list[Open]) -> bool:
        """A list before the headings that only says what they will be."""
        following = bisect_right(self._head_starts, item.start)
        rest = self._heads[following : following + _LOOK_AHEAD]
        above = [entry for entry in stack if entry.item is None]
        if not rest or rest[0].family.startswith(SOFT_FAMILIES) or self.is_told(item):
            return False
        if not above:
            return self._has_parts and rest[0].rank < _LOW_RANK
        if rest[0].rank <= above[-1].rank or rest[0].line <= item.line:
            return False
        children = 0
        for head in rest:
            if head.rank <= above[-1].rank:
                break
            children += head.family == rest[0].family
        return children == self.length(item)

    def is_told(self, first: Item) -> bool:
        """Whether a member of a list in one paragraph has more than a sentence: a preview only names them."""
        last = first
        while (following := self._items.after(last)) and following.line == first.line:
            if len(_SENTENCE_END.findall(self._shadow.plain, last.end, following.start)) > 1:
                return True
            last = following
        return False

    def is_told_in_line(self, line: int, start: int) -> bool:
        """Whether a marked paragraph has words behind its head."""
        return _SENTENCE_END.search(self._shadow.plain, start, self._shadow.lines[line].end) is not None

    def has_lead_in_between(self, line: int, other: int) -> bool:
        """Whether a paragraph between two lines, the last of them, ends with a colon."""
        between = (each for each in reversed(self._shadow.lines[line + 1 : other]) if each.end > each.start)
        last = next(between, None)
        return last is not None and self._shadow.plain[last.end - 1] == ":"

    def is_inside(self, entry: Open, item: Item, second: Item) -> bool:
        """Whether a list begins inside a member of one of the same kind, and does not follow it."""
        last = entry.item
        if last is None or second.line != item.line:
            return False
        if item.line != entry.line:
            following = self._items.next_initial(last)
            return following is not None and self._items.continues(last, entry.ordinal, following)
        return last.is_initial or self.goes_on_after(entry, item)

    def goes_on_after(self, entry: Open, item: Item) -> bool:
        """Whether the list at hand goes on in this paragraph after a list that would begin here."""
        inner = item
        while (following := self._items.after(inner)) and following.line == item.line:
            if following.candidate.ordinal == entry.ordinal + 1 and (
                following.candidate.ordinal != inner.candidate.ordinal + 1
                or following.candidate.strength > inner.candidate.strength > 0
            ):
                return inner is not item
            if following.candidate.ordinal != inner.candidate.ordinal + 1:
                return False
            inner = following
        return False

    def is_finished(self, entry: Open, item: Item) -> bool:
        """Whether a list of an earlier paragraph is over where another begins."""
        if entry.line == item.line or entry.item is None:
            return False
        if not entry.is_spread:
            return True
        if entry.has_long_member or item.is_initial:
            return False
        following = self._items.next_initial(entry.item)
        if following is not None and self._items.continues(entry.item, entry.ordinal, following):
            return False
        head = _HEAD.match(self._shadow.plain, entry.item.end)
        lead_in = self._shadow.plain[self._shadow.lines[item.line].start : item.start]
        return head is None or not share_a_word(head[0], lead_in)

    def mark(self, item: Item, family: str, rank: float) -> Mark:
        """The mark of a list's member: its words begin behind the pause, a date in brackets, and 是."""
        body = item.end
        plain = self._shadow.plain
        separators = _SEPARATORS + "." if item.candidate.chain == "lesson" else _SEPARATORS
        while body < len(plain) and plain[body] in separators:
            body += 1
        if item.candidate.chain == "di" and (span := _WHEN.match(plain, body)):
            body = span.end()
        copula = _COPULA.match(plain, body)
        if copula and body > item.end:  # 首先，是… / my first point is that …
            body = copula.end()
        marker = ""
        if item.candidate.chain == "di" and item.candidate.verb:  # 我带的 is no part of the marker
            marker = self._shadow.written(plain.index("第", item.start), item.end)
        return Mark(
            item.start, item.end, body, item.line, family, rank, item.candidate.ordinal, marker=marker,
            rule=item.candidate.rule,
        )  # fmt: skip
