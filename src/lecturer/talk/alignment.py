"""Two versions of a manuscript laid side by side, sentence by sentence, whatever points they are cut into."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import msgspec

from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import walk
from lecturer.talk.word_diff import sentences

_CLAUSE = re.compile(r"[^；;]+[；;]*|[；;]+")
_SPACE = re.compile(r"\s+")
_ALIKE = 0.4
_MOST_PAIRS = 20_000
_FEW = 3000
"""Up to so many sentences repeated ones are told apart with all care; beyond, that would take too long."""


class Unit(msgspec.Struct, frozen=True):
    """A sentence with the white space after it.

    Attributes:
        text: Exactly as it stands.
        owner: The point (or opening, closing) that it is spoken at.
        starts_owner: It is the first of them.
        starts_line: It begins a paragraph.
        core: What is compared: without white space, and without the point's marker.
    """

    text: str
    owner: str
    starts_owner: bool
    starts_line: bool
    core: str


def units(talk: Talk) -> list[Unit]:
    """All words of a talk as sentences, in order."""
    found = _of_words(OPENING, talk.opening, "", starts_line=True)
    for point in walk(talk.points):
        found += _of_words(point.id, point.notes, point.marker, starts_line=not point.run_on)
    return found + _of_words(CLOSING, talk.closing, "", starts_line=True)


def aligned(old: list[Unit], new: list[Unit]) -> dict[int, int]:
    """For the sentences of the new version, by place, which of the old ones they are or come from.

    The order is kept: no sentence comes from one before that of its predecessor.
    """
    before, after = [unit.core for unit in old], [unit.core for unit in new]
    matcher = SequenceMatcher(None, before, after, autojunk=len(before) + len(after) > _FEW)
    found: dict[int, int] = {}
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found.update(zip(range(j1, j2), range(i1, i2), strict=True))
        elif tag == "replace" and (i2 - i1) * (j2 - j1) <= _MOST_PAIRS:
            pairs = _best_pairs(before[i1:i2], after[j1:j2])
            found.update((j1 + j, i1 + i) for i, j in pairs)
    return found


def likeness(one: str, other: str) -> float:
    """How much two texts have in common, from 0 to 1: their pairs of neighbouring characters."""
    if one == other:
        return 1.0
    mine, theirs = _pairs_of(one), _pairs_of(other)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def core(text: str, marker: str = "") -> str:
    """A text without white space, and without the marker at its start."""
    bare = _SPACE.sub("", text)
    return bare.removeprefix(_SPACE.sub("", marker)) or bare


def words_together(some: list[Unit]) -> str:
    """Sentences as running text, with the breaks between paragraphs."""
    text = ""
    for unit in some:
        text += "\n" if unit.starts_line and text and not text.endswith("\n") else ""
        text += unit.text
    return text.strip("\n")


def title_is_derived(point: Point) -> bool:
    """Whether a title stands in the words, as an importer takes it from there, and was not thought up."""
    return bool(point.title) and core(point.title) in core(point.notes)


def _of_words(owner: str, words: str, marker: str, *, starts_line: bool) -> list[Unit]:
    found: list[Unit] = []
    for text in _clauses(words) if words.strip() else []:
        if found and not text.strip():
            found[-1] = msgspec.structs.replace(found[-1], text=found[-1].text + text)
            continue
        is_first = not found
        begins = starts_line if is_first else found[-1].text.endswith("\n")
        found.append(Unit(text, owner, is_first, begins, core(text, marker if is_first else "")))
    return found


def _clauses(words: str) -> list[str]:
    """Sentences, cut at semicolons too: enumerations are split there, by importers and by hand."""
    return [clause for sentence in sentences(words) for clause in _CLAUSE.findall(sentence)]


def _best_pairs(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    """The pairs that are most alike, in order: a longest common subsequence with weights."""
    rows, columns = len(before), len(after)
    alike = [[likeness(one, other) for other in after] for one in before]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            both = best[i + 1][j + 1] + alike[i][j] if alike[i][j] >= _ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    found, i, j = [], 0, 0
    while i < rows and j < columns:
        if alike[i][j] >= _ALIKE and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _pairs_of(text: str) -> set[str]:
    return {text[index : index + 2] for index in range(len(text) - 1)} or ({text} if text else set())
