"""The line at the foot of the window: is it saved, is every word kept, what to look at, how long it takes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.blanks import blanks
from lecturer.talk.original import changed_characters
from lecturer.timing.budget import Budget, budget
from lecturer.timing.format import clock_text
from lecturer.timing.wording import counts_text
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.original_dialog import OriginalDialog
from lecturer.ui.widgets import style
from lecturer.ui.widgets.budget_bar import BudgetBar
from lecturer.ui.widgets.icon_label import IconLabel
from lecturer.ui.widgets.labels import label, set_tip, set_tone

_DELAY_MS = 250
_MOST_FINDINGS = 30


class StatusBar(QFrame):
    """Shows the state of the open talk in figures and words."""

    save_requested = Signal()
    """The sign that the talk is not saved was clicked."""
    next_blank_requested = Signal()
    """The number of blanks was clicked."""
    fit_requested = Signal()
    """The bar of the whole time was clicked."""

    def __init__(self, open_talk: OpenTalk, derived: DerivedState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_talk, self._derived = open_talk, derived
        self._rehearsed = 0.0
        self.setProperty("ground", "panel")
        self.setFixedHeight(style.scaled(42))
        self.saved = IconLabel("check")
        self.kept = IconLabel("lock")
        self.remarks = IconLabel("warning", "warn")
        self.blanks = IconLabel("blank", "blank")
        self.total, self.limit = label(role="row"), label(role="second")
        self.bar = BudgetBar()
        self.left = label()
        self._lay_out()
        self._delay = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._delay.timeout.connect(self.refresh)
        self.saved.clicked.connect(self.save_requested)
        self.bar.clicked.connect(self.fit_requested)
        self.blanks.clicked.connect(self.next_blank_requested)
        self.remarks.clicked.connect(self._show_findings)
        open_talk.replaced.connect(self.refresh)
        self.kept.clicked.connect(self._show_changes)
        open_talk.changed.connect(lambda _change: self._delay.start())
        derived.plan_changed.connect(self._show_budget)
        derived.deck_changed.connect(self._show_remarks)
        self.refresh()

    def show_saved(self, text: str, tone: str, icon: str) -> None:
        """Say whether the talk is saved."""
        self.saved.set_text(text, tone, icon)

    def show_rehearsed(self, seconds: float) -> None:
        """Say beside the plan what the last takes make of the talk; 0 for no takes."""
        if round(seconds) != round(self._rehearsed):
            self._rehearsed = seconds
            self._show_budget()

    def refresh(self) -> None:
        """Look at the talk anew."""
        self._show_kept()
        count = sum(1 for _blank in blanks(self._open_talk.talk))
        self.blanks.set_text(ngettext("%(n)d blank", "%(n)d blanks", count) % {"n": count})
        self.blanks.setVisible(bool(count))
        self._show_remarks()
        self._show_budget()

    def _show_kept(self) -> None:
        """What became of the manuscript; a talk without one claims nothing."""
        talk = self._open_talk.talk
        changed = changed_characters(talk)
        self.kept.setVisible(talk.manuscript is not None)
        if changed is None:
            text, hint = (
                _("Manuscript unknown"),
                _("The file was changed elsewhere; nothing proves its words"),
            )
        elif not changed:
            text, hint = _("As the manuscript"), _("Not a character differs from the imported manuscript")
        else:
            text = ngettext("%(n)d character changed", "%(n)d characters changed", changed) % {"n": changed}
            hint = _("Compared with the imported manuscript; click to see where")
        self.kept.set_text(text)
        set_tip(self.kept, hint)
        self.kept.setEnabled(bool(changed))

    def _show_remarks(self) -> None:
        count = len(self._derived.findings)
        worst = "over" if any(each.severity == "error" for each in self._derived.findings) else "warn"
        text = ngettext("%(n)d remark", "%(n)d remarks", count) % {"n": count}
        self.remarks.set_text(text, worst)
        self.remarks.setVisible(bool(count))

    def _show_budget(self) -> None:
        derived = self._derived
        shown = budget(derived.given, derived.given_plan, derived.rules)
        self.bar.show_budget(shown)
        self.total.setText(clock_text(shown.total))
        limit = f"/ {clock_text(shown.maximum)}" if shown.maximum else ""
        said = (
            _("by your rehearsals %(time)s") % {"time": clock_text(self._rehearsed)}
            if self._rehearsed
            else ""
        )
        self.limit.setText(" · ".join(filter(None, (limit, said))))
        self.limit.setVisible(bool(limit or said))
        for part in (self.total, self.bar):
            set_tip(part, counts_text(derived.given_plan) + "\n" + _("Click the bar to fit the limit"))
        text, tone = rest_in_words(shown)
        self.left.setText(text)
        self.left.setVisible(bool(text))
        set_tone(self.left, tone)

    def _show_changes(self) -> None:
        OriginalDialog(self._open_talk.talk, self.window()).exec()

    def _show_findings(self) -> None:
        menu = QMenu(self)
        for finding in self._derived.findings[:_MOST_FINDINGS]:
            action = QAction(f"{finding.what}  —  {finding.remedy}" if finding.remedy else finding.what, menu)
            action.setEnabled(bool(finding.key))
            action.triggered.connect(lambda _=False, key=finding.key: self._open_talk.select(key))
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self.remarks.mapToGlobal(above))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 16, 0)
        row.setSpacing(8)
        for part in (self.saved, self.kept, self.remarks, self.blanks):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            row.addWidget(part)
        row.addStretch()
        row.addWidget(label(_("Total")))
        self.total.setStyleSheet("font-weight: bold")
        row.addWidget(self.total)
        row.addWidget(self.limit)
        row.addWidget(self.bar, 1)
        self.left.setStyleSheet("font-weight: bold")
        row.addWidget(self.left)


def rest_in_words(shown: Budget) -> tuple[str, str]:
    """What is left or too much, and its tone; nothing without an upper limit."""
    if shown.left is None:
        return "", ""
    cost = f" ({shown.cost})" if shown.cost else ""
    if shown.is_over:
        return _("▲ %(time)s over") % {"time": clock_text(-shown.left)} + cost, "over"
    if shown.minimum is not None and shown.total < shown.minimum:
        return _("▼ %(time)s short") % {"time": clock_text(shown.minimum - shown.total)} + cost, "warn"
    return _("%(time)s left") % {"time": clock_text(shown.left)}, "ok"
