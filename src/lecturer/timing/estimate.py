"""Estimates speaking time: syllables, pauses by punctuation, cues; English by words a minute.

The time is made of articulation and pauses, so that a list full of 、 is not taken for a long sentence.
The whole is scaled so that ordinary prose comes out at the asked characters a minute.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from lecturer.talk.counts import han_count, visible_count, word_count
from lecturer.timing.cues import cues
from lecturer.timing.rate import Rate
from lecturer.timing.reading import read_aloud, syllables

ARTICULATION = 4.5
"""Syllables a second between pauses."""
PARAGRAPH_PAUSE = 1.2
SECTION_PAUSE = 2.0
MODEL_RATE = 223.0
"""Characters a minute at which the model as it stands speaks ordinary prose."""

_PAUSES = {
    "、": 0.15, "，": 0.4, ",": 0.4, "：": 0.5, ":": 0.5, "；": 0.6, ";": 0.6,
    "。": 0.8, "！": 0.8, "？": 0.8, "!": 0.8, "?": 0.8, "—": 0.4, "…": 0.6,
}  # fmt: skip
_SILENT = re.compile(r"\W+")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|\d[\d,.]*")


class Spoken(msgspec.Struct, frozen=True):
    """What some words hold that takes time, whoever speaks them.

    Attributes:
        syllables: As read aloud, blanks included.
        pauses: Seconds of silence at the model's rate.
        cues: Seconds that stage directions take, whatever the rate.
        english_words: Words of a text without a Han character; zero for Chinese.
        characters: Characters that are no white space.
        words: 字数 as Word counts them.
    """

    syllables: int = 0
    pauses: float = 0.0
    cues: float = 0.0
    english_words: int = 0
    characters: int = 0
    words: int = 0

    def seconds(self, rate: Rate) -> float:
        """The time they take at a rate."""
        if self.english_words:
            return self.english_words * 60 / rate.words_per_minute + self.cues
        scale = MODEL_RATE / rate.characters_per_minute
        return (self.syllables / ARTICULATION + self.pauses) * scale + self.cues


@lru_cache(maxsize=1 << 16)
def spoken(words: str) -> Spoken:
    """Count what takes time in some words; the answers for the latest 65,536 texts are kept."""
    if not words.strip():
        return Spoken()
    without_cues, cue_seconds = _without_cues(words)
    said = read_aloud(without_cues)
    return Spoken(
        syllables=syllables(said),
        pauses=_pause_seconds(said),
        cues=cue_seconds,
        english_words=0 if han_count(without_cues) else _english_words(without_cues),
        characters=visible_count(words),
        words=word_count(words),
    )


def pause_before(*, section: bool, rate: Rate) -> float:
    """Seconds of silence before a new paragraph, or before a new part of the talk."""
    pause = SECTION_PAUSE if section else PARAGRAPH_PAUSE
    return pause * MODEL_RATE / rate.characters_per_minute


def _without_cues(words: str) -> tuple[str, float]:
    seconds = 0.0
    for cue in reversed(cues(words)):
        words = f"{words[: cue.start]} {words[cue.end :]}"  # the words beside it stay two
        seconds += cue.seconds
    return words, seconds


def _pause_seconds(said: str) -> float:
    """A run of marks pauses as long as its longest; a line break in it adds a paragraph's pause."""
    return sum(
        max(map(_pause, match[0])) + (PARAGRAPH_PAUSE if "\n" in match[0] else 0.0)
        for match in _SILENT.finditer(said.strip())
    )


def _pause(mark: str) -> float:
    return _PAUSES.get(mark, 0.0)


def _english_words(words: str) -> int:
    """Latin words; every three digits of a number count as two words more or less said."""
    return sum(
        max(1, round(sum(map(str.isdigit, match[0])) / 1.5)) if match[0][0].isdigit() else 1
        for match in _WORD.finditer(words)
    )
