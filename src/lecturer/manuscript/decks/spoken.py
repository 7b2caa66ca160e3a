"""Edited notes of a slide, given back to the points whose words they were."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

_MOST_LETTERS = 20_000
"""Longer notes are laid side by side line by line only."""


def written_notes(words: Sequence[str]) -> str:
    """The notes of a slide as they are written: the words of its steps, a paragraph each."""
    return "\n".join(filter(None, words))


def same_notes(one: str, other: str) -> bool:
    """Whether two notes say the same: white space at the ends of lines and empty lines do not count."""
    return _lines(one) == _lines(other)


def given_back(words: Sequence[str], notes: str) -> list[str]:
    """Edited notes cut into the words of each step again.

    Args:
        words: The words of the steps as they were, none of them empty.
        notes: The notes as they are now.
    """
    if len(words) == 1:
        return [_kept(words[0], notes)]
    was = written_notes(words)
    ends, end = [], -1
    for each in words[:-1]:
        end += len(each) + 1
        ends.append(end)
    cuts = _moved(was, notes, ends)
    starts = [0, *(cut + 1 if notes[cut : cut + 1] == "\n" else cut for cut in cuts)]
    stops = [*cuts, len(notes)]
    found = [notes[start : max(start, stop)] for start, stop in zip(starts, stops, strict=True)]
    return [_kept(old, new) for old, new in zip(words, found, strict=True)]


def _moved(was: str, notes: str, places: list[int]) -> list[int]:
    """Where the breaks between two steps stand now: the places of the line ends that they were."""
    if len(was) + len(notes) <= _MOST_LETTERS:
        blocks = SequenceMatcher(None, was, notes, autojunk=False).get_matching_blocks()
        triples = [(block.a, block.b, block.size) for block in blocks]
    else:
        triples = _line_blocks(was, notes)
    starts = [block[0] for block in triples]
    found, least = [], 0
    for place in places:
        index = max(0, bisect_right(starts, place) - 1)
        a, b, size = triples[index]
        target = b + place - a if a <= place < a + size else b + (size if place >= a else 0)
        target = _nearest_break(notes, max(target, least))
        found.append(target)
        least = target
    return found


def _nearest_break(notes: str, place: int) -> int:
    """A place that is a line end: this one, else the next, else the end."""
    if place >= len(notes) or notes[place] == "\n":
        return min(place, len(notes))
    after = notes.find("\n", place)
    return len(notes) if after < 0 else after


def _line_blocks(was: str, notes: str) -> list[tuple[int, int, int]]:
    old, new = was.split("\n"), notes.split("\n")
    old_at, new_at = _offsets(old), _offsets(new)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [
        (old_at[block.a], new_at[block.b], old_at[block.a + block.size] - old_at[block.a]) for block in blocks
    ]


def _offsets(lines: list[str]) -> list[int]:
    found = [0]
    for line in lines:
        found.append(found[-1] + len(line) + 1)
    return found


def _kept(was: str, now: str) -> str:
    """The words as they are now; those that were only spaced otherwise stay as they were."""
    return was if same_notes(was, now) else now.strip("\n")


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.replace("\v", "\n").splitlines())
    return [line for line in lines if line]
