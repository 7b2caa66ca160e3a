"""Finds every entry of a file's census again in the words of the talk; what is not found was left out.

The census is taken from the raw file and knows nothing of the readers, so that words which a reader drops are
missed here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lecturer.manuscript.ledger.pool import pool_of
from lecturer.manuscript.ledger.records import Account, Entry, Left, end_of
from lecturer.manuscript.ledger.search import LONG, Search
from lecturer.manuscript.ledger.tokens import Token, folded, tokens_with_marks
from lecturer.talk.records import Talk
from lecturer.text.spaces import squeezed

_MAIN = frozenset({"body", "table", "box", "note", "line"})
_APART = frozenset({"margin", "footnote", "comment", "chart", "diagram"})
"""What stands in parts of its own: what was counted before it is no place."""
_FARTHEST = 200


def account_of(entries: tuple[Entry, ...], talk: Talk, *, shown_apart: bool = False) -> Account:
    """The account of a file: its entries against the words of the talk that was made of it.

    Args:
        entries: The census of the file.
        talk: What was made of it.
        shown_apart: What its pages show stood in the file apart from what is spoken, as in a deck.
    """
    search = Search(pool_of(talk, shown_apart=shown_apart), least=1 if shown_apart else LONG)
    sizes = [len(squeezed("".join(entry.pieces))) for entry in entries]
    order = sorted(range(len(entries)), key=lambda at: (entries[at].kind not in _MAIN, sizes[at] < LONG, at))
    first = [at for at in order if entries[at].kind in _MAIN and sizes[at] >= LONG]
    short = [at for at in order if entries[at].kind in _MAIN and 0 < sizes[at] < LONG]
    characters, displaced = _taken_in_place(first, entries, search)
    characters += _taken_as_lines(short, entries, search)
    rest = [at for at in order[len(first) :] if sizes[at] and not search.has(at)]
    taken, later = _taken_in_place(rest, entries, search)
    characters += taken
    missing = []
    for at in (*displaced, *later):
        words = _words(entries[at])
        taken = len(words) if search.take_line(at, words) else _taken_whole(at, entries[at], search)
        characters += taken
        missing += [] if taken else [at]
    left: dict[int, list[Left]] = {}
    absent = frozenset(missing)
    for at in missing:
        taken, left[at] = _taken_apart(at, entries[at], search, _words_before(at, entries, absent))
        characters += taken + sum(each.characters for each in left[at])
    return Account(characters, tuple(each for at in sorted(left) for each in left[at]))


def _taken_in_place(places: Sequence[int], entries: Sequence[Entry], search: Search) -> tuple[int, list[int]]:
    """Take entries near their neighbours: how many characters, and those that have to wait."""
    taken, waiting = 0, list[int]()
    for at in places:
        is_elsewhere = search.is_inside_another(at, _words(entries[at]))
        size = 0 if is_elsewhere else _taken_whole(at, entries[at], search)
        if not size:
            waiting.append(at)  # it may stand alone where none of its neighbours does
        taken += size
    return taken, waiting


def _taken_as_lines(short: Sequence[int], entries: Sequence[Entry], search: Search) -> int:
    """Take short entries of which each has a whole line of the talk, wherever it went; how many characters.

    Else one that is there in parts only would take them out of the lines of others.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for at in short:
        alike[_words(entries[at])].append(at)
    taken = 0
    for words, places in alike.items():
        if search.lines_left(words) == len(places):
            taken += sum(len(words) for at in places if search.take_line(at, words))
    return taken


def _taken_whole(at: int, entry: Entry, search: Search) -> int:
    """Take the words of an entry as they are written, or without what may be marks; how many characters."""
    for text in _as_written(entry):
        words = squeezed(folded(text))
        if words and search.take(at, words):
            return len(words)
    return 0


def _words(entry: Entry) -> str:
    return squeezed(folded("".join(entry.pieces)))


def _as_written(entry: Entry) -> Iterator[str]:
    if entry.marks:
        pairs = zip(entry.marks, (*entry.pieces, ""), strict=True)
        yield "".join(mark + piece for mark, piece in pairs)
    yield "".join(entry.pieces)


def _words_before(at: int, entries: Sequence[Entry], absent: frozenset[int]) -> str:
    """The end of the nearest text before an entry that is in the talk, for files without pages or lines."""
    if entries[at].near:
        return entries[at].near
    if entries[at].place or entries[at].kind in _APART:
        return ""
    for before in range(at - 1, max(-1, at - _FARTHEST), -1):
        if entries[before].kind in _MAIN and before not in absent:
            return end_of("".join(entries[before].pieces))
    return ""


def _taken_apart(at: int, entry: Entry, search: Search, near: str) -> tuple[int, list[Left]]:
    """Take of an entry what is in the talk: how many characters that are, and what is left."""
    marks = entry.marks or ("",) * (len(entry.pieces) + 1)
    tokens = tokens_with_marks([folded(each) for each in entry.pieces], marks)
    found = search.take_apart(at, tokens)
    taken = sum(len(token.text) for token, is_found in zip(tokens, found, strict=True) if is_found)
    return taken, [Left(entry.kind, entry.place, text, near) for text in _texts(tokens, found)]


def _texts(tokens: Sequence[Token], found: Sequence[bool]) -> Iterator[str]:
    """What was not found, neighbouring words as one text; marks alone are no words."""
    text, end = "", 0
    for token, is_found in zip(tokens, found, strict=True):
        if is_found and text:
            yield text
            text = ""
        if not is_found and not token.is_mark:
            text += (" " if text and token.start > end else "") + token.text
            end = token.start + len(token.text)
    if text:
        yield text
