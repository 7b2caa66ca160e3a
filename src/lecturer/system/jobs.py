"""A piece of work that takes its time: how far it is, how to stop it, and what came of it.

The work itself needs no argument for it: whatever it calls asks `current_job`, so that a reader can have its
child process ended, and an exporter can tell its progress, without knowing who waits for them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, Generic, TypeVar, cast

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _

Result = TypeVar("Result")


class Cancelled(LecturerError):
    """The user stopped a job; what it was to replace is as it was before."""

    code: ClassVar[str] = "cancelled"


class Job(Generic[Result]):
    """Work that is done once, by whoever runs it first, on any thread.

    Args:
        work: What is to be done.
        on_progress: Called on the work's thread with the number of parts done and of all parts.
    """

    def __init__(
        self, work: Callable[[], Result], on_progress: Callable[[int, int], None] = lambda done, total: None
    ) -> None:
        self._work = work
        self._on_progress = on_progress
        self._turn = threading.Lock()
        self._stops = threading.Lock()
        self._endings: list[Callable[[], None]] = []
        self._cancelled = False
        self._is_over = threading.Event()
        self._progress = 0, 0
        self._result: Result | None = None
        self._error: BaseException | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled

    @property
    def is_over(self) -> bool:
        """Whether the result or the error is known."""
        return self._is_over.is_set()

    @property
    def progress(self) -> tuple[int, int]:
        """The number of parts done and of all parts as told last; zeros before that."""
        return self._progress

    def cancel(self) -> None:
        """Ask the work to stop; what it waits for is ended at once."""
        with self._stops:
            self._cancelled = True
            endings = tuple(self._endings)
        for end in endings:
            end()

    def advance(self, done: int, total: int) -> None:
        """Tell how far the work is, between two parts of it.

        Raises:
            Cancelled: It was asked to stop.
        """
        self.check()
        self._progress = done, total
        self._on_progress(done, total)

    def check(self) -> None:
        """Go on only if nobody asked to stop.

        Raises:
            Cancelled: It was asked to stop.
        """
        if self._cancelled:
            raise Cancelled(_("It was stopped"))

    @contextmanager
    def ending(self, end: Callable[[], None]) -> Iterator[None]:
        """While the body waits for something, `end` is what ends it; it may be called on another thread.

        Raises:
            Cancelled: It was asked to stop before or during the body.
        """
        with self._stops:
            is_late = self._cancelled
            self._endings.append(end)
        try:
            if is_late:
                end()
            yield
        finally:
            with self._stops:
                self._endings.remove(end)
        self.check()

    def run(self) -> None:
        """Do the work, unless that was done; when somebody is at it, wait for them."""
        with self._turn:
            if self.is_over:
                return
            token = _CURRENT.set(self)
            try:
                self._result = self._work()
            except Exception as error:  # noqa: BLE001 - raised again by `result`, where it is waited for
                self._error = error
            finally:
                _CURRENT.reset(token)
                self._is_over.set()

    def result(self) -> Result:
        """What came of it; raises what the work raised."""
        if self._error is not None:
            raise self._error
        return cast("Result", self._result)


_CURRENT: ContextVar[Job[Any] | None] = ContextVar("lecturer job", default=None)


def current_job() -> Job[Any]:
    """The job of which the present call is a part; outside of one, a job that nobody stops."""
    return _CURRENT.get() or Job(lambda: None)
