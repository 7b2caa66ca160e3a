"""Sizes a window as it opens: as drawn where the screen has room, else as large as the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from lecturer.ui.widgets.style import scaled

_FRAME = 40
"""About what a title bar takes; it cannot be asked before the window is shown."""


def open_large(window: QWidget, size: QSize) -> None:
    """Give a window that is not shown yet its size, or the whole screen when there is no room for it."""
    room = window.screen().availableSize()
    window.resize(size.boundedTo(room))
    if not has_room(size, room):
        window.setWindowState(Qt.WindowState.WindowMaximized)


def open_fitting(window: QWidget, width: int, height: int) -> None:
    """Give a window that is not shown yet its size, grown with the user's text, but never past its screen."""
    room = window.screen().availableSize()
    size = QSize(scaled(width), scaled(height))
    window.resize(size.boundedTo(QSize(room.width(), room.height() - _FRAME)))


def has_room(size: QSize, room: QSize) -> bool:
    """Whether a window of that size, with its title bar, lies inside the room of a screen."""
    return size.width() <= room.width() and size.height() + _FRAME <= room.height()
