"""Reads presentations: one that this program wrote comes back as its talk, any other slide by slide."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from lecturer.i18n import gettext as _
from lecturer.manuscript.decks.carried import Carried, carried_by, pictures_of
from lecturer.manuscript.decks.comeback import comeback, records_of
from lecturer.manuscript.decks.package import DeckPackage
from lecturer.manuscript.decks.pptx import damaged, deck_of
from lecturer.manuscript.decks.talk import talk_of_deck
from lecturer.manuscript.decks.unaccepted import unaccepted
from lecturer.manuscript.ledger.text_census import plain_entries
from lecturer.manuscript.source import Source
from lecturer.talk.records import Talk
from lecturer.talk.walk import manuscript


def read_pptx(path: Path) -> Source:
    """The words of a presentation.

    Raises:
        UnreadableError: When it is damaged.
    """
    try:
        with DeckPackage(path) as package:
            carried = carried_by(package)
            return _foreign(package) if carried is None else _ours(package, carried)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, etree.LxmlError) as error:
        raise damaged() from error


def _foreign(package: DeckPackage) -> Source:
    made = talk_of_deck(deck_of(package))
    return Source(
        manuscript(made.talk), talk=made.talk, media=made.media, left=made.left, notices=made.notices
    )


def _ours(package: DeckPackage, carried: Carried) -> Source:
    deck = deck_of(package)
    media = pictures_of(package, carried.talk, records_of(carried), deck)
    if carried.is_current:
        return _carried(carried.kept or carried.talk, media)
    back = comeback(carried, deck)
    if back.talk == carried.talk and not back.left:
        return _carried(carried.kept or carried.talk, media)
    plain = unaccepted(carried.kept, carried.talk, back.talk) if carried.kept is not None else None
    talk, base = (back.talk, carried.talk) if plain is None else (plain, carried.kept)
    notices = tuple(
        _("This was changed on the slides and cannot be said in the talk (%(where)s): %(what)s")
        % {"where": each.where, "what": each.text}
        for each in back.left
    )
    words = manuscript(talk)
    return Source(
        words,
        talk=talk,
        base=base,
        census=plain_entries(words),
        media={**media, **back.media},
        left=back.left,
        notices=notices,
    )


def _carried(talk: Talk, media: dict[str, bytes]) -> Source:
    """The talk itself: its slides say nothing that it does not."""
    words = manuscript(talk)
    return Source(words, talk=talk, base=talk, media=media, census=plain_entries(words))
