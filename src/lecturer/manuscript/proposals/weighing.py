"""Looks at each sentence for the signs of a new scene: the rules that match, and what they are worth."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

import msgspec

from lecturer.manuscript.proposals.chinese_times import TIMES
from lecturer.manuscript.proposals.chinese_turns import TURNS
from lecturer.manuscript.proposals.english_rules import ENGLISH
from lecturer.manuscript.proposals.leanings import Hit, Spot, strength_of
from lecturer.manuscript.proposals.people import newcomer
from lecturer.manuscript.proposals.rules import PERSON, Kind, Rule
from lecturer.manuscript.proposals.sentences import Paragraph, Sentence, Story

_LEAD = re.compile(
    r"(?:可是|但是|不过|然而|于是|所以|那么|其实|当然|就这样|可"
    r"|但|而|那|就)?,?\s?(?=\S)|(?:and|but|so|then|yet),?\s",
    re.IGNORECASE,
)
_SHORT_LEAD = 18
"""A first sentence so short only announces: 我怕水，是有来历的。 The turn may stand in the second one."""
_TURNS = ("leap", "step", "clock")
_SECOND = 0.85
_TOLD_BY = 0.8
"""A short sentence says what comes, and the next begins an episode of it: 老耿也有不讲情面的时候。有一回……"""
_LONG_PARAGRAPH = 230
"""From this size on a paragraph may be cut inside, and any where the whole text has hardly more than one."""
_EVEN_SIZE = 250
_MOST_EVEN = 20
_FEW_PARAGRAPHS = 3
NEWCOMER = Rule(
    "newcomer", "person", re.compile("(?!)"), 1.8, PERSON, "修车的老贺不会说话。", "老贺不会说话。"
)
"""The rule of those who are named for the first time; it knows the text before, so it is no pattern."""
_SERIES: dict[Kind, tuple[int, float, float]] = {
    "clock": (3, 1.2, 0.0),
    "question": (2, 0.8, -0.7),
    "item": (2, 0.6, -1.0),
    "person": (2, 0.8, -1.0),
}
"""For a kind: how many begin paragraphs where they carry a text, what they then count more, else less."""


class _Rules(msgspec.Struct, frozen=True):
    """Rules, and all their patterns in one for a quick look: most sentences match none."""

    rows: tuple[Rule, ...]
    quick: re.Pattern[str]


def _rules(rows: tuple[Rule, ...]) -> _Rules:
    return _Rules(rows, re.compile("|".join(f"(?:{row.pattern.pattern})" for row in rows), re.IGNORECASE))


_CHINESE, _ENGLISH = _rules((*TIMES, *TURNS)), _rules(ENGLISH)


class Place(msgspec.Struct, frozen=True):
    """A sentence at which a scene may begin.

    Attributes:
        start: Where it stands in the shadow.
        paragraph: The number of its paragraph.
        is_initial: It begins the paragraph.
        hits: What speaks for a cut, the strongest first.
        strength: How much in all.
    """

    start: int
    paragraph: int
    is_initial: bool
    hits: tuple[Hit, ...]
    strength: float


def places_of(story: Story, start: int, end: int) -> list[Place]:
    """All sentences between two places of the text at which a scene may begin, with what speaks for it."""
    rules = _ENGLISH if story.is_english else _CHINESE
    inner = [
        (number, paragraph)
        for number, paragraph in enumerate(story.paragraphs)
        if start < paragraph.line.end and paragraph.line.start < end and not paragraph.is_cue
    ]
    found = [
        place
        for number, paragraph in inner
        for place in _in_paragraph(story, rules, number, paragraph, len(inner))
    ]
    found = [place for place in found if start <= place.start < end]
    bonus = _series_bonus(found)
    few = len(inner) <= _FEW_PARAGRAPHS
    return [_weighed(story, place, bonus, has_few=few) for place in found]


def evenly(story: Story, start: int, end: int) -> list[Place]:
    """Cuts where nothing speaks for one: as far apart as scenes are long, paragraphs before sentences."""
    count = min(max(2, round(story.size(start, end) / _EVEN_SIZE)), _MOST_EVEN)
    starts = [
        (sentence.start, number)
        for number, paragraph in enumerate(story.paragraphs)
        for sentence in paragraph.sentences
        if start < sentence.start < end and not paragraph.is_speech
    ]
    found: dict[int, Place] = {}
    for part in range(1, count):
        ideal = start + (end - start) * part // count
        reach = (end - start) // count // 2
        near = starts[bisect_left(starts, (ideal - reach, 0)) : bisect_left(starts, (ideal + reach, 0))]
        if near:
            place, number = min(near, key=lambda each: (not _begins(story, *each), abs(each[0] - ideal)))
            found[place] = Place(place, number, _begins(story, place, number), (), 0.0)
    return [found[place] for place in sorted(found)]


def _begins(story: Story, place: int, number: int) -> bool:
    return place == story.paragraphs[number].line.start


def _in_paragraph(
    story: Story, rules: _Rules, number: int, paragraph: Paragraph, count: int
) -> Iterator[Place]:
    if paragraph.is_speech:
        return
    sentences = paragraph.sentences
    yield _initial(story, rules, number, paragraph)
    size = story.size(paragraph.line.start, paragraph.line.end)
    is_of_few = count <= _FEW_PARAGRAPHS and size > _LONG_PARAGRAPH / 2
    if size < _LONG_PARAGRAPH and not is_of_few:
        return
    led = False
    for sentence, following in zip_longest(sentences[1:], sentences[2:]):
        is_told, led = led, False
        if story.plain[sentence.start] in '“"‘(':
            continue
        hits = () if is_told else _hits(story, rules, sentence)
        if hits and following and story.size(sentence.start, sentence.end) <= _SHORT_LEAD:
            hits = _with_second(story, rules, hits, following)
            led = _leads_to_next(story, rules, sentence, (following,))
        if hits:
            yield Place(sentence.start, number, False, hits, 0.0)


def _leads_to_next(story: Story, rules: _Rules, sentence: Sentence, following: tuple[Sentence, ...]) -> bool:
    """Whether a short sentence tells the turn that the next one makes: 它是嫁妆。一九六八年，……."""
    if not following or story.size(sentence.start, sentence.end) > _SHORT_LEAD:
        return False
    return any(hit.rule.kind in _TURNS for hit in _hits(story, rules, following[0]))


def _initial(story: Story, rules: _Rules, number: int, paragraph: Paragraph) -> Place:
    sentences = paragraph.sentences
    first = sentences[0]
    hits = _hits(story, rules, first)
    if len(sentences) > 1 and story.size(first.start, first.end) <= _SHORT_LEAD:
        hits = _with_second(story, rules, hits, sentences[1])
    name = newcomer(story, paragraph)
    if name:
        hits = _strongest([*hits, Hit(NEWCOMER, *name, NEWCOMER.weight)])
    return Place(first.start, number, True, hits, 0.0)


def _with_second(story: Story, rules: _Rules, hits: tuple[Hit, ...], second: Sentence) -> tuple[Hit, ...]:
    """What speaks for a cut at a short sentence, with the turn in time that the next one makes."""
    turns = [
        msgspec.structs.replace(
            hit, weight=hit.weight * _SECOND + (0.0 if hits else _TOLD_BY * _is_once(hit))
        )
        for hit in _hits(story, rules, second)
        if hit.rule.kind in _TURNS
    ]
    return _strongest([*hits, *turns])


def _is_once(hit: Hit) -> bool:
    return hit.rule.name in ("once", "one_day", "some_year")


def _hits(story: Story, rules: _Rules, sentence: Sentence) -> tuple[Hit, ...]:
    """The strongest rule of each kind that matches a sentence, with or without a connective before it."""
    found = []
    lead = _LEAD.match(story.plain, sentence.start, sentence.end)
    starts = sorted({sentence.start, lead.end() if lead else sentence.start})
    starts = [start for start in starts if rules.quick.match(story.plain, start, sentence.end)]
    for rule in rules.rows if starts else ():
        for start in starts:
            match = rule.pattern.match(story.plain, start, sentence.end)
            if match and match.end() > start:
                found.append(Hit(rule, start, match.end(), rule.weight))
                break
    return _strongest(found)


def _strongest(hits: list[Hit]) -> tuple[Hit, ...]:
    best: dict[Kind, Hit] = {}
    for hit in hits:
        if hit.rule.kind not in best or best[hit.rule.kind].weight < hit.weight:
            best[hit.rule.kind] = hit
    return tuple(sorted(best.values(), key=lambda hit: -hit.weight))


def _series_bonus(found: list[Place]) -> dict[Kind, float]:
    few = sum(place.is_initial for place in found) <= _FEW_PARAGRAPHS
    counts = Counter(hit.rule.kind for place in found if place.is_initial or few for hit in place.hits)
    return {kind: more if counts[kind] >= least else less for kind, (least, more, less) in _SERIES.items()}


def _weighed(story: Story, place: Place, bonus: dict[Kind, float], *, has_few: bool) -> Place:
    """A place with what its hits count where their kind carries the text, and with all that speaks for it."""
    hits = tuple(
        sorted(
            (
                msgspec.structs.replace(hit, weight=hit.weight + bonus.get(hit.rule.kind, 0.0))
                for hit in place.hits
            ),
            key=lambda hit: -hit.weight,
        )
    )
    spot = Spot(story, place.start, place.paragraph, place.is_initial, has_few, hits)
    return msgspec.structs.replace(place, hits=hits, strength=strength_of(spot))
