"""Fills a screen with a window, on every windowing system."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

FRAMELESS = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint


def flags_for(*, needs_keys: bool) -> Qt.WindowType:
    """The kind of window that fills a screen.

    On X11 a window manager moves full-screen windows of a screen that is pulled out onto another one before
    this program hears of it: the page lay over the laptop for some 10 ms. A window that needs no keys, since
    the console has them, is none of the window manager's business.
    """
    is_ours_alone = not needs_keys and QGuiApplication.platformName() == "xcb"
    return FRAMELESS | Qt.WindowType.BypassWindowManagerHint if is_ours_alone else FRAMELESS


def fill(window: QWidget, screen: QScreen) -> None:
    """Have a frameless window fill a screen; one that does so already is left alone, with the keyboard."""
    window.winId()
    if _fills(window, screen):
        return
    if QGuiApplication.platformName().startswith("wayland"):
        _fill_on_wayland(window, screen)
        return
    handle = window.windowHandle()
    if handle.screen() is not screen:
        handle.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()


def _fill_on_wayland(window: QWidget, screen: QScreen) -> None:
    """Choose the screen before the window is shown, and leave its size to the compositor afterwards.

    A screen can be chosen for a hidden window only; and a full-screen window that is larger than the
    compositor said ends the whole program.
    """
    if window.windowHandle().screen() is not screen or not window.isFullScreen():
        window.hide()
        window.windowHandle().setScreen(screen)
        window.setGeometry(screen.geometry())
    window.showFullScreen()


def _fills(window: QWidget, screen: QScreen) -> bool:
    is_there = window.isVisible() and window.isFullScreen() and window.windowHandle().screen() is screen
    return is_there and window.geometry() == screen.geometry()
