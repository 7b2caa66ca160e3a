"""The pages on offer stand in the pane as small pictures, and a digit takes one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.workspaces import make_desk, wait_until

from lecturer.talk.records import Point, Talk

TALK = Talk(
    title="河",
    points=(
        Point(id="a", title="账", notes="去年换了37公里电线，查了1286户人家，装了520只报警器。"),
        Point(id="b", title="两点", points=(Point(id="c", title="甲", notes="甲。"),)),
    ),
)


@pytest.fixture
def desk(qtbot):
    made = make_desk(qtbot)
    made.open_talk.apply("", TALK)
    wait_until(lambda: made.derived.is_current)
    made.open_talk.select("a")
    return made


def strip_of(desk):
    return desk.window.slide.point_settings.offers


def test_each_offer_is_a_picture_with_its_name_its_key_and_its_words(desk):
    first = strip_of(desk).buttons[0]
    assert first.text() == "Point"
    assert "(1)" in first.toolTip()
    assert first.accessibleDescription()
    image = first.grab().toImage()
    assert len({image.pixel(x, y) for x in range(4, 90, 5) for y in range(4, 50, 5)}) > 1


def test_a_digit_takes_it_and_undo_gives_the_old_page_back(desk):
    QTest.keyClick(desk.window.slide.preview, Qt.Key.Key_1)
    assert desk.open_talk.point.layout == "point"
    wait_until(lambda: desk.derived.is_current)
    assert "figures" in [button.text().lower() for button in strip_of(desk).buttons]
    desk.actions["undo"].trigger()
    assert desk.open_talk.point.layout == "auto"


def test_a_digit_without_an_offer_does_nothing(desk):
    QTest.keyClick(desk.window.slide.preview, Qt.Key.Key_9)
    assert desk.open_talk.point.layout == "auto"


def test_a_point_with_others_below_it_is_offered_nothing(desk):
    desk.open_talk.select("b")
    assert strip_of(desk).buttons == ()
    assert not strip_of(desk).isVisibleTo(desk.window)
