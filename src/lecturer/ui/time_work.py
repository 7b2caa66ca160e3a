"""What the window does about time: rehearsals and what they teach, the limits and how to keep them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.talk import edits
from lecturer.timing.contest import Rules
from lecturer.timing.looking_back import rules_or_none
from lecturer.timing.own_rules import reference, save_own
from lecturer.ui.bridge import OpenTalk
from lecturer.ui.figures import Figures
from lecturer.ui.main_window.toolbar import ToolBar
from lecturer.ui.messages import Messages
from lecturer.ui.presenting import Presenting
from lecturer.ui.rehearse.rehearsing import Rehearsing
from lecturer.ui.rehearse.take_book import TakeBook
from lecturer.ui.rules.editor import RulesDialog
from lecturer.ui.side_windows import rate_of
from lecturer.ui.user_settings import UserSettings


class TimeWork(QObject):
    """Brings together what has to do with time.

    Args:
        window: Owns what is opened.
        open_talk: What is open.
        figures: Its plan.
        presenting: Runs the shows.
        messages: Where errors go.
        settings: Where the rate is kept.
    """

    save_wanted = Signal()
    """The talk is to be saved, so that its takes are kept."""

    def __init__(
        self,
        window: QWidget,
        open_talk: OpenTalk,
        figures: Figures,
        presenting: Presenting,
        messages: Messages,
        settings: UserSettings,
    ) -> None:
        super().__init__(window)
        self._window, self._open_talk, self._figures = window, open_talk, figures
        self._messages, self._settings = messages, settings
        self.book = TakeBook(open_talk, self)
        presenting.learn_from(lambda: self.book.takes)
        self.rehearsing = Rehearsing(open_talk, figures, self.book, presenting, messages, window)
        self.rehearsing.save_wanted.connect(self.save_wanted)
        self.rehearsing.rate_wanted.connect(self._take_rate)

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands about time do, by their names."""
        return {
            "rehearse": self.rehearsing.begin,
            "practise": lambda: self.rehearsing.practise(self._open_talk.selection),
            "takes": self.rehearsing.open_page,
            "rules": self.edit_rules,
        }

    def attach(self, toolbar: ToolBar) -> None:
        """Serve the choices of the toolbar."""
        toolbar.rules_edit_wanted.connect(self.edit_rules)

    def edit_rules(self) -> None:
        """Open the editor on the talk's rules."""
        dialog = RulesDialog(rules_or_none(self._open_talk.talk), self._window)
        dialog.made.connect(self._take_rules)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take_rules(self, rules: Rules, keep: bool) -> None:
        after = edits.set_talk(self._open_talk.talk, rules=reference(rules))
        self._open_talk.apply(_("Rules"), after)
        if keep:
            try:
                save_own(rules)
            except LecturerError as error:
                self._messages.error(error)

    def _take_rate(self, characters_per_minute: float) -> None:
        self._settings.update(rate=round(characters_per_minute, 1))
        self._figures.set_rate(rate_of(self._settings))
