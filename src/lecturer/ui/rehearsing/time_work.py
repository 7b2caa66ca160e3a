"""The window's work on time: rehearsals and what they teach, the limits and how to keep them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.talk import edits
from lecturer.talk.records import Variant
from lecturer.timing.contest import Rules
from lecturer.timing.learning import expected_seconds
from lecturer.timing.own_rules import reference, remove_own, save_own
from lecturer.timing.rules import load_rules
from lecturer.timing.take_review import rules_or_none
from lecturer.timing.variants import with_variant, without_variant
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.presenting.start import Presenting
from lecturer.ui.rehearsing.rehearsing import Rehearsing
from lecturer.ui.rehearsing.rules.editor import RulesDialog
from lecturer.ui.rehearsing.take_book import TakeBook
from lecturer.ui.rehearsing.take_pages import ReportDialog, TakePages
from lecturer.ui.rehearsing.variants.choice import VariantChoice
from lecturer.ui.rehearsing.variants.window import FitWindow
from lecturer.ui.widgets.messages import Messages

_SOON_MS = 250
"""Takes are asked after a pause in typing."""


class TimeWork(QObject):
    """Brings together what has to do with time.

    Args:
        window: Owns what is opened.
        open_talk: What is open.
        derived: Its plan.
        presenting: Runs the shows.
        messages: Where errors go.
        dialogs: Asks where a report goes.
    """

    save_wanted = Signal()
    """The talk is to be saved, so that its takes are kept."""
    rate_wanted = Signal(float)
    """The user takes over the measured rate; carries its characters a minute."""
    rehearsed_changed = Signal(float)
    """The last takes say something else; carries the seconds of what is given, 0 without takes."""
    rules_held = Signal(str)
    """The version that is given has rules of its own; carries their name, nothing for the talk's rules."""

    def __init__(
        self,
        window: QWidget,
        open_talk: OpenTalk,
        derived: DerivedState,
        presenting: Presenting,
        messages: Messages,
        dialogs: ReportDialog,
    ) -> None:
        super().__init__(window)
        self._window, self._open_talk, self._derived = window, open_talk, derived
        self._messages = messages
        self.fitting: FitWindow | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self.book = TakeBook(open_talk, self)
        presenting.learn_from(lambda: self.book.takes)
        self.rehearsing = Rehearsing(open_talk, derived, self.book, presenting, messages)
        self.takes = TakePages(open_talk, derived, self.book, messages, dialogs, window)
        self._connect_takes()
        self.choice = VariantChoice(open_talk, derived)
        self.choice.fit_wanted.connect(self.fit)
        self._soon.timeout.connect(lambda: self.rehearsed_changed.emit(self._rehearsed()))
        for changed in (self.book.changed, derived.plan_changed):
            changed.connect(self._soon.start)
        derived.variant_changed.connect(lambda: self.rules_held.emit(self._rules_of_variant()))

    def _connect_takes(self) -> None:
        takes, rehearsing = self.takes, self.rehearsing
        rehearsing.ended.connect(takes.show_last)
        takes.again_wanted.connect(rehearsing.begin)
        takes.practise_wanted.connect(rehearsing.practise)
        takes.short_wanted.connect(rehearsing.rehearse_without)
        takes.save_wanted.connect(self.save_wanted)
        takes.rate_wanted.connect(self.rate_wanted)

    def fit(self) -> None:
        """Open the window that fits the talk to a limit, on the version that is given."""
        if self.fitting is None:
            self.fitting = FitWindow(self._window)
            self.fitting.saved.connect(self._keep_variant)
            self.fitting.removed.connect(self._remove_variant)
            self._derived.plan_changed.connect(self._follow)
            self.book.changed.connect(self._follow)
        self.fitting.show()
        self._follow()
        self.fitting.open_version(self._derived.variant)
        self.fitting.activateWindow()

    def edit_rules(self) -> None:
        """Open the editor on the talk's rules."""
        dialog = RulesDialog(rules_or_none(self._open_talk.talk), self._window)
        dialog.made.connect(self._take_rules)
        dialog.forgotten.connect(self._forget_rules)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _rehearsed(self) -> float:
        """Seconds of what is given, by the last takes; 0 without any."""
        takes = self.book.takes
        return sum(expected_seconds(self._derived.given_plan, takes).values()) if takes else 0.0

    def _rules_of_variant(self) -> str:
        """What the rules are called that the version brings with it; nothing when they are the talk's."""
        name, variants = self._derived.variant, self._open_talk.talk.variants
        has_own = any(each.rules for each in variants if each.name == name)
        return rules_or_none(self._derived.given).label if has_own else ""

    def _follow(self) -> None:
        if self.fitting is None or not self.fitting.isVisible():
            return
        planned, takes = self._derived.plan, self.book.takes
        expected = expected_seconds(planned, takes)
        self.fitting.show_talk(self._open_talk.talk, planned, expected, has_takes=bool(takes))

    def _keep_variant(self, variant: Variant) -> None:
        self._open_talk.close_step()
        self._open_talk.apply(_("Version"), with_variant(self._open_talk.talk, variant))
        self._derived.set_variant(variant.name)

    def _remove_variant(self, name: str) -> None:
        self._open_talk.close_step()
        self._open_talk.apply(_("Remove a version"), without_variant(self._open_talk.talk, name))

    def _forget_rules(self, name: str) -> None:
        """The open talk keeps them, written out."""
        try:
            if self._open_talk.talk.rules == name:
                written = reference(load_rules(name))
                self._open_talk.apply(_("Rules"), edits.set_talk(self._open_talk.talk, rules=written))
            remove_own(name)
        except LecturerError as error:
            self._messages.error(error)
        self.rules_held.emit(self._rules_of_variant())

    def _take_rules(self, rules: Rules, keep: bool) -> None:
        after = edits.set_talk(self._open_talk.talk, rules=reference(rules))
        self._open_talk.apply(_("Rules"), after)
        if keep:
            try:
                save_own(rules)
            except LecturerError as error:
                self._messages.error(error)
