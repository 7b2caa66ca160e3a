"""The running show's state on disk, from window to file: written on every change, offered after a crash."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from lecturer.show import resume
from lecturer.show.resume import Moment, Saved
from lecturer.show.state import Show
from lecturer.store.folders import data_folder

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
        self._talk, self._title, self._is_on = talk, title, is_on
        self._now = monotonic

    def moment(self) -> Moment:
        """Now, on both clocks."""
        return Moment(self._now(), time.time())

    def save(self, show: Show) -> None:
        """Write the state; a show goes on when that fails, and the log says why."""
        if not self._is_on:
            return
        kept = resume.saved(show, talk=self._talk, title=self._title, now=self.moment())
        try:
            resume.write(resume_path(), kept)
        except OSError as error:
            _log.info("the show's state cannot be saved: %s", error)

    def forget(self) -> None:
        """The show ended as it should."""
        if self._is_on:
            resume.forget(resume_path())


def unfinished_show() -> Saved | None:
    """A show that broke off and may be gone on with; asked once when the program starts."""
    return resume.read(resume_path(), Moment(time.monotonic(), time.time()))


def forget_unfinished_show() -> None:
    """The user does not want to go on with it."""
    resume.forget(resume_path())


def resume_path() -> Path:
    """Where the state of a running show is kept."""
    return data_folder("show") / "running.json"
