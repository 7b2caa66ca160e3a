"""Fitting a talk into its time: which optional points to leave out. No word is ever changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import find, walk
from lecturer.timing.contest import Rules
from lecturer.timing.plan import Plan

_EXACT = 16
"""Up to so many optional points all choices are tried."""
_TINY = 1e-6
"""What sums of decimals are off by."""


class Proposal(msgspec.Struct, frozen=True):
    """Which points to leave out.

    Attributes:
        keys: In the order of the talk; each stands for its whole branch.
        saved: Seconds won.
        seconds: The time of what is left.
        over: Seconds that are still too many; 0 when it fits.
        under: Seconds by which it falls below the minimum; 0 when it does not.
    """

    keys: tuple[str, ...]
    saved: float
    seconds: float
    over: float = 0.0
    under: float = 0.0


def optional_branches(points: Iterable[Point], among: Collection[str] | None = None) -> tuple[str, ...]:
    """The branches that may be skipped, in the order of the talk; those inside another one are part of it.

    Args:
        points: Where to look.
        among: Only these keys count; none for all.
    """
    found: list[str] = []
    for point in points:
        may_go = point.may_skip and (among is None or point.id in among)
        found.extend((point.id,) if may_go else optional_branches(point.points, among))
    return tuple(found)


def propose(talk: Talk, plan: Plan, rules: Rules) -> Proposal:
    """What to leave out so that the talk keeps to the maximum, and to the minimum where that is possible."""
    return propose_for(talk, {key: estimate.planned for key, estimate in plan.own.items()}, rules)


def propose_for(talk: Talk, seconds: Mapping[str, float], rules: Rules) -> Proposal:
    """Like `propose`, from the seconds that each key takes: by the plan, or by the last takes."""
    optional = {key: branch_seconds(talk, key, seconds) for key in optional_branches(talk.points)}
    return cheapest(optional, sum(seconds.values()), rules)


def cheapest(optional: dict[str, float], total: float, rules: Rules) -> Proposal:
    """The least to leave out.

    Args:
        optional: The seconds of what may be left out, in the order of the talk.
        total: The time of everything; during a show, the forecast of the end.
        rules: The limits.
    """
    over = total - rules.maximum - _TINY if rules.maximum is not None else 0.0
    if over <= 0:
        return _proposal((), 0.0, total, rules)
    keys = tuple(optional)
    chosen = _exact(optional, over) if len(keys) <= _EXACT else _greedy(optional, over)
    return _proposal(
        tuple(key for key in keys if key in chosen), sum(optional[key] for key in chosen), total, rules
    )


def catch_up(
    talk: Talk, expected: Mapping[str, float], remaining: Collection[str], finish: float, rules: Rules
) -> Proposal:
    """What to drop during a show to land inside the limits.

    Args:
        talk: The talk.
        expected: Seconds that each key will take, from `learning.expected_seconds`.
        remaining: Keys that have not begun yet; only branches among them can still be dropped.
        finish: When the talk will end if nothing is dropped, from `learning.forecast`.
        rules: The limits.
    """
    optional = {key: branch_seconds(talk, key, expected) for key in optional_branches(talk.points, remaining)}
    return cheapest(optional, finish, rules)


def only_points(talk: Talk, keys: Collection[str]) -> Talk:
    """The talk with the words of some keys only, for practising: no limits, and each point by itself."""
    kept = tuple(
        msgspec.structs.replace(point, points=(), run_on=False)
        for point in walk(talk.points)
        if point.id in keys
    )
    return msgspec.structs.replace(
        talk,
        points=kept,
        opening=talk.opening if OPENING in keys else "",
        closing=talk.closing if CLOSING in keys else "",
        rules="",
    )


def branch_seconds(talk: Talk, key: str, seconds: Mapping[str, float]) -> float:
    """The seconds of a point with all that lies below it."""
    return sum(seconds.get(point.id, 0.0) for point in walk((find(talk, key),)))


def _exact(optional: dict[str, float], over: float) -> set[str]:
    """The set that saves enough and least beyond that; of equal ones the one with fewer points."""
    choices: list[tuple[float, int, frozenset[str]]] = [(0.0, 0, frozenset())]
    for key, seconds in optional.items():
        choices += [(saved + seconds, size + 1, names | {key}) for saved, size, names in choices]
    enough = [choice for choice in choices if choice[0] >= over]
    return set(min(enough, key=lambda choice: choice[:2])[2]) if enough else set(optional)


def _greedy(optional: dict[str, float], over: float) -> set[str]:
    """Long ones first while they are needed, then the shortest that suffices."""
    chosen: set[str] = set()
    left = over
    for key, seconds in sorted(optional.items(), key=lambda item: -item[1]):
        if left > 0 and seconds <= left:
            chosen.add(key)
            left -= seconds
    if left > 0:
        enough = [key for key, seconds in optional.items() if key not in chosen and seconds >= left]
        chosen |= {min(enough, key=optional.__getitem__)} if enough else set(optional)
    return chosen


def _proposal(keys: tuple[str, ...], saved: float, total: float, rules: Rules) -> Proposal:
    seconds = total - saved
    return Proposal(
        keys,
        saved,
        seconds,
        max(0.0, seconds - rules.maximum) if rules.maximum is not None else 0.0,
        max(0.0, rules.minimum - seconds) if rules.minimum is not None else 0.0,
    )
