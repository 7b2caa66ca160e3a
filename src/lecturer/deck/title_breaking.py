"""Breaks heads and short quotations so that they read well: by sense, in lines of like length."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from lecturer.deck.line_breaking import Atom, Broken, break_lines, fitting_atoms
from lecturer.deck.metrics import Metrics
from lecturer.text.segmentation import dictionary_starts, word_starts

_ENDS_SENTENCE = frozenset("。！？；.!?;")
_ENDS_CLAUSE = frozenset("，、：,:—…")
_GOOD_BEFORE = frozenset("和与及以为把在从向对让用是将使被由同跟")
_GOOD_AFTER = frozenset("的了是")
_BAD_BEFORE = frozenset("的了们地得着过吗呢吧者性化")
_BETWEEN_FACTS = "\u3000"
"""A full-width space parts a speaker from a unit and a date."""
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("「", "」"))
_SHORTEST_LAST_LINE = 2
_PRICE_OF_A_LINE = 0.35
_WIDOW = 10.0
"""What a last line of one character costs."""
_BAD = 0.9
"""Lines that read so badly may be worth one line more."""
_MOST_ATOMS = 160
"""Longer texts are no heads; they are filled line by line."""
_INSIDE_A_WORD = 1.2
"""Only words that no line holds are broken; a size less is better than that."""
_INSIDE_A_PHRASE = 0.6
_SHORT_PARAGRAPH = 4
"""Running text of at most so many lines is rebroken to rid it of a last line of one character."""


class Head(NamedTuple):
    """A head broken into lines; the better they read, the less they cost."""

    cost: float
    lines: tuple[Broken, ...]


def break_head(text: str, metrics: Metrics, width: float, *, verse: bool = False) -> tuple[Broken, ...]:
    """The lines of `weighed_head`."""
    return weighed_head(text, metrics, width, verse=verse).lines


@lru_cache(maxsize=4096)
def weighed_head(text: str, metrics: Metrics, width: float, *, verse: bool = False) -> Head:
    """Break a head into as few lines as it needs, of like length, at places where the sense pauses.

    Quoted phrases and 《…》 stay whole where a line can hold them; the last line has more than one
    character.

    Args:
        text: The head.
        metrics: The font's measures.
        width: The width of a line in em.
        verse: Take one line more where the lines then end with the clauses, as quotations do.
    """
    filled = break_lines(text, metrics, width)
    if len(filled) == 1:
        return Head(0.0, filled)
    atoms = fitting_atoms(text, metrics, width, phrases=True)
    unweighed = Head(float(len(filled)), filled)
    if len(atoms) > _MOST_ATOMS:
        return unweighed
    of_words = _cheapest(text, _words(text, atoms, width), width, len(filled), verse=verse)
    if of_words and of_words.cost < _WIDOW:
        return of_words
    return _cheapest(text, atoms, width, len(filled), verse=verse) or unweighed


def _cheapest(text: str, atoms: list[Atom], width: float, count: int, *, verse: bool) -> Head | None:
    """The head in as few lines as it needs, or in one more where that reads better."""
    fewest = _balanced(text, atoms, width, count)
    wants_more = verse or fewest is None or fewest.cost > _BAD
    more = _balanced(text, atoms, width, count + 1) if wants_more else None
    if fewest and more:
        return more if more.cost + _PRICE_OF_A_LINE < fewest.cost else fewest
    return fewest or more or _balanced(text, atoms, width, count + 2)


def without_widow(text: str, metrics: Metrics, width: float) -> tuple[tuple[Broken, ...], bool]:
    """Break running text; whether it had to be rebroken, since its last line was a single character.

    Only short paragraphs are: their breaks have to be kept by whoever shows them.
    """
    filled = break_lines(text, metrics, width)
    last = text[filled[-1].start : filled[-1].end]
    if not 1 < len(filled) <= _SHORT_PARAGRAPH or _letters(last) >= _SHORTEST_LAST_LINE:
        return filled, False
    atoms = _words(text, fitting_atoms(text, metrics, width, phrases=True), width)
    better = _balanced(text, atoms, width, len(filled))
    return (better.lines, True) if better and better.lines != filled else (filled, False)


def _words(text: str, atoms: list[Atom], width: float) -> list[Atom]:
    """The atoms with those of one phrase in one; phrases that no line holds fall into their words."""
    found: list[Atom] = []
    for phrase in _joined(atoms, word_starts(text)):
        whole = _one(phrase)
        if whole.width <= width:
            found.append(whole)
            continue
        for word in _joined(phrase, dictionary_starts(text)):
            found += [_one(word)] if _one(word).width <= width else word
    return found


def _joined(atoms: list[Atom], starts: frozenset[int]) -> list[list[Atom]]:
    """The atoms in groups that begin at the given places."""
    groups: list[list[Atom]] = []
    for atom in atoms:
        if not groups or atom.start in starts:
            groups.append([])
        groups[-1].append(atom)
    return groups


def _one(atoms: list[Atom]) -> Atom:
    """Atoms beside one another as one."""
    width = sum(atom.width + atom.space for atom in atoms) - atoms[-1].space
    return Atom(atoms[0].start, atoms[-1].end, width, atoms[-1].space)


def _is_inside_phrase(text: str, place: int) -> bool:
    """Whether a place lies between 《 and 》, or within quotation marks or brackets."""
    return any(text.count(begin, 0, place) > text.count(end, 0, place) for begin, end in _PAIRS)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _balanced(text: str, atoms: list[Atom], width: float, count: int) -> Head | None:
    """The cheapest way to break the atoms into exactly `count` lines; None when they do not fit."""
    total = len(atoms)
    starts = [0.0]
    for atom in atoms:
        starts.append(starts[-1] + atom.width + atom.space)
    target = starts[-1] / count
    # best[line][i]: the least cost of `line` lines ending before atom i, and the atom the last one begins at.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
    for line in range(1, count + 1):
        row: dict[int, tuple[float, int]] = {}
        for first, (cost, _before) in best[-1].items():
            for end in range(first + 1, total + 1):
                length = starts[end] - starts[first] - atoms[end - 1].space
                if length > width:
                    break
                if (line == count) != (end == total):
                    continue
                price = cost + _raggedness(length, target) + _price(text, atoms, first, end)
                if end not in row or price < row[end][0]:
                    row[end] = (price, first)
        best.append(row)
    if total not in best[-1]:
        return None
    return Head(best[-1][total][0], _traced(best, atoms, starts))


def _traced(
    best: list[dict[int, tuple[float, int]]], atoms: list[Atom], starts: list[float]
) -> tuple[Broken, ...]:
    bounds = [len(atoms)]
    for row in reversed(best[1:]):
        bounds.append(row[bounds[-1]][1])
    return tuple(
        Broken(atoms[first].start, atoms[end - 1].end, starts[end] - starts[first] - atoms[end - 1].space)
        for first, end in pairwise(reversed(bounds))
    )


def _raggedness(length: float, target: float) -> float:
    return ((length - target) / target) ** 2


def _price(text: str, atoms: list[Atom], first: int, end: int) -> float:
    """What it costs to end a line after the atom before `end`, less the better the sense pauses there."""
    if end == len(atoms):
        last = text[atoms[first].start : atoms[end - 1].end]
        return _WIDOW if _letters(last) < _SHORTEST_LAST_LINE else 0.0
    ending, follows = text[atoms[end - 1].end - 1], text[atoms[end].start]
    if _BETWEEN_FACTS in text[atoms[end - 1].end : atoms[end].start]:
        return -0.8
    if ending in _ENDS_SENTENCE:
        return -0.4
    if ending in _ENDS_CLAUSE:
        return -0.25
    if atoms[end - 1].space:
        return -0.1
    return _price_within(text, atoms[end].start, ending, follows)


def _price_within(text: str, place: int, ending: str, follows: str) -> float:
    """What it costs to break where the sense does not pause."""
    if ending.isascii() and follows.isascii() and ending.isalnum() and follows.isalnum():
        return 1.5  # a Latin word that no line can hold
    inside = 0.8 if _is_inside_phrase(text, place) else 0.0
    if follows in _BAD_BEFORE:
        return 0.8 + inside
    if place not in dictionary_starts(text):
        return _INSIDE_A_WORD + inside
    if place not in word_starts(text):
        return _INSIDE_A_PHRASE + inside
    if not inside and (follows in _GOOD_BEFORE or ending in _GOOD_AFTER or follows in "“《「"):
        return -0.04
    return 0.1 + inside / 2
