"""Notices what became of the open file within two seconds, joins changes by others, and owns what is lost.

The disk is asked on a thread that nobody waits for: a share that hangs stops no window. Looking never ends
while a talk is open, whatever window is in front, since a file can be deleted from another window only.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from lecturer.document.whereabouts import Anchor, Seen, look, sentences
from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.store.talk_file import Opened, open_talk
from lecturer.ui.documents.autosave import Offer
from lecturer.ui.documents.open_file import OpenFile
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.widgets.messages import Messages

_EVERY_MS = 2000
_POLL_MS = 40
_PATIENCE_SECONDS = 0.5
"""So long closing the window waits for the disk; without an answer the talk counts as unsaved."""


class Found(msgspec.Struct, frozen=True):
    """What one look at the file brought.

    Attributes:
        anchor: What was known of the file when it was looked at.
        seen: Where the talk lives.
        opened: The talk that another program put there, when it is one.
    """

    anchor: Anchor
    seen: Seen
    opened: Opened | None = None


class Looker(QObject):
    """Looks on a thread of its own, one look at a time; a disk that gives no answer is not asked again.

    The thread knows nothing of Qt: it may outlive the window, and it may never end.
    """

    found = Signal(object)
    """The disk answered; carries what the look returned."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._answers: list[Found] = []
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def is_waiting(self) -> bool:
        """Whether the disk still owes an answer."""
        return self._thread is not None and self._thread.is_alive()

    def ask(self, work: Callable[[], Found]) -> None:
        """Begin to look, unless the last look is not over."""
        if not self.is_waiting:
            answers: list[Found] = []
            self._answers = answers
            self._thread = threading.Thread(target=lambda: answers.append(work()), daemon=True)
            self._thread.start()
            self._timer.start()

    def answer(self, seconds: float) -> Found | None:
        """The answer of the present look, waited for so long at the most; None without one."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._answers.pop() if self._answers else None

    def _poll(self) -> None:
        if self.is_waiting:
            return
        self._timer.stop()
        if self._answers:
            self.found.emit(self._answers.pop())


class ExternalChanges(QObject):
    """Looks at the open file again and again.

    A file whose content is the same is left alone, whatever its date says. A newer one is shown at once when
    nothing was changed here; else both are joined, and a person is asked only where both changed the same.
    What this window showed until then is kept as an earlier version, since no file may hold it any more.

    Args:
        file: The open file.
        open_talk: What is open.
        messages: Told what was found.
        offer: Shows a sentence with a button.
        alarm: The same in red: this window holds the only copy.
    """

    def __init__(
        self,
        file: OpenFile,
        open_talk: OpenTalk,
        messages: Messages,
        offer: Offer,
        alarm: Offer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file, self._open_talk, self._messages = file, open_talk, messages
        self._offer, self._alarm = offer, alarm
        self._last: Found | None = None
        self._looker = Looker(self)
        self._looker.found.connect(self._on_found)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look_beside)
        open_talk.replaced.connect(self._on_replaced)
        file.leaving.connect(self.look)

    def watch(self, is_in_front: bool) -> None:
        """Look at once when the window comes to the front: something may have been done in another one."""
        if is_in_front:
            self.look_beside()

    def look(self) -> None:
        """See what became of the file; the disk's answer is waited for, but not for long."""
        if not self._may_look():
            return
        self._ask()
        found = self._looker.answer(_PATIENCE_SECONDS)
        if found is not None:
            self._on_found(found)
        else:
            self._settle(Seen("unreadable"))

    def look_beside(self) -> None:
        """See what became of the file as soon as the disk answers."""
        if not self._may_look():
            return
        if self._looker.is_waiting:  # since the last time, two seconds ago
            self._settle(Seen("unreadable"))
        self._ask()

    @property
    def _before(self) -> Seen | None:
        """What the last look told of this very file; nothing once it was saved or read again."""
        return self._last.seen if self._last and self._last.anchor is self._file.state.anchor else None

    def _may_look(self) -> bool:
        return self._file.state.anchor is not None and not self._file.is_saving

    def _ask(self) -> None:
        anchor = self._file.state.anchor
        if anchor is not None:
            self._looker.ask(partial(_found, anchor, self._before))

    def _on_found(self, found: Found) -> None:
        if found.anchor is not self._file.state.anchor or self._file.is_saving:
            return  # saved or opened meanwhile: this is about another file
        is_known = found.seen == self._before
        self._last = found
        if found.opened is not None and not is_known:
            self._take(found.opened)
        else:
            self._settle(found.seen)

    def _settle(self, seen: Seen) -> None:
        """Say once where the talk lives now, until something else happens to the file."""
        path = self._open_talk.document.path
        is_news = seen.where != self._file.state.where
        self._file.state.found(seen.where)
        if path is not None and is_news and seen.where != "right":
            what, safe, remedy = sentences(seen.where, path.name, is_kept=self._file.state.is_journalled)
            text = str(LecturerError(what, safe=safe, remedy=remedy))
            self._alarm(text, _("Save under another name…"), self._file.save_as)

    def _take(self, opened: Opened) -> None:
        """The file holds another talk than the one that was read or saved last."""
        if not self._file.keep_version():
            self._ask_to_compare(opened)
        elif not self._open_talk.document.is_dirty:
            self._file.take_over(opened.talk, opened.digest)
            self._messages.notice(_read_again())
        elif not self._file.join_with(opened.talk, opened.digest, may_ask=False):
            self._ask_to_compare(opened)

    def _ask_to_compare(self, opened: Opened) -> None:
        self._file.state.found("foreign")
        self._offer(
            _("Another program has changed the file where you did, too. Both versions are safe."),
            _("Compare…"),
            lambda: self._file.join_with(opened.talk, opened.digest),
        )

    def _on_replaced(self) -> None:
        self._last = None
        if self._file.state.anchor is not None:
            self._timer.start()
        else:
            self._timer.stop()


def _found(anchor: Anchor, before: Seen | None) -> Found:
    """Look at the file, and read the talk that another program put there."""
    seen = look(anchor, before)
    if seen.where != "foreign" or seen == before:
        return Found(anchor, seen)
    try:
        opened = open_talk(anchor.path)
    except LecturerError:
        return Found(anchor, seen)
    if opened.digest == anchor.digest:
        return Found(anchor, Seen("right", seen.stamp))
    return Found(anchor, seen, opened)


def _read_again() -> str:
    return _(
        "Another program had changed the file; it was read again. "
        "What was open here is kept: File ▸ Earlier versions."
    )
