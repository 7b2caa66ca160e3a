"""Saving on a thread of its own: the version before, the talk, the history; the window goes on painting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool

from lecturer.document.document import Document
from lecturer.document.whereabouts import Anchor
from lecturer.files.digests import Digest
from lecturer.store.history import HistoryFile
from lecturer.store.keeping import Edited, keep_version, save_edited
from lecturer.store.save import Saved, can_write
from lecturer.talk.records import Talk
from lecturer.ui.widgets.tasks import wait_for

_LITTLE = 2000
Result = TypeVar("Result")


class Saver(QObject):
    """Saves one document at a time, with all that is kept beside its file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self, maxThreadCount=1)  # a deck that is being built keeps no save waiting
        self._history: tuple[Path, HistoryFile] | None = None
        self._is_busy = False
        self.has_shrunk = False
        """The last save left less than half of what the file held before: perhaps not what was meant."""

    @property
    def is_busy(self) -> bool:
        """Whether a talk is being written at this moment."""
        return self._is_busy

    def document(self, talk: Talk, path: Path) -> Document:
        """A talk that was read from its file, with the steps that led to it in earlier sessions."""
        steps, done = self._history_of(path).read(talk)
        return Document(talk, path, steps=steps, done=done)

    def save(
        self, document: Document, path: Path, expected: Digest | None, anchor: Anchor | None = None
    ) -> Saved:
        """Save a document's talk as it is now; `anchor` is what is known of the file it came from.

        Raises:
            UnwritableError: As `store.save` does.
        """
        history, before = self._history_of(path), self._wait_for(partial(_size, path))
        edited = Edited(document.talk, document.history, document.undone)
        work = partial(save_edited, edited, path, expected, history, anchor)
        saved = self._wait_for(work)
        self.has_shrunk = before > _LITTLE and saved.size * 2 < before
        return saved

    def is_protected(self, path: Path) -> bool:
        """Whether there is a file that may not be written; the disk is asked on the thread."""
        return self._wait_for(lambda: path.exists() and not can_write(path))

    def keep_version(self, talk: Talk, path: Path) -> bool:
        """Keep a talk as a version of its file; whether that was possible."""
        return self._wait_for(partial(keep_version, talk, path))

    def _wait_for(self, work: Callable[[], Result]) -> Result:
        self._is_busy = True
        try:
            return wait_for(work, self._pool)
        finally:
            self._is_busy = False

    def _history_of(self, path: Path) -> HistoryFile:
        """The same object while the file is the same: it remembers what it has written."""
        if self._history is None or self._history[0] != path:
            self._history = path, HistoryFile(path)
        return self._history[1]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
