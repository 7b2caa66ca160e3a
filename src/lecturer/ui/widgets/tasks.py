"""Work beside the window: plain data goes in, plain data comes back, in the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from lecturer.errors import LecturerError
from lecturer.system.jobs import Job

Result = TypeVar("Result")
Work = Callable[[], Any]


class Task(QObject):
    """Runs a job on the thread pool and tells the window's thread about it. Keep it until it ends."""

    done = Signal(object)
    """It returned; carries what it returned."""
    failed = Signal(object)
    """It raised one of our errors, `Cancelled` among them; carries the `LecturerError`."""
    crashed = Signal(object)
    """It raised something else, a bug; carries the exception."""
    progressed = Signal(int, int)
    """So many parts of so many are done."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job = Job(work, self.progressed.emit)

    def start(self, pool: QThreadPool | None = None) -> None:
        """Run it on a thread of the pool."""
        (pool or QThreadPool.globalInstance()).start(_Runnable(self))

    def run(self) -> None:
        """Do the work here and now, and send the outcome."""
        self.job.run()
        try:
            outcome = self.job.result()
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


def wait_for(work: Callable[[], Result], pool: QThreadPool | None = None) -> Result:
    """Do work on a thread while the window goes on painting; keys and clicks wait until it is done.

    Raises:
        LecturerError: As the work does; other exceptions, too.
    """
    task, loop = begun(work, pool)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    task.job.run()  # when the program is told to end, which ends every loop at once, it is not over yet
    return cast("Result", task.job.result())


def begun(work: Work, pool: QThreadPool | None = None) -> tuple[Task, QEventLoop]:
    """A task that starts with the window's next events, and a loop for these that ends when the task does.

    The task is deleted in the window's thread when it is over, also when nobody waits for it any more.
    """
    task, loop = Task(work, QCoreApplication.instance()), QEventLoop()
    for end in (task.done, task.failed, task.crashed):
        end.connect(loop.quit)
        end.connect(task.deleteLater)
    QTimer.singleShot(0, lambda: task.start(pool))
    return task, loop
