"""Lists inside the words, told from mere words by their sequence.

A list begins at a "first" that is followed by its "second" within reach: in the same paragraph, or at the
start of a later one. Every later member counts on; a gap or a repetition is accepted with a doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise

import msgspec

from lecturer.manuscript.enumerations import Candidate, candidates
from lecturer.manuscript.marks import Mark
from lecturer.manuscript.normalized import Line, Shadow
from lecturer.manuscript.roles import begins_the_end, wishes_well

_LARGEST_GAP = 3
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h4)", "keycap")
_PARTNERS = {"xian": ("xian", "di"), "di": ("di", "xian"), "the": ("the", "en")}
SIGNS = ("h5", "keycap", "h4_sign", "h3_sign", "h2_sign")
"""Markers that are one sign, which stands for nothing else."""
_TIGHT = ("h4", "h3", *SIGNS)
"""Numbers that may follow the item before them without a mark between: 1、断电2、报警3、疏散."""
_LOOK_AHEAD = 24
"""How many candidates are looked through for a second member, past lists inside the first."""
_FEWEST_LOOSE = 3
"""Members of a list whose first has neither a pause before it nor 是 behind it: 一靠修，二靠护."""
_COUNTED = ("di", "shu", "same", "qi")
_LOOSE = ("bu", "same", "steps")
"""Rules that need as many whatever stands before: 一不, 一变, 第一步看."""
_LEAD_IN = re.compile(r"[:。;,—][^。;]*$")
_TOLD = re.compile("[我他她]们?.*了")
"""我们来到了车间: a story in its order is told with 了, a list of steps without."""
_CLAUSE = 60
"""How far back the words that lead in a list are looked for."""
_SENTENCE_END = re.compile(r"[。!?;\n]")
_WORD = '。!?;:,、…—.() "”’'


_UNIT = re.compile(r"第\s?[\d一二三四五六七八九十]{1,3}(?P<unit>[^\s\d]{1,3})$")


class Item(msgspec.Struct, frozen=True):
    """A candidate with its place in the text.

    Attributes:
        candidate: What was found in the line.
        line: The number of its line.
        start: Its place in the shadow.
    """

    candidate: Candidate
    line: int
    start: int

    @property
    def end(self) -> int:
        """Where the marker ends in the shadow."""
        return self.start + self.candidate.end - self.candidate.start

    @property
    def is_initial(self) -> bool:
        """Whether it begins its paragraph."""
        return self.candidate.strength == 3


class Items:
    """All candidates of a text, and who of them follows whom in the chains they belong to.

    Args:
        shadow: The text.
        lines: The lines to look at, in order.
        heads: The headings: a candidate that is a heading's own marker is none.
    """

    def __init__(self, shadow: Shadow, lines: list[Line], heads: list[Mark]) -> None:
        self._plain = shadow.plain
        self._line_numbers = [line.number for line in lines]
        self._line_ends = {line.number: line.end for line in lines}
        markers = {mark.line: max(mark.end, mark.start + 1) for mark in heads}
        self.items: list[Item] = []
        for line in lines:
            head_end = markers.get(line.number, -1)
            for candidate in candidates(shadow.line_text(line)):
                start = line.start + candidate.start
                judged = candidate.strength == 3 and candidate.chain in _HEADINGS
                if start >= head_end and not judged:
                    self.items.append(Item(candidate, line.number, start))
        self._chains: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            for chain in _chains_of(item) if not item.candidate.is_bare else ():
                self._chains[chain].append(item)
        ordinals = self._chains["di"]
        jumps = (self._jump(before, item) for before, item in pairwise(ordinals))
        self._quoted = {unit for unit in jumps if unit}
        self._starts = {chain: [item.start for item in items] for chain, items in self._chains.items()}

    def second(self, first: Item) -> Item | None:
        """The second member of the list that `first` begins, None when it begins none."""
        candidate = first.candidate
        if candidate.ordinal != 1 or not candidate.is_open:
            return None
        if candidate.strength == 0 and candidate.rule == "h3":
            return None
        if candidate.chain == "di" and self._unit(first) in self._quoted:
            return None
        if candidate.chain == "xian":
            formal = self._next(first, "xian", {"其次", "第二"})
            return formal or self._narrative_second(first)
        second = self._plain_second(first)
        if second is None:
            return self._mixed_second(first)
        return second if self._is_sure(first, second) else None

    def _unit(self, item: Item) -> str:
        """What a member is called: 条 of 第九条."""
        match = _UNIT.search(self._plain, item.start, item.end)
        return match["unit"] if match else ""

    def _jump(self, before: Item, item: Item) -> str:
        """The unit of two members that leave out several: 第二条…第九条… are told of, not listed."""
        unit = self._unit(before)
        far = item.candidate.ordinal > before.candidate.ordinal + _LARGEST_GAP > _LARGEST_GAP
        return unit if far and item.line == before.line and unit == self._unit(item) else ""

    def _plain_second(self, first: Item) -> Item | None:
        """The second member, past lists of the same kind that stand inside the first."""
        inner, last_inner = 0, first
        for item in self._following(first, first.candidate.chain):
            candidate = item.candidate
            if candidate.ordinal == -1 or (candidate.ordinal == 0 and candidate.chain != "en"):
                continue
            if item.line != last_inner.line:
                inner = 0
            if inner and candidate.ordinal == inner + 1 and _is_partner(last_inner.candidate, candidate):
                inner, last_inner = candidate.ordinal, item
                continue
            if candidate.ordinal == 1 and self._may_hold(first, item):
                inner, last_inner = 1, item
                continue
            if self._is_hindrance(first, item):
                return None
            if self.continues(first, 1, item) and _ordinal_after(1, item) == 2:
                return item if self.has_words(first, item) else None
            if candidate.ordinal > 1 and candidate.verb == first.candidate.verb:
                return None
        return None

    def _may_hold(self, first: Item, item: Item) -> bool:
        """Whether another "first" may begin a list inside the first member of this one."""
        if item.line == first.line:
            return bool(_LEAD_IN.search(self._plain[max(first.end, item.start - _CLAUSE) : item.start]))
        return first.is_initial and not item.is_initial

    def _mixed_second(self, first: Item) -> Item | None:
        """一查刹车，二问路况，三带雨衣: another verb each, but three in one sentence."""
        if first.candidate.chain != "shu" or len(self._run(first, any_verb=True)) < _FEWEST_LOOSE:
            return None
        second = self.after(first)
        return second if second and self.has_words(first, second) else None

    def _is_sure(self, first: Item, second: Item) -> bool:
        """Whether a list with no pause before its first member has members enough."""
        candidate = first.candidate
        if candidate.rule in _LOOSE:
            return len(self._run(first, any_verb=False)) >= _FEWEST_LOOSE
        if candidate.strength:
            return True
        is_loose = candidate.chain == "shu" and candidate.verb != "是"
        is_loose |= candidate.rule == "h4" and not second.candidate.strength
        return not is_loose or len(self._run(first, any_verb=False)) >= _FEWEST_LOOSE

    def _run(self, first: Item, *, any_verb: bool) -> list[Item]:
        """The members that follow one another in one line, in one sentence if their verbs differ."""
        run = [first]
        for item in self._following(first, first.candidate.chain):
            last = run[-1]
            is_near = item.line == first.line or (item.is_initial and item.candidate.rule == "same")
            counts_on = is_near and item.candidate.ordinal == last.candidate.ordinal + 1
            if not counts_on or not self.continues(last, last.candidate.ordinal, item, any_verb=any_verb):
                break
            if any_verb and _SENTENCE_END.search(self._plain, last.end, item.start):
                break
            run.append(item)
        return run

    def _is_hindrance(self, first: Item, item: Item) -> bool:
        """Whether what follows a "first" shows that it begins no list, or another one than this."""
        candidate, following = first.candidate, item.candidate
        if following.ordinal == 0:
            return not self._has_third(item)
        return following.ordinal == 1 and following.verb == candidate.verb

    def _narrative_second(self, first: Item) -> Item | None:
        """首先……然后…… needs a third step to be a list, and steps to take, not what somebody did."""
        second = self._next(first, "xian", {"然后", "接着"})
        third = self.after(second) if second else None
        if second is None or third is None or third.line != first.line or third.candidate.ordinal > 0:
            return None
        steps = (self._plain[first.end : second.start], self._plain[second.end : third.start])
        return None if all(_TOLD.search(step) for step in steps) else second

    def _has_third(self, second: Item) -> bool:
        """First … then … needs a third step, too."""
        third = self.after(second)
        return third is not None and third.candidate.ordinal != 1 and self.continues(second, 2, third)

    def next_initial(self, member: Item) -> Item | None:
        """The next candidate of the same chain that begins a paragraph."""
        following = self._following(member, member.candidate.chain)
        return next((item for item in following if item.is_initial and item.line > member.line), None)

    def after(self, member: Item) -> Item | None:
        """The next candidate of the same chain, whether it counts on or not."""
        return next(iter(self._following(member, member.candidate.chain)), None)

    def continues(self, last: Item, ordinal: int, item: Item, *, any_verb: bool = False) -> bool:
        """Whether `item` may be the next member of a list whose last member `last` has that number."""
        if item.start <= last.start or not _is_partner(last.candidate, item.candidate, any_verb=any_verb):
            return False
        if item.candidate.strength == 0 and item.candidate.rule not in _TIGHT:
            return False
        if item.line != last.line and not item.is_initial:
            return False
        if item.candidate.is_bare:
            is_near = item.line == last.line or (item.is_initial and last.is_initial)
            if not is_near or item.candidate.ordinal != ordinal + 1:
                return False
        if item.is_initial and item.candidate.ordinal == -1 and not self._is_last_member(last, item):
            return False
        following = _ordinal_after(ordinal, item)
        return ordinal <= following <= ordinal + _LARGEST_GAP and following > 1

    def _is_last_member(self, last: Item, item: Item) -> bool:
        """Whether 最后 belongs to the list 首先, 其次 … before it, and does not end the talk."""
        words = self.line_words(item)
        if not begins_the_end(words):
            return True
        is_series = last.candidate.chain == "xian" and last.candidate.ordinal != 1
        return is_series and not wishes_well(words)

    def last_members(self) -> set[int]:
        """Lines whose 最后 is the last member of a list that begins with 首先 and goes on in paragraphs."""
        found, before = set(), None
        for item in self._chains["xian"]:
            if not item.is_initial:
                continue
            if item.candidate.ordinal == -1 and before and self._is_last_member(before, item):
                found.add(item.line)
            is_next = before is not None and item.candidate.ordinal in (0, 2)
            before = item if item.candidate.ordinal == 1 or is_next else None
        return found | self._counted_members()

    def _counted_members(self) -> set[int]:
        """Lines whose marker counts on from those of the paragraphs before: 三谢 after 一谢 and 二谢."""
        found: set[int] = set()
        for chain in _COUNTED:
            before: Item | None = None
            for item in self._chains[chain]:
                if not item.is_initial or item.candidate.chain != chain:
                    continue
                ordinal = item.candidate.ordinal
                is_next = before is not None and ordinal == before.candidate.ordinal + 1
                if before and is_next and self.continues(before, before.candidate.ordinal, item):
                    found.add(item.line)
                before = item if is_next or ordinal == 1 else None
        return found

    def has_words(self, member: Item, after: Item) -> bool:
        """Whether both members have words: 第一，第二，第三…… is no list, nor is 一是诚实，二是……."""
        words = self._plain[member.end : after.start].strip(_WORD + "\n")
        return bool(words) and not self._plain.startswith("…", after.end)

    def has_line_between(self, line: int, other: int) -> bool:
        """Whether a paragraph stands between two lines."""
        place = bisect_right(self._line_numbers, line)
        return place < len(self._line_numbers) and self._line_numbers[place] < other

    def line_words(self, item: Item) -> str:
        """The rest of the line from a candidate on."""
        return self._plain[item.start : self._line_ends[item.line]]

    def _following(self, item: Item, chain: str) -> list[Item]:
        items = self._chains[chain]
        place = bisect_right(self._starts[chain], item.start)
        return items[place : place + _LOOK_AHEAD]

    def _next(self, first: Item, chain: str, words: set[str]) -> Item | None:
        for item in self._following(first, chain):
            written = self._plain[item.start : item.end]
            if written.startswith("首先"):
                return None
            if written[:2] in words and (item.line == first.line or item.is_initial):
                return item if self.has_words(first, item) else None
        return None


def _chains_of(item: Item) -> tuple[str, ...]:
    chain = item.candidate.chain
    if chain == "di":
        return ("di", "xian")
    if chain == "xian" and item.candidate.ordinal != 1:
        return ("xian", "di") if item.candidate.ordinal == -1 else ("xian",)
    if chain == "en":
        return ("en", "the")
    return (chain,)


def _ordinal_after(last: int, item: Item) -> int:
    ordinal = item.candidate.ordinal
    return last + 1 if ordinal <= 0 else ordinal


def _is_partner(last: Candidate, following: Candidate, *, any_verb: bool = False) -> bool:
    if last.chain == "di" and following.chain == "xian" and following.ordinal == 0:
        return False  # 第一……第二……然后……: what came next, no third point
    if last.chain != following.chain and following.chain not in _PARTNERS.get(last.chain, ()):
        return False
    if last.chain in ("label", "lesson", "same", "steps"):
        return last.verb == following.verb
    if last.chain == "shu":
        return any_verb or last.verb == following.verb or "是" in (last.verb, following.verb)
    if last.chain == following.chain == "di":
        return following.verb in ("", last.verb)
    return True
