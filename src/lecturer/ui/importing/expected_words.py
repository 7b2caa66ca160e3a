"""The words that a review must keep: the manuscript's, with what was put right or taken in on request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import msgspec

from lecturer.document.document import Step
from lecturer.manuscript.ledger.records import Account, Left
from lecturer.talk.fidelity import spoken
from lecturer.talk.original import manuscript_of
from lecturer.talk.records import Talk
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


def still_left(account: Account, taken: Iterable[str], talk: Talk) -> tuple[Left, ...]:
    """What of a file is not in the outline, now that some of it was taken in."""
    words = spoken(talk)
    counts = Counter(each for each in taken if squeezed(each) in words)
    left: list[Left] = []
    for each in account.left:
        text = " ".join(each.text.split())
        if counts[text]:
            counts[text] -= 1
        else:
            left.append(each)
    return tuple(left)


def with_claim(talk: Talk, words: str, steps: Iterable[Step], taken: Collection[str]) -> Talk:
    """The talk; words of its file that were taken in are words of its manuscript from now on.

    Those that were taken in after another change are not: where they stand in the manuscript is not known.
    """
    whole = words
    for step in steps:
        after = spoken(step.after)
        if any(_is_with(whole, after, squeezed(each)) for each in taken):
            whole = after
    if talk.manuscript is None or whole == words:
        return talk
    return msgspec.structs.replace(talk, manuscript=manuscript_of(talk.manuscript.name, whole))


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
