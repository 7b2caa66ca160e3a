"""The file of the open talk: held while it is open, saved to, and never lost without asking."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from lecturer.document.document import Document
from lecturer.document.whereabouts import Anchor, Where, anchored
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
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.questions import changed_outside, not_written, replaces, unsaved
from lecturer.ui.documents.saved_state import linked, protected, saved_state, shrunk, suggested, were_joined
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

    saved_state_changed = Signal(str, str, str)
    """Whether the talk is saved: the words, their tone and their icon."""
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
        self._anchor: Anchor | None = None
        self._where: Where = "right"
        self._lock: Lock | None = None
        self._is_in_no_file = False
        self._suggestion: Path | None = None
        self._saved_at = ""
        open_talk.state_changed.connect(self.show_state)

    @property
    def has_unsaved(self) -> bool:
        """Whether closing now would lose work."""
        return self._open_talk.document.is_dirty or self._is_in_no_file or self._where != "right"

    @property
    def is_saving(self) -> bool:
        """Whether the talk is being written at this moment."""
        return self._saver.is_busy

    @property
    def anchor(self) -> Anchor | None:
        """What is known of the file that holds the talk; None when there is none."""
        return self._anchor

    @property
    def where(self) -> Where:
        """Where the talk lives; "right" too as long as it belongs to no file."""
        return self._where

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
        self._anchor = anchored(document.path, digest) if document.path and digest else None
        self._where = "right"
        self._is_in_no_file = is_in_no_file
        self._suggestion = suggestion
        self._saved_at = ""
        self._autosave.begin(document.talk, document.path, digest, is_in_no_file=is_in_no_file)
        self._open_talk.open(document)

    def save(self) -> bool:
        """Save the talk to its file; asks for one when it has none."""
        path = self._open_talk.document.path
        if path is None or (path.exists() and not can_write(path)):
            return self.save_as()
        return self._write(path, self._digest)

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
        if self._saver.is_busy:
            return False
        self.leaving.emit()
        if not self.has_unsaved:
            return True
        answer = self._messages.ask(unsaved(self.name))
        return self.save() if answer == "save" else answer == "discard"

    def found(self, where: Where) -> None:
        """Something became of the file, or it is right again."""
        if where == self._where:
            return
        self._where = where
        document = self._open_talk.document
        if where != "right":
            self._autosave.keep_whole(document.talk)
        elif document.saved is not None and self._anchor is not None:
            self._autosave.saved(document.saved, self._anchor.path, self._anchor.digest)
        self.show_state()

    @property
    def is_journalled(self) -> bool:
        """Whether what is unsaved survives a crash."""
        return self._autosave.is_protected

    def keep_version(self) -> bool:
        """Keep the talk as it is here as an earlier version of its file; whether that was possible."""
        path = self._open_talk.document.path
        return path is not None and self._saver.keep_version(self._open_talk.talk, path)

    def take_over(self, theirs: Talk, digest: Digest) -> None:
        """The file holds a newer talk and nothing here is lost by it: show it, as a step of the history."""
        self._apply(_("Read again"), theirs)
        self._stands_in_file(theirs, digest)

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
        self._stands_in_file(theirs, digest)
        if not merged.conflicts:
            self._messages.notice(were_joined())
        return True

    def show_state(self) -> None:
        """Say whether the talk is saved."""
        is_in_file = self._open_talk.document.path is not None
        has_unsaved, where = self.has_unsaved, self._where
        state = saved_state(is_in_file, has_unsaved=has_unsaved, where=where, saved_at=self._saved_at)
        self.saved_state_changed.emit(*state)

    def release(self) -> None:
        """Let other windows have the file: this one closes."""
        self._hold(None)

    def _write(self, path: Path, expected: Digest | None) -> bool:
        if self._saver.is_busy:
            return False
        self.saved_state_changed.emit(_("Saving…"), "", "save")
        try:
            self._apply(_("Pictures to the talk's folder"), settled(self._open_talk.talk, path.parent))
            talk = self._open_talk.talk
            own = self._anchor if path == self._open_talk.document.path else None
            saved = self._saver.save(self._open_talk.document, path, expected, own)
        except ChangedOutsideError as error:
            return self._resolve(error, path)
        except UnwritableError as error:
            return self._go_elsewhere(error, path, expected)
        self._is_in_no_file = False
        self._saved_at = time.strftime("%H:%M")
        self._stands_in_file(talk, saved.digest, path)
        self._settings.opened(path)
        if self._saver.has_shrunk:
            self._messages.notice(shrunk(), "warn")
        if saved.was_linked:
            self._messages.notice(linked())
        return True

    def _stands_in_file(self, talk: Talk, digest: Digest, path: Path | None = None) -> None:
        path = path or self._open_talk.document.path
        if path is None:
            return
        self._anchor, self._where = anchored(path, digest), "right"
        self._open_talk.close_step()
        self._open_talk.mark_saved(talk, path)
        self._autosave.saved(talk, path, digest)
        self.show_state()

    def _apply(self, label: str, after: Talk) -> None:
        self._open_talk.close_step()
        self._open_talk.apply(label, after)
        self._open_talk.close_step()

    def _go_elsewhere(self, error: UnwritableError, path: Path, expected: Digest | None) -> bool:
        """The file cannot be written: say what is safe, and offer another place."""
        self.saved_state_changed.emit(_("Not saved: click here"), "over", "over")
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
        self.show_state()
        answer = self._messages.ask(changed_outside(error))
        if answer == "elsewhere":
            return self.save_as()
        return answer == "overwrite" and self._write(path, None)

    @property
    def _digest(self) -> Digest | None:
        return self._anchor.digest if self._anchor else None

    def _hold(self, lock: Lock | None) -> None:
        if self._lock is not None and self._lock is not lock:
            self._lock.release()
        self._lock = lock
        self.held.emit(lock.path if lock else None)
