"""Takes the keyboard back for the show when nobody has it: a clicker must never be dead."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from lecturer.system.x11_focus import X11Focus
from lecturer.ui.presenting.stage.windows import Windows

_log = logging.getLogger(__name__)
_LOOK_MS = 150
"""A change of focus that is meant (one window closes, another opens) takes less."""
_TRIES = 7
"""After a second of asking, the sign in the console's top line has to do."""


class KeyboardWatch(QObject):
    """Looks who has the keyboard, and asks for it when no program has it.

    xfwm4 4.18 keeps the keyboard for itself after a screen was pulled out: in about half of the cases every
    key was lost until somebody clicked, and Qt believed that the console had it. A program that the speaker
    opened on purpose is left alone. On Wayland only the compositor gives the keyboard.

    Args:
        windows: The show's windows.
        focus: Who has the keyboard; None where only the window system may give it.
    """

    def __init__(self, windows: Windows, focus: X11Focus | None) -> None:
        super().__init__(windows)
        self._windows = windows
        self._focus = focus
        self._tries = 0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        if self._focus is not None:
            self._timer.start()

    def stop(self) -> None:
        """The show is over."""
        self._timer.stop()
        if self._focus is not None:
            self._focus.close()
            self._focus = None

    def _look(self) -> None:
        if self._focus is None or not self._focus.is_nobodys(_our_windows()):
            self._tries = 0
            return
        self._tries += 1
        if self._tries > _TRIES:
            return
        leader = self._windows.take_keyboard(is_surely_lost=True)
        if self._tries > 1 and leader:
            self._focus.give(leader)


def _our_windows() -> frozenset[int]:
    """The window system's numbers of all windows of this program that are on a screen."""
    shown = (window for window in QGuiApplication.topLevelWindows() if window.isVisible())
    return frozenset(int(window.winId()) for window in shown)


def x11_focus() -> X11Focus | None:
    """Who has the keyboard, where that can be asked; None on other window systems."""
    if QGuiApplication.platformName() != "xcb":
        return None
    try:
        return X11Focus()
    except OSError as error:
        _log.info("nobody watches the keyboard: %s", error)
        return None
