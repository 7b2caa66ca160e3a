"""Rules tried out at one time: what ending then would cost."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.timing.contest import Rules, penalty
from lecturer.timing.draft import clock_typed
from lecturer.timing.format import clock_text
from lecturer.timing.rules import rules_from
from lecturer.ui.widgets import style
from lecturer.ui.widgets.labels import label, set_tone

_LATE_SECONDS = 15.0


class Trial(QWidget):
    """A time to type, and the answer beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = Rules()
        self.at = QLineEdit()
        self.at.setAccessibleName(_("Try a time"))
        self.at.setFixedWidth(style.scaled(72))
        self.answer = label()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(label(_("Try: ending at"), "second"))
        row.addWidget(self.at)
        row.addWidget(self.answer)
        row.addStretch(1)
        self.at.textEdited.connect(lambda _text: self._tell())

    def show_rules(self, rules: Rules) -> None:
        """Try other rules; the time follows their limit until one was typed."""
        self._rules = rules
        if not self.at.isModified() and rules.maximum is not None:
            self.at.setText(clock_text(rules.maximum + _LATE_SECONDS))
        self._tell()

    def _tell(self) -> None:
        try:
            at = rules_from({"maximum": clock_typed(self.at.text())}).maximum
        except LecturerError:
            at = None
        if at is None:
            self.answer.setText("")
            return
        lost = penalty(self._rules, at)
        if not lost.text:
            text, tone = _("costs nothing"), "ok"
        elif lost.points is None:
            text, tone = _("costs what the judges decide"), "warn"
        else:
            text = _("costs %(points)s of %(scale)g points") % {
                "points": f"{lost.points:g}",
                "scale": lost.scale,
            }
            tone = "over"
        if lost.stopped:
            text = _("%(text)s; the speaker has been stopped") % {"text": text}
        self.answer.setText(text)
        set_tone(self.answer, tone)
