"""Waits for work that takes its time: the window paints, says what is being done, and offers to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.system.jobs import Cancelled
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.labels import label
from lecturer.ui.widgets.tasks import Task, begun

UNSEEN_MS = 300
"""Work that is over by then is not spoken of: a box that flashes up reads as a fault."""

Result = TypeVar("Result")


class WaitingBox(QDialog):
    """What is being done, how far it is, and a button that stops it; Esc stops it too.

    Args:
        what: One line that says what is being done.
        window: The box stands over it.
    """

    def __init__(self, what: str, window: QWidget | None) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Lecturer"))
        self.what, self.progress, self.stop = label(what), QProgressBar(), button(_("Cancel"))
        self.what.setWordWrap(True)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.stop.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.what)
        column.addWidget(self.progress)
        column.addLayout(foot)
        self.setMinimumWidth(400)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many parts of all are done."""
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)


class Waiting:
    """Runs one job at a time for a window.

    Args:
        window: The window that waits; nothing else can be done in it meanwhile.
        unseen_ms: How long nothing is said.
    """

    def __init__(self, window: QWidget | None, unseen_ms: int = UNSEEN_MS) -> None:
        self._window, self._unseen_ms = window, unseen_ms
        self._is_busy = False

    def run(self, what: str, work: Callable[[], Result]) -> Result:
        """Do work on a thread and return what it comes to.

        A work that cannot be stopped goes on by itself when the user stops it; nobody hears of it.

        Raises:
            Cancelled: The user stopped it, the program is told to end, or this window waits already.
            LecturerError: As the work does; other exceptions, too.
        """
        if self._is_busy:
            raise _stopped()
        self._is_busy = True
        try:
            return self._run(what, work)
        finally:
            self._is_busy = False

    def _run(self, what: str, work: Callable[[], Result]) -> Result:
        task, loop = begun(work)
        unseen = QTimer(singleShot=True, interval=self._unseen_ms)
        unseen.timeout.connect(loop.quit)
        unseen.start()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        was_unseen = unseen.isActive()
        unseen.stop()
        job = task.job
        if not job.is_over and not was_unseen:
            self._show_until_over(what, task, loop)
        if not job.is_over:
            job.cancel()
            raise _stopped()
        return cast("Result", job.result())

    def _show_until_over(self, what: str, task: Task, loop: QEventLoop) -> None:
        box = WaitingBox(what, self._window)
        task.progressed.connect(box.show_progress)
        if task.job.progress[1]:
            box.show_progress(*task.job.progress)
        box.rejected.connect(loop.quit)
        box.open()
        loop.exec()
        box.close()
        box.deleteLater()


def _stopped() -> Cancelled:
    return Cancelled(_("It was stopped"), safe=_("Nothing was changed"))
