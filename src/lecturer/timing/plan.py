"""The plan: how long each point takes, its branch, and the whole talk."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import walk
from lecturer.timing.estimate import Spoken, pause_before, spoken
from lecturer.timing.rate import Rate
from lecturer.timing.unspoken_lines import spoken_closing, spoken_opening


class Estimate(msgspec.Struct, frozen=True):
    """What is known about the words of one point before anybody has spoken them.

    Attributes:
        seconds: What the words take at the plan's rate.
        planned: What the plan gives them: the seconds that the user fixed, else `seconds`.
        syllables: As read aloud, blanks included.
        characters: Characters that are no white space.
        words: 字数 as Word counts them.
        english_words: Words of a text without a Han character, else 0.
    """

    seconds: float
    planned: float
    syllables: int
    characters: int
    words: int
    english_words: int = 0


class Plan(msgspec.Struct, frozen=True):
    """The planned times of a talk.

    Attributes:
        own: The words at each key, opening and closing included, without the points below; in no order.
        branch: Planned seconds of each key with all that is below it.
        total: Planned seconds of the whole; the sum of all `own`.
        rate: How fast it is spoken.
        talk: What was planned.
    """

    own: dict[str, Estimate]
    branch: dict[str, float]
    total: float
    rate: Rate
    talk: Talk

    @property
    def syllables(self) -> int:
        """Spoken syllables of the whole talk."""
        return sum(estimate.syllables for estimate in self.own.values())

    @property
    def words(self) -> int:
        """字数 of the whole talk."""
        return sum(estimate.words for estimate in self.own.values())

    @property
    def is_english(self) -> bool:
        """Whether most of it is timed by words a minute."""
        return self._english_words > self.syllables / 4

    @property
    def pace(self) -> float:
        """Characters (words, in an English talk) a minute over the whole, all pauses and cues included.

        Texts with many short sentences come out slower than the rate, which is meant for ordinary prose.
        """
        return self._spoken * 60 / self.total if self.total else 0.0

    def characters_in(self, seconds: float) -> int:
        """How many characters (words, in an English talk) of this talk are spoken in that time."""
        needed = sum(estimate.seconds for estimate in self.own.values())
        if not needed:
            return 0
        return round(abs(seconds) * self._spoken / needed)

    @property
    def _english_words(self) -> int:
        return sum(estimate.english_words for estimate in self.own.values())

    @property
    def _spoken(self) -> int:
        return self._english_words if self.is_english else self.syllables


def plan(talk: Talk, rate: Rate | None = None, *, before: Plan | None = None) -> Plan:
    """Plan a talk at a rate, by default the usual one.

    Args:
        talk: The talk.
        rate: How fast it is spoken.
        before: A plan of an earlier value of this talk: branches that both values share are not walked again.
    """
    rate = rate or Rate()
    if before is not None and before.rate == rate:
        roll_up = _RollUp(rate, dict(before.own), dict(before.branch))
        old = before.talk.points
    else:
        roll_up, old = _RollUp(rate, {}, {}), ()
    opening = roll_up.lone(OPENING, spoken_opening(talk), 0.0)
    points = roll_up.siblings(talk.points, old, roll_up.section)
    closing = roll_up.lone(CLOSING, spoken_closing(talk), roll_up.section)
    roll_up.forget_the_gone()
    return Plan(roll_up.own, roll_up.branch, opening + points + closing, rate, talk)


class _RollUp:
    """One walk that fills in the times of what is new and adds up the rest.

    A talk shares every branch that an edit did not touch with the talk before, so identity tells what is new.
    """

    def __init__(self, rate: Rate, own: dict[str, Estimate], branch: dict[str, float]) -> None:
        self.own = own
        self.branch = branch
        self.section = pause_before(section=True, rate=rate)
        self._paragraph = pause_before(section=False, rate=rate)
        self._speed = (rate.characters_per_minute, rate.words_per_minute)
        self._met: set[str] = set()
        self._left: list[Point] = []

    def lone(self, key: str, words: str, silence: float) -> float:
        """Words that are no point."""
        estimate = self.own[key] = _estimate(words, None, silence, *self._speed)
        self.branch[key] = estimate.planned
        return estimate.planned

    def siblings(self, points: tuple[Point, ...], old: tuple[Point, ...], pause: float) -> float:
        """The planned seconds of some siblings; `old` are those that stood there before."""
        if points is not old:
            same = {id(point) for point in old}
            same.intersection_update(map(id, points))
            earlier = {point.id: point for point in old if id(point) not in same}
            for point in points:
                if id(point) not in same:
                    was = earlier.pop(point.id, None)
                    self._point(point, was.points if was else (), pause)
            self._left.extend(earlier.values())
        branch = self.branch
        return sum([branch[point.id] for point in points])

    def forget_the_gone(self) -> None:
        """Drop the times of points that are in the talk no more."""
        for point in walk(tuple(self._left)):
            if point.id not in self._met:
                self.own.pop(point.id, None)
                self.branch.pop(point.id, None)

    def _point(self, point: Point, old: tuple[Point, ...], pause: float) -> None:
        silence = 0.0 if point.run_on else pause
        estimate = _estimate(point.notes, point.seconds, silence, *self._speed)
        self.own[point.id] = estimate
        self._met.add(point.id)
        below = self.siblings(point.points, old, self._paragraph) if point.points or old else 0.0
        self.branch[point.id] = estimate.planned + below


@lru_cache(maxsize=1 << 16)
def _estimate(
    words: str, fixed: float | None, silence: float, characters_per_minute: float, words_per_minute: float
) -> Estimate:
    counted: Spoken = spoken(words)
    seconds = counted.seconds(Rate(characters_per_minute, words_per_minute))
    if counted.characters and not counted.english_words:  # words a minute hold the pauses already
        seconds += silence
    return Estimate(
        seconds=seconds,
        planned=seconds if fixed is None else fixed,
        syllables=counted.syllables,
        characters=counted.characters,
        words=counted.words,
        english_words=counted.english_words,
    )
