"""Compares the talk with its plan: behind or ahead, and where it should be now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

Drift = Literal["", "behind", "ahead", "on_plan"]

SPEAK_UP_SECONDS = 15.0
"""How far off the plan the talk must be before the speaker is told."""
BACK_SECONDS = 5.0
"""How near the plan it must come before the speaker is told that all is well again."""


class Span(msgspec.Struct, frozen=True):
    """The planned time of one key: when it begins, how long it takes, in seconds."""

    key: str
    start: float
    seconds: float

    @property
    def end(self) -> float:
        """When it is over."""
        return self.start + self.seconds


class Timeline(msgspec.Struct, frozen=True):
    """The planned times of all keys in the order in which they are spoken."""

    spans: tuple[Span, ...]

    @property
    def total(self) -> float:
        """Seconds the whole talk takes by plan."""
        return self.spans[-1].end if self.spans else 0.0

    def span(self, key: str) -> Span:
        """The planned time of a key; for one that is not in the plan, no time at its beginning."""
        return next((span for span in self.spans if span.key == key), Span(key, 0.0, 0.0))


class Pace(msgspec.Struct, frozen=True):
    """How the talk keeps to its plan.

    Attributes:
        drift: What to tell the speaker; empty means nothing, all is calm.
        lag: Seconds behind the plan; negative ahead of it.
    """

    drift: Drift = ""
    lag: float = 0.0


def timeline(planned: Iterable[tuple[str, float]]) -> Timeline:
    """The timeline of keys with their planned seconds, in the order of speaking."""
    spans: list[Span] = []
    start = 0.0
    for key, seconds in planned:
        spans.append(Span(key, start, seconds))
        start += seconds
    return Timeline(tuple(spans))


def place_on_plan(times: Timeline, key: str, seconds_at_point: float) -> float:
    """The planned time at which what is being said now was to be said."""
    span = times.span(key)
    return span.start + min(seconds_at_point, span.seconds)


def lag(times: Timeline, key: str, elapsed: float, seconds_at_point: float) -> float:
    """Seconds behind the plan: entered too late, and stayed too long."""
    return elapsed - place_on_plan(times, key, seconds_at_point)


def pace(seconds_behind: float, before: Drift = "") -> Pace:
    """What to tell the speaker, quiet until 15 s off and then until back within 5 s.

    Args:
        seconds_behind: From `lag`.
        before: What was told last, so that a talk near the threshold does not flicker.
    """
    distance = abs(seconds_behind)
    side: Drift = "behind" if seconds_behind > 0 else "ahead"
    if distance >= SPEAK_UP_SECONDS:
        return Pace(side, seconds_behind)
    if before in ("behind", "ahead"):
        return Pace("on_plan" if distance <= BACK_SECONDS else side, seconds_behind)
    return Pace(before, seconds_behind)
