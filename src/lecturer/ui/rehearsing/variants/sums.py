"""The sums of a fitting: the time, the limits, how much too much or too little, both counts."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.timing.budget import budget_of
from lecturer.timing.format import clock_text
from lecturer.timing.time_fit_manual import Fitted
from lecturer.timing.wording import amount_text, counts_text
from lecturer.ui.widgets.budget_bar import BudgetBar
from lecturer.ui.widgets.labels import label, set_tone


class SumsCard(QFrame):
    """A card with the sums."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self.total, self.limit = label(role="figure"), label(role="second")
        self.verdict = label(role="row")
        self.counts, self.by_takes = label(role="meta"), label(role="meta")
        self.bar = BudgetBar()
        self.bar.setMaximumWidth(16_777_215)
        self.verdict.setWordWrap(True)
        figures = QHBoxLayout()
        figures.setSpacing(8)
        figures.addWidget(self.total)
        figures.addWidget(self.limit)
        figures.addStretch(1)
        figures.addWidget(self.verdict, 2)
        below = QHBoxLayout()
        below.addWidget(self.counts)
        below.addStretch(1)
        below.addWidget(self.by_takes)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        column.addLayout(figures)
        column.addWidget(self.bar)
        column.addLayout(below)

    def show_sums(self, done: Fitted, *, has_takes: bool) -> None:
        """Show what it comes to."""
        high, low = done.rules.maximum, done.rules.minimum
        self.total.setText(clock_text(done.expected))
        limits = "–".join(clock_text(limit) for limit in (low, high) if limit is not None)
        self.limit.setText(f"/ {limits}" if limits else "")
        text, tone = verdict(done)
        self.verdict.setText(text)
        set_tone(self.verdict, tone)
        self.bar.show_budget(budget_of(done.parts, done.rules))
        self.counts.setText(counts_text(done.plan))
        by_text = _("by your rehearsals; by the text %(time)s") % {"time": clock_text(done.plan.total)}
        self.by_takes.setText(by_text if has_takes else "")


def verdict(done: Fitted) -> tuple[str, str]:
    """How it stands to the limits, and the tone of that."""
    lost = done.lost
    facts = {"time": clock_text(lost.seconds), "amount": amount_text(done.plan, lost.seconds)}
    cost = f" ({lost.text})" if lost.text else ""
    if lost.side == "over":
        return _("▲ %(time)s over, about %(amount)s") % facts + cost, "over"
    if lost.side == "under":
        return _("▼ %(time)s short, about %(amount)s") % facts + cost, "warn"
    if done.rules.maximum is None:
        return "", ""
    left = clock_text(done.rules.maximum - done.expected)
    return _("✓ fits, %(time)s left") % {"time": left}, "ok"
