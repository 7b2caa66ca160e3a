"""A field for a length of time as people write it: 0:36, 36, 1:20."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from lecturer.timing.format import clock_text
from lecturer.ui.widgets import style

_CLOCK = re.compile(r"\s*(?:(\d{1,3})[:：])?(\d{1,4})\s*")
_LONGEST = 6 * 3600.0


class TimeField(QLineEdit):
    """Edits seconds, shown as m:ss."""

    entered = Signal(float)
    """The user entered another time; carries it in seconds."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0.0
        self.setAccessibleName(name)
        self.setFixedWidth(style.scaled(72))
        self.editingFinished.connect(self._on_finished)

    def show_seconds(self, seconds: float) -> None:
        """Show a time."""
        self._seconds = seconds
        if not self.hasFocus():
            self.setText(clock_text(seconds))

    def _on_finished(self) -> None:
        seconds = seconds_in(self.text())
        if seconds is not None and seconds != self._seconds:
            self._seconds = seconds
            self.entered.emit(seconds)
        self.setText(clock_text(self._seconds))


def seconds_in(text: str) -> float | None:
    """The seconds that a text means; None when it means no time."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    seconds = int(found[1] or 0) * 60.0 + int(found[2])
    return seconds if 0 < seconds <= _LONGEST else None
