"""The speaking rate."""

from __future__ import annotations

import msgspec

from lecturer.i18n import Message, lazy

CHARACTERS_PER_MINUTE = 220.0
WORDS_PER_MINUTE = 140.0
PRESETS: tuple[tuple[int, Message], ...] = (
    (160, lazy("solemn")),
    (180, lazy("for an older audience")),
    (200, lazy("calm")),
    (220, lazy("a contest talk")),
    (240, lazy("lively")),
    (260, lazy("like a newsreader")),
)
"""Characters a minute that a menu offers, and for whom; translated when shown."""
SLOWEST, FASTEST = 60.0, 500.0
"""Characters a minute outside of which a rate is a slip of the pen."""


class Rate(msgspec.Struct, frozen=True):
    """A speaking rate, all pauses included: Han characters a minute, and words a minute for English."""

    characters_per_minute: float = CHARACTERS_PER_MINUTE
    words_per_minute: float = WORDS_PER_MINUTE

    def faster(self, factor: float) -> Rate:
        """The rate of somebody who needs the `factor`-th part of the time."""
        return Rate(self.characters_per_minute * factor, self.words_per_minute * factor)


def rate_for(number: float, *, english: bool = False) -> Rate:
    """The rate that somebody means who asks for `number` characters a minute, or words in an English talk."""
    usual = WORDS_PER_MINUTE if english else CHARACTERS_PER_MINUTE
    return Rate().faster(number / usual)


def shown_rate(characters_per_minute: float, *, english: bool = False) -> int:
    """The number that stands for a rate: characters a minute, in an English talk words."""
    rate = Rate().faster(characters_per_minute / CHARACTERS_PER_MINUTE)
    return round(rate.words_per_minute if english else rate.characters_per_minute)
