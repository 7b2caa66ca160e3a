"""The time of the whole talk against the limits of its rules: one block a part, ticks at the limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from lecturer.talk.records import CLOSING, OPENING, Talk
from lecturer.timing.contest import Rules, penalty
from lecturer.timing.plan import Plan

Tone = Literal["text3", "warn", "over"]

_ROOM = 1.06
"""How far the scale goes beyond the upper limit."""


class Tick(msgspec.Struct, frozen=True):
    """A limit: when, its tone, and whether its time is written below it."""

    at: float
    tone: Tone
    labelled: bool = False


class Budget(msgspec.Struct, frozen=True):
    """The parts of the time against the limits, as a bar shows them.

    Attributes:
        blocks: Seconds of the opening, each top point, the closing.
        total: Their sum.
        scale: The seconds that the bar's whole width stands for.
        maximum: The upper limit, if there is one.
        cost: What ending then would cost, as judges write it.
        ticks: The limits.
    """

    blocks: tuple[float, ...] = ()
    total: float = 0.0
    scale: float = 1.0
    maximum: float | None = None
    minimum: float | None = None
    ticks: tuple[Tick, ...] = ()
    cost: str = ""

    @property
    def left(self) -> float | None:
        """Seconds to the upper limit, negative when it is passed; none without a limit."""
        return None if self.maximum is None else self.maximum - self.total

    @property
    def is_over(self) -> bool:
        """Whether the upper limit is passed."""
        return self.left is not None and self.left <= -1


def budget(talk: Talk, plan: Plan, rules: Rules | None) -> Budget:
    """The budget of a talk under some rules."""
    keys = (OPENING, *(point.id for point in talk.points), CLOSING)
    return budget_of((plan.branch.get(key, 0.0) for key in keys), rules)


def budget_of(parts: Iterable[float], rules: Rules | None) -> Budget:
    """The budget of parts that take so many seconds each."""
    blocks = tuple(seconds for seconds in parts if seconds > 0)
    total = sum(blocks)
    maximum = rules.maximum if rules else None
    minimum = rules.minimum if rules else None
    ticks = [Tick(minimum, "text3", True)] if minimum else []
    ticks += [
        Tick(signal.at, "warn")
        for signal in (rules.signals if rules else ())
        if signal.color == "warn" and signal.at not in (minimum, maximum)
    ]
    ticks += [Tick(maximum, "over", True)] if maximum else []
    scale = max(total, (maximum or total) * _ROOM, 1.0)
    cost = penalty(rules, total).text if rules else ""
    return Budget(blocks, total, scale, maximum, minimum, tuple(ticks), cost)
