"""The file of the open talk: held while it is open, saved to, and never lost without asking."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from lecturer.document.document import Document
from lecturer.errors import LecturerError, UnwritableError
from lecturer.files.digests import Digest
from lecturer.files.suffixes import TALKS
from lecturer.i18n import gettext as _
from lecturer.store.lock import Lock
from lecturer.store.media_files import settled
from lecturer.store.save import ChangedOutsideError, can_write
from lecturer.store.talk_file import open_talk as read_talk
from lecturer.talk.merging import Merge, merge
from lecturer.talk.records import Talk
from lecturer.ui.documents.autosave import Autosave
from lecturer.ui.documents.file_state import FileState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.questions import changed_outside, not_written, replaces, unsaved
from lecturer.ui.documents.saved_state import linked, protected, shrunk, suggested, were_joined
from lecturer.ui.documents.saver import Saver
from lecturer.ui.widgets.messages import Messages
from lecturer.ui.widgets.user_settings import UserSettings

Join = Callable[[Merge], Talk | None]


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
        autosave: Keeps the journal; told what is opened and saved.
        join: Lets a person choose where two people changed the same; None when they would rather not.
    """

    leaving = Signal()
    """The talk may be about to be left: what became of its file is looked at before anything is asked."""
    held = Signal(object)
    """Another file is open and held by this window; carries its path, or None."""

    def __init__(
        self,
        open_talk: OpenTalk,
        messages: Messages,
        settings: UserSettings,
        dialogs: SaveDialog,
        autosave: Autosave,
        join: Join,
    ) -> None:
        super().__init__(open_talk)
        self._open_talk, self._messages, self._settings = open_talk, messages, settings
        self._dialogs, self._autosave, self._join = dialogs, autosave, join
        self._saver = Saver(self)
        self.state = FileState(open_talk, autosave, self)
        self._lock: Lock | None = None
        self._suggestion: Path | None = None

    @property
    def has_unsaved(self) -> bool:
        """Whether closing now would lose work."""
        return self.state.has_unsaved

    @property
    def is_saving(self) -> bool:
        """Whether the talk is being written at this moment."""
        return self._saver.is_busy

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
            Cancelled: The user did not wait for a slow disk.
            LecturerError: When it cannot be read or is open elsewhere; what was open stays.
        """
        what = _("Reading “%(name)s”…") % {"name": path.name}
        opened = self._messages.wait_for(what, partial(read_talk, path))
        lock = self._lock if path == self._open_talk.document.path else Lock(path)
        self.become(self._saver.document(opened.talk, path), opened.digest, lock=lock)
        if place := self._settings.place(path):
            self._open_talk.select(place)
        self._settings.opened(path)
        for remark in opened.remarks:
            self._messages.notice(str(remark), "warn")
        if not can_write(path):
            self._messages.notice(protected(path), "warn")

    def take_recovered(self, talk: Talk) -> bool:
        """Show work that a crash left behind as one step on what stands in the file; always true."""
        self._apply(_("Work kept after the crash"), talk)
        return True

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
        self.state.begin(document.path, digest, is_in_no_file=is_in_no_file)
        self._suggestion = suggestion
        self._autosave.begin(document.talk, document.path, digest, is_in_no_file=is_in_no_file)
        self._open_talk.open(document)

    def save(self) -> bool:
        """Save the talk to its file; asks for one when it has none."""
        path = self._open_talk.document.path
        if self._saver.is_busy:
            return False
        if path is None or self._saver.is_protected(path):
            return self.save_as()
        return self._write(path, self.state.digest)

    def save_as(self) -> bool:
        """Save the talk to a file to be chosen."""
        path = self._dialogs.save_talk(
            suggested(
                self._open_talk.document.path or self._suggestion, self._open_talk.talk.title, self.folder
            )
        )
        if path is None:
            return False
        if path.suffix.lower() not in TALKS:
            path = path.with_name(f"{path.name}.yaml")
            # The dialog asked about the name that was typed; this is the one that is written.
            answer = self._messages.ask(replaces(path)) if path.exists() else "replace"
            if answer != "replace":
                return answer == "elsewhere" and self.save_as()
        if path == self._open_talk.document.path:
            return self._write(path, self.state.digest)
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
        if self._saver.is_busy:
            return False
        self.leaving.emit()
        if not self.has_unsaved:
            return True
        answer = self._messages.ask(unsaved(self.name))
        return self.save() if answer == "save" else answer == "discard"

    def keep_version(self) -> bool:
        """Keep the talk as it is here as an earlier version of its file; whether that was possible."""
        path = self._open_talk.document.path
        return path is not None and self._saver.keep_version(self._open_talk.talk, path)

    def take_over(self, theirs: Talk, digest: Digest) -> None:
        """The file holds a newer talk and nothing here is lost by it: show it, as a step of the history."""
        self._apply(_("Read again"), theirs)
        self.state.stands_in_file(theirs, digest)

    def join_with(self, theirs: Talk, digest: Digest, *, may_ask: bool = True) -> bool:
        """Join what another program wrote with what was changed here; whether that was possible.

        Args:
            theirs: The talk in the file.
            digest: What the file holds.
            may_ask: Where both changed the same a person may be asked; else nothing is done then.
        """
        document = self._open_talk.document
        merged = merge(document.saved or theirs, document.talk, theirs)
        if merged.conflicts and not may_ask:
            return False
        joined = self._join(merged) if merged.conflicts else merged.talk
        if joined is None:
            return False
        self._apply(_("Join with the file"), joined)
        self.state.stands_in_file(theirs, digest)
        if not merged.conflicts:
            self._messages.notice(were_joined())
        return True

    def release(self) -> None:
        """Let other windows have the file: this one closes."""
        self._hold(None)

    def _write(self, path: Path, expected: Digest | None) -> bool:
        if self._saver.is_busy:
            return False
        self.state.show_saving()
        try:
            self._apply(_("Pictures to the talk's folder"), settled(self._open_talk.talk, path.parent))
            talk = self._open_talk.talk
            own = self.state.anchor if path == self._open_talk.document.path else None
            saved = self._saver.save(self._open_talk.document, path, expected, own)
        except ChangedOutsideError as error:
            return self._resolve(error, path)
        except UnwritableError as error:
            return self._go_elsewhere(error, path, expected)
        self.state.saved(talk, saved.digest, path)
        self._settings.opened(path)
        if self._saver.has_shrunk:
            self._messages.notice(shrunk(), "warn")
        if saved.was_linked:
            self._messages.notice(linked())
        return True

    def _apply(self, label: str, after: Talk) -> None:
        self._open_talk.close_step()
        self._open_talk.apply(label, after)
        self._open_talk.close_step()

    def _go_elsewhere(self, error: UnwritableError, path: Path, expected: Digest | None) -> bool:
        """The file cannot be written: say what is safe, and offer another place."""
        self.state.show_failed()
        answer = self._messages.ask(not_written(error))
        if answer == "elsewhere":
            return self.save_as()
        return answer == "again" and self._write(path, expected)

    def _resolve(self, error: ChangedOutsideError, path: Path) -> bool:
        """Another program changed the file since it was read."""
        with contextlib.suppress(LecturerError):  # what cannot be read cannot be joined
            opened = read_talk(path)
            if self.join_with(opened.talk, opened.digest):
                return self._write(path, opened.digest)
        self.state.show()
        answer = self._messages.ask(changed_outside(error))
        if answer == "elsewhere":
            return self.save_as()
        return answer == "overwrite" and self._write(path, None)

    def _hold(self, lock: Lock | None) -> None:
        if self._lock is not None and self._lock is not lock:
            self._lock.release()
        self._lock = lock
        self.held.emit(lock.path if lock else None)
