"""A deck that nobody touched gives the talk it came from, and that talk the same deck, byte for byte."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.unit.manuscript.decks.talks import talk_named
from tests.unit.manuscript.proposals.labels import STORIES, read

from lecturer.deck.build import build_deck
from lecturer.deck.theme import theme_names
from lecturer.export.job import Options
from lecturer.export.pptx_file import export_pptx
from lecturer.manuscript.importing import import_text
from lecturer.manuscript.proposals.applying import with_proposals
from lecturer.manuscript.readers.pptx import read_pptx
from lecturer.store.pictures_beside import put_beside
from lecturer.talk.records import Point, Talk

STORY = next(
    replace(talk, manuscript=None)
    for talk in (import_text(read(path).text).talk for path in STORIES)
    if not talk.points and with_proposals(talk).points
)


def deck_of(talk: Talk, folder: Path, ratio: str) -> Path:
    """The deck of a talk as the window exports it, its proposals shown."""
    shown = with_proposals(talk)
    deck = build_deck(shown, ratio=ratio, base=folder)
    export_pptx(shown, deck, folder / "deck.pptx", Options(kept=None if talk.points else talk))
    return folder / "deck.pptx"


@pytest.mark.parametrize(("theme", "ratio"), list(product(theme_names(), ("16:9", "4:3"))))
@pytest.mark.parametrize("name", ["pictures", "story"])
def test_an_untouched_deck_makes_the_same_deck(theme: str, ratio: str, name: str, root: Path, tmp_path: Path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    talk = replace(STORY if name == "story" else talk_named(name, root, first), theme=theme)
    path = deck_of(talk, first, ratio)
    source = read_pptx(path)
    assert (source.talk, source.base, source.left) == (talk, talk, ())
    assert {name: (first / name).read_bytes() for name in source.media} == source.media
    back = put_beside(source.talk, source.media, second)
    assert back == talk
    assert deck_of(back, second, ratio).read_bytes() == path.read_bytes()


def test_a_slide_of_many_labels_stays_one_and_comes_back(tmp_path: Path):
    labels = tuple(f"标签{number}" for number in range(190))
    talk = Talk(title="一张图", points=(Point(id="a", title="图", show=labels, layout="whole"),))
    deck = build_deck(talk)
    assert [page.kind for page in deck.pages].count("whole") == 1
    export_pptx(talk, deck, tmp_path / "deck.pptx", Options())
    assert read_pptx(tmp_path / "deck.pptx").talk == talk
