"""Decks of other people: no word is lost in silence, and a slide stays a slide.

Reads the folder that LECTURER_DECKS names; nothing of it belongs to the project.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.unit.manuscript.decks.ledger import lost

from lecturer.deck.build import build_deck
from lecturer.errors import UnreadableError
from lecturer.manuscript.decks.package import DeckPackage
from lecturer.manuscript.readers.pptx import read_pptx
from lecturer.store.pictures_beside import put_beside

FOLDER = os.environ.get("LECTURER_DECKS", "")
DECKS = sorted(Path(FOLDER).glob("*.p*t*")) if FOLDER else []
GROWTH = 1.1


@pytest.mark.soak
@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.name)
def test_no_word_is_lost_and_no_slide_is_torn(path: Path, tmp_path: Path) -> None:
    try:
        source = read_pptx(path)
    except UnreadableError:
        pytest.skip("damaged on purpose")
    assert lost(path, source) == []
    assert source.talk is not None
    talk = put_beside(source.talk, source.media, tmp_path)
    with DeckPackage(path) as package:
        slides = len(package.slides())
    pages = build_deck(talk, base=tmp_path).pages
    assert len(pages) <= max(1, slides * GROWTH)
