"""The nesting of a manuscript: headings and lists in the order of the text, each at its depth.

A stack of the families that are open. A family seen again closes what was opened inside it; a new one opens
inside the item at hand, unless it stands above what is open. Any heading closes the lists, except when a list
that runs over paragraphs plainly goes on after the headings inside one of its items.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import msgspec

from lecturer.manuscript.enumerations import Candidate
from lecturer.manuscript.lists import SIGNS, Item, Items
from lecturer.manuscript.marks import Mark
from lecturer.manuscript.normalized import Shadow
from lecturer.manuscript.open_lists import Open, is_saying, number_doubts, share_a_word
from lecturer.manuscript.surroundings import Surroundings
from lecturer.talk.records import Doubt
from lecturer.text.announced import announced_before

_LOOK_AHEAD = 200
_LARGEST_STEP = 2
_PLAIN_NUMBERS = ("h3", "h4", "h5")
"""Only what is numbered 1、 or lower is a list that can be over before labels; 一、 holds them."""
_STANDARD = {"h1", "h2", "h3", "h4", "h5"}
_LEAD_IN = re.compile(r"[^。!?;\n]*:$")
_CLAUSE = 60
"""How far back the words that lead in a list are looked for."""
_DEEPEST = 3
"""Lists of one kind inside one another; more is a text that only repeats its numbers."""
_ALSO = re.compile("[也还另]")
_SEPARATORS = " ,:、"


class Placed(msgspec.Struct, frozen=True):
    """A mark and its depth in the outline, 0 for a top point."""

    mark: Mark
    depth: int


def outline(shadow: Shadow, heads: list[Mark], items: Items) -> list[Placed]:
    """All points of the text in order, with their depths."""
    walk = _Walk(shadow, heads, items)
    events: list[Mark | Item] = [*heads, *items.items]
    for event in sorted(events, key=lambda event: event.start):
        if isinstance(event, Mark):
            walk.heading(event)
        else:
            walk.item(event)
    return walk.placed


class _Walk:
    """One pass over a text, keeping the stack of what is open."""

    def __init__(self, shadow: Shadow, heads: list[Mark], items: Items) -> None:
        self._shadow = shadow
        self._heads = heads
        self._head_starts = [head.start for head in heads]
        self._items = items
        self._around = Surroundings(shadow, heads, items)
        self._stack: list[Open] = []
        self._last: dict[str, int] = {}
        self._left: dict[str, tuple[int, int]] = {}
        self.placed: list[Placed] = []

    def heading(self, mark: Mark) -> None:
        """A heading: the next of its family, or the first of one that opens here."""
        if self._joins_list(mark):
            return
        open_at = self._open_at(mark.family)
        if open_at is not None:
            before = self._stack[open_at]
            del self._stack[open_at + 1 :]
            doubts = number_doubts(before.ordinal, mark.ordinal, mark.minor)
        else:
            self._close_for(mark)
            doubts = self._level_doubts(mark)
            announced = announced_before(self._shadow.plain[max(0, mark.start - 2 * _CLAUSE) : mark.start])
            count = announced.count if announced else 0
            self._stack.append(Open(mark.family, mark.rank, 0, mark.line, mark.start, announced=count))
            is_first = self._last.get(mark.family, 0) + 1
            if mark.ordinal not in (0, 1, is_first) and not mark.minor and not mark.until:
                doubts += (Doubt("gap"),)
        top = self._stack[-1]
        top.ordinal, top.line, top.start = mark.until or mark.ordinal, mark.line, mark.start
        self._last[mark.family] = top.ordinal
        self._place(mark, doubts)

    def item(self, item: Item) -> None:
        """A candidate inside the words: it goes on with something open, begins a list, or is nothing."""
        if self._goes_on_with_heading(item):
            return
        place = self._continued(item)
        if place is not None:
            del self._stack[place + 1 :]
            self._member(self._stack[place], item)
            return
        second = self._items.second(item)
        if second and self._may_open(item, second):
            self._open_list(item, second)

    def _continued(self, item: Item) -> int | None:
        """The place of the list that goes on here: one of the same words (首先 … 最后) before any other."""
        places = [
            place for place, entry in enumerate(self._stack) if entry.item and self._is_next(entry, item)
        ]
        same = [place for place in places if self._is_of(self._stack[place], item)]
        return max(same or places, key=lambda place: self._claim(place, item), default=None)

    def _is_of(self, entry: Open, item: Item) -> bool:
        return entry.family.rstrip("'") == f"i:{item.candidate.chain}"

    def _claim(self, place: int, item: Item) -> tuple[bool, bool, bool, bool, int]:
        """How well an open list fits an item that could go on with several, the innermost last."""
        entry, candidate = self._stack[place], item.candidate
        first = entry.first.candidate if entry.first else candidate
        return (
            first.verb == candidate.verb,
            not entry.announced or entry.ordinal < entry.announced,
            candidate.ordinal <= 0 or candidate.ordinal == entry.ordinal + 1,
            not (entry.is_inner and candidate.strength > entry.pace),
            place,
        )

    def _open_families(self) -> set[str]:
        return {entry.family for entry in self._stack}

    def _open_at(self, family: str) -> int | None:
        return next((place for place, entry in enumerate(self._stack) if entry.family == family), None)

    def _place(self, mark: Mark, doubts: tuple[Doubt, ...]) -> None:
        mark = msgspec.structs.replace(mark, doubts=(*mark.doubts, *doubts)) if doubts else mark
        self.placed.append(Placed(mark, len(self._stack) - 1))

    def _close_for(self, mark: Mark) -> None:
        """Close what a heading of a family that is not open cannot stand inside."""
        while self._stack:
            top = self._stack[-1]
            stays = self._around.nests(top, mark, self._open_families()) if top.item else top.rank < mark.rank
            if stays and not self._is_over(top, mark):
                return
            self._stack.pop()

    def _is_over(self, top: Open, mark: Mark) -> bool:
        """优势1 under a lead-in of its own, after as many told items as were announced (缘由有两点)."""
        if top.item or top.family not in _PLAIN_NUMBERS or not mark.family.startswith("label:"):
            return False
        if top.announced != top.ordinal or not self._around.is_told_in_line(top.line, top.start):
            return False
        return self._around.has_lead_in_between(top.line, mark.line)

    def _level_doubts(self, mark: Mark) -> tuple[Doubt, ...]:
        if not self._stack or self._stack[-1].item:
            return ()
        above = self._stack[-1]
        skipped = mark.rank - above.rank > _LARGEST_STEP and {mark.family, above.family} <= _STANDARD
        if mark.why == "style" and mark.family[:-1] == above.family[:-1] == "style":
            skipped = int(mark.family[-1]) - int(above.family[-1]) > 1
        return (Doubt("level"),) if skipped else ()

    def _joins_list(self, mark: Mark) -> bool:
        """（3） at the start of a paragraph, after （1） and （2） inside the paragraph before."""
        open_at = self._open_at(f"i:{mark.family}")
        if open_at is None or self._open_at(mark.family) is not None:
            return False
        if mark.ordinal != self._stack[open_at].ordinal + 1:
            return False
        del self._stack[open_at + 1 :]
        top = self._stack[-1]
        top.ordinal, top.line, top.start = mark.ordinal, mark.line, mark.start
        self._place(mark, ())
        return True

    def _goes_on_with_heading(self, item: Item) -> bool:
        """1. … 2. … in one paragraph that begins with 1.: a list, not a heading and its words."""
        open_at = self._open_at(item.candidate.chain)
        if open_at is None:
            return False
        entry = self._stack[open_at]
        if entry.line != item.line or item.candidate.ordinal != entry.ordinal + 1:
            return False
        if len(self._shadow.plain[entry.start : item.start].strip(_SEPARATORS)) < 3:
            return False
        del self._stack[open_at + 1 :]
        entry.ordinal, entry.start = item.candidate.ordinal, item.start
        self._place(self._around.mark(item, entry.family, entry.rank), ())
        return True

    def _is_next(self, entry: Open, item: Item) -> bool:
        last = entry.item
        if last is None or (entry.is_inner and item.line != entry.line):
            return False
        if not self._items.continues(last, entry.ordinal, item, any_verb=entry.any_verb):
            return False
        if not self._items.has_words(last, item):
            return False
        return item.candidate.ordinal > 0 or item.candidate.strength >= entry.pace

    def _member(self, entry: Open, item: Item) -> None:
        candidate, first = item.candidate, entry.first
        doubts: tuple[Doubt, ...] = ()
        if candidate.ordinal > 0:
            doubts = number_doubts(entry.ordinal, candidate.ordinal, ())
        is_other = first and (candidate.chain, candidate.verb) != (
            first.candidate.chain,
            first.candidate.verb,
        )
        if first and is_other and not _goes_on_by_number(first, candidate):
            doubts += (Doubt("mixed", found=self._shadow.written(first.start, first.end)),)
        entry.ordinal = candidate.ordinal if candidate.ordinal > 0 else entry.ordinal + 1
        entry.is_spread |= item.line != entry.line
        entry.has_long_member |= self._items.has_line_between(entry.line, item.line)
        entry.item, entry.line, entry.start = item, item.line, item.start
        self._place(self._around.mark(item, entry.family, entry.rank), doubts)

    def _may_open(self, item: Item, second: Item) -> bool:
        left = bisect_right(self._head_starts, item.start)
        right = bisect_left(self._head_starts, second.start)
        if left < right:
            first_head = self._heads[left]
            return (
                item.is_initial
                and first_head.ordinal <= 1
                and self._around.encloses(item.end, second.start, self._open_families())
            )
        if second.line != item.line:
            return not self._around.is_courtesy(item, self._stack)
        return not (is_saying(self._shadow.plain, item, second) or self._around.is_preview(item, self._stack))

    def _open_list(self, item: Item, second: Item) -> None:
        family = f"i:{item.candidate.chain}"
        open_at = max(
            (place for place, entry in enumerate(self._stack) if self._is_of(entry, item)), default=None
        )
        is_inner = (
            open_at is not None
            and not self._stack[open_at].family.endswith("'" * _DEEPEST)
            and self._around.is_inside(self._stack[open_at], item, second)
        )
        if open_at is not None and is_inner:
            family = f"{self._stack[open_at].family}'"
        elif open_at is not None:
            first = next(place for place, entry in enumerate(self._stack) if self._is_of(entry, item))
            del self._stack[first:]
        else:
            self._close_finished(item)
            self._close_parallel(item)
        doubts: tuple[Doubt, ...] = ()
        if item.candidate.strength == 0 and item.candidate.rule not in SIGNS:
            doubts = (Doubt("rescue"),)
        rank = self._stack[-1].rank if self._stack else 0.0
        verbs = {item.candidate.verb, second.candidate.verb}
        announced = announced_before(self._lead_in(item))
        self._stack.append(
            Open(
                family, rank, 1, item.line, item.start, item, item,
                is_spread=second.line != item.line, pace=min(second.candidate.strength, 2),
                any_verb=item.candidate.chain == "shu" and len(verbs) > 1 and "是" not in verbs,
                announced=announced.count if announced else 0, is_inner=is_inner,
            )
        )  # fmt: skip
        self._place(self._around.mark(item, family, rank), doubts)

    def _close_finished(self, item: Item) -> None:
        """A list inside an earlier paragraph is over when another begins; so is one of single paragraphs."""
        while self._stack and self._stack[-1].item and self._around.is_finished(self._stack[-1], item):
            self._stack.pop()

    def _lead_in(self, item: Item) -> str:
        """The words before a list in its paragraph, as far back as a sentence that leads in may begin."""
        return self._shadow.plain[
            max(self._shadow.lines[item.line].start, item.start - 2 * _CLAUSE) : item.start
        ]

    def _close_parallel(self, item: Item) -> None:
        """A list in this paragraph is over when a lead-in like its own begins another: 好处：… 坏处：…."""
        top = self._stack[-1] if self._stack else None
        if top is None or top.item is None or top.first is None or top.line != item.line or top.is_spread:
            return
        if item.candidate.rule == "label" and not self._around.goes_on_after(top, item):
            self._left[top.family] = (item.line, len(self._stack) - 1)
            self._stack.pop()  # 好处1 after 1、 and 2、
            return
        line, depth = self._left.get(f"i:{item.candidate.chain}", (-1, 0))
        if line == item.line and top.family.startswith("i:label"):
            del self._stack[depth:]  # 1、 again, after 好处1 and 好处2
            return
        plain, line = self._shadow.plain, self._shadow.lines[item.line].start
        lead_in = _LEAD_IN.search(plain, max(top.item.end, item.start - _CLAUSE), item.start)
        before = _LEAD_IN.search(plain, max(line, top.first.start - _CLAUSE), top.first.start)
        if lead_in is None or before is None or self._around.goes_on_after(top, item):
            return
        if _ALSO.search(lead_in[0]) or share_a_word(before[0], lead_in[0]):
            self._stack.pop()


def _goes_on_by_number(first: Item, candidate: Candidate) -> bool:
    """首先, 其次, 第三: common, and no slip; what is odd about 首先, 第二 was said at the second."""
    return first.candidate.chain == "xian" and candidate.chain == "di" and candidate.ordinal > 2
