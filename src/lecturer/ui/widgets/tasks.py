"""Work beside the window: plain data goes in, plain data comes back, in the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from lecturer.errors import LecturerError

Work = Callable[[], Any]


class Task(QObject):
    """One piece of work on the thread pool. Keep a reference until it ends."""

    done = Signal(object)
    """It returned; carries what it returned."""
    failed = Signal(object)
    """It raised one of our errors; carries the `LecturerError`."""
    crashed = Signal(object)
    """It raised something else, a bug; carries the exception."""
    progressed = Signal(int, int)
    """So many parts of so many are done; sent by the work itself through `report`."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = False

    def start(self, pool: QThreadPool | None = None) -> None:
        """Run it on a thread of the pool."""
        (pool or QThreadPool.globalInstance()).start(_Runnable(self))

    def cancel(self) -> None:
        """Ask the work to stop; it looks at `is_cancelled` when it can."""
        self._cancelled = True

    def is_cancelled(self) -> bool:
        """Whether it was asked to stop; safe to call from the work."""
        return self._cancelled

    def report(self, finished: int, total: int) -> None:
        """Tell how far the work is; safe to call from the work."""
        self.progressed.emit(finished, total)

    def run(self) -> None:
        """Do the work here and now, and send the outcome."""
        try:
            outcome = self._work()
        except LecturerError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - a thread must hand every failure to the window's crash hook
            self.crashed.emit(error)
        else:
            self.done.emit(outcome)


class _Runnable(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.run()


class Latest(QObject):
    """Runs one piece of work at a time and, when newer ones come meanwhile, only the newest of them."""

    done = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: Task | None = None
        self._waiting: Work | None = None

    @property
    def is_busy(self) -> bool:
        """Whether work is running or waiting."""
        return self._running is not None

    def submit(self, work: Work) -> None:
        """Do this as soon as the present work ends; it takes the place of one that still waits."""
        self._waiting = work
        if self._running is None:
            self._next()

    def _next(self) -> None:
        work, self._waiting = self._waiting, None
        if work is None:
            return
        task = Task(work, self)
        self._running = task
        task.done.connect(self._on_done)
        task.failed.connect(self._on_failed)
        task.crashed.connect(self._on_crashed)
        task.start()

    @Slot(object)
    def _on_done(self, outcome: object) -> None:
        self._settle()
        self.done.emit(outcome)
        self._next_if_idle()

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._settle()
        self.failed.emit(error)
        self._next_if_idle()

    @Slot(object)
    def _on_crashed(self, error: object) -> None:
        self._settle()
        self.crashed.emit(error)
        self._next_if_idle()

    def _settle(self) -> None:
        if self._running is not None:
            self._running.deleteLater()
            self._running = None

    def _next_if_idle(self) -> None:
        if self._running is None:
            self._next()


def wait_for(work: Work, pool: QThreadPool | None = None) -> Any:
    """Do work on a thread while the window goes on painting; keys and clicks wait until it is done.

    Raises:
        LecturerError: As the work does; other exceptions, too.
    """
    outcome = _Outcome(work)
    loop = QEventLoop()
    task = Task(outcome.find)
    task.done.connect(loop.quit)
    QTimer.singleShot(0, lambda: task.start(pool))
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not outcome.is_known.is_set():  # the program is told to end, which ends every loop at once
        outcome.find()
    return outcome.value()


class _Outcome:
    """What some work comes to, found once, by whoever asks first."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._turn = threading.Lock()
        self._value: object = None
        self._error: Exception | None = None
        self.is_known = threading.Event()

    def find(self) -> None:
        """Do the work, unless that was done; wait for one who is at it."""
        with self._turn:
            if self.is_known.is_set():
                return
            try:
                self._value = self._work()
            except Exception as error:  # noqa: BLE001 - raised again where it is waited for
                self._error = error
            self.is_known.set()

    def value(self) -> object:
        """What it came to; raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._value
