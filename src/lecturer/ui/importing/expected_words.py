"""The words that a review must keep: the manuscript's, with what was put right or taken in on request."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lecturer.document.document import Step
from lecturer.talk.fidelity import spoken
from lecturer.talk.remedies import is_count_said_otherwise
from lecturer.talk.renumbering import only_numbers_differ
from lecturer.text.spaces import squeezed


def expected_words(words: str, steps: Iterable[Step], taken: Collection[str] = ()) -> str:
    """The words, without white space, after steps of which some changed numbers or took words in.

    Args:
        words: The manuscript's.
        steps: What was done in the review.
        taken: Words of the file that were left out at first and taken in since.
    """
    for step in steps:
        after = spoken(step.after)
        is_taken_in = any(_is_with(words, after, squeezed(each)) for each in taken)
        if is_taken_in or (spoken(step.before) == words and _is_mended(step)):
            words = after
    return words


def with_taken(words: str, steps: Iterable[Step], taken: Collection[str]) -> str:
    """The manuscript's words with those of its file that were taken in before anything else was changed."""
    for step in steps:
        after = spoken(step.after)
        if any(_is_with(words, after, squeezed(each)) for each in taken):
            words = after
    return words


def _is_with(before: str, after: str, added: str) -> bool:
    """Whether one text is the other with some words put in at one place."""
    if not added or len(after) != len(before) + len(added):
        return False
    place = after.find(added)
    while place >= 0:
        if before.startswith(after[:place]) and before[place:] == after[place + len(added) :]:
            return True
        place = after.find(added, place + 1)
    return False


def _is_mended(step: Step) -> bool:
    """Whether a step only put numbers right: those of points, or how many are announced."""
    return only_numbers_differ(step.before, step.after) or is_count_said_otherwise(step.before, step.after)
