"""The row of the most used commands, with the rules of the contest; narrow windows show icons only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.talk import edits
from lecturer.timing.own_rules import reference
from lecturer.timing.rules import load_rules, own_names, rule_names
from lecturer.ui.commands.action_button import ActionButton
from lecturer.ui.commands.actions import Actions
from lecturer.ui.commands.table import TOOLBAR, CommandName
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import LabelledCombo
from lecturer.ui.widgets.labels import line

_EDIT = "…"
"""Stands for the way to the editor; no rule set can be called so."""


class ToolBar(QFrame):
    """Buttons for the commands of the window, and the choice of rules."""

    rules_edit_wanted = Signal()
    """The user wants rules that are not among those offered."""

    def __init__(self, open_talk: OpenTalk, actions: Actions) -> None:
        super().__init__()
        self._open_talk = open_talk
        self._buttons: list[ActionButton] = []
        self._held = ""
        self.setProperty("ground", "panel")
        self.setFixedHeight(style.scaled(48))
        self.rules = LabelledCombo(_("Rules"))
        self.rules.setMaximumWidth(style.scaled(280))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0, 12, 0)
        self._row.setSpacing(4)
        work, history, results = TOOLBAR
        self._add(actions, work)
        self._divide()
        self._add(actions, history)
        self._row.addStretch()
        self._choices = QHBoxLayout()
        self._choices.setSpacing(8)
        self._choices.addWidget(self.rules)
        self._row.addLayout(self._choices)
        self._divide()
        self._add(actions, results)
        self._row.addSpacing(6)
        self.present = ActionButton(actions, "present", has_label=True, primary=True)
        self._row.addWidget(self.present)
        self.rules.activated.connect(self._on_rules_chosen)
        open_talk.replaced.connect(self._show_rules)
        open_talk.changed.connect(lambda _change: self._show_rules())
        self._show_rules()

    def set_compact(self, is_compact: bool) -> None:
        """Show icons only, or icons with their words."""
        shown = Qt.ToolButtonStyle
        for each in self._buttons:
            each.setToolButtonStyle(
                shown.ToolButtonIconOnly if is_compact else shown.ToolButtonTextBesideIcon
            )

    def hold_rules(self, label: str) -> None:
        """Show the rules that a version brings with it, which cannot be chosen here; empty for the talk's."""
        self._held = label
        self.rules.setEnabled(not label)
        self._show_rules(force=True)

    def add_choice(self, choice: QWidget) -> None:
        """Put another choice before that of the rules."""
        self._choices.insertWidget(0, choice)

    def _add(self, actions: Actions, names: tuple[CommandName, ...]) -> None:
        for name in names:
            made = ActionButton(actions, name, has_label=True)
            self._buttons.append(made)
            self._row.addWidget(made)

    def _divide(self) -> None:
        divider = line("vertical")
        divider.setFixedHeight(22)
        self._row.addSpacing(8)
        self._row.addWidget(divider)
        self._row.addSpacing(8)

    def _on_rules_chosen(self, index: int) -> None:
        if self.rules.itemData(index) == _EDIT:
            self._show_rules(force=True)
            self.rules_edit_wanted.emit()
            return
        after = edits.set_talk(self._open_talk.talk, rules=_as_kept(self.rules.itemData(index)))
        self._open_talk.apply(_("Rules"), after)

    def _show_rules(self, *, force: bool = False) -> None:
        wanted = self._open_talk.talk.rules
        if self.rules.count() and self.rules.currentData() == wanted and not force:
            return
        self.rules.blockSignals(True)
        self.rules.clear()
        if self._held:
            self.rules.addItem(self._held)
            self.rules.blockSignals(False)
            self.rules.updateGeometry()
            return
        self.rules.addItem(_("No limit"), "")
        for name in rule_names():
            self.rules.addItem(_label(name), name)
        if self.rules.findData(wanted) < 0:
            self.rules.addItem(_label(wanted), wanted)
        self.rules.setCurrentIndex(max(self.rules.findData(wanted), 0))
        self.rules.insertSeparator(self.rules.count())
        self.rules.addItem(_("Other rules…"), _EDIT)
        self.rules.blockSignals(False)
        self.rules.updateGeometry()


def _as_kept(name: str) -> str | dict[str, object]:
    """Rules as a talk keeps them: ours by name, the user's written out, so that it has them everywhere."""
    try:
        return reference(load_rules(name)) if name in own_names() else name
    except LecturerError:
        return name


def _label(rules: str | dict[str, object]) -> str:
    """What rules are called; those that cannot be read keep their name, and the check says why."""
    try:
        return load_rules(rules).label or _("Own rules")
    except LecturerError:
        return rules if isinstance(rules, str) else _("Own rules")
