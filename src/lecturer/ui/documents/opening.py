"""Opens new talks, files, imports, the sample, recovered work and earlier versions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from lecturer.document.document import Document
from lecturer.errors import LecturerError, UnreadableError
from lecturer.export.formats import Format
from lecturer.i18n import current_language
from lecturer.i18n import gettext as _
from lecturer.manuscript.importing import Import, import_clipboard, import_file
from lecturer.resources import sample
from lecturer.store.crash_recovery import Recovered
from lecturer.store.lock import InUseError
from lecturer.store.pictures_beside import put_waiting
from lecturer.store.salvage import rescue
from lecturer.store.talk_file import is_talk, load
from lecturer.system.jobs import Cancelled
from lecturer.talk.counts import visible_count
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import manuscript
from lecturer.ui.documents.open_file import OpenFile
from lecturer.ui.documents.questions import damaged
from lecturer.ui.documents.single_instance import raise_window
from lecturer.ui.widgets.messages import Messages
from lecturer.ui.widgets.user_settings import UserSettings

Review = Callable[[Import, Path | None], None]
SAMPLES = {"zh": "good-neighbours.yaml", "en": "better-questions.yaml"}


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

    def save_report(self, suggested: str) -> Path | None:
        """Where to write what a rehearsal taught."""
        ...

    def save_export(self, suggested: str, chosen: Format) -> Path | None:
        """Where to export to in a format."""
        ...

    def folder(self, present: str) -> Path | None:
        """A folder to put something in."""
        ...

    def theme_file(self, folder: str) -> Path | None:
        """A theme or a template to dress the slides with."""
        ...

    def picture(self, folder: str) -> Path | None:
        """A picture for a slide."""
        ...


class Opener:
    """What the commands of the file menu open. What cannot be read leaves the open talk alone.

    Args:
        file: Holds what is open.
        messages: Where errors go.
        settings: For the theme and rules of new talks.
        dialogs: Asks for paths.
        review: Called with an import instead of opening it at once; it calls `adopt` when it is settled.
        raise_window: Brings the window to the front that has a file open; whether there is one.
    """

    def __init__(
        self,
        file: OpenFile,
        messages: Messages,
        settings: UserSettings,
        dialogs: PathDialogs,
        review: Review | None = None,
        raise_window: Callable[[Path], bool] = raise_window,
    ) -> None:
        self._file = file
        self._messages = messages
        self._settings = settings
        self._dialogs = dialogs
        self._review = review
        self._raise_window = raise_window
        self.is_elsewhere = False
        """The file wanted last is open in another window, which is in front now."""

    def new(self) -> None:
        """Open an empty talk with one point."""
        if self._file.may_leave():
            settings = self._settings.value
            talk = Talk(rules=settings.rules, theme=settings.theme, points=(Point(id="p1"),))
            self._file.become(Document(talk))

    def open(self, path: Path | None = None) -> bool:
        """Open a talk, or import a manuscript; asks for the file when none is given."""
        path = path or self._dialogs.open_talk(self._file.folder)
        if path is None:
            return False
        if path.exists() and not is_talk(path):
            return self.import_manuscript(path)
        return self._file.may_leave() and self._read(path)

    def open_sample(self) -> bool:
        """Open the sample talk of the user's language, as a new one that belongs to no file."""
        if not self._file.may_leave():
            return False
        try:
            talk = load(sample_file())
        except LecturerError as error:
            self._messages.error(error)
            return False
        self._file.become(Document(talk))
        return True

    def import_manuscript(self, path: Path | None = None) -> bool:
        """Import a manuscript as a new talk; asks for the file when none is given."""
        path = path or self._dialogs.open_manuscript(self._file.folder)
        if path is None:
            return False
        return self._import(_("Reading “%(name)s”…") % {"name": path.name}, lambda: import_file(path), path)

    def import_words(self, words: str, html: str = "") -> bool:
        """Import text, from the clipboard for example, with the HTML that stands beside it there."""
        if words.strip() or html.strip():
            return self._import(_("Reading what was copied…"), lambda: import_clipboard(words, html), None)
        self._messages.error(
            UnreadableError(
                _("There is no text on the clipboard"), remedy=_("Copy the speech first, then import again")
            )
        )
        return False

    def receive(self, imported: Import, source: Path | None) -> None:
        """Take an import: to the review when there is one, else straight into the window."""
        if self._review is not None:
            self._review(imported, source)
        else:
            self.adopt(imported, source)

    def adopt(self, imported: Import, source: Path | None) -> None:
        """Open the talk of an import as a new one."""
        suggestion = source.with_suffix(".yaml") if source else None
        talk, base = imported.talk, imported.base
        try:
            talk = put_waiting(talk, imported.media)
            base = put_waiting(base, imported.media) if base is not None else None
        except LecturerError as error:
            self._messages.error(error)
            talk, base = imported.talk, imported.base
        document = self._imported(talk, source)
        if imported.is_edited_deck and base is not None and talk != base:
            document = Document(base)
            document.apply(_("What was edited on the slides"), talk)  # one step, which undo takes back
            document.close_step()
        self._file.become(document, is_in_no_file=True, suggestion=suggestion)
        for notice in imported.notices:
            self._messages.notice(notice, "warn")

    def _imported(self, talk: Talk, source: Path | None) -> Document:
        """A new talk with the import as its first step, which undo takes back."""
        settings = self._settings.value
        document = Document(Talk(rules=settings.rules, theme=settings.theme, points=(Point(id="p1"),)))
        name = source.name if source else _("Clipboard")
        document.apply(_("Import “%(name)s”") % {"name": name}, talk)
        document.close_step()
        return document

    def adopt_recovered(self, work: Recovered) -> bool:
        """Open what a crash left, in its own file: as unsaved changes, which undo takes back.

        Where the file is gone, or was changed since by somebody else, it opens as a new talk beside it.
        Whether it is open now.
        """
        if work.path is None or work.file_changed or not work.path.exists():
            return self.open_beside(work.talk, work.path, _("recovered"))
        return self._file.may_leave() and self._read(work.path) and self._file.take_recovered(work.talk)

    def open_beside(self, talk: Talk, path: Path | None, suffix: str) -> bool:
        """Open another state of a file's talk as a new one, to be saved beside it; whether it is open."""
        if not self._file.may_leave():
            return False
        suggestion = beside(path, suffix) if path else None
        self._file.become(Document(talk), is_in_no_file=True, suggestion=suggestion)
        return True

    def _read(self, path: Path) -> bool:
        try:
            self._file.read(path)
        except Cancelled:
            return False
        except InUseError as error:
            self.is_elsewhere = self._raise_window(path)
            if not self.is_elsewhere:
                self._messages.error(_with_safe(error))
            return False
        except LecturerError as error:
            if not path.exists():
                self._settings.forget(path)
            return self._rescue(path, _with_safe(error))
        return True

    def _rescue(self, path: Path, error: LecturerError) -> bool:
        """Open what is left of a damaged file as a copy, if there are words in it and a person wants that."""
        try:
            talk = rescue(path)
        except LecturerError:
            talk = Talk()
        if not visible_count(manuscript(talk)):
            self._messages.error(error)
            return False
        if self._messages.ask(damaged(error)) != "rescue":
            return False
        self._file.become(Document(talk), is_in_no_file=True, suggestion=beside(path, _("rescued")))
        return True

    def _import(self, what: str, read: Callable[[], Import], source: Path | None) -> bool:
        if not self._file.may_leave():
            return False
        try:
            imported = self._messages.wait_for(what, read)
        except Cancelled:
            return False
        except LecturerError as error:
            self._messages.error(_with_safe(error))
            return False
        self.receive(imported, source)
        return True


def sample_file() -> Path:
    """The sample talk of the user's language."""
    return sample(SAMPLES[current_language()])


def beside(path: Path, suffix: str) -> Path:
    """A name for another state of a file, in its folder."""
    return path.with_stem(f"{path.stem}-{suffix}")


def _with_safe(error: LecturerError) -> LecturerError:
    """An error of opening says that what was open is untouched."""
    return error if error.safe else error.with_safe(_("The open talk is unchanged"))
