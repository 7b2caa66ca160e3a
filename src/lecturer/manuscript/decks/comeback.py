"""A deck of ours that was edited elsewhere: the talk that travelled in it with exactly those edits."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from lecturer.deck.building import built
from lecturer.export.pptx.slide_record import Recorder, SlideRecord
from lecturer.manuscript.decks.carried import Carried
from lecturer.manuscript.decks.draft import Draft
from lecturer.manuscript.decks.likeness import matched
from lecturer.manuscript.decks.order import Deck, reordered, with_new, without_deleted
from lecturer.manuscript.decks.records import DeckRead, SlideRead
from lecturer.manuscript.decks.slide_changes import SlideChanges
from lecturer.manuscript.decks.spoken import written_notes
from lecturer.manuscript.decks.talk import point_of
from lecturer.manuscript.not_taken import NotTaken
from lecturer.talk import edits
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import pieces, walk


class Comeback(msgspec.Struct, frozen=True):
    """What came of a deck that was edited.

    Attributes:
        talk: The talk with the edits.
        media: Pictures that are new in it, by their paths.
        left: Edits that the talk cannot say.
    """

    talk: Talk
    media: dict[str, bytes]
    left: tuple[NotTaken, ...]


def records_of(carried: Carried) -> tuple[SlideRecord, ...]:
    """What was written on the slides; found by building the deck anew where the file does not say."""
    if carried.records:
        return carried.records
    deck, _problem = built(carried.talk, None)
    recorder = Recorder(carried.talk, {})
    return tuple(recorder.record(page) for page in deck.pages)


def comeback(carried: Carried, deck: DeckRead) -> Comeback:
    """The talk with the edits that were made to its deck.

    Args:
        carried: What travelled in the deck.
        deck: The deck as it is now.
    """
    records = records_of(carried)
    words = dict(pieces(carried.talk))
    found = matched(
        records, deck.slides, lambda record: written_notes([words.get(key, "") for key in record.spoken])
    )
    draft = Draft(carried.talk)
    media: dict[str, bytes] = {}
    left: list[NotTaken] = []
    changes = SlideChanges(draft, media, left)
    for place, was in sorted(found.items()):
        changes.take(records[was], deck.slides[place])
    beside = Deck(records, deck.slides, found)
    talk = without_deleted(draft.applied(), beside)
    known = {point.id for point in walk(talk.points)}
    for key in sorted(draft.gone & known):
        talk = edits.remove(talk, key)
    talk = reordered(talk, beside)
    talk = with_new(talk, beside, _new_points(deck.slides, found, media, left))
    return Comeback(talk, media, tuple(left))


def _new_points(
    slides: tuple[SlideRead, ...], found: dict[int, int], media: dict[str, bytes], left: list[NotTaken]
) -> dict[int, Point]:
    made = {}
    for place, slide in enumerate(slides):
        if place not in found and (point := point_of(_without_numbers(slide), media, left)) is not None:
            made[place] = point
    return made


def _without_numbers(slide: SlideRead) -> SlideRead:
    """A slide somebody added: the numbers before its lines are those of our own layouts."""
    return replace(slide, lines=tuple(replace(line, number="") for line in slide.lines))
