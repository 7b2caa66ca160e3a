"""Fills a screen with a window, on every windowing system."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def fill(window: QWidget, screen: QScreen) -> None:
    """Have a frameless window fill a screen."""
    window.winId()
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
