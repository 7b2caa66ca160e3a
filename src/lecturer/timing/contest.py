"""A contest's rules as values: limits, signals, penalties, and what they mean at a given time."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from lecturer.i18n import Message, Texts, in_language, lazy
from lecturer.timing.format import clock_text

Start = Literal["first_word", "on_stage", "announcement", "self_introduction", "demonstration"]
STARTS: dict[Start, Message] = {
    "first_word": lazy("The clock starts with the first word"),
    "on_stage": lazy("The clock starts when the speaker is on the stage"),
    "announcement": lazy("The clock starts when the speaker says the number drawn"),
    "self_introduction": lazy("The clock starts with the self-introduction"),
    "demonstration": lazy("The clock starts with the demonstration"),
}
Color = Literal["accent", "warn", "over"]
Shape = Literal["circle", "triangle", "square", "bell"]
Sound = Literal["none", "bell", "two_bells", "chime"]

_TINY = 1e-6


class Signal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A light or a bell at a fixed time.

    Attributes:
        at: Seconds on the clock.
        names: What it is called.
        color: `over` (red) is for the limit itself; what warns of it is `warn`.
        shape: Drawn beside the words, so that colour is never alone.
        sound: What is heard, where sound is switched on.
    """

    at: float
    names: Texts = msgspec.field(name="label", default_factory=dict)
    color: Color = "warn"
    shape: Shape = "triangle"
    sound: Sound = "none"

    @property
    def label(self) -> str:
        """What it is called, in the user's language."""
        return in_language(self.names)


class Band(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One line of a penalty table.

    Attributes:
        upto: Whole seconds over (or under) up to which it holds; none for all beyond.
        points: What is taken off; none where the judges decide.
        per: When set, `points` are taken off for each of so many complete seconds.
    """

    upto: float | None = None
    points: float | None = None
    per: float | None = None


class Penalties(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A penalty table: bands in rising order for too long and too short, on a scale of 10 or 100 points."""

    scale: float = 100.0
    over: tuple[Band, ...] = ()
    under: tuple[Band, ...] = ()
    cap: float | None = None


class Rules(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A contest's limits. All times are seconds.

    Attributes:
        name: The file's name without its suffix; empty for rules that are written out in a talk.
        names: What they are called, by language.
        source: Where they come from.
        minimum: Ending earlier costs points; none when there is no lower limit.
        maximum: Ending later costs points; none when time is free.
        grace: Seconds beyond the maximum that are forgiven.
        hard_stop: When the speaker is stopped.
        signals: In order of time.
        penalties: The table.
        starts: What starts the clock.
        excluded: Parts that do not count, by language.
        questions: Time for questions afterwards.
        anonymous: Neither the speaker's name nor the unit may be shown or said.
    """

    name: str = ""
    names: Texts = msgspec.field(name="label", default_factory=dict)
    source: str = ""
    minimum: float | None = None
    maximum: float | None = None
    grace: float = 0.0
    hard_stop: float | None = None
    signals: tuple[Signal, ...] = ()
    penalties: Penalties = Penalties()
    starts: Start = "first_word"
    excluded: tuple[Texts, ...] = ()
    questions: float | None = None
    anonymous: bool = False

    @property
    def label(self) -> str:
        """What they are called, in the user's language."""
        return in_language(self.names) or self.name or self._limits()

    def _limits(self) -> str:
        limits = (clock_text(limit) for limit in (self.minimum, self.maximum) if limit is not None)
        return "–".join(limits)

    @property
    def parts_excluded(self) -> tuple[str, ...]:
        """What does not count, in the user's language."""
        return tuple(map(in_language, self.excluded))


class Deduction(msgspec.Struct, frozen=True):
    """What a talk of some length would lose.

    Attributes:
        side: Too long, too short, or neither.
        seconds: Whole seconds too long or too short.
        points: What is taken off, never negative; none where the judges decide.
        scale: The points of which it is taken.
        stopped: The speaker has been stopped.
    """

    side: Literal["", "over", "under"] = ""
    seconds: int = 0
    points: float | None = 0.0
    scale: float = 100.0
    stopped: bool = False

    @property
    def text(self) -> str:
        """The points as judges write them: `−0.05`; empty when nothing is lost, `−?` when judges decide."""
        if not self.side or self.points == 0:
            return ""
        return "\u2212?" if self.points is None else f"\u2212{self.points:g}"


def penalty(rules: Rules, elapsed: float) -> Deduction:
    """What ending after `elapsed` seconds would cost; begun seconds do not count, as on a stopwatch."""
    shown = math.floor(elapsed + _TINY)
    table = rules.penalties
    stopped = rules.hard_stop is not None and shown >= rules.hard_stop
    if rules.maximum is not None and shown > rules.maximum + rules.grace:
        over = math.floor(shown - rules.maximum)
        return Deduction("over", over, _points(table.over, over, table.cap), table.scale, stopped)
    if rules.minimum is not None and shown < rules.minimum:
        under = math.ceil(rules.minimum - shown)
        return Deduction("under", under, _points(table.under, under, table.cap), table.scale, stopped)
    return Deduction(scale=table.scale, stopped=stopped)


def signals_between(rules: Rules, before: float, now: float) -> tuple[Signal, ...]:
    """The signals whose time has come since the clock was last looked at."""
    return tuple(signal for signal in rules.signals if before < signal.at <= now)


def standing(rules: Rules, elapsed: float) -> Signal | None:
    """The latest signal that has been given."""
    given = [signal for signal in rules.signals if signal.at <= elapsed + _TINY]
    return given[-1] if given else None


def _points(bands: tuple[Band, ...], seconds: int, cap: float | None) -> float | None:
    band = next((band for band in bands if band.upto is None or seconds <= band.upto), None)
    if band is None:
        return 0.0 if not bands else _capped(bands[-1].points, cap)
    points = band.points
    if points is not None and band.per:
        points *= math.floor(seconds / band.per)
    return _capped(points, cap)


def _capped(points: float | None, cap: float | None) -> float | None:
    return points if points is None or cap is None else min(points, cap)
