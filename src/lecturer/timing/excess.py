"""By how much points run over the time that was fixed for them."""

from __future__ import annotations

from lecturer.talk.records import Talk
from lecturer.talk.walk import walk_paths
from lecturer.timing.plan import Plan

_NO_EXCESS = 0.5
"""Seconds that no clock of minutes and seconds would show."""


def excesses(talk: Talk, planned: Plan) -> dict[str, float]:
    """For every point over its fixed time, and all above it, by how many seconds."""
    found: dict[str, float] = {}
    if all(each.planned == each.seconds for each in planned.own.values()):
        return found
    above: list[str] = []
    for path, point in walk_paths(talk.points):
        del above[len(path) - 1 :]
        above.append(point.id)
        if point.seconds is None:
            continue
        estimate = planned.own[point.id]
        over = estimate.seconds - estimate.planned
        if over >= _NO_EXCESS:
            for key in above:
                found[key] = found.get(key, 0.0) + over
    return found
