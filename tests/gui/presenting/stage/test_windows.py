"""The windows of a show stay where they are; what they hold is exchanged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from lecturer.ui.presenting.stage.windows import Windows


class Coloured(QWidget):
    """A content that is all one colour and counts its paintings."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour, self.painted = colour, 0

    def paintEvent(self, event) -> None:
        self.painted += 1
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.colour)
        painter.end()


@pytest.fixture
def windows(qtbot) -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close_all()


@pytest.fixture
def red() -> Coloured:
    return Coloured("#ff0000")


@pytest.fixture
def blue() -> Coloured:
    return Coloured("#0000ff")


def colour_of(window: QWidget) -> str:
    return window.grab().toImage().pixelColor(5, 5).name()


def test_an_exchange_keeps_the_window_and_repaints_it_before_it_returns(qtbot, windows, red, blue):
    screen = QGuiApplication.primaryScreen()
    windows.park(red, blue)
    windows.fill({screen: red}, screen)
    window = red.window()
    with qtbot.waitExposed(window):
        window.show()
    assert colour_of(window) == "#ff0000"
    handle, painted = window.windowHandle(), blue.painted
    windows.park(red)
    windows.fill({screen: blue}, screen)
    assert blue.window() is window
    assert window.windowHandle() is handle
    assert blue.painted > painted
    assert colour_of(window) == "#0000ff"
    assert not red.isVisible()


def test_a_window_that_holds_nothing_is_a_black_curtain(windows, red):
    screen = QGuiApplication.primaryScreen()
    windows.park(red)
    windows.fill({screen: red}, screen)
    window = red.window()
    windows.park(red)
    windows.fill({screen: None}, screen)
    assert window.isVisible()
    assert colour_of(window) == "#000000"


def test_a_screen_that_goes_takes_its_window_and_leaves_what_it_held(windows, red):
    screen = QGuiApplication.primaryScreen()
    windows.park(red)
    windows.fill({screen: red}, screen)
    window = red.window()
    windows.leave(screen)
    assert not window.isVisible()
    assert not red.isVisible()
    windows.fill({screen: red}, screen)
    assert red.isVisible()


def test_keys_of_whatever_is_held_come_from_the_windows(qtbot, windows, red, blue):
    screen = QGuiApplication.primaryScreen()
    windows.park(red, blue)
    windows.float_over({red: QRect(0, 0, 400, 300), blue: QRect(40, 40, 200, 100)}, screen)
    pressed = []
    windows.pressed.connect(lambda press: pressed.append(press.key))
    for content in (red, blue):
        qtbot.keyClick(content, Qt.Key.Key_PageDown)
    assert pressed == ["PageDown", "PageDown"]
    assert (blue.width(), blue.height()) == (200, 100)


def test_a_window_that_the_user_closes_says_what_it_held(qtbot, windows, red, blue):
    screen = QGuiApplication.primaryScreen()
    windows.park(red, blue)
    windows.float_over({red: QRect(0, 0, 400, 300), blue: QRect(40, 40, 200, 100)}, screen)
    with qtbot.waitSignal(windows.closed) as closed:
        blue.window().close()
    assert closed.args == [blue]


def test_a_window_that_outlives_the_show_closes_in_silence(qtbot, red):
    windows = Windows()
    screen = QGuiApplication.primaryScreen()
    windows.park(red)
    windows.float_over({red: QRect(0, 0, 400, 300)}, screen)
    window = red.window()
    delete(windows)
    with qtbot.captureExceptions() as raised:
        window.close()
    assert raised == []
