"""The dialog that makes rules: a name and two times suffice, everything else is there when it is needed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.i18n import pgettext
from lecturer.timing.contest import STARTS, Rules
from lecturer.timing.contest import Signal as RuleSignal
from lecturer.timing.draft import Draft, SignalDraft, clock_typed, draft_of, rules_of, usual_signals
from lecturer.timing.format import clock_text
from lecturer.timing.own_rules import readable_rules
from lecturer.timing.rules import load_rules, own_names
from lecturer.ui.rehearsing.rules.rows import BandRows, SignalRows
from lecturer.ui.rehearsing.rules.trial import Trial
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import CheckBox, LabelledCombo, Segments, button
from lecturer.ui.widgets.labels import label, line, set_tip, set_tone
from lecturer.ui.widgets.placing import open_fitting


class RulesDialog(QDialog):
    """Edits rules; `rules` are those that were made when it is accepted.

    Args:
        rules: What to begin with.
    """

    made = Signal(object, bool)
    """Rules were made; carries them, and whether they are to be offered for other talks too."""
    forgotten = Signal(str)
    """Rules of the user's are to be offered no more; carries their name."""

    def __init__(self, rules: Rules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = rules
        self._are_usual = True
        self.setWindowTitle(_("Rules"))
        self.name = _field(_("Name"), _("such as: our spring contest"))
        self.start, self.forget = LabelledCombo("", minimum=280), button(_("Forget"), small=True)
        self.minimum, self.maximum = _time(_("Minimum"), "6:00"), _time(_("Maximum"), "8:00")
        self.signals, self.bands = SignalRows(), BandRows()
        self.under, self.cap = _time(_("Points off when too short"), "0.1"), _time(_("At most"), "–")
        self.scale = Segments((("10", "10"), ("100", "100")), _("Scale of points"))
        self.grace, self.hard_stop = _time(_("Grace in seconds"), "0"), _time(_("Stopped at"), "–")
        self.starts = LabelledCombo("", minimum=280)
        self.excluded = _field(_("Does not count"), _("such as: self-introduction"))
        self.questions = _time(_("Questions afterwards"), "–")
        self.anonymous = CheckBox(_("Neither name nor unit may be shown or said"))
        self.keep = CheckBox(_("Offer these rules for other talks too"))
        self.trial = Trial()
        self.problem = label()
        self.use, self.stop = button(_("Use these rules"), primary=True), button(_("Cancel"))
        self._fill_choices()
        self._lay_out()
        self._connect()
        self.show_rules(rules)

    @property
    def draft(self) -> Draft:
        """What is typed."""
        return Draft(
            base=self._base,
            name=self.name.text(),
            minimum=self.minimum.text(),
            maximum=self.maximum.text(),
            grace=self.grace.text(),
            hard_stop=self.hard_stop.text(),
            signals=None if self._are_usual else self.signals.drafts,
            over=self.bands.drafts,
            under=self.under.text(),
            scale=self.scale.choice,
            cap=self.cap.text(),
            starts=self.starts.currentData(),
            excluded=self.excluded.text(),
            questions=self.questions.text(),
            anonymous=self.anonymous.isChecked(),
        )

    def show_rules(self, rules: Rules) -> None:
        """Begin with other rules; a name that was typed stays."""
        draft = draft_of(rules)
        self._base = rules
        if not self.name.isModified():
            self.name.setText(draft.name)
        for field, text in (
            (self.minimum, draft.minimum), (self.maximum, draft.maximum), (self.grace, draft.grace),
            (self.hard_stop, draft.hard_stop), (self.under, draft.under), (self.cap, draft.cap),
            (self.excluded, draft.excluded), (self.questions, draft.questions),
        ):  # fmt: skip
            field.setText(text)
        self.scale.choose(draft.scale if draft.scale in ("10", "100") else "100")
        self.starts.setCurrentIndex(self.starts.findData(draft.starts))
        self.anonymous.setChecked(draft.anonymous)
        self.bands.show_bands(draft.over)
        self._are_usual = rules.signals == usual_signals(rules.maximum)
        self.signals.show_signals(draft.signals or ())
        self._judge()

    def accept(self) -> None:
        """Hand over the rules, if they make sense."""
        rules = self._judge()
        if rules is not None:
            self.made.emit(rules, self.keep.isChecked())
            super().accept()

    def _judge(self) -> Rules | None:
        """Say what makes no sense; else try the rules out."""
        try:
            rules = rules_of(self.draft)
        except LecturerError as error:
            self.problem.setText(str(error))
            set_tone(self.problem, "over")
            self.use.setEnabled(False)
            return None
        self.problem.setText("")
        self.use.setEnabled(True)
        self.trial.show_rules(rules)
        return rules

    def _on_limits_edited(self) -> None:
        """The usual signals move with the limit, until somebody changes them."""
        if self._are_usual:
            seconds = _seconds(self.maximum.text())
            self.signals.show_signals([_typed(each) for each in usual_signals(seconds)])
        self._judge()

    def _on_signals_changed(self) -> None:
        self._are_usual = False
        self._judge()

    def _fill_choices(self) -> None:
        self.start.setAccessibleName(_("Begin with"))
        set_tip(self.forget, _("Offer these rules of yours no more; talks that have them keep them"))
        self.forget.setEnabled(False)
        self.start.addItem(_("– as it is –"), "")
        for rules in readable_rules():
            self.start.addItem(rules.label, rules.name)
        self.starts.setAccessibleName(_("The clock"))
        for value, text in STARTS.items():
            self.starts.addItem(_(text), value)

    def _connect(self) -> None:
        self.start.activated.connect(self._on_start_chosen)
        self.forget.clicked.connect(self._on_forget_clicked)
        for field in (self.minimum, self.maximum):
            field.textEdited.connect(lambda _text: self._on_limits_edited())
        for field in (self.minimum, self.maximum, self.hard_stop, self.questions):
            field.editingFinished.connect(lambda field=field: field.setText(clock_typed(field.text())))
        for field in (
            self.name, self.grace, self.hard_stop, self.under, self.cap, self.excluded, self.questions,
        ):  # fmt: skip
            field.textEdited.connect(lambda _text: self._judge())
        self.scale.chosen.connect(lambda _key: self._judge())
        self.signals.changed.connect(self._on_signals_changed)
        self.bands.changed.connect(self._judge)
        self.use.clicked.connect(self.accept)
        self.stop.clicked.connect(self.reject)

    def _on_start_chosen(self, index: int) -> None:
        name = self.start.itemData(index)
        self.forget.setEnabled(name in own_names())
        if name:
            self.show_rules(load_rules(name))

    def _on_forget_clicked(self) -> None:
        """What they say stays in the form, so that they can be kept again."""
        name, text = self.start.currentData(), self.start.currentText()
        self.forgotten.emit(name)
        if name not in own_names():
            self.start.removeItem(self.start.currentIndex())
            self.start.setCurrentIndex(0)
            self.forget.setEnabled(False)
            self.problem.setText(_("“%(name)s” is offered no more") % {"name": text})
            set_tone(self.problem, "ok")

    # --------------------------------------------------------------- the form

    def _lay_out(self) -> None:
        inside = QFrame()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(self._limits())
        for head, parts in (
            (_("Signals"), (self.signals,)),
            (_("Penalties"), (self.bands, self._too_short(), self.trial)),
            (pgettext("rules", "Further"), (self._further(), self.anonymous)),
        ):
            column.addWidget(line())
            column.addWidget(label(head, "heading"))
            for part in parts:
                column.addWidget(part)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        outer.addWidget(line())
        outer.addLayout(self._foot())
        open_fitting(self, 700, 720)

    def _limits(self) -> QFormLayout:
        how = _("minutes:seconds; 8 means 8:00")
        limits = (pgettext("rules", "from"), self.minimum, pgettext("rules", "to"), self.maximum, how)
        return _form(
            (_("Name"), self.name),
            (_("Begin with"), _row(self.start, self.forget)),
            (pgettext("rules", "Time"), _row(*limits)),
        )

    def _too_short(self) -> QWidget:
        points = _("too short: minus"), self.under, pgettext("rules", "of"), self.scale
        return _row(*points, _("points, at most"), self.cap)

    def _further(self) -> QWidget:
        stops = self.grace, _("s of grace, stopped at"), self.hard_stop
        made = QWidget()
        form = _form(
            (pgettext("rules", "Late"), _row(*stops, _("questions afterwards"), self.questions)),
            (_("The clock"), self.starts),
            (_("Does not count"), self.excluded),
        )
        form.setContentsMargins(0, 0, 0, 0)
        made.setLayout(form)
        return made

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 24, 16)
        foot.setSpacing(8)
        self.problem.setWordWrap(True)
        self.use.setDefault(True)
        foot.addWidget(self.keep)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.stop)
        foot.addWidget(self.use)
        return foot


def _field(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made


def _time(name: str, hint: str) -> QLineEdit:
    made = _field(name, hint)
    made.setFixedWidth(style.scaled(72))
    return made


def _form(*rows: tuple[str, QWidget]) -> QFormLayout:
    form = QFormLayout()
    form.setVerticalSpacing(10)
    form.setHorizontalSpacing(16)
    for name, part in rows:
        form.addRow(name, part)
    return form


def _row(*parts: str | QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part in parts:
        row.addWidget(label(part, "second") if isinstance(part, str) else part)
    row.addStretch(1)
    return made


def _seconds(text: str) -> float | None:
    try:
        return rules_of(Draft(maximum=text, signals=())).maximum
    except LecturerError:
        return None


def _typed(signal: RuleSignal) -> SignalDraft:
    return SignalDraft(clock_text(signal.at), signal.label, signal.shape, signal.sound)
