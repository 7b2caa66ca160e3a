"""Finds the words of a file in those of a talk: each character there answers for one of the file only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate, groupby

from lecturer.manuscript.ledger.tokens import Token, tokens_of
from lecturer.text.spaces import squeezed

LONG = 8
"""Words as long as this are found wherever they stand: shorter ones (好的, 第1页) stand in many places."""
_NEARLY = 0.8
"""With fewer of its words in order a text is another one that only shares letters with these."""
_FURTHER = 4
"""How much longer than an entry the place in the talk may be where its words stand apart."""
_MOST_TOKENS = 4_000
_MANY = 500
"""From so many searches through the whole talk on, a table of its beginnings costs less."""


class Search:
    """Which characters of a talk are taken, and where the neighbours of an entry were found."""

    def __init__(self, texts: Sequence[str], least: int = LONG) -> None:
        self._texts = texts
        self._least = least  # a deck's talk keeps tables apart from lines, so short cells have no neighbours
        self._pool = "\n".join(map(squeezed, texts))
        self._taken = bytearray(len(self._pool))
        self._found: list[int] = []
        self._spans: dict[int, tuple[int, int]] = {}
        self._asked = 0
        self._first_left: dict[str, int] = {}

    def has(self, at: int) -> bool:
        """Whether an entry was found."""
        return at in self._spans

    def take(self, at: int, words: str) -> bool:
        """Take the words of an entry as one, near its neighbours if they are there more than once."""
        start = self._free(words, *self._gap(at))
        if start < 0:
            start = self._anywhere(words)
        if start < 0:
            return False
        self._mark(at, start, start + len(words))
        return True

    def take_apart(self, at: int, tokens: Sequence[Token]) -> list[bool]:
        """Take the words of an entry that stand apart in the talk; which of them were found.

        First those that stand in order where the entry belongs, if they are nearly all or long, then long
        pieces wherever they are.
        """
        found = [False] * len(tokens)
        for place in self._in_order(at, tokens):
            found[place] = True
        for run in _runs(found):
            if not self._take_run(at, tokens, run, found):
                for _piece, places in groupby(run, key=lambda place: tokens[place].piece):
                    self._take_run(at, tokens, list(places), found)
        return found

    def is_inside_another(self, at: int, words: str) -> bool:
        """Whether words are found inside another line between their neighbours, and alone elsewhere.

        A line that was moved, as a title over its subtitle: it has to wait until the others have their words.
        """
        if self._line(words) < 0:
            return False
        found = self._free(words, *self._gap(at))
        places = self._lines[words]
        at_line = bisect_left(places, found)
        return found >= 0 and places[at_line : at_line + 1] != [found]

    def take_line(self, at: int, words: str) -> bool:
        """Take words that are a whole line of the talk, wherever it is."""
        start = self._line(words)
        if start >= 0:
            self._mark(at, start, start + len(words))
        return start >= 0

    def lines_left(self, words: str) -> int:
        """How many whole lines of the talk with these words no entry has taken."""
        places = self._lines.get(words, ())
        return sum(self._taken.find(1, at, at + len(words)) < 0 for at in places)

    def _line(self, words: str) -> int:
        """Where some words are a whole line that no entry has taken; -1 if nowhere."""
        places = self._lines.get(words, ())
        first = self._first_left.get(words, 0)  # what was taken stays taken, so no place is looked at twice
        while first < len(places) and self._taken.find(1, places[first], places[first] + len(words)) >= 0:
            first += 1
        self._first_left[words] = first
        return places[first] if first < len(places) else -1

    def _take_run(self, at: int, tokens: Sequence[Token], run: list[int], found: list[bool]) -> bool:
        """Take words that stand together in the file, with or without their marks; never marks alone."""
        if all(tokens[place].is_mark for place in run):
            return True
        for places in (run, [place for place in run if not tokens[place].is_mark]):
            words = "".join(tokens[place].text for place in places)
            start = self._free(words, *self._gap(at)) if words else -1
            if start < 0 and len(words) >= self._least:
                start = self._anywhere(words)
            if start >= 0:
                self._mark(at, start, start + len(words))
                for place in places:
                    found[place] = True
                return True
        return False

    def _in_order(self, at: int, tokens: Sequence[Token]) -> list[int]:
        """Take the words that stand in order between the neighbours of an entry; their places."""
        size = sum(len(token.text) for token in tokens)
        low, high = self._gap(at)
        high = min(high, low + _FURTHER * size + LONG)
        starts, words = self._tokens
        places = range(bisect_left(starts, low), bisect_left(starts, high))
        near = [n for n in places if self._taken.find(1, starts[n], starts[n] + len(words[n])) < 0]
        if not near or max(len(near), len(tokens)) > _MOST_TOKENS:
            return []
        words_near = [words[n] for n in near]
        matcher = SequenceMatcher(None, [token.text for token in tokens], words_near, autojunk=False)
        blocks = [
            [(block.a + n, near[block.b + n]) for n in range(block.size)]
            for block in matcher.get_matching_blocks()
        ]
        matched = {a for block in blocks for a, _b in block}
        is_nearly = _size(tokens, matched) >= _NEARLY * _size(tokens, range(len(tokens)))
        long = [block for block in blocks if is_nearly or _size(tokens, [a for a, _b in block]) >= LONG]
        kept = [pair for block in long for pair in block]
        for _a, b in kept:
            self._mark(at, starts[b], starts[b] + len(words[b]))
        return [a for a, _b in kept]

    @cached_property
    def _tokens(self) -> tuple[list[int], list[str]]:
        """Where each word of the talk begins among its characters, and the words."""
        words: list[str] = []
        starts: list[int] = []
        at = 0
        for text in self._texts:
            some = [token.text for token in tokens_of(text)]
            starts += accumulate(map(len, some[:-1]), initial=at) if some else ()
            words += some
            at += sum(map(len, some)) + 1
        return starts, words

    def _gap(self, at: int) -> tuple[int, int]:
        """From the end of the nearest entry before that was found to the start of the nearest one behind."""
        if at in self._spans:
            low = self._spans[at][1]
            behind = bisect_right(self._found, at)
        else:
            behind = bisect_left(self._found, at)
            low = self._spans[self._found[behind - 1]][1] if behind else 0
        high = self._spans[self._found[behind]][0] if behind < len(self._found) else len(self._pool)
        return (low, high) if high >= low else (low, len(self._pool))

    def _anywhere(self, words: str) -> int:
        """Where some words are in the whole talk; of a file that is mostly left out few are looked for."""
        self._asked += 1
        if len(words) >= LONG and self._asked > _MANY and hash(words[:LONG]) not in self._beginnings:
            return -1
        return self._free(words, 0, len(self._pool))

    @cached_property
    def _lines(self) -> dict[str, list[int]]:
        """Where each line of the talk begins among its characters."""
        found: dict[str, list[int]] = defaultdict(list)
        at = 0
        for text in self._texts:
            for line in map(squeezed, text.split("\n")):
                if line:
                    found[line].append(at)
                at += len(line)
            at += 1
        return found

    @cached_property
    def _beginnings(self) -> frozenset[int]:
        return frozenset(hash(self._pool[at : at + LONG]) for at in range(len(self._pool)))

    def _free(self, words: str, low: int, high: int) -> int:
        start = self._pool.find(words, low, high)
        while start >= 0:
            used = self._taken.rfind(1, start, start + len(words))
            if used < 0:
                return start
            start = self._pool.find(words, used + 1, high)
        return -1

    def _mark(self, at: int, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)
        if at not in self._spans:
            insort(self._found, at)
        self._spans[at] = (min(start, self._spans.get(at, (start, end))[0]), end)


def _size(tokens: Sequence[Token], places: Iterable[int]) -> int:
    """How many characters some words have, marks left out."""
    return sum(len(tokens[place].text) for place in places if not tokens[place].is_mark)


def _runs(found: Sequence[bool]) -> list[list[int]]:
    """The places that were not found, each run of neighbours by itself."""
    return [
        [place for place, _found in group]
        for is_found, group in groupby(enumerate(found), key=lambda each: each[1])
        if not is_found
    ]
