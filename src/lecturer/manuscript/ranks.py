"""Ranks the families of markers in one text, also where its author departs from the standard."""

from __future__ import annotations

from itertools import combinations

import msgspec

from lecturer.manuscript.marks import Mark

_BULLETS = ("bullet", "dash")
_INTERCHANGEABLE = {"h4", "h5"}
"""① above （1） is as common as below it; like labels (步骤一：), the one that comes first stands above."""


def ranked(marks: list[Mark]) -> list[Mark]:
    """The marks with ranks that fit how their numbers start again and count on in this text."""
    ranks = _styles_by_company(_dotted_below_numbers(marks), marks)
    order = sorted(ranks, key=lambda family: ranks[family])
    for upper, lower in combinations(order, 2):
        if ranks[upper] < ranks[lower] and _is_upside_down(marks, ranks, upper, lower):
            ranks[upper], ranks[lower] = ranks[lower], ranks[upper]
    return [msgspec.structs.replace(mark, rank=ranks[mark.family]) for mark in marks]


def _dotted_below_numbers(marks: list[Mark]) -> dict[str, float]:
    """1.1 stands below 1. when the 1. comes just before it."""
    ranks: dict[str, float] = {}
    last_number: Mark | None = None
    for mark in marks:
        rank = mark.rank
        if mark.minor and last_number and last_number.ordinal == mark.minor[0]:
            rank = last_number.rank + len(mark.minor) / 10
        if mark.family in ("h3", "h3 ") or mark.family.startswith(("part", "label", "named")):
            last_number = mark
        ranks.setdefault(mark.family, rank)
    return ranks


def _styles_by_company(ranks: dict[str, float], marks: list[Mark]) -> dict[str, float]:
    """A heading style stands above everything typed by hand, unless its own markers say otherwise."""
    for family in {mark.family for mark in marks if mark.typed >= 0}:
        typed = min(mark.typed for mark in marks if mark.family == family and mark.typed >= 0)
        if any(0 <= rank < typed for rank in ranks.values()):
            ranks[family] = typed
    return ranks


def _is_upside_down(marks: list[Mark], ranks: dict[str, float], upper: str, lower: str) -> bool:
    pair = [mark for mark in marks if mark.family in (upper, lower) or ranks[mark.family] < ranks[upper]]
    met = [mark for mark in pair if mark.family in (upper, lower)]
    if lower.startswith(_BULLETS):
        return met[0].family == lower and _bullets_hold_numbers(pair, lower, upper)
    if not any(mark.family == lower and mark.ordinal > 1 for mark in pair):
        return False
    other_way = _breaks(pair, lower, upper)
    if ({upper, lower} == _INTERCHANGEABLE or upper.startswith(("label:", "named:"))) and met[
        0
    ].family == lower:
        return other_way <= _breaks(pair, upper, lower)
    return other_way < _breaks(pair, upper, lower)


def _breaks(marks: list[Mark], outer: str, inner: str) -> int:
    """How often the numbers contradict that one family holds the other."""
    breaks = outer_last = inner_last = 0
    for mark in marks:
        if mark.family == outer:
            breaks += mark.ordinal != outer_last + 1
            outer_last, inner_last = mark.until or mark.ordinal, 0
        elif mark.family == inner:
            breaks += mark.ordinal != inner_last + 1
            inner_last = mark.until or mark.ordinal
        else:
            outer_last = inner_last = 0
    return breaks


def _bullets_hold_numbers(marks: list[Mark], bullets: str, numbers: str) -> bool:
    """• tools 1. saw 2. plane • wood: numbers count inside one bullet, and a bullet goes on behind."""
    last, is_between, is_inside = 0, False, False
    for mark in marks:
        if mark.family == bullets:
            is_inside |= last > 1 and is_between
            last, is_between = 0, True
        elif mark.family != numbers:
            last, is_between = 0, False
        elif mark.ordinal != last + 1:
            return False
        else:
            last = mark.ordinal
    return is_inside
