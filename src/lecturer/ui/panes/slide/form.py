"""A form of labelled rows: the labels in a column of their own, rows come and go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from lecturer.ui.widgets import style
from lecturer.ui.widgets.labels import label

LABEL_WIDTH = 72


class Form(QWidget):
    """Rows of a label and a field.

    Args:
        gap: Pixels between two rows.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 12) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(gap)
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}

    def add(self, name: str, text: str, field: QWidget) -> None:
        """Add a row at the end."""
        place = self._grid.rowCount()
        made = label(text, "second")
        made.setMinimumWidth(max(style.scaled(LABEL_WIDTH), style.font_width(text) + 12))
        made.setBuddy(field)
        top = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(made, place, 0, top)
        self._grid.addWidget(field, place, 1)
        self._rows[name] = (made, field)

    def show_row(self, name: str, *, is_shown: bool) -> None:
        """Show or hide a row."""
        for part in self._rows[name]:
            part.setVisible(is_shown)
