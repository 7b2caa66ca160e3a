"""The running show's state, from window to file: noted on every change, forced to the disk on a thread."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QThreadPool

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
        write: Puts a state on the disk and waits until it is there.
    """

    def __init__(
        self,
        talk: Path | None,
        title: str,
        monotonic: Callable[[], float],
        *,
        is_on: bool = True,
        write: Callable[[Path, Saved], None] = resume.write,
    ) -> None:
        self._talk, self._title = talk, title
        self._now = monotonic
        self._lock = _lock() if is_on else None
        self._write = write
        self._disk = QThreadPool()
        self._disk.setMaxThreadCount(1)
        self._turn = threading.Lock()
        self._unwritten: Saved | None = None

    def moment(self) -> Moment:
        """Now, on both clocks."""
        return Moment(self._now(), time.time())

    def save(self, show: Show) -> None:
        """Note the state, and have the newest one on the disk soon; a show goes on when that fails.

        A second show at the same time, in another process, leaves the first one's state alone.
        """
        if self._lock is None:
            return
        kept = resume.saved(show, talk=self._talk, title=self._title, now=self.moment())
        try:
            resume.note(resume_path(), kept)
        except OSError as error:
            _log.info("the show's state cannot be noted: %s", error)
        self._swap_unwritten(kept)
        self._disk.start(self._write_newest)

    def forget(self) -> None:
        """The show ended as it should."""
        if self._lock is not None:
            self._swap_unwritten(None)
            self.wait()  # a state that comes late would be offered at the next start
            resume.forget(resume_path())
            self._lock.release()

    def wait(self) -> None:
        """Wait until the newest state is on the disk."""
        self._disk.waitForDone()

    def _write_newest(self) -> None:
        """On the thread: a state that a newer one overtook while the disk was busy is not written."""
        kept = self._swap_unwritten(None)
        if kept is None:
            return
        try:
            self._write(resume_path(), kept)
        except OSError as error:
            _log.info("the show's state cannot be put on the disk: %s", error)

    def _swap_unwritten(self, kept: Saved | None) -> Saved | None:
        with self._turn:
            before, self._unwritten = self._unwritten, kept
        return before


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
