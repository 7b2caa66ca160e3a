"""One page after another on the stage: at once, faded, or pushed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from lecturer.ui.presenting.stage.page_change import PageChange

PLACE = QRectF(0, 0, 40, 20)


def filled(color: int) -> QImage:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(color)
    return image


def painted(change: PageChange) -> QImage:
    """The next page, blue, with what is left of the red one before."""
    image = filled(0x0000FF)
    painter = QPainter(image)
    change.paint(painter, PLACE)
    painter.end()
    return image


@pytest.mark.parametrize("kind", ["none", ""])
def test_without_a_transition_the_page_is_there_at_once(kind, qapp):
    change = PageChange(kind)
    change.begin(filled(0xFF0000))
    assert not change.is_running
    assert painted(change) == filled(0x0000FF)


@pytest.mark.parametrize("kind", ["fade", "push"])
def test_the_page_before_leaves_and_is_gone(kind, qtbot):
    change = PageChange(kind)
    change.begin(filled(0xFF0000))
    assert painted(change) == filled(0xFF0000)
    if kind == "push":
        assert change.shift(PLACE) == 40
    qtbot.waitUntil(lambda: not change.is_running)
    assert painted(change) == filled(0x0000FF)
    assert change.shift(PLACE) == 0


def test_a_second_page_ends_the_first_change(qtbot):
    change = PageChange("fade")
    change.begin(filled(0xFF0000))
    change.begin(filled(0x00FF00))
    assert painted(change) == filled(0x00FF00)
    change.stop()
    assert not change.is_running


def test_before_the_first_page_there_is_nothing_to_leave(qapp):
    change = PageChange("fade")
    change.begin(None)
    assert not change.is_running
