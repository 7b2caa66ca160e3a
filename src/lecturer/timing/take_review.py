"""All that is to be said about one take: the talk as it was given, its plan, the comparison, the hints."""

from __future__ import annotations

import msgspec

from lecturer.errors import LecturerError
from lecturer.talk.records import Talk
from lecturer.timing.contest import Rules
from lecturer.timing.debrief import Debrief, debrief
from lecturer.timing.hints import Hint, hints
from lecturer.timing.plan import Plan, plan
from lecturer.timing.rate import Rate
from lecturer.timing.rules import load_rules
from lecturer.timing.takes import Take
from lecturer.timing.variants import in_variant


class LookBack(msgspec.Struct, frozen=True):
    """What the page after a rehearsal shows.

    Attributes:
        talk: The talk in the variant that was rehearsed, as far as there still is one.
        plan: Its plan.
        seen: The comparison.
        hints: What could be done.
    """

    talk: Talk
    plan: Plan
    seen: Debrief
    hints: tuple[Hint, ...]


def look_back(talk: Talk, rate: Rate, takes: tuple[Take, ...], index: int) -> LookBack:
    """Look back at a take.

    Args:
        talk: The whole talk as it is now.
        rate: The rate at which it is planned.
        takes: All takes, oldest first.
        index: Which of them.
    """
    take = takes[index]
    names = {variant.name for variant in talk.variants}
    given = in_variant(talk, take.variant if take.variant in names else "")
    planned = plan(given, rate)
    seen = debrief(given, planned, rules_or_none(given), takes, index)
    return LookBack(given, planned, seen, hints(given, planned, seen, takes[: index + 1]))


def rules_or_none(talk: Talk) -> Rules:
    """The talk's rules; rules without limits when they cannot be read, which the check tells."""
    try:
        return load_rules(talk.rules)
    except LecturerError:
        return Rules()
