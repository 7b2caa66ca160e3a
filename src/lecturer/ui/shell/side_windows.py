"""The windows and dialogs that stand beside the main one, and what happens with what comes out of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from lecturer.deck.theme import load_theme
from lecturer.errors import LecturerError
from lecturer.export.job import Report
from lecturer.i18n import gettext as _
from lecturer.store.generations import earlier
from lecturer.store.media_files import bring, waiting
from lecturer.talk import edits
from lecturer.talk.records import Talk
from lecturer.talk.search import Match
from lecturer.ui.commands.actions import Actions
from lecturer.ui.commands.palette import Palette
from lecturer.ui.commands.shortcuts import ShortcutsDialog
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.history import HistoryDialog
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.opening import PathDialogs
from lecturer.ui.documents.versions import VersionsDialog
from lecturer.ui.editing.blanks_window import BlanksWindow
from lecturer.ui.editing.find_replace import FindDialog
from lecturer.ui.exporting.dialog import ExportDialog
from lecturer.ui.exporting.kit_dialog import Given, KitDialog
from lecturer.ui.importing.proposals.window import ProposalWindow
from lecturer.ui.shell.about import AboutDialog
from lecturer.ui.shell.preferences import PreferencesDialog
from lecturer.ui.shell.slide_pictures import SlidePictures
from lecturer.ui.widgets.messages import Messages
from lecturer.ui.widgets.user_settings import UserSettings

_MOST_WARNINGS = 5
"""How many remarks of an export are shown at once."""


class SideWindows(QObject):
    """Opens them over the main window; each at most once where it stays open beside the work.

    Args:
        window: The main window.
        open_talk: What is open.
        derived: What is given of it.
        messages: Where errors go.
        settings: The user's settings.
        dialogs: Asks for themes, pictures and where to export to.
    """

    match_chosen = Signal(Match)
    """A place that was found is to be shown; carries it."""
    exported = Signal(object, str, str)
    """Something was exported; carries its path, what to say of it and the tone."""
    version_chosen = Signal(Talk, object, str)
    """An earlier version is to be opened; carries its talk, its file and what to add to the file's name."""

    def __init__(
        self,
        window: QWidget,
        open_talk: OpenTalk,
        derived: DerivedState,
        messages: Messages,
        settings: UserSettings,
        dialogs: PathDialogs,
    ) -> None:
        super().__init__(window)
        self._window, self._open_talk, self._derived = window, open_talk, derived
        self._messages, self._settings, self._dialogs = messages, settings, dialogs
        self.pictures = SlidePictures(open_talk, dialogs.picture, messages.error)
        self._find: FindDialog | None = None
        self._blanks: BlanksWindow | None = None
        self._history: HistoryDialog | None = None

    def export(self) -> None:
        """Ask for a format and write it."""
        path, given = self._open_talk.document.path, self._derived
        if path is not None and given.variant:
            path = path.with_stem(f"{path.stem} {given.variant.replace('/', ' ')}")
        dialog = ExportDialog(
            given.given, path, self._messages, self._dialogs.save_export, parent=self._window
        )
        dialog.exported.connect(self._on_exported)
        self._open(dialog)

    def kit(self) -> None:
        """Put all that the venue needs into one folder."""
        derived = self._derived
        given = Given(derived.shown, self._open_talk.document.path, derived.shown_plan, derived.findings)
        dialog = KitDialog(given, self._messages, self._dialogs.folder, self._window)
        if self._settings.value.kit_name:
            dialog.template.setText(self._settings.value.kit_name)
        dialog.made.connect(lambda _kit, template: self._settings.update(kit_name=template))
        self._open(dialog)

    def propose(self) -> None:
        """Offer points for a talk that has none; those accepted are one edit."""
        if self._open_talk.talk.points:
            return
        name = self._open_talk.talk.title
        window = ProposalWindow(
            self._open_talk.talk, name=name, rate=self._derived.rate, can_review=False, parent=self._window
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.accepted.connect(self._on_proposed)
        window.show()

    def _on_proposed(self, talk: Talk) -> None:
        if talk is not self._open_talk.talk:
            self._open_talk.close_step()
            self._open_talk.apply(_("Accept proposed points"), talk)
            self._open_talk.close_step()

    def preferences(self) -> None:
        """Change the user's settings."""
        dialog = PreferencesDialog(self._settings.value, self._window)
        dialog.accepted.connect(lambda: self._settings.update(**dialog.result_fields()))
        self._open(dialog)

    def versions(self) -> None:
        """Show the earlier versions of the open file."""
        document = self._open_talk.document
        kept = earlier(document.path, document.talk) if document.path else ()
        dialog = VersionsDialog(kept, self._open_talk, self._window)
        dialog.chosen.connect(lambda talk: self.version_chosen.emit(talk, document.path, _("earlier")))
        self._open(dialog)

    def find(self) -> None:
        """Find and replace in the whole talk."""
        if self._find is None:
            self._find = FindDialog(self._open_talk, self._messages, self._window)
            self._find.match_chosen.connect(self.match_chosen)
        self._find.show()
        self._find.raise_()
        self._find.wanted.setFocus()

    def history(self) -> None:
        """Show what was done, to go back to any of it."""
        if self._history is None:
            self._history = HistoryDialog(self._open_talk, self._window)
        self._history.show()
        self._history.raise_()
        self._history.list.setFocus()

    def blanks(self) -> None:
        """Fill in the blanks of the talk."""
        if self._blanks is None:
            self._blanks = BlanksWindow(self._open_talk, self._window)
        self._blanks.show()
        self._blanks.activateWindow()
        self._blanks.field.setFocus()

    def palette(self, actions: Actions) -> None:
        """Find a command by what it is called."""
        Palette(actions, self._window).open_over(self._window)

    def shortcuts(self, actions: Actions) -> None:
        """Show the page of keys."""
        self._open(ShortcutsDialog(actions, self._window))

    def about(self) -> None:
        """Say what program this is."""
        self._open(AboutDialog(self._window))

    def theme_file(self) -> None:
        """Let a presentation's design be the talk's theme."""
        path = self._open_talk.document.path
        chosen = self._dialogs.theme_file(str(path.parent if path else Path.home()))
        if chosen is not None:
            self.take_theme(chosen)

    def take_theme(self, file: Path) -> None:
        """Make a theme or template the talk's; one from elsewhere is copied into the talk's folder.

        One that cannot be used leaves the talk alone.
        """
        path = self._open_talk.document.path
        try:
            load_theme(str(file), is_chosen=True)
            name = bring(file, path.parent) if path else waiting(file)
        except LecturerError as error:
            self._messages.error(error)
            return
        self._open_talk.apply(_("Theme"), edits.set_talk(self._open_talk.talk, theme=name))

    def _on_exported(self, report: Report) -> None:
        lines = [_("Exported to %(path)s") % {"path": report.path}, *report.warnings[:_MOST_WARNINGS]]
        if len(report.warnings) > _MOST_WARNINGS:
            lines.append(_("and %(count)d more remarks") % {"count": len(report.warnings) - _MOST_WARNINGS})
        self.exported.emit(report.path, "\n".join(lines), "warn" if report.warnings else "ok")

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
