"""Sends the speaker's key presses to the open panel, or else to the show."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from lecturer.show.keys import Keyboard, Order, Press, press
from lecturer.ui.presenting.console.arrangements import Arrangements
from lecturer.ui.presenting.console.window import Console


class Hands(QObject):
    """Turns presses into orders.

    Args:
        console: Whose panels take the keys while they are open.
        arrangements: What taught buttons mean.
        is_busy: Whether there is something for Escape to take back before it ends the show.
    """

    ordered = Signal(Order)
    """Something is to be done; carries the `Order`."""

    def __init__(
        self,
        console: Console,
        arrangements: Arrangements,
        is_busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._console, self._arrangements, self._is_busy = console, arrangements, is_busy
        self._keyboard = Keyboard()
        console.lesson.taught.connect(lambda learned: arrangements.keep(learned=learned))

    def press(self, pressed: Press) -> None:
        """A key was pressed on either window."""
        if self._console.take(pressed):
            return
        self._keyboard, orders = press(
            self._keyboard,
            pressed,
            round(time.monotonic() * 1000),
            is_looking=self._is_busy(),
            learned=self._arrangements.value.learned,
        )
        for order in orders:
            self.ordered.emit(order)

    def teach(self) -> None:
        """Let the speaker teach a button."""
        self._console.open_lesson(self._arrangements.value.learned)
