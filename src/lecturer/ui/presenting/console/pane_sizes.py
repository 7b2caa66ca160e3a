"""The console's panes and the size of its notes, as the speaker had them on the screen it is on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from lecturer.ui.presenting.console.arrangements import Arrangements
from lecturer.ui.presenting.console.window import Console


class Fitting(QObject):
    """Fits the console to its screen, and keeps what the speaker changes there."""

    fitted = Signal()
    """The previews may be shown at another size from now on."""

    def __init__(self, console: Console, arrangements: Arrangements, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console, self._arrangements = console, arrangements
        console.resized.connect(self.fit)
        console.sized.connect(self.resize_notes)
        console.moved_panes.connect(self._keep_panes)

    def fit(self) -> None:
        """Panes and notes as they were on that screen."""
        console, screen = self._console, self._console.screen().name()
        console.notes.set_size(self._arrangements.notes_size(screen, console.width(), console.height()))
        console.set_pane_widths(self._arrangements.panes(screen))
        self.fitted.emit()

    def resize_notes(self, direction: int) -> None:
        """The next size up (1) or down (-1)."""
        notes = self._console.notes
        screen = self._console.screen().name()
        notes.set_size(self._arrangements.resize_notes(screen, notes.points, direction))

    def _keep_panes(self) -> None:
        self._arrangements.keep_panes(self._console.screen().name(), self._console.pane_widths)
        self.fitted.emit()
