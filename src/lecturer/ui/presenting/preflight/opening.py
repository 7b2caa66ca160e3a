"""Opens the check before a show over the open talk, and knows what its buttons do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lecturer.show.preferences import Preferences
from lecturer.show.preflight import Action, Facts
from lecturer.system.computer import Computer
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_file import OpenFile
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.presenting.console.arrangements import Arrangements
from lecturer.ui.presenting.console.identify import identify_screens
from lecturer.ui.presenting.console.presentation import preferences_path
from lecturer.ui.presenting.preflight.gathering import gather, lost_pictures
from lecturer.ui.presenting.preflight.system_settings import can_open, open_page
from lecturer.ui.presenting.preflight.teach_dialog import TeachDialog
from lecturer.ui.presenting.preflight.window import PreflightWindow
from lecturer.ui.presenting.start import Presenting
from lecturer.ui.widgets.user_settings import UserSettings


class Preflight(QObject):
    """Keeps the one window of the check.

    Args:
        window: The main window; the check stands beside it.
        open_talk: What will be presented.
        derived: Its plan, deck and findings.
        file: Its file.
        presenting: Begins the show.
        settings: The user's settings.
    """

    blanks_wanted = Signal()
    """The user wants to fill in what is left blank."""
    rules_wanted = Signal()
    """The user wants to choose other rules."""
    theme_wanted = Signal()
    """The user wants to choose another theme."""

    def __init__(
        self,
        window: QWidget,
        open_talk: OpenTalk,
        derived: DerivedState,
        file: OpenFile,
        presenting: Presenting,
        settings: UserSettings,
    ) -> None:
        super().__init__(window)
        self._main, self._open_talk, self._derived, self._file = window, open_talk, derived, file
        self._presenting, self._settings = presenting, settings
        self._window: PreflightWindow | None = None
        self._numbers: list[QWidget] = []

    @property
    def window(self) -> PreflightWindow | None:
        """The window, once it was opened."""
        return self._window

    def open(self) -> None:
        """Show the check, or bring it to the front."""
        if self._window is None:
            self._window = self._make()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _make(self) -> PreflightWindow:
        made = PreflightWindow(self._gather, self._preferences, self._actions(), self._main)
        made.began.connect(self._presenting.begin)
        for signal in (self._open_talk.state_changed, self._open_talk.replaced, self._derived.deck_changed):
            signal.connect(made.refresh)
        return made

    def _gather(self, preferences: Preferences, computer: Computer, heard: str) -> Facts:
        saved = self._open_talk.document.path is not None and not self._file.has_unsaved
        return gather(self._derived, preferences, computer, is_saved=saved, heard=heard)

    def _preferences(self) -> Preferences:
        return self.arrangements().value

    def arrangements(self) -> Arrangements:
        """How the user's screens and keys are arranged."""
        return Arrangements(preferences_path(), self._settings.value)

    def _actions(self) -> dict[Action, Callable[[], object]]:
        actions: dict[Action, Callable[[], object]] = {
            "identify": self._identify,
            "save": self._file.save,
            "rules": self.rules_wanted.emit,
            "blanks": self.blanks_wanted.emit,
            "picture": self._show_picture,
            "theme": self.theme_wanted.emit,
            "teach": self._teach,
        }
        if can_open("displays"):
            actions["displays"] = lambda: open_page("displays")
        if can_open("power"):
            actions["power"] = lambda: open_page("power")
        return actions

    def _identify(self) -> None:
        self._numbers = identify_screens()

    def _show_picture(self) -> None:
        lost = lost_pictures(self._derived)
        if lost:
            self._open_talk.select(lost[0])
            self._main.activateWindow()

    def _teach(self) -> None:
        dialog = TeachDialog(self.arrangements(), self._window)
        dialog.finished.connect(lambda _code: self._window.refresh() if self._window else None)
        dialog.open()
