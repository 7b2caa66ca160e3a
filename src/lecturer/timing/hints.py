"""Hints after a rehearsal. They never change a word; the speaker decides."""

from __future__ import annotations

from statistics import fmean
from typing import Literal

import msgspec

from lecturer.talk.records import Talk
from lecturer.timing.debrief import FAR_OVER, Debrief, Line
from lecturer.timing.learning import TAKES_USED, expected_seconds, learned_rate
from lecturer.timing.plan import Plan, plan
from lecturer.timing.takes import Take
from lecturer.timing.time_fit import branch_seconds, cheapest, optional_branches

Kind = Literal["always_over", "over", "skip", "short", "unsteady", "rate"]
_ALWAYS = 3.0
"""Seconds over the plan in each of the last takes from which a point is called a habit."""
_MOST_POINTS = 3
"""So many points are spoken of at once; the rest can be seen on the chart."""
_UNSTEADY_SHARE, _UNSTEADY_SECONDS = 0.25, 5.0
_OTHER_RATE = 0.03


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at.

    Attributes:
        kind: What it is about.
        key: The point, if it is about one.
        title: What the point is called.
        seconds: By how much: over, short, to be saved, or the spread.
        target: Seconds that the plan could give the point, or that the talk would take.
        count: Characters (words, in an English talk), takes, or characters a minute.
        keys: What could be left out.
    """

    kind: Kind
    key: str = ""
    title: str = ""
    seconds: float = 0.0
    target: float = 0.0
    count: int = 0
    keys: tuple[str, ...] = ()


def hints(talk: Talk, planned: Plan, seen: Debrief, takes: tuple[Take, ...]) -> tuple[Hint, ...]:
    """What to say about a take, the most useful first; nothing about a trial.

    Args:
        talk: The talk that was rehearsed, in its variant.
        planned: Its plan.
        seen: The take, looked at.
        takes: All takes up to that one.
    """
    if seen.is_trial:
        return ()
    habits = _habits(seen.lines)
    taken = {hint.key for hint in habits}
    points = [*habits, *_over(planned, seen.lines, taken)][:_MOST_POINTS]
    about_all = [*_fit(talk, planned, seen, takes), *_rate(talk, planned, takes)]
    unsteady = [] if len(points) >= _MOST_POINTS else _unsteady(seen.lines, {hint.key for hint in points})
    return (*points, *about_all, *unsteady)


def _habits(lines: tuple[Line, ...]) -> list[Hint]:
    """Points that went over their plan every time, beyond what a slower pace of the whole explains.

    At least three takes make a habit.
    """
    found = []
    slower = _pace(lines)
    for line in lines:
        times = _times(line)
        excesses = [seconds - line.planned * slower for seconds in times]
        if len(times) >= TAKES_USED and min(excesses) >= _ALWAYS:
            mean = fmean(times)
            found.append(
                Hint(
                    kind="always_over", key=line.key, title=line.title, seconds=mean - line.planned,
                    target=float(round(mean)), count=len(times),
                )
            )  # fmt: skip
    return sorted(found, key=lambda hint: -hint.seconds)


def _pace(lines: tuple[Line, ...]) -> float:
    """How many times its plan the take took as a whole; at least 1."""
    planned = sum(line.planned for line in lines if line.actual is not None)
    return max(1.0, sum(line.actual or 0.0 for line in lines) / planned) if planned else 1.0


def _over(planned: Plan, lines: tuple[Line, ...], taken: set[str]) -> list[Hint]:
    found = [
        Hint(
            kind="over", key=line.key, title=line.title, seconds=float(line.excess),
            target=float(round(line.actual or 0.0)), count=planned.characters_in(line.excess),
        )
        for line in lines
        if line.excess >= FAR_OVER and line.key not in taken
    ]  # fmt: skip
    return sorted(found, key=lambda hint: -hint.seconds)


def _fit(talk: Talk, planned: Plan, seen: Debrief, takes: tuple[Take, ...]) -> list[Hint]:
    """Too long: what could be left out, as long as that makes it fit. Too short: by how much."""
    if not seen.take.is_whole:
        return []
    if seen.lost.side == "under":
        short = float(seen.lost.seconds)
        return [Hint(kind="short", seconds=short, count=planned.characters_in(short))]
    expected = expected_seconds(planned, takes)
    skipped = {point.key for point in seen.take.points if point.skipped}
    optional = {
        key: branch_seconds(talk, key, expected)
        for key in optional_branches(talk.points)
        if key not in skipped
    }
    proposal = cheapest(optional, seen.actual, seen.rules)
    if not proposal.keys or proposal.over > 0:
        return []
    return [Hint(kind="skip", seconds=proposal.saved, target=proposal.seconds, keys=proposal.keys)]


def _rate(talk: Talk, planned: Plan, takes: tuple[Take, ...]) -> list[Hint]:
    """The measured rate, when it differs enough from the plan's to be worth taking over."""
    learned = learned_rate(takes)
    if learned is None:
        return []
    ratio = learned.characters_per_minute / planned.rate.characters_per_minute
    if abs(ratio - 1) < _OTHER_RATE:
        return []
    return [Hint(kind="rate", count=len(takes), target=plan(talk, learned).total,
                 seconds=learned.characters_per_minute)]  # fmt: skip


def _unsteady(lines: tuple[Line, ...], taken: set[str]) -> list[Hint]:
    """The point whose time differs most from take to take."""
    unsteady = [
        line
        for line in lines
        if line.key not in taken
        and len(_times(line)) >= TAKES_USED
        and line.spread >= max(_UNSTEADY_SECONDS, _UNSTEADY_SHARE * line.planned)
    ]
    worst = max(unsteady, key=lambda line: line.spread, default=None)
    if worst is None:
        return []
    times = _times(worst)
    return [Hint(kind="unsteady", key=worst.key, title=worst.title, seconds=min(times), target=max(times))]


def _times(line: Line) -> list[float]:
    return [*([] if line.actual is None else [line.actual]), *line.earlier]
