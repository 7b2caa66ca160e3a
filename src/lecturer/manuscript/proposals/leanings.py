"""Weighs whether a scene begins at a place: by the rules that match there and by the shape of paragraphs.

Each leaning is one row: what is looked at, and how much it counts. The weights were fitted on 88 labelled
stories (logistic regression) and rounded; the base was raised for 29 stories that the fit had not seen, as
far as it finds more: a larger one than this finds no more of their 125 cuts, but four more wrong ones. A sum
of `THRESHOLD` is worth a cut.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import msgspec

from lecturer.manuscript.proposals.rules import Kind, Rule
from lecturer.manuscript.proposals.sentences import Paragraph, Story

THRESHOLD = 1.6
"""What a cut has to be worth."""
_BASE = 0.9
_USUAL = 60
"""A paragraph of so many characters leans neither way."""
_HARDLY = 50
_MANY_SENTENCES = 4
_SHORT_TOPIC = 18
"""A first sentence so short says what comes: 我怕水，是有来历的。"""
_FEW_PARAGRAPHS = 3
_PRONOUN = re.compile(r"(?:他|她|它)(?!们)|(?:he|she|it)\b", re.IGNORECASE)
_TELLER = re.compile(r"我(?!们)|i\b", re.IGNORECASE)
_CONTRAST = re.compile(r"可是|但|不过|然而|可(?!以)|(?:but|yet)\b", re.IGNORECASE)
COMMON = frozenset("的了是在我他她它们这那不一有个和也就都说着又还到上下来去里人你把会过没要看")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_ENGLISH_WORD = re.compile(r"[a-z]{4,}")
_LEAST_WORDS = 4
BY_RULE = 0.43
"""How much the weight of the strongest rule counts, whatever its kind."""
BY_KIND: dict[Kind, float] = {
    "leap": 0.14,
    "clock": 0.11,
    "item": 0.12,
    "question": 0.18,
    "turn": 0.15,
    "person": 0.15,
    "place": -0.2,
}
"""What the weight of a rule of that kind counts more; another place alone is a weak reason."""


class Hit(msgspec.Struct, frozen=True):
    """A rule that matched, and where."""

    rule: Rule
    start: int
    end: int
    weight: float


class Spot(msgspec.Struct, frozen=True):
    """A place in a story that is weighed.

    Attributes:
        story: The story.
        start: Where the place stands in the shadow.
        number: The number of its paragraph.
        is_initial: It begins the paragraph.
        has_few: The story has hardly more than one paragraph.
        hits: The rules that match there.
    """

    story: Story
    start: int
    number: int
    is_initial: bool
    has_few: bool
    hits: tuple[Hit, ...]

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph of the place."""
        return self.story.paragraphs[self.number]

    @property
    def before(self) -> Paragraph | None:
        """The paragraph before that of the place."""
        return self.story.paragraphs[self.number - 1] if self.number else None

    def begins(self, pattern: re.Pattern[str]) -> bool:
        """Whether the words at the place begin with a pattern."""
        return pattern.match(self.story.plain, self.start, self.paragraph.line.end) is not None


class Leaning(msgspec.Struct, frozen=True):
    """Something that speaks for a scene to begin at a place, or against it.

    Attributes:
        name: What it is called in the tests.
        weight: How much it counts when it is there in full.
        measure: How much it is there.
    """

    name: str
    weight: float
    measure: Callable[[Spot], float]


def strength_of(spot: Spot) -> float:
    """How strongly everything speaks for a scene to begin at a place."""
    ruled = BY_RULE * max((hit.weight for hit in spot.hits), default=0.0)
    kinds = sum(BY_KIND.get(hit.rule.kind, 0.0) * hit.weight for hit in spot.hits)
    return _BASE + ruled + kinds + sum(row.weight * row.measure(spot) for row in LEANINGS)


def _just_begun(spot: Spot) -> bool:
    """Inside a paragraph, but hardly behind its start, where a scene would rather begin."""
    line = spot.paragraph.line
    is_body = spot.number > 0
    return is_body and not spot.is_initial and spot.story.size(line.start, spot.start) < _HARDLY


def _rest(spot: Spot) -> float:
    """How long the rest of the paragraph is, against a usual one, as a logarithm."""
    return _scaled(spot.story.size(spot.start, spot.paragraph.line.end))


def _scaled(size: int) -> float:
    return math.log(max(size, 5) / _USUAL)


def _rhythm(spot: Spot) -> float:
    """Where nothing else speaks: long paragraphs are scenes, short ones are lines of one."""
    return _scaled(spot.story.usual_size) if spot.is_initial and not spot.hits else 0.0


def _sentences(spot: Spot) -> float:
    return min(len(spot.paragraph.sentences), _MANY_SENTENCES) / _MANY_SENTENCES


def _topic(spot: Spot) -> float:
    first = spot.paragraph.sentences[0]
    return float(
        len(spot.paragraph.sentences) > 2 and spot.story.size(first.start, first.end) <= _SHORT_TOPIC
    )


def _announced(spot: Spot) -> float:
    if spot.before is None:
        return 0.0
    return float(spot.story.plain[spot.before.line.start : spot.before.line.end].rstrip()[-1:] in ":,")


def _same_words(spot: Spot) -> float:
    """How many of the paragraph's words stood in the one before."""
    if spot.before is None:
        return 0.0
    here, there = _words(spot.story, spot.paragraph), _words(spot.story, spot.before)
    return len(here & there) / max(_LEAST_WORDS, len(here))


def _words(story: Story, paragraph: Paragraph) -> set[str]:
    """The words of a paragraph that mean something; for Chinese, pairs of characters."""
    plain = story.plain[paragraph.line.start : paragraph.line.end]
    if story.is_english:
        return set(_ENGLISH_WORD.findall(plain.lower()))
    return {
        run[place : place + 2]
        for run in _HAN.findall(plain)
        for place in range(len(run) - 1)
        if run[place] not in COMMON and run[place + 1] not in COMMON
    }


LEANINGS: tuple[Leaning, ...] = (
    Leaning("inside a paragraph", -0.55, lambda spot: not spot.is_initial),
    Leaning("just behind a paragraph's start", -0.7, _just_begun),
    Leaning("few paragraphs", -0.52, lambda spot: spot.has_few),
    Leaning("long", 0.33, _rest),
    Leaning("long paragraphs everywhere", 0.16, _rhythm),
    Leaning("several sentences", 0.52, _sentences),
    Leaning("a short sentence names the topic", 0.48, _topic),
    Leaning("goes on about somebody", -0.28, lambda spot: spot.begins(_PRONOUN)),
    Leaning("goes on about the teller", -0.28, lambda spot: spot.begins(_TELLER)),
    Leaning("contrast", 0.18, lambda spot: spot.begins(_CONTRAST)),
    Leaning("the same words as before", -0.16, _same_words),
    Leaning("announced by a colon", -0.11, _announced),
    Leaning("somebody spoke before", -0.12, lambda spot: spot.before is not None and spot.before.is_speech),
)
