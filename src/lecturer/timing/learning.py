"""Learns from rehearsals: the personal rate, the time of each point, the end of the talk."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, pstdev

import msgspec

from lecturer.timing.plan import Plan
from lecturer.timing.rate import FASTEST, SLOWEST, Rate
from lecturer.timing.takes import PointTime, Take

TAKES_USED = 3
"""A point's time is the mean of so many of its last takes."""
_FADING = 0.5
"""How much less each earlier take counts for the rate."""
_SHORTEST = 20.0
"""Seconds of speech below which a take says nothing about the rate."""
_BEFORE_TAKES, _WITH_TAKES = 0.10, 0.04


class Forecast(msgspec.Struct, frozen=True):
    """When a show or a rehearsal will end.

    Attributes:
        seconds: What the clock will show.
        uncertain: Seconds that it may be more or less.
    """

    seconds: float
    uncertain: float


def learned_rate(takes: tuple[Take, ...]) -> Rate | None:
    """The speaker's own rate, the last takes counting most; none before the first that says something."""
    weight = total = said = 0.0
    for age, rate in enumerate(filter(None, map(rate_of, reversed(takes)))):
        weight = _FADING**age
        total += weight
        said += weight * rate
    return Rate().faster(said / total / Rate().characters_per_minute) if total else None


def rate_of(take: Take) -> float | None:
    """The characters a minute at which a take was really spoken; none when too little was."""
    spoken = [point for point in take.points if _says_something(point)]
    seconds = sum(point.seconds for point in spoken)
    if seconds < _SHORTEST:
        return None
    rate = take.rate * sum(point.estimate for point in spoken) / seconds
    return min(max(rate, SLOWEST), FASTEST)


def expected_seconds(plan: Plan, takes: tuple[Take, ...]) -> dict[str, float]:
    """How long each key will take: by its last takes, else by the plan.

    Words that were changed since a take count in proportion to their syllables.
    """
    known = _last_by_key(takes)
    return {
        key: _mean(known.get(key, ()), estimate.syllables) or estimate.planned
        for key, estimate in plan.own.items()
    }


def spread(key: str, takes: tuple[Take, ...]) -> float:
    """The standard deviation of a point's seconds over all takes that reached it."""
    seconds = [point.seconds for take in takes if (point := take.time_of(key)) and not point.skipped]
    return pstdev(seconds) if len(seconds) > 1 else 0.0


def forecast(
    expected: dict[str, float],
    remaining: tuple[str, ...],
    elapsed: float,
    at_point: float,
    takes: tuple[Take, ...] = (),
) -> Forecast:
    """When the talk will end, seen from within.

    Args:
        expected: From `expected_seconds`.
        remaining: The keys still to be spoken, the present one first; those to be skipped left out.
        elapsed: What the clock shows.
        at_point: Seconds spent at the present key so far.
        takes: How many there are tells how sure the forecast is.
    """
    to_come = sum(expected.get(key, 0.0) for key in remaining[1:])
    if remaining:
        to_come += max(0.0, expected.get(remaining[0], 0.0) - at_point)
    share = min(len(takes), TAKES_USED) / TAKES_USED
    return Forecast(elapsed + to_come, to_come * (_BEFORE_TAKES + share * (_WITH_TAKES - _BEFORE_TAKES)))


def _mean(last: Sequence[PointTime], syllables: int) -> float | None:
    if not last:
        return None
    return fmean(
        point.seconds * (syllables / point.syllables if point.syllables and syllables else 1.0)
        for point in last
    )


def _last_by_key(takes: tuple[Take, ...]) -> dict[str, list[PointTime]]:
    """Each point's times in the last takes that reached and finished it, the newest first.

    One walk over all takes: the windows ask for this while somebody types.
    """
    found: dict[str, list[PointTime]] = {}
    for take in reversed(takes):
        for point in take.points:
            if _says_something(point):
                times = found.setdefault(point.key, [])
                if len(times) < TAKES_USED:
                    times.append(point)
    return found


def _says_something(point: PointTime) -> bool:
    """A point that was clicked through was not spoken."""
    return not point.skipped and point.estimate > 0 and point.seconds > point.estimate * 0.2
