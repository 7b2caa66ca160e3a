"""A show that is timed: its states go to the timekeeper, its troubles to the speaker."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from lecturer.errors import UnwritableError
from lecturer.i18n import gettext as _
from lecturer.show.timekeeper import Timekeeper
from lecturer.talk.walk import keys
from lecturer.timing.plan import Plan
from lecturer.timing.recording import Recording
from lecturer.ui.presenting.console.presentation import Presentation


class TimedShow(QObject):
    """Times a rehearsal that has just begun.

    Args:
        show: The rehearsal.
        recording: Begins a recording.
        planned: The plan of what is rehearsed.
        left_out: Keys that belong to the talk and are not in this show.
    """

    ended = Signal()
    """The rehearsal is over, and all that could be written is."""

    def __init__(
        self,
        show: Presentation,
        recording: Callable[[], Recording],
        planned: Plan,
        left_out: tuple[str, ...],
    ) -> None:
        super().__init__(show)
        self._show = show
        self._trouble: UnwritableError | None = None
        spoken = tuple(key for key in keys(planned.talk) if planned.own[key].characters)
        self._timekeeper = Timekeeper(recording, spoken, left_out)
        show.console.top.name_end(_("End rehearsal"))
        show.stepped.connect(lambda _state: self._follow())
        show.finished.connect(self._on_finished)
        self._follow()

    @property
    def trouble(self) -> UnwritableError | None:
        """Why not everything could be written, if so."""
        return self._trouble

    def _follow(self) -> None:
        self._do(lambda: self._timekeeper.follow(self._show.show, self._show.now()))

    def _on_finished(self) -> None:
        self._trouble = None  # what is written now holds all that could not be written before
        self._do(lambda: self._timekeeper.end(self._show.show, self._show.now()))
        self.ended.emit()

    def _do(self, write: Callable[[], None]) -> None:
        """The rehearsal goes on when a line cannot be written; the speaker is told once."""
        try:
            write()
        except UnwritableError as error:
            if self._trouble is None:
                self._show.console.top.tell(error.what, "warn")
            self._trouble = error
