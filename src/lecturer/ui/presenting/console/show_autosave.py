"""The running show's state on disk, from window to file: written on every change, offered after a crash."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from lecturer.files.folders import data_folder
from lecturer.show import resume
from lecturer.show.resume import Moment, Saved
from lecturer.show.state import Show
from lecturer.store.lock import InUseError, Lock

_log = logging.getLogger(__name__)


class Keeper:
    """Keeps one show's state until it ends as it should.

    Args:
        talk: The talk's file, to go on with after a crash; None for one that was never saved.
        title: The talk's title, to ask with.
        monotonic: The show's clock.
        is_on: Whether there is anything to keep; a rehearsal leaves a show that broke off alone.
    """

    def __init__(
        self, talk: Path | None, title: str, monotonic: Callable[[], float], *, is_on: bool = True
    ) -> None:
        self._talk, self._title = talk, title
        self._now = monotonic
        self._lock = _lock() if is_on else None

    def moment(self) -> Moment:
        """Now, on both clocks."""
        return Moment(self._now(), time.time())

    def save(self, show: Show) -> None:
        """Write the state; a show goes on when that fails, and the log says why.

        A second show at the same time, in another process, leaves the first one's state alone.
        """
        if self._lock is None:
            return
        kept = resume.saved(show, talk=self._talk, title=self._title, now=self.moment())
        try:
            resume.write(resume_path(), kept)
        except OSError as error:
            _log.info("the show's state cannot be saved: %s", error)

    def forget(self) -> None:
        """The show ended as it should."""
        if self._lock is not None:
            resume.forget(resume_path())
            self._lock.release()


def unfinished_show() -> Saved | None:
    """A show that broke off and may be gone on with; asked once when the program starts."""
    lock = _lock()
    if lock is None:
        return None  # it has not broken off: it runs in another window
    lock.release()
    return resume.read(resume_path(), now())


def now() -> Moment:
    """This moment on the clocks of a show."""
    return Moment(time.monotonic(), time.time())


def forget_unfinished_show() -> None:
    """The user does not want to go on with it."""
    resume.forget(resume_path())


def resume_path() -> Path:
    """Where the state of a running show is kept."""
    return data_folder("show") / "running.json"


def _lock() -> Lock | None:
    """The right to the state on disk, which a crash gives back; None when a running show has it."""
    try:
        return Lock(resume_path())
    except InUseError as error:
        _log.info("another show is running: process %d", error.pid)
        return None
