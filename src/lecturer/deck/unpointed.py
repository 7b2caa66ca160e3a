"""Pages for a talk without points: what its paragraphs are good for, while the opening is spoken."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from lecturer.deck.drawn.from_words import proposed, slide_from
from lecturer.deck.pages import Step
from lecturer.deck.proposals.key_sentence import best_sentence
from lecturer.deck.slides import Slide
from lecturer.talk.counts import word_count
from lecturer.talk.records import OPENING, Point, Talk
from lecturer.text.clauses import sentences

_A_PAGE = 90
"""So many characters at least are spoken over a page, 25 seconds."""


_ANY = -2.0
"""In a story the best sentence of a stretch is shown even where it is no thought by itself."""


def pages_of_opening(talk: Talk) -> Iterator[Slide]:
    """A page for each stretch of the opening; the words themselves are spoken from the cover on."""
    for stretch in _stretches(talk.opening):
        point = Point(id=OPENING, notes=stretch)
        for exhibit in proposed(point):
            slide = slide_from(exhibit, point, "")
            if exhibit.kind == "statement":
                text = best_sentence("", stretch, least=_ANY)
                slide = replace(slide, title=text, text="", source=(text,))
            if not slide.title:
                continue
            yield replace(slide, steps=(Step(OPENING, "", 0),))


def _stretches(words: str) -> Iterator[str]:
    """The paragraphs, short ones joined and long ones cut between their sentences."""
    kept = ""
    for paragraph in filter(str.strip, words.splitlines()):
        for sentence in sentences(paragraph):
            kept += sentence.text
            if word_count(kept) >= 2 * _A_PAGE:
                yield kept
                kept = ""
        if word_count(kept) >= _A_PAGE:
            yield kept
            kept = ""
        elif kept:
            kept += "\n"
    if word_count(kept) >= _A_PAGE // 2:
        yield kept.strip()
