"""The hints after a take: a sign, two sentences, one or two buttons each. No word is ever changed here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.timing.format import clock_text
from lecturer.timing.hint_wording import hint_texts
from lecturer.timing.hints import Hint
from lecturer.timing.take_review import LookBack
from lecturer.ui.widgets.buttons import IconButton, button
from lecturer.ui.widgets.labels import label, line

_SIGNS = {
    "always_over": ("over", "over"), "over": ("over", "over"), "skip": ("skip", "accent"),
    "short": ("warning", "warn"), "unsteady": ("warning", "warn"), "rate": ("rehearse", "accent"),
}  # fmt: skip


class HintsCard(QFrame):
    """A list of hints."""

    practise_wanted = Signal(tuple)
    """These points are to be practised by themselves; carries their keys."""
    short_wanted = Signal(tuple)
    """The talk is to be rehearsed without these; carries their keys."""
    plan_wanted = Signal(str, float)
    """A point is to be planned with so many seconds."""
    words_wanted = Signal(str)
    """The words of a point are to be seen."""
    rate_wanted = Signal(float)
    """The talk is to be planned at so many characters a minute."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[QWidget] = []
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 12)
        head.setSpacing(10)
        head.addWidget(label(_("Hints"), "heading"))
        head.addWidget(label(_("Suggestions only, no word is changed"), "meta"))
        head.addStretch(1)
        self._column.addLayout(head)
        self._column.addStretch(1)

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons of all hints."""
        return [each for row in self._rows for each in row.findChildren(QPushButton)]

    def show_hints(self, look: LookBack) -> None:
        """Show other hints."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        worst = next((hint.key for hint in look.hints if hint.kind == "always_over"), "")
        self._rows = [self._row(look, hint, is_worst=hint.key == worst != "") for hint in look.hints]
        if not self._rows:
            self._rows = [_no_hints(is_trial=look.seen.is_trial)]
        for index, row in enumerate(self._rows):
            self._column.insertWidget(index + 1, row)

    def _row(self, look: LookBack, hint: Hint, *, is_worst: bool) -> QWidget:
        icon, tone = _SIGNS[hint.kind]
        head, body = hint_texts(look.talk, look.plan, look.seen.rules, hint, is_worst=is_worst)
        made, texts = _frame(icon, tone)
        title, text = label(head, "heading"), label(body, "second")
        for each in (title, text):
            each.setWordWrap(True)
            texts.addWidget(each)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 6, 0, 0)
        buttons.setSpacing(8)
        for name, do in self._offers(hint):
            offered = button(name, small=True)
            offered.clicked.connect(lambda _checked=False, do=do: do())
            buttons.addWidget(offered)
        buttons.addStretch(1)
        if buttons.count() > 1:
            texts.addLayout(buttons)
        return made

    def _offers(self, hint: Hint) -> list[tuple[str, Callable[[], None]]]:
        to_plan = _("Set plan to %(time)s") % {"time": clock_text(hint.target)}
        practise = (_("Practise this point"), lambda: self.practise_wanted.emit((hint.key,)))
        plan = (to_plan, lambda: self.plan_wanted.emit(hint.key, hint.target))
        match hint.kind:
            case "always_over":
                return [practise, plan]
            case "over":
                return [(_("To the notes"), lambda: self.words_wanted.emit(hint.key)), plan]
            case "unsteady":
                return [practise]
            case "skip":
                return [(_("Rehearse the short way"), lambda: self.short_wanted.emit(hint.keys))]
            case "rate":
                return [(_("Use measured rate"), lambda: self.rate_wanted.emit(hint.seconds))]
            case _:
                return []


def _frame(icon: str, tone: str) -> tuple[QWidget, QVBoxLayout]:
    """A row with its sign at the left and a line above it; and where its texts go."""
    made = QWidget()
    outer = QVBoxLayout(made)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(line())
    row = QHBoxLayout()
    row.setContentsMargins(16, 12, 20, 12)
    row.setSpacing(8)
    sign = IconButton(icon, "", size=16, color=tone)
    sign.setProperty("link", True)
    sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column = QVBoxLayout()
    column.addWidget(sign)
    column.addStretch(1)
    texts = QVBoxLayout()
    texts.setSpacing(3)
    row.addLayout(column)
    row.addLayout(texts, 1)
    outer.addLayout(row)
    return made, texts


def _no_hints(*, is_trial: bool) -> QWidget:
    """Why nothing is advised: a trial proves nothing, and nothing else stands out."""
    made, texts = _frame("rehearse", "text2") if is_trial else _frame("check", "ok")
    trial = _("Only a trial: it stopped early or took less than half of its plan, so it gives no advice.")
    text = label(trial if is_trial else _("Nothing stands out: the plan and the take agree."), "second")
    text.setWordWrap(True)
    texts.addWidget(text)
    return made
