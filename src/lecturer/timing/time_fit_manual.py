"""Fitting by hand: what is left out so far, which limit is meant, and what that comes to."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from lecturer.errors import LecturerError
from lecturer.talk.edits import without
from lecturer.talk.records import CLOSING, OPENING, Talk, Variant
from lecturer.talk.walk import walk
from lecturer.timing.contest import Deduction, Rules, penalty
from lecturer.timing.plan import Plan, plan
from lecturer.timing.rules import load_rules
from lecturer.timing.take_review import rules_or_none
from lecturer.timing.time_fit import Proposal, branch_seconds, propose_for


class Fitting(msgspec.Struct, frozen=True):
    """What is tried out.

    Attributes:
        left_out: Keys of the points that are left out, each with all below it.
        rules: The name of the rules to keep to; empty for the talk's own.
    """

    left_out: tuple[str, ...] = ()
    rules: str = ""


class Fitted(msgspec.Struct, frozen=True):
    """What it comes to.

    Attributes:
        plan: The plan of what is left.
        parts: Seconds of the opening, each top point and the closing by the last takes, else by the plan.
        rules: The limits.
        lost: How it stands to them.
    """

    plan: Plan
    parts: tuple[float, ...]
    rules: Rules
    lost: Deduction

    @property
    def expected(self) -> float:
        """Seconds of the whole by the last takes, else by the plan."""
        return sum(self.parts)


def fitted(talk: Talk, fitting: Fitting, whole: Plan, expected: Mapping[str, float]) -> Fitted:
    """What a fitting comes to.

    Args:
        talk: The whole talk.
        fitting: What is tried out.
        whole: Its plan.
        expected: Seconds that each key takes, from `learning.expected_seconds`.
    """
    left = without(talk, fitting.left_out)
    planned = plan(left, whole.rate, before=whole)
    rules = rules_of(talk, fitting)
    seconds = {key: expected.get(key, estimate.planned) for key, estimate in planned.own.items()}
    points = (branch_seconds(left, point.id, seconds) for point in left.points)
    parts = (seconds[OPENING], *points, seconds[CLOSING])
    return Fitted(planned, parts, rules, penalty(rules, sum(parts)))


def proposed(talk: Talk, fitting: Fitting, expected: Mapping[str, float]) -> Proposal:
    """What to leave out so that the talk keeps to the limits that are meant."""
    return propose_for(talk, expected, rules_of(talk, fitting))


def rules_of(talk: Talk, fitting: Fitting) -> Rules:
    """The limits that are meant; none when they cannot be read, which the check tells."""
    try:
        return load_rules(fitting.rules) if fitting.rules else rules_or_none(talk)
    except LecturerError:
        return Rules()


def fitting_of(talk: Talk, variant: Variant) -> Fitting:
    """A variant to be tried further."""
    return Fitting(known(talk, variant.leaves_out), variant.rules)


def with_point(talk: Talk, fitting: Fitting, key: str, *, spoken: bool) -> Fitting:
    """The fitting with one branch spoken or left out."""
    below = {point.id for top in walk(talk.points) if top.id == key for point in walk((top,))}
    rest = tuple(each for each in fitting.left_out if each not in below)
    return Fitting(rest if spoken else (*rest, key), fitting.rules)


def known(talk: Talk, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some keys that the talk has."""
    ids = {point.id for point in walk(talk.points)}
    return tuple(key for key in keys if key in ids)
