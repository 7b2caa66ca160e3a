"""A debrief of a rehearsal: plan against actual for each point, the trend, the cost by the rules."""

from __future__ import annotations

from itertools import islice
from statistics import pstdev

import msgspec

from lecturer.i18n import gettext as _
from lecturer.talk.records import CLOSING, OPENING, Talk
from lecturer.talk.walk import walk_paths
from lecturer.timing.contest import Deduction, Rules, penalty
from lecturer.timing.learning import rate_of
from lecturer.timing.plan import Plan
from lecturer.timing.takes import Take

EARLIER_SHOWN = 3
"""So many takes before the current one are drawn beside it."""
TREND_SHOWN = 8
"""So many takes make the trend."""
FAR_OVER = 10
"""Seconds over its plan from which a point is marked."""
_CLEARLY_OVER = 3
_TRIAL_BELOW = 0.5
"""Nobody speaks twice as fast as the plan: a take shorter than this share of it was clicked through."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One point in a take.

    Attributes:
        level: 1 for a part; 0 for opening and closing.
        planned: Seconds by the plan.
        actual: Seconds it took; none when it was not reached.
        earlier: Seconds in the takes before, newest first.
        skipped: It was left out.
    """

    key: str
    marker: str = ""
    title: str = ""
    level: int = 0
    planned: float = 0.0
    actual: float | None = None
    earlier: tuple[float, ...] = ()
    skipped: bool = False

    @property
    def excess(self) -> int:
        """Whole seconds more than planned, negative for less; 0 when it was not reached."""
        return 0 if self.actual is None else round(self.actual) - round(self.planned)

    @property
    def tone(self) -> str:
        """How the excess is meant: over, warn, or empty."""
        if self.excess >= FAR_OVER:
            return "over"
        return "warn" if self.excess >= _CLEARLY_OVER else ""

    @property
    def spread(self) -> float:
        """The standard deviation over this take and the earlier ones."""
        times = [*self.earlier, *([] if self.actual is None else [self.actual])]
        return pstdev(times) if len(times) > 1 else 0.0


class Mark(msgspec.Struct, frozen=True):
    """A whole take on the trend: its number, and what the clock showed at its end."""

    number: int
    seconds: float


class Debrief(msgspec.Struct, frozen=True, kw_only=True):
    """A take looked at afterwards.

    Attributes:
        take: The take.
        number: Which one it is, counted from 1.
        lines: Its points in the order of the talk.
        planned: What the plan gives the points that were spoken.
        lost: What ending then would have cost; nothing for less than a whole take.
        rate: Characters a minute that were really spoken; none when too little was.
        planned_rate: Characters a minute of the plan.
        trend: Whole takes of the same variant up to this one, oldest first.
        rules: The limits.
    """

    take: Take
    number: int
    lines: tuple[Line, ...]
    planned: float
    lost: Deduction
    rate: float | None
    planned_rate: float
    trend: tuple[Mark, ...]
    rules: Rules

    @property
    def actual(self) -> float:
        """What the clock showed at the end; of single points, what they took together."""
        return sum(line.actual or 0.0 for line in self.lines) if self.take.only else self.take.seconds

    @property
    def is_trial(self) -> bool:
        """It was stopped early or clicked through: its times say nothing about the talk."""
        stopped = not self.take.only and not self.take.is_whole
        return stopped or self.actual < _TRIAL_BELOW * self.planned

    @property
    def excess(self) -> int:
        """Whole seconds more than planned; negative for less."""
        return round(self.actual) - round(self.planned)

    @property
    def gained(self) -> int:
        """Whole seconds by which it was shorter than the whole take before; 0 without one."""
        if len(self.trend) < 2 or self.trend[-1].number != self.number:
            return 0
        return round(self.trend[-2].seconds) - round(self.trend[-1].seconds)

    @property
    def earlier_count(self) -> int:
        """How many takes before this one are drawn."""
        return max((len(line.earlier) for line in self.lines), default=0)


def debrief(talk: Talk, plan: Plan, rules: Rules, takes: tuple[Take, ...], index: int) -> Debrief:
    """Look at a take.

    Args:
        talk: The talk that was rehearsed, in its variant.
        plan: Its plan.
        rules: What it is held against.
        takes: All takes, oldest first.
        index: Which of them.
    """
    take = takes[index]
    lines = tuple(_lines(talk, plan, takes[: index + 1]))
    return Debrief(
        take=take,
        number=index + 1,
        lines=lines,
        planned=sum(line.planned for line in lines if line.actual is not None),
        lost=penalty(rules, take.seconds) if take.is_whole else Deduction(),
        rate=rate_of(take),
        planned_rate=plan.rate.characters_per_minute,
        trend=_trend(takes[: index + 1], take.variant),
        rules=rules,
    )


def _lines(talk: Talk, plan: Plan, takes: tuple[Take, ...]) -> list[Line]:
    """Every key that has words; of a take of single points only these."""
    take = takes[-1]
    skipped = {point.key for point in take.points if point.skipped}
    now = _times(take)
    before = tuple(map(_times, takes[-2::-1]))

    def line(key: str, marker: str, title: str, level: int) -> Line:
        earlier = (each[key] for each in before if key in each)
        return Line(
            key=key,
            marker=marker,
            title=title,
            level=level,
            planned=plan.own[key].planned,
            actual=now.get(key),
            earlier=tuple(islice(earlier, EARLIER_SHOWN)),
            skipped=key in skipped,
        )

    heads = [
        (OPENING, "", _("Opening"), 0),
        *((point.id, point.marker, point.title, len(path)) for path, point in walk_paths(talk.points)),
        (CLOSING, "", _("Closing"), 0),
    ]
    return [
        line(*head)
        for head in heads
        if plan.own[head[0]].planned > 0 and (not take.only or head[0] in take.only)
    ]


def _times(take: Take) -> dict[str, float]:
    """The seconds of each point that was spoken."""
    return {point.key: point.seconds for point in take.points if not point.skipped}


def _trend(takes: tuple[Take, ...], variant: str) -> tuple[Mark, ...]:
    marks = [
        Mark(number, take.seconds)
        for number, take in enumerate(takes, start=1)
        if take.is_whole and take.variant == variant
    ]
    return tuple(marks[-TREND_SHOWN:])
