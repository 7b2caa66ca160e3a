"""A stick that is pulled out in the show takes no picture off the pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from tests.gui.workspaces import wait_until

from lecturer.deck.build import build_deck
from lecturer.render.pictures import is_held, load_picture
from lecturer.show.audience import for_audience
from lecturer.talk.records import Point, Talk
from lecturer.ui.presenting.stage.pictures import PictureKey, Pictures

COUNT = 40


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder with pictures, each of another red."""
    folder = tmp_path / "stick"
    folder.mkdir()
    for number in range(COUNT):
        image = QImage(320, 180, QImage.Format.Format_RGB32)
        image.fill(QColor(255 - number, 0, 0))
        assert image.save(str(folder / f"{number}.png"), "PNG")
    return folder


def test_no_page_is_grey_after_the_stick_was_pulled(qtbot, stick: Path):
    points = tuple(
        Point(id=f"p{number}", title=f"第{number}", image=f"{number}.png", layout="full_picture")
        for number in range(COUNT)
    )
    deck = build_deck(Talk(title="例", points=points), base=stick)
    pages = [index for index, page in enumerate(deck.pages) if page.key.startswith("p")]
    shown = Pictures(for_audience(deck))
    paths = [str(stick / f"{number}.png") for number in range(COUNT)]
    wait_until(lambda: all(map(is_held, paths)))
    shutil.rmtree(stick)
    reds = []
    for page in pages:
        image = shown.take(PictureKey(page, 99, 640))
        reds.append(image.pixelColor(image.width() // 2, image.height() // 3))
    assert [(red.red(), red.green(), red.blue()) for red in reds] == [(255 - n, 0, 0) for n in range(COUNT)]
    shown.close()
    assert not any(map(is_held, paths))


def test_a_picture_that_is_not_held_is_still_read_from_its_disk(qtbot, stick: Path):
    assert load_picture(str(stick / "0.png"), 32, 18) is not None
    assert load_picture(str(stick / "none.png"), 32, 18) is None


def test_a_picture_that_was_changed_between_two_shows_is_the_new_one(qtbot, stick: Path):
    path = stick / "0.png"
    deck = build_deck(Talk(title="例", points=(Point(id="p", title="图", image="0.png"),)), base=stick)
    for color in ("#ff0000", "#0000ff"):
        image = QImage(320, 180, QImage.Format.Format_RGB32)
        image.fill(QColor(color))
        assert image.save(str(path), "PNG")
        shown = Pictures(for_audience(deck))
        wait_until(lambda: is_held(str(path)))
        loaded = load_picture(str(path), 32, 18)
        assert loaded is not None
        assert loaded.pixelColor(9, 9).name() == color
        shown.close()
