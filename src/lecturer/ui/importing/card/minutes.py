"""The time limit on the import card: the minutes that contests ask for, and all rule sets."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDoubleSpinBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.manuscript.first_facts import MINUTES, RulesAsKept, minutes_of, rules_of_minutes, time_text
from lecturer.talk.records import Talk
from lecturer.timing.rate import Rate
from lecturer.timing.rules import load_rules, rule_names
from lecturer.ui.widgets.buttons import LabelledCombo, button
from lecturer.ui.widgets.flow import Flow
from lecturer.ui.widgets.labels import label, set_tone

_OTHER = -1.0
_LONGEST = 180


class MinutesRow(QWidget):
    """Chooses the rules of a talk by its minutes or by their name.

    Args:
        talk: The talk, whose own time is told beside.
        rate: How fast it is spoken.
        rules: The rules that are chosen at first.
    """

    changed = Signal()
    """Other rules are chosen."""

    def __init__(self, talk: Talk, rate: Rate, rules: RulesAsKept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk, self._rate = talk, rate
        self.rules = rules
        self._group = QButtonGroup(self)
        self.buttons: dict[float, QPushButton] = {}
        self.other = QDoubleSpinBox()
        self.other.setAccessibleName(_("Minutes"))
        self.other.setRange(1, _LONGEST)
        self.other.setDecimals(1)
        self.other.setSingleStep(1)
        self.other.setSuffix(_(" min"))
        self.names = LabelledCombo(_("Time limit"))
        self.told = label(role="meta")
        self.told.setWordWrap(True)
        self._lay_out()
        self.other.valueChanged.connect(lambda minutes: self._choose(rules_of_minutes(minutes)))
        self.names.activated.connect(lambda _index: self._choose(self.names.currentData()))
        self._show()

    def choose_minutes(self, minutes: float) -> None:
        """Allow so many minutes; 0 is no limit."""
        self._choose(rules_of_minutes(minutes) if minutes else "")

    def _choose(self, rules: RulesAsKept) -> None:
        self.rules = rules
        self._show()
        self.changed.emit()

    def _on_button(self, minutes: float) -> None:
        self.other.setVisible(minutes == _OTHER)
        if minutes == _OTHER:
            self.other.setFocus()
            self._choose(rules_of_minutes(self.other.value()))
        else:
            self.choose_minutes(minutes)

    def _show(self) -> None:
        minutes = minutes_of(self.rules)
        is_other = minutes is not None and minutes not in self.buttons
        pressed = self.buttons[_OTHER if is_other or minutes is None else minutes]
        if not (self.buttons[_OTHER].isChecked() and not self.other.isHidden()):
            pressed.setChecked(True)
            self.other.setVisible(is_other)
        if is_other and minutes:
            self.other.blockSignals(True)
            self.other.setValue(minutes)
            self.other.blockSignals(False)
        self._show_names()
        words, is_within = time_text(self._talk, self.rules, self._rate)
        self.told.setText(words)
        set_tone(self.told, "" if is_within else "warn")

    def _show_names(self) -> None:
        self.names.clear()
        for name in ("", *sorted(rule_names(), key=lambda each: not each.startswith("micro-lesson"))):
            self.names.addItem(_rules_label(name), name)
        if self.names.findData(self.rules) < 0:
            self.names.addItem(load_rules(self.rules).label or _("Own rules"), self.rules)
        self.names.setCurrentIndex(self.names.findData(self.rules))
        self.names.updateGeometry()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = Flow(spacing=6)
        texts = [
            (float(each), ngettext("%(n)d minute", "%(n)d minutes", each) % {"n": each}) for each in MINUTES
        ]
        for minutes, text in (*texts, (0.0, _("No limit")), (_OTHER, _("Other…"))):
            made = button(text)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.clicked.connect(lambda _checked=False, minutes=minutes: self._on_button(minutes))
            self._group.addButton(made)
            self.buttons[minutes] = made
            row.addWidget(made)
        row.addWidget(self.other)
        column.addLayout(row)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.names)
        below.addWidget(self.told, 1)
        column.addLayout(below)


def _rules_label(name: str) -> str:
    try:
        return load_rules(name).label or _("No limit") if name else _("No limit")
    except LecturerError:
        return name
