"""The words that a review must keep: the manuscript's, with the numbers that were put right on request."""

from __future__ import annotations

from collections.abc import Iterable

from lecturer.document.document import Step
from lecturer.talk.fidelity import spoken
from lecturer.talk.renumbering import only_numbers_differ


def expected_words(words: str, steps: Iterable[Step]) -> str:
    """The words, without white space, after steps of which some may have changed numbers and nothing else."""
    for step in steps:
        if only_numbers_differ(step.before, step.after) and spoken(step.before) == words:
            words = spoken(step.after)
    return words
