"""Chooses the cuts: the strongest places that leave scenes of a fair length."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from lecturer.manuscript.proposals.leanings import THRESHOLD
from lecturer.manuscript.proposals.weighing import Place

_IDEAL = 130
_MOST_SCENES = 20
_SHORTEST = 70
_SHORT_COST = 2.0
_LONG_COST = 0.8
_LONG = 1.2
_REACH = 40
"""How many places back a scene may begin; keeps the time in proportion to the text."""


def chosen(
    places: list[Place], start: int, end: int, size: Callable[[int, int], int], threshold: float = THRESHOLD
) -> list[Place]:
    """The cuts between two places of a text, in order.

    Args:
        places: Where a cut may be made, in order, after `start`.
        start: Where the first scene begins.
        end: Where the last one ends.
        size: How much is said between two places.
        threshold: What a cut has to be worth.
    """
    ideal = max(_IDEAL, size(start, end) / _MOST_SCENES)
    bounds = [start, *(place.start for place in places), end]
    spoken = [0]
    for before, after in pairwise(bounds):
        spoken.append(spoken[-1] + size(before, after))
    best = [0.0]
    came = [0]
    for index in range(1, len(bounds)):
        worth = places[index - 1].strength - threshold if index <= len(places) else 0.0
        if index <= len(places) and places[index - 1].strength <= 0:
            best.append(float("-inf"))
            came.append(0)
            continue
        reach = (
            [0, *range(max(1, index - _REACH), index)] if index <= _REACH else range(index - _REACH, index)
        )
        value, before = max(
            ((best[at] - _cost(spoken[index] - spoken[at], ideal, is_first=at == 0), -at) for at in reach),
            default=(0.0, 0),
        )
        best.append(value + worth)
        came.append(-before)
    cuts = []
    at = came[-1]
    while at:
        cuts.append(places[at - 1])
        at = came[at]
    return cuts[::-1]


def _cost(said: int, ideal: float, *, is_first: bool) -> float:
    """What a scene of that size costs for being short or long; a short first one is an opening."""
    shortest = _SHORTEST * ideal / _IDEAL
    if said < shortest and not is_first:
        return (1 - said / shortest) * _SHORT_COST
    return max(0.0, said / ideal - _LONG) * _LONG_COST
