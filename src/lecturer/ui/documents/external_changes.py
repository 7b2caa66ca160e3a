"""Notices changes by other programs within two seconds and joins them with the work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from lecturer.errors import LecturerError
from lecturer.files.digests import digest_of
from lecturer.i18n import gettext as _
from lecturer.store.talk_file import Opened, open_talk, read_bytes
from lecturer.ui.documents.autosave import Offer
from lecturer.ui.documents.open_file import OpenFile
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.widgets.messages import Messages

_EVERY_MS = 2000


class ExternalChanges(QObject):
    """Looks at the open file again and again.

    A file whose content is the same is left alone, whatever its date says. A newer one is shown at once when
    nothing was changed here; else both are joined, and a person is asked only where both changed the same.

    Args:
        file: The open file.
        open_talk: What is open.
        messages: Told what was found.
        offer: Shows a sentence with a button.
    """

    def __init__(
        self,
        file: OpenFile,
        open_talk: OpenTalk,
        messages: Messages,
        offer: Offer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file, self._open_talk, self._messages, self._offer = file, open_talk, messages, offer
        self._seen: tuple[int, ...] = ()
        self._told = ""
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        open_talk.replaced.connect(self._forget)

    def watch(self, is_watched: bool) -> None:
        """Look every two seconds, and now; while another window is in front there is no need to."""
        if is_watched:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def look(self) -> None:
        """See whether the file is still what was read or saved last."""
        path = self._open_talk.document.path
        if path is None or self._file.digest is None or self._file.is_saving:
            return
        state = _state_of(path)
        if state == self._seen:
            return
        self._seen = state
        if not state:
            self._tell(_gone(path))
            return
        try:
            if digest_of(read_bytes(path)) == self._file.digest:
                return
            opened = open_talk(path)
        except LecturerError:
            self._tell(_unreadable(path))
        else:
            self._take(opened)

    def _take(self, opened: Opened) -> None:
        """The file holds another talk than the one that was read or saved last."""
        self._told = ""
        if not self._file.has_unsaved:
            self._file.take_over(opened.talk, opened.digest)
            self._messages.notice(_("Another program had changed the file; it was read again"))
        elif not self._file.join_with(opened.talk, opened.digest, may_ask=False):
            self._offer(
                _("Another program has changed the file where you did, too. Both versions are safe."),
                _("Compare…"),
                lambda: self._file.join_with(opened.talk, opened.digest),
            )

    def _tell(self, text: str) -> None:
        """Say something once, until something else happens to the file."""
        if text != self._told:
            self._told = text
            self._messages.notice(text, "warn")

    def _forget(self) -> None:
        self._seen, self._told = (), ""


def _state_of(path: Path) -> tuple[int, ...]:
    """What changes with every write: cheap to ask for. Empty when the file is not there."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _gone(path: Path) -> str:
    text = _(
        "“%(name)s” is no longer there: deleted, renamed, or its disk was taken out. "
        "Your talk is safe here; saving puts it back."
    )
    return text % {"name": path.name}


def _unreadable(path: Path) -> str:
    text = _(
        "Another program has changed “%(name)s” and it cannot be read now. "
        "Your talk is safe here; saving asks first."
    )
    return text % {"name": path.name}
