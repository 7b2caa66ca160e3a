"""The file of the open talk: held while it is open, saved to, watched, and never lost without asking."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from lecturer.document.document import Document
from lecturer.errors import LecturerError, UnwritableError
from lecturer.i18n import gettext as _
from lecturer.store.digests import Digest
from lecturer.store.generations import Generations
from lecturer.store.lock import Lock
from lecturer.store.saving import ChangedOutsideError, save
from lecturer.store.talk_file import open_talk as read_talk
from lecturer.ui.bridge import OpenTalk
from lecturer.ui.messages import Choice, Messages, Question
from lecturer.ui.safekeeping import Safekeeping
from lecturer.ui.user_settings import UserSettings

TALK_SUFFIXES = (".yaml", ".yml")
_UNSAFE = '<>:"/\\|?*\n\r\t'
_LOG = logging.getLogger(__name__)


class SaveDialog(Protocol):
    """Asks where to save; None when the user changed their mind."""

    def save_talk(self, suggested: str) -> Path | None:
        """Where to save a talk."""
        ...


class OpenFile(QObject):
    """Puts talks in the window together with their files, and saves them.

    Args:
        open_talk: What is open.
        messages: Where errors and questions go.
        settings: For recent files.
        dialogs: Asks for paths.
        safekeeping: Keeps the journal; told what is opened and saved.
    """

    saved_state_changed = Signal(str, str, str)
    """Whether the talk is saved: the words, their tone and their icon."""

    def __init__(
        self,
        open_talk: OpenTalk,
        messages: Messages,
        settings: UserSettings,
        dialogs: SaveDialog,
        safekeeping: Safekeeping,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_talk, self._messages, self._settings = open_talk, messages, settings
        self._dialogs, self._safekeeping = dialogs, safekeeping
        self._digest: Digest | None = None
        self._lock: Lock | None = None
        self._is_in_no_file = False
        self._suggestion: Path | None = None
        self._saved_at = ""
        open_talk.state_changed.connect(self.show_state)

    @property
    def has_unsaved(self) -> bool:
        """Whether closing now would lose work."""
        return self._open_talk.document.is_dirty or self._is_in_no_file

    @property
    def name(self) -> str:
        """The open talk's file name, or what it is called."""
        path = self._open_talk.document.path
        return path.name if path else self._open_talk.talk.title or _("Untitled")

    @property
    def folder(self) -> str:
        """Where file dialogs begin."""
        path, recent = self._open_talk.document.path, self._settings.value.recent
        return str(path.parent if path else Path(recent[0]).parent if recent else Path.home())

    def read(self, path: Path) -> None:
        """Open a talk's file and hold it, so that no other window opens it too.

        Raises:
            LecturerError: When it cannot be read or is open elsewhere; what was open stays.
        """
        opened = read_talk(path)
        lock = self._lock if path == self._open_talk.document.path else Lock(path)
        self.become(Document(opened.talk, path), opened.digest, lock=lock)
        self._settings.opened(path)
        for remark in opened.remarks:
            self._messages.notice(str(remark), "warn")

    def become(
        self,
        document: Document,
        digest: Digest | None = None,
        *,
        lock: Lock | None = None,
        is_in_no_file: bool = False,
        suggestion: Path | None = None,
    ) -> None:
        """Show another document in place of the open one.

        Args:
            document: The document.
            digest: What its file holds.
            lock: Holds its file.
            is_in_no_file: It has words that are in no file of ours: an import, recovered work.
            suggestion: Where to save it, if the user agrees.
        """
        self._hold(lock)
        self._digest = digest
        self._is_in_no_file = is_in_no_file
        self._suggestion = suggestion
        self._saved_at = ""
        self._safekeeping.begin(document.talk, document.path, digest)
        self._open_talk.open(document)

    def save(self) -> bool:
        """Save the talk to its file; asks for one when it has none."""
        path = self._open_talk.document.path
        return self._write(path, self._digest) if path else self.save_as()

    def save_as(self) -> bool:
        """Save the talk to a file to be chosen."""
        path = self._dialogs.save_talk(self._suggested())
        if path is None:
            return False
        if path.suffix.lower() not in TALK_SUFFIXES:
            path = path.with_name(f"{path.name}.yaml")
        if path == self._open_talk.document.path:
            return self._write(path, self._digest)
        try:
            lock = Lock(path)
        except LecturerError as error:
            self._messages.error(error)
            return False
        if not self._write(path, None):
            lock.release()
            return False
        self._hold(lock)
        return True

    def may_leave(self) -> bool:
        """Whether the open talk may be closed: it is saved, or a person said what to do with it."""
        if not self.has_unsaved:
            return True
        answer = self._messages.ask(
            Question(
                what=_("Save the changes to “%(name)s”?") % {"name": self.name},
                details=_("If you do not save, they are lost."),
                choices=(
                    Choice("save", _("Save")),
                    Choice("discard", _("Do not save"), destructive=True),
                    Choice("cancel", _("Cancel")),
                ),
            )
        )
        return self.save() if answer == "save" else answer == "discard"

    def look_outside(self) -> None:
        """See whether another program changed the open file: read it again when nothing is lost by it."""
        document = self._open_talk.document
        if document.path is None or self._digest is None:
            return
        try:
            opened = read_talk(document.path)
        except LecturerError:
            return  # gone or half written: saving will say so
        if opened.digest == self._digest:
            return
        if document.is_dirty:
            self._messages.notice(_("Another program has changed the file; saving will ask first"), "warn")
            return
        key = self._open_talk.key
        self.become(Document(opened.talk, document.path), opened.digest, lock=self._lock)
        self._open_talk.select(key)
        self._messages.notice(_("Another program had changed the file; it was read again"))

    def show_state(self) -> None:
        """Say whether the talk is saved."""
        if self._open_talk.document.path is None and not self.has_unsaved:
            self.saved_state_changed.emit(_("Not saved yet"), "", "save")
        elif self.has_unsaved:
            self.saved_state_changed.emit(_("Unsaved changes"), "", "edit")
        else:
            text = _("Saved %(time)s") % {"time": self._saved_at} if self._saved_at else _("Saved")
            self.saved_state_changed.emit(text, "ok", "check")

    def release(self) -> None:
        """Let other windows have the file: this one closes."""
        self._hold(None)

    def _write(self, path: Path, expected: Digest | None) -> bool:
        talk = self._open_talk.talk
        try:
            _keep_version(path)
            saved = save(talk, path, expected=expected)
        except ChangedOutsideError as error:
            return self._resolve(error, path)
        except UnwritableError as error:
            self.saved_state_changed.emit(_("Not saved: click here"), "over", "over")
            self._messages.error(error)
            return False
        self._digest = saved.digest
        self._is_in_no_file = False
        self._saved_at = time.strftime("%H:%M")
        self._open_talk.close_step()
        self._open_talk.mark_saved(talk, path)
        self._safekeeping.saved(talk, path, saved.digest)
        self._settings.opened(path)
        return True

    def _resolve(self, error: ChangedOutsideError, path: Path) -> bool:
        answer = self._messages.ask(
            Question(
                what=error.what,
                details=error.safe,
                choices=(
                    Choice("elsewhere", _("Save under another name…")),
                    Choice("overwrite", _("Overwrite its changes"), destructive=True),
                    Choice("cancel", _("Cancel")),
                ),
            )
        )
        if answer == "elsewhere":
            return self.save_as()
        return answer == "overwrite" and self._write(path, None)

    def _suggested(self) -> str:
        path = self._open_talk.document.path or self._suggestion
        if path is not None:
            return str(path)
        title = "".join(char for char in self._open_talk.talk.title if char not in _UNSAFE).strip()
        stem = title or _("Untitled")
        return str(Path(self.folder) / f"{stem}.yaml")

    def _hold(self, lock: Lock | None) -> None:
        if self._lock is not None and self._lock is not lock:
            self._lock.release()
        self._lock = lock


def _keep_version(path: Path) -> None:
    """Keep what the file holds as an earlier version; a failure keeps nobody from saving."""
    try:
        Generations(path).keep_file()
    except OSError as error:
        _LOG.info("No earlier version of %s kept: %s", path, error)
