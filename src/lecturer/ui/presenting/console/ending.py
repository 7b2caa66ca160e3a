"""The end of a show: black first, then one more key, or a click, takes its windows away."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from lecturer.show.keys import Press
from lecturer.ui.presenting.stage.window import Stage


class Ending(QObject):
    """Ends a show in two strides, so that the audience never sees the desktop by surprise."""

    darkened = Signal()
    """The talk is over: the page gives way to black."""
    over = Signal()
    """The windows are to be taken away."""

    def __init__(self, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._is_dark = False

    def begin(self) -> None:
        """The speaker ended the talk; without an audience there is nothing to darken."""
        if self._is_dark or not self._stage.isVisible():
            self.over.emit()
            return
        self._is_dark = True
        self.darkened.emit()

    def takes(self, pressed: Press) -> bool:
        """Whether a key is the one that takes the windows away; a key that is held down is not."""
        if self._is_dark and not pressed.is_repeat:
            self.over.emit()
        return self._is_dark

    def takes_click(self) -> bool:
        """Whether a click is the one that takes the windows away."""
        return self.takes(Press("click"))
