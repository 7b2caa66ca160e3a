"""Finds every entry of a file's census again in the words of the talk; what is not found was left out.

The census is taken from the raw file and knows nothing of the readers, so that words which a reader drops are
missed here. Each character of the talk answers for one character of the file only.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator

import msgspec

from lecturer.manuscript.ledger.records import Account, Entry, Left
from lecturer.talk.records import Talk
from lecturer.talk.walk import pieces, walk
from lecturer.text.spaces import squeezed

_LONG = 8
"""Entries as long as this are found first: shorter ones (好的, 第1页) may stand in many places."""
_NEARLY = 0.8
"""With fewer of its characters in order a piece is another one that only shares letters with these words."""
_MAIN = frozenset({"body", "table", "box", "note", "line"})


def account_of(entries: tuple[Entry, ...], talk: Talk, *, shown_apart: bool = False) -> Account:
    """The account of a file: its entries against the words of the talk that was made of it.

    Args:
        entries: The census of the file.
        talk: What was made of it.
        shown_apart: What its pages show stood in the file apart from what is spoken, as in a deck.
    """
    words = [squeezed("".join(entry.pieces)) for entry in entries]
    found = _Search(_pool(talk, shown_apart=shown_apart), least=1 if shown_apart else _LONG)
    order = sorted(
        range(len(entries)), key=lambda at: (entries[at].kind not in _MAIN, len(words[at]) < _LONG, at)
    )
    missing = [at for at in order if words[at] and not found.take(at, words[at])]
    left = [
        msgspec.structs.replace(each, text=each.text.strip())
        for at in sorted(missing)
        for each in _left_of(at, entries[at], found)
    ]
    return Account(sum(map(len, words)), tuple(each for each in left if each.text))


def _pool(talk: Talk, *, shown_apart: bool) -> str:
    """All words of the talk once: what is spoken, then what only its pages and its cover hold.

    Of a deck each word on a page counts by itself, though it may be spoken too.
    """
    spoken = [squeezed(words) for _key, words in pieces(talk)]
    whole = "".join(spoken)
    shown = [talk.title, talk.subtitle, talk.speaker, talk.unit, talk.date]
    extra = [text for text in shown if shown_apart or squeezed(text) not in whole]
    for point in walk(talk.points):
        notes = squeezed(point.notes)
        texts = [point.title, point.quote, point.by, point.alt, *point.show, *_cells(point.table)]
        if shown_apart or not notes.startswith(squeezed(point.marker)):
            extra.append(point.marker)
        extra += [text for text in texts if shown_apart or squeezed(text) not in notes]
    return "\n".join([whole, *(squeezed(text) for text in extra)])


def _cells(table: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    for row in table:
        yield from row


class _Search:
    """Which characters of the talk are taken, and where the neighbours of an entry were found."""

    def __init__(self, pool: str, least: int) -> None:
        self._pool = pool
        self._least = least  # a deck's talk keeps tables apart from lines, so short cells have no neighbours
        self._taken = bytearray(len(pool))
        self._found: list[int] = []
        self._spans: dict[int, tuple[int, int]] = {}

    def take(self, at: int, words: str) -> bool:
        """Take the words of an entry as one, near its neighbours if they are there more than once."""
        start = self._free(words, *self._gap(at))
        if start < 0:
            start = self._free(words, 0, len(self._pool))
        if start < 0:
            return False
        self._mark(at, start, start + len(words))
        return True

    def take_piece(self, at: int, piece: str) -> bool:
        """Take one piece of an entry whose words are apart in the talk."""
        start = self._free(piece, *self._gap(at))
        if start < 0 and len(piece) >= self._least:
            start = self._free(piece, 0, len(self._pool))
        if start < 0:
            return False
        self._mark(at, start, start + len(piece))
        return True

    def take_characters(self, at: int, piece: str) -> str:
        """Take a piece that the talk has nearly whole, character by character in order; what it has not."""
        low, high = self._gap(at)
        rest, places = [], []
        for char in piece:
            start = self._free(char, low, min(high, low + 4 * len(piece)))
            if start < 0:
                rest.append(char)
            else:
                low = start + 1
                places.append(start)
        if len(places) < _NEARLY * len(piece):
            return piece
        for start in places:
            self._mark(at, start, start + 1)
        return "".join(rest)

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
        self._spans[at] = (self._spans.get(at, (start, end))[0], end)


def _left_of(at: int, entry: Entry, search: _Search) -> Iterator[Left]:
    """What of an entry is not in the talk, neighbouring pieces as one."""
    left: list[str] = []
    for piece in entry.pieces:
        words = squeezed(piece)
        if not words or search.take_piece(at, words):
            if left:
                yield Left(entry.kind, entry.place, "".join(left))
                left = []
            continue
        rest = search.take_characters(at, words)
        if len(rest) == len(words):
            left.append(piece)
        elif rest:
            left.append(rest)
    if left:
        yield Left(entry.kind, entry.place, "".join(left))
