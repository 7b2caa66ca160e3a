"""Sends the speaker's key presses to the open panel, or else to the show."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from lecturer.show.keys import Keyboard, Order, Press, press
from lecturer.show.second_press import Caution, cautious
from lecturer.show.state import Show
from lecturer.ui.presenting.console.arrangements import Arrangements
from lecturer.ui.presenting.console.window import Console


class Hands(QObject):
    """Turns presses into orders.

    Args:
        console: Whose panels take the keys while they are open.
        arrangements: What taught buttons mean.
        seen: The state, and whether the speaker is alone with it.
        is_busy: Whether there is something for Escape to take back before it ends the show.
    """

    ordered = Signal(Order)
    """Something is to be done; carries the `Order`."""

    def __init__(
        self,
        console: Console,
        arrangements: Arrangements,
        seen: Callable[[], tuple[Show, bool]],
        is_busy: Callable[[], bool],
    ) -> None:
        super().__init__(console)
        self._console, self._arrangements = console, arrangements
        self._seen, self._is_busy = seen, is_busy
        self._keyboard, self._caution = Keyboard(), Caution()
        console.lesson.taught.connect(lambda learned: arrangements.keep(learned=learned))

    def press(self, pressed: Press) -> None:
        """A key was pressed on either window."""
        learned = self._arrangements.value.learned
        if self._console.take(pressed, learned):
            return
        now_ms = round(time.monotonic() * 1000)
        self._keyboard, orders = press(
            self._keyboard, pressed, now_ms, is_looking=self._is_busy(), learned=learned
        )
        show, is_private = self._seen()
        self._caution, orders = cautious(self._caution, orders, now_ms, show, is_private=is_private)
        for order in orders:
            self.ordered.emit(order)

    def teach(self) -> None:
        """Let the speaker teach a button."""
        self._console.open_lesson(self._arrangements.value.learned)
