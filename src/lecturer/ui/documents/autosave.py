"""Sends every edit to the journal at once; offers what a crash left behind at the next start."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer

from lecturer.errors import LecturerError, UnwritableError
from lecturer.files.digests import Digest
from lecturer.i18n import gettext as _
from lecturer.store.crash_recovery import Recovered, clean_journals, dismiss, recover
from lecturer.store.history import clean_histories
from lecturer.store.journal import Journal
from lecturer.talk.changes import Change
from lecturer.talk.records import Talk
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.widgets.messages import Messages
from lecturer.ui.widgets.tasks import Task

_SYNC_MS = 1000

Offer = Callable[[str, str, Callable[[], object]], None]
"""Shows a sentence with a button beside it: the sentence, the button's text, what it does."""


class Autosave(QObject):
    """Keeps the journal of the open talk.

    Args:
        open_talk: What is open.
        messages: Told once when the journal cannot be written.
    """

    def __init__(self, open_talk: OpenTalk, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_talk, self._messages = open_talk, messages
        self._journal = Journal(open_talk.talk)
        self._is_warned = False
        self._is_current = True  # the journal holds the talk as it was before the change that comes next
        self._pool = QThreadPool(self, maxThreadCount=1)
        self._timer = QTimer(self, interval=_SYNC_MS)
        self._timer.timeout.connect(self._sync_beside)
        self._waiting: Task | None = None
        open_talk.changed.connect(self._on_changed)

    def begin(
        self, talk: Talk, path: Path | None, digest: Digest | None, *, is_in_no_file: bool = False
    ) -> None:
        """Another talk was opened; the one before is saved or was thrown away.

        One that is in no file (an import, work recovered from a crash) is in the journal from the first
        moment, so that the next crash does not lose it either.
        """
        self._journal.close()
        self._journal = Journal(Talk() if is_in_no_file else talk, path, digest)
        self._is_current = True
        if is_in_no_file:
            self._guard(lambda: self._journal.record(talk))
            self._guard(self._journal.sync)

    def saved(self, talk: Talk, path: Path, digest: Digest) -> None:
        """A file holds the talk now."""
        self._guard(lambda: self._journal.saved(talk, path, digest))

    def keep_whole(self, talk: Talk) -> None:
        """The file holds the talk no longer; the journal does, on the disk and at once."""
        self._guard(lambda: self._journal.keep_whole(talk))
        self.sync()

    @property
    def is_protected(self) -> bool:
        """Whether the journal could be written when that was tried last."""
        return not self._is_warned

    def sync(self) -> None:
        """Have the edits on the disk, safe from a power cut."""
        self._timer.stop()
        self._guard(self._journal.sync)

    def close(self) -> None:
        """The talk is closed in good order."""
        self._timer.stop()
        self._journal.close()

    def leave(self) -> None:
        """The program ends with work unsaved: the next start offers it."""
        self._timer.stop()
        self._journal.leave()

    def kept_work(self) -> tuple[Recovered, ...]:
        """What crashes left behind and nobody has answered yet, the newest first."""
        clean_journals()
        clean_histories()
        return recover()

    def offer_recovery(self, offer: Offer, open_work: Callable[[Recovered], object]) -> None:
        """Offer the newest work that is in no file."""
        found = self.kept_work()
        if not found:
            return
        work = found[0]
        name = work.path.name if work.path else work.talk.title or _("Untitled")
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(work.when))
        text = _("Lecturer ended unexpectedly. Unsaved work on “%(name)s” of %(when)s was kept.")
        offer(text % {"name": name, "when": when}, _("Open it"), lambda: self.take(work, open_work))

    def take(self, work: Recovered, open_work: Callable[[Recovered], object]) -> None:
        """Open work that was kept; it is not offered again once it is open."""
        if open_work(work):
            dismiss(work)

    def dismiss(self, work: Recovered) -> None:
        """Do not offer this work again."""
        dismiss(work)

    def _sync_beside(self) -> None:
        """Like `sync`, on a thread: a slow disk is not felt in the fingers."""
        if self._waiting is not None:
            return  # the disk is slow; the timer asks again
        wait = self._journal.begin_sync()
        if wait is None:
            self._timer.stop()
            return
        self._waiting = Task(wait, self)
        self._waiting.done.connect(self._on_waited)
        self._waiting.failed.connect(self._on_wait_failed)
        self._waiting.start(self._pool)

    def _on_waited(self, _outcome: object) -> None:
        self._waiting = None
        self._is_warned = False

    def _on_wait_failed(self, error: UnwritableError) -> None:
        self._waiting = None
        self._journal.sync_failed()
        self._warn(error)

    def _on_changed(self, change: Change) -> None:
        document = self._open_talk.document
        known = change if self._is_current else None
        self._is_current = False
        self._guard(lambda: self._record(document.talk, document.undo_label, known))
        if not self._timer.isActive():
            self._timer.start()

    def _record(self, talk: Talk, label: str, change: Change | None) -> None:
        self._journal.record(talk, label, change)
        self._is_current = True

    def _guard(self, write: Callable[[], None]) -> None:
        try:
            write()
        except UnwritableError as error:
            self._warn(error)
        else:
            self._is_warned = False

    def _warn(self, error: UnwritableError) -> None:
        if not self._is_warned:
            self._is_warned = True
            self._messages.notice(_journal_off(error), "over")


def _journal_off(error: LecturerError) -> str:
    return _("Unsaved changes are not protected against a crash: %(reason)s. Save often.") % {
        "reason": error.what
    }
