"""The stage draws what it is told, ahead of time, and whole pages only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from tests.builders import talk

from lecturer.deck.build import build_deck
from lecturer.show.audience import AudienceDeck, for_audience
from lecturer.show.state import Shown, cues_of
from lecturer.ui.presenting.stage.pictures import PictureKey, Pictures, nearest_first
from lecturer.ui.presenting.stage.window import Stage


@pytest.fixture
def deck() -> AudienceDeck:
    given = talk("一、甲：话。 > 一是乙：话。 / 二是丙：话。 < 二、丁：话。", title="题", closing="谢谢。")
    return for_audience(build_deck(given))


@pytest.fixture
def pictures(qtbot, deck: AudienceDeck) -> Iterator[Pictures]:
    made = Pictures(deck)
    yield made
    made.close()


@pytest.fixture
def stage(qtbot, deck: AudienceDeck, pictures: Pictures) -> Stage:
    made = Stage(deck, pictures)
    qtbot.addWidget(made)
    made.resize(640, 360)
    made.show()
    return made


def test_the_page_fills_a_window_of_its_ratio(stage: Stage):
    image = stage.grab().toImage()
    assert stage.width_px == 640
    assert image.pixelColor(620, 6).name() == "#ffffff"


def test_a_window_of_another_ratio_has_black_beside_the_page(stage: Stage):
    stage.resize(640, 480)
    image = stage.grab().toImage()
    assert image.pixelColor(300, 20).name() == "#000000"
    assert image.pixelColor(300, 240).name() != "#000000"


@pytest.mark.parametrize("colour", ["black", "white"])
def test_a_cover_hides_the_whole_window(stage: Stage, colour: str):
    stage.resize(640, 480)
    stage.show_page(Shown(1, 0, colour))
    image = stage.grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(0, 640, 40) for y in range(0, 480, 40)}
    assert found == {"#000000" if colour == "black" else "#ffffff"}


def test_every_step_looks_unlike_the_one_before(stage: Stage, deck: AudienceDeck):
    images = []
    for cue in cues_of(deck.deck):
        stage.show_page(Shown(cue.page, cue.reveal))
        images.append(stage.grab().toImage())
    assert all(one != other for one, other in pairwise(images))


def test_the_cursor_is_hidden_on_the_projector(stage: Stage):
    stage.hide_pointer(is_hidden=True)
    assert stage.cursor().shape().name == "BlankCursor"
    stage.hide_pointer(is_hidden=False)
    assert stage.cursor().shape().name == "ArrowCursor"


def test_planned_pictures_are_there_before_they_are_needed(qtbot, pictures: Pictures):
    keys = [PictureKey(page, 0, 320) for page in range(3)]
    pictures.plan(keys)
    qtbot.waitUntil(lambda: all(pictures.find(key) is not None for key in keys))


def test_a_picture_drawn_ahead_is_the_same_as_one_drawn_at_once(
    qtbot, pictures: Pictures, deck: AudienceDeck
):
    key = PictureKey(1, 0, 320)
    pictures.plan([key])
    qtbot.waitUntil(lambda: pictures.find(key) is not None)
    other = Pictures(deck)
    assert other.take(key) == pictures.take(key)
    other.close()


def test_pictures_never_take_more_memory_than_they_may(qtbot, deck: AudienceDeck):
    capacity = 3 * 320 * 180 * 4
    pictures = Pictures(deck, capacity=capacity)
    for page in range(len(deck.deck.pages)):
        near = nearest_first(len(deck.deck.pages), page)
        pictures.plan(PictureKey(index, 0, 320) for index in near)
        pictures.take(PictureKey(page, 0, 320))
        assert pictures.held_bytes <= capacity + 320 * 180 * 4
    pictures.close()


def test_what_comes_next_is_drawn_before_what_was():
    assert nearest_first(10, 4, ahead=3, behind=2) == [4, 5, 3, 6, 7, 2]
    assert nearest_first(3, 0) == [0, 1, 2]
