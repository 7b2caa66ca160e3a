"""The repairs that need a place in the text: make a point here, take these words for the head."""

from __future__ import annotations

import msgspec

from lecturer.i18n import gettext as _
from lecturer.manuscript.head_detection import head_choices, head_of
from lecturer.talk import edits
from lecturer.talk.fidelity import spoken
from lecturer.talk.original import manuscript_of
from lecturer.talk.records import CLOSING, OPENING, Talk
from lecturer.talk.walk import find, pieces, walk, words_of
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.editing.editing import suggested_head


class Place(msgspec.Struct, frozen=True):
    """Where the cursor stands in the text.

    Attributes:
        key: Whose words it stands in.
        offset: The character in these words; the selection's first when there is one.
        selected: The selected words, or nothing.
    """

    key: str
    offset: int
    selected: str = ""


def make_point(open_talk: OpenTalk, place: Place) -> str:
    """Make a point of the words from a place on, headed by the selected words; its key, or nothing."""
    talk = open_talk.talk
    marker, title = suggested_head(words_of(talk, place.key)[place.offset :])
    if place.selected:
        head = head_of(place.selected)
        marker, title = head.marker, head.title or _one_line(place.selected)
    after = edits.split(talk, place.key, place.offset, title, marker)
    known = {point.id for point in walk(talk.points)}
    added = next((point.id for point in walk(after.points) if point.id not in known), "")
    if added:
        open_talk.close_step()
        open_talk.apply(_("Make a point here"), after, key=added)
        open_talk.select(added)
    return added


def take_as_head(open_talk: OpenTalk, place: Place) -> bool:
    """Make the selected words the head of the point they stand in; whether that was possible."""
    title = _one_line(place.selected)
    if not title or place.key in (OPENING, CLOSING):
        return False
    marker = find(open_talk.talk, place.key).marker
    after = edits.set_point(open_talk.talk, place.key, title=title.removeprefix(marker).strip() or title)
    open_talk.close_step()
    open_talk.apply(_("Change the head"), edits.settle(after, place.key, "head"), key=place.key)
    open_talk.select(place.key)
    return True


def cycle_head(open_talk: OpenTalk) -> bool:
    """Give the current point the next head that its words offer; whether there was another."""
    point = open_talk.point
    choices = head_choices(point.notes) if point else ()
    if point is None or len({point.title, *choices}) < 2:
        return False
    place = choices.index(point.title) + 1 if point.title in choices else 0
    after = edits.set_point(open_talk.talk, point.id, title=choices[place % len(choices)])
    open_talk.apply(_("Change the head"), edits.settle(after, point.id, "head"), key=point.id)
    return True


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _places(talk: Talk, near: str) -> list[tuple[str, int]]:
    """The lines of a talk that have some words, each by its key and its number there."""
    return [
        (key, number)
        for key, words in pieces(talk)
        for number, line in enumerate(words.split("\n"))
        if near in _one_line(line)
    ]


def take_in(open_talk: OpenTalk, words: str, near: str = "") -> None:
    """Put words of the file that were left out where they belong, as one step.

    Args:
        open_talk: The talk.
        words: The words.
        near: The end of what they hang at. If one line of the talk has it, they stand below that, else at the
            end of the chosen point's notes.
    """
    talk, key = open_talk.talk, open_talk.key
    before = words_of(talk, key)
    lines = [*before.split("\n"), words] if before.strip() else [words]
    if near and len(places := _places(talk, near)) == 1:
        [(key, line)] = places
        lines = words_of(talk, key).split("\n")
        lines.insert(line + 1, words)
    made = edits.set_words(talk, key, "\n".join(lines))
    if talk.manuscript is not None:
        made = edits.set_talk(made, manuscript=manuscript_of(talk.manuscript.name, spoken(made)))
    open_talk.apply(_("Take in"), made, key=key)
