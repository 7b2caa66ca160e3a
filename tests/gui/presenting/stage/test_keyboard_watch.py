"""The show asks for the keyboard when nobody has it, and leaves another program alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lecturer.ui.presenting.stage.keyboard_watch import KeyboardWatch
from lecturer.ui.presenting.stage.windows import Windows


class Focus:
    """A window system whose keyboard is with nobody, until it is given to somebody."""

    def __init__(self, *, is_nobodys: bool) -> None:
        self._is_lost, self.asked, self.given = is_nobodys, 0, 0

    def is_nobodys(self, ours) -> bool:
        self.asked += 1
        return self._is_lost and not self.given

    def give(self, window: int) -> None:
        self.given = window

    def close(self) -> None:
        """Nothing to let go of."""


@pytest.fixture
def windows(qtbot) -> Iterator[Windows]:
    made = Windows()
    content = QWidget()
    made.park(content)
    screen = QGuiApplication.primaryScreen()
    made.fill({screen: content}, screen)
    yield made
    made.close_all()


def test_a_keyboard_that_nobody_has_is_taken_back(qtbot, windows):
    focus = Focus(is_nobodys=True)
    watch = KeyboardWatch(windows, focus)
    qtbot.waitUntil(lambda: focus.given != 0)
    watch.stop()


def test_another_program_keeps_the_keyboard(qtbot, windows):
    focus = Focus(is_nobodys=False)
    watch = KeyboardWatch(windows, focus)
    qtbot.waitUntil(lambda: focus.asked >= 3)
    assert not focus.given
    watch.stop()
