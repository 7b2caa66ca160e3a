"""A part of a window that scrolls where the screen is too small for the size of text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lecturer.ui.widgets.labels import line


class Room(QScrollArea):
    """Holds a widget, as large as the room is, but never smaller than what is in it needs.

    Args:
        held: The widget.
        sideways: It may scroll sideways, too; text that can be broken into more lines should not.
    """

    def __init__(self, held: QWidget, *, sideways: bool = True) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sideways = sideways
        self.setWidget(held)

    def sizeHint(self) -> QSize:
        held = self.widget()
        return held.sizeHint() if held is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Little in the ways in which it scrolls."""
        held = self.widget()
        width = 0 if self._sideways or held is None else held.minimumSizeHint().width()
        return QSize(width, 0)


class RowRoom(Room):
    """Holds a row of controls, as high as the row is; it scrolls sideways where the row is too wide."""

    def __init__(self, held: QWidget) -> None:
        super().__init__(held)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = held
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        held = self._row
        is_short = held.minimumSizeHint().width() > self.width()
        bar = self.horizontalScrollBar().sizeHint().height() if is_short else 0
        self.setFixedHeight(held.sizeHint().expandedTo(held.minimumSize()).height() + bar)


def lay_out_on_foot(window: QWidget, above: Sequence[QWidget], grows: QWidget, foot: QWidget) -> None:
    """Lay out a window: parts that scroll where there is too little room, over a foot that stays in sight.

    Args:
        window: The window.
        above: Its parts, from the top.
        grows: The one of them that takes what room there is.
        foot: The row of its last buttons.
    """
    inside = QWidget()
    room, column, outer = Room(inside), QVBoxLayout(inside), QVBoxLayout(window)
    for layout in (column, outer):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
    for part in above:
        column.addWidget(part, 1 if part is grows else 0)
    outer.addWidget(room, 1)
    outer.addWidget(line())
    outer.addWidget(RowRoom(foot))
