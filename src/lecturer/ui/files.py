"""Files and the open talk: new, open, import, save, and what to ask before anything could be lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from lecturer.document.document import Document
from lecturer.errors import LecturerError, UnreadableError, UnwritableError
from lecturer.i18n import current_language
from lecturer.i18n import gettext as _
from lecturer.manuscript.importing import SUFFIXES, Import, import_file, import_text
from lecturer.resources import sample
from lecturer.store.digests import Digest
from lecturer.store.recovery import Recovered
from lecturer.store.saving import ChangedOutsideError, save
from lecturer.store.talk_file import open_talk as read_talk
from lecturer.talk.records import Point, Talk
from lecturer.ui.bridge import OpenTalk
from lecturer.ui.messages import Choice, Messages, Question
from lecturer.ui.safekeeping import Safekeeping
from lecturer.ui.user_settings import UserSettings

TALK_SUFFIXES = (".yaml", ".yml")
_UNSAFE = '<>:"/\\|?*\n\r\t'

Review = Callable[[Import, Path | None], None]


class PathDialogs(Protocol):
    """Asks for paths; None when the user changed their mind."""

    def open_talk(self, folder: str) -> Path | None:
        """A talk or a manuscript to open."""
        ...

    def open_manuscript(self, folder: str) -> Path | None:
        """A manuscript to import."""
        ...

    def save_talk(self, suggested: str) -> Path | None:
        """Where to save a talk."""
        ...


class FileWork(QObject):
    """What the commands of the file menu do.

    Args:
        open_talk: What is open.
        messages: Where errors and questions go.
        settings: For recent files.
        dialogs: Asks for paths.
        safekeeping: Keeps the journal; told what is opened and saved.
        review: Called with an import instead of opening it at once; it calls `adopt` when it is settled.
    """

    saved_state_changed = Signal(str, str, str)
    """Whether the talk is saved: the words, their tone and their icon."""

    def __init__(
        self,
        open_talk: OpenTalk,
        messages: Messages,
        settings: UserSettings,
        dialogs: PathDialogs,
        safekeeping: Safekeeping,
        review: Review | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_talk = open_talk
        self._messages = messages
        self._settings = settings
        self._dialogs = dialogs
        self._safekeeping = safekeeping
        self._review = review
        self._digest: Digest | None = None
        self._is_unsaved_import = False
        self._source: Path | None = None
        self._saved_at = ""
        open_talk.state_changed.connect(self.show_state)

    @property
    def has_unsaved(self) -> bool:
        """Whether closing now would lose work."""
        return self._open_talk.document.is_dirty or self._is_unsaved_import

    @property
    def name(self) -> str:
        """The open talk's file name, or what it is called."""
        path = self._open_talk.document.path
        return path.name if path else self._open_talk.talk.title or _("Untitled")

    def new(self) -> None:
        """Open an empty talk with one point."""
        if self.may_leave():
            settings = self._settings.value
            talk = Talk(rules=settings.rules, theme=settings.theme, points=(Point(id="p1"),))
            self._become(Document(talk), None)

    def open(self, path: Path | None = None) -> bool:
        """Open a talk, or import a manuscript; asks for the file when none is given."""
        path = path or self._dialogs.open_talk(self._folder())
        if path is None:
            return False
        if path.suffix.lower() in SUFFIXES and path.suffix.lower() not in TALK_SUFFIXES:
            return self.import_manuscript(path)
        return self.may_leave() and self._read(path)

    def open_sample(self) -> bool:
        """Open the sample talk of the user's language, as a new one that belongs to no file."""
        if not self.may_leave():
            return False
        name = "good-neighbours" if current_language() == "zh" else "better-questions"
        try:
            opened = read_talk(sample(f"{name}.yaml"))
        except LecturerError as error:
            self._messages.error(error)
            return False
        self._become(Document(opened.talk), None)
        return True

    def import_manuscript(self, path: Path | None = None) -> bool:
        """Import a manuscript as a new talk; asks for the file when none is given."""
        path = path or self._dialogs.open_manuscript(self._folder())
        if path is None or not self.may_leave():
            return False
        try:
            imported = import_file(path)
        except LecturerError as error:
            self._messages.error(_with_safe(error))
            return False
        self.receive(imported, path)
        return True

    def import_words(self, words: str) -> bool:
        """Import text, from the clipboard for example."""
        if not words.strip():
            self._messages.error(
                UnreadableError(
                    _("There is no text on the clipboard"),
                    remedy=_("Copy the speech first, then import again"),
                )
            )
            return False
        if not self.may_leave():
            return False
        try:
            imported = import_text(words)
        except LecturerError as error:
            self._messages.error(_with_safe(error))
            return False
        self.receive(imported, None)
        return True

    def receive(self, imported: Import, source: Path | None) -> None:
        """Take an import: to the review when there is one, else straight into the window."""
        if self._review is not None:
            self._review(imported, source)
        else:
            self.adopt(imported, source)

    def adopt(self, imported: Import, source: Path | None) -> None:
        """Open the talk of an import as a new one."""
        self._become(Document(imported.talk), None)
        self._is_unsaved_import = True
        self._source = source
        self._open_talk.state_changed.emit()
        for notice in imported.notices:
            self._messages.notice(notice, "warn")

    def adopt_recovered(self, work: Recovered) -> None:
        """Open the work of a crashed program as a new talk; its file is not touched."""
        if self.may_leave():
            self._become(Document(work.talk), None)
            self._is_unsaved_import = True
            suffix = _("recovered")
            self._source = work.path.with_stem(f"{work.path.stem}-{suffix}") if work.path else None
            self._open_talk.state_changed.emit()

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
        expected = self._digest if path == self._open_talk.document.path else None
        return self._write(path, expected)

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
        self._become(Document(opened.talk, document.path), opened.digest)
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

    def _read(self, path: Path) -> bool:
        try:
            opened = read_talk(path)
        except LecturerError as error:
            if not path.exists():
                self._settings.forget(path)
            self._messages.error(_with_safe(error))
            return False
        self._become(Document(opened.talk, path), opened.digest)
        self._settings.opened(path)
        for remark in opened.remarks:
            self._messages.notice(str(remark), "warn")
        return True

    def _become(self, document: Document, digest: Digest | None) -> None:
        self._digest = digest
        self._is_unsaved_import = False
        self._source = None
        self._saved_at = ""
        self._safekeeping.begin(document.talk, document.path, digest)
        self._open_talk.open(document)

    def _write(self, path: Path, expected: Digest | None) -> bool:
        talk = self._open_talk.talk
        try:
            saved = save(talk, path, expected=expected)
        except ChangedOutsideError as error:
            return self._resolve(error, path)
        except UnwritableError as error:
            self.saved_state_changed.emit(_("Not saved: click here"), "over", "over")
            self._messages.error(error)
            return False
        self._digest = saved.digest
        self._is_unsaved_import = False
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

    def _folder(self) -> str:
        path = self._open_talk.document.path
        recent = self._settings.value.recent
        return str(path.parent if path else Path(recent[0]).parent if recent else Path.home())

    def _suggested(self) -> str:
        path = self._open_talk.document.path
        if path is not None:
            return str(path)
        if self._source is not None:
            return str(self._source.with_suffix(".yaml"))
        title = "".join(char for char in self._open_talk.talk.title if char not in _UNSAFE).strip()
        return str(Path(self._folder()) / f"{title or _('Untitled')}.yaml")


def _with_safe(error: LecturerError) -> LecturerError:
    """An error of opening says that what was open is untouched."""
    error.safe = error.safe or _("The open talk is unchanged")
    return error
