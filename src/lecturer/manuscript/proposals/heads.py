"""Names a scene with its own words: a clause, or a sentence that somebody says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from lecturer.manuscript.proposals.chinese_heads import offers
from lecturer.manuscript.proposals.sentences import Paragraph, Sentence, Story

_ENGLISH_SIZES = range(2, 8)
_ENGLISH_BEST = range(3, 7)
_SENTENCES = 3
_QUOTED = re.compile(r"[“\"]([^“”\"]{2,40}?)[。!?,…]*[”\"]")
_ENGLISH_LEADS = re.compile(
    r"(?:(?:and|so|but|then|yet|now|well|after that|later|eventually"
    r"|it (?:all )?(?:began|started|happened) (?:in|on|with|at"
    r"|one))\b,?\s+)+",
    re.IGNORECASE,
)
_ENGLISH_TIME = re.compile(
    r"(?:(?:about|almost|only|in|on|at|for|during|after|by|until"
    r"|late|early|the|that|this|one|last|next|a|an|my|our|his"
    r"|her|every|some|several|following"
    r"|first|second|third|final|same|[a-z]+teen|[a-z]+ty|\d+|two"
    r"|three|four|five|six|seven|eight|nine|ten|[a-z]+ber|january"
    r"|february|march|april|may|june|july|august"
    r"|mon|tues|wednes|thurs|fri|satur|sun)\s+){0,4}"
    r"(?:years?|months?|weeks?|days?|evenings?|mornings?|nights?"
    r"|afternoons?|springs?|summers?|autumns?|winters?|decades?"
    r"|january|february|march|april|june|july|august|september"
    r"|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|christmas)(?:\s+(?:of|in)\s+(?:\d{4}|[A-Z][a-z]+))?(?:\s+(?:ago"
    r"|later|after that|on))?,?\s+(?=\S)",
    re.IGNORECASE,
)
_ENGLISH_STOP = re.compile(
    r"\s+(?=(?:i|he|she|we|they|there|and|but|because|when|while"
    r"|which|who|that|with"
    r"|on|in|at|from|of|to|for|as|by|until|where|after|before"
    r"|over)\b)",
    re.IGNORECASE,
)
_ENGLISH_WORDS = re.compile(r"[^,.!?;:…—“”\"]+")
_ENGLISH_CLAUSE = re.compile(r"(?!(?:in|on|at|of|with|for|from|to|as|and|or)\b)\S+ +\S", re.IGNORECASE)


class Candidate(msgspec.Struct, frozen=True):
    """Words that a scene could be called by, in places of the shadow, and how well they would do."""

    start: int
    end: int
    worth: float


def heads(story: Story, start: int, end: int) -> list[Candidate]:
    """What the words between two places could be called, the best first."""
    sentences = _sentences(story, start, end)
    found: dict[tuple[int, int], Candidate] = {}
    make = _english if story.is_english else _chinese
    for each in make(story, sentences):
        key = (each.start, each.end)
        if each.end > each.start and (key not in found or found[key].worth < each.worth):
            found[key] = each
    return sorted(found.values(), key=lambda each: (-each.worth, each.start))


def _sentences(story: Story, start: int, end: int) -> list[Sentence]:
    first = bisect_right(story.paragraphs, start, key=lambda paragraph: paragraph.line.start) - 1
    last = bisect_left(story.paragraphs, end, key=lambda paragraph: paragraph.line.start)
    return [
        sentence
        for paragraph in story.paragraphs[max(0, first) : last]
        for sentence in _between(paragraph, start, end)
    ]


def _between(paragraph: Paragraph, start: int, end: int) -> tuple[Sentence, ...]:
    """The sentences of a paragraph that begin between two places; a text may be one paragraph."""
    sentences = paragraph.sentences
    first = bisect_left(sentences, start, key=lambda sentence: sentence.start)
    return sentences[first : bisect_left(sentences, end, key=lambda sentence: sentence.start)]


def _chinese(story: Story, sentences: list[Sentence]) -> Iterator[Candidate]:
    for offer, worth in offers(story, sentences).items():
        yield Candidate(offer.start, offer.end, worth)


def _english(story: Story, sentences: list[Sentence]) -> Iterator[Candidate]:
    for order, sentence in enumerate(sentences[:_SENTENCES]):
        begin = sentence.start
        for pattern in (_ENGLISH_LEADS, _ENGLISH_TIME):
            match = pattern.match(story.plain, begin, sentence.end)
            if match and _ENGLISH_CLAUSE.match(story.plain, match.end(), sentence.end):
                begin = match.end()
                if pattern is _ENGLISH_TIME:
                    yield from _with_time(story, match.start(), match.end(), sentence.end, order)
        is_question = story.plain[sentence.start : sentence.end].rstrip('"”’ ').endswith("?")
        for place, match in enumerate(_ENGLISH_WORDS.finditer(story.plain[begin : sentence.end])):
            start = begin + match.start() + len(match[0]) - len(match[0].lstrip())
            stop = _fitting(story.plain, start, begin + match.end())
            size = len(story.plain[start:stop].split())
            if size in _ENGLISH_SIZES:
                worth = 2.7 - order - 0.35 * place + (1.0 if is_question else 0.0)
                worth -= 0.0 if size in _ENGLISH_BEST else 0.8
                worth -= (
                    0.9
                    if re.match(
                        r"(?:and|but|as|in|on|at|with|for|by|from|which|who|when|if|because)\b",
                        story.plain[start:stop],
                        re.IGNORECASE,
                    )
                    else 0.0
                )
                yield Candidate(start, stop, worth)
    for match in _QUOTED.finditer(story.plain, sentences[0].start, sentences[-1].end) if sentences else ():
        if len(match[1].split()) in _ENGLISH_SIZES:
            yield Candidate(match.start(1), match.end(1), 1.2)


def _with_time(story: Story, start: int, clause: int, end: int, order: int) -> Iterator[Candidate]:
    """One November evening I saw a boy: where the clause alone says little, the day stays with it."""
    words = _ENGLISH_WORDS.match(story.plain, clause, end)
    stop = _fitting(story.plain, clause, words.end() if words else end)
    if len(story.plain[clause:stop].split()) <= 4 and len(story.plain[start:stop].split()) in _ENGLISH_SIZES:
        yield Candidate(start, stop, 3.0 - order)


def _fitting(plain: str, start: int, end: int) -> int:
    """The end of the first words of a clause that are few enough, before a preposition or a conjunction."""
    end = start + len(plain[start:end].rstrip())
    if len(plain[start:end].split()) < _ENGLISH_SIZES.stop:
        return end
    fit = start
    for match in _ENGLISH_STOP.finditer(plain, start, end):
        if len(plain[start : match.start()].split()) in _ENGLISH_SIZES:
            fit = match.start()
    return fit
