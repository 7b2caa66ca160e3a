"""A deck with a page of every kind, written once for all tests that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.export import decks
from tests.unit.export.parts import Parts

from lecturer.deck.pages import Deck
from lecturer.export.job import Options
from lecturer.export.pptx_file import export_pptx


@pytest.fixture(scope="session")
def every_deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    return decks.deck(decks.every_kind(tmp_path_factory.mktemp("pictures")))


@pytest.fixture(scope="session")
def every_file(every_deck: Deck, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("every") / "every.pptx"
    export_pptx(decks.talk(), every_deck, target, Options())
    return target


@pytest.fixture(scope="session")
def every(every_file: Path) -> Parts:
    return Parts.read(every_file)
