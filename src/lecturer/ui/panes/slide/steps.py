"""The row below the preview: a block a step, which step it is, and the way to the next one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.commands.action_button import ActionButton
from lecturer.ui.commands.actions import Actions
from lecturer.ui.widgets import style
from lecturer.ui.widgets.labels import ElidedLabel, label

_BLOCK, _HEIGHT, _GAP, _MOST = 22, 6, 6, 8


class StepBlocks(QWidget):
    """One block a step, filled up to the current one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step, self._count = 1, 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, step: int, count: int) -> None:
        """Fill `step` of `count` blocks."""
        self._step, self._count = step, count
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(min(self._count, _MOST) * (_BLOCK + _GAP), _HEIGHT + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        width = _BLOCK if self._count <= _MOST else (_MOST * (_BLOCK + _GAP)) / self._count - _GAP
        for number in range(self._count):
            box = QRectF(number * (width + _GAP), (self.height() - _HEIGHT) / 2, width, _HEIGHT)
            if number < self._step:
                painter.fillRect(box, tokens.color("accent"))
            else:
                painter.setPen(QPen(tokens.color("border2"), 1))
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


class StepRow(QFrame):
    """Says which step of the page is shown."""

    stepped = Signal(int)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setFixedHeight(style.scaled(40))
        self._blocks = StepBlocks()
        self._step, self._count, self._hint = label(), label(role="meta"), ElidedLabel(role="meta")
        font = style.font("ui", bold=True)
        self._step.setFont(font)
        self._step.setStyleSheet("font-weight: bold")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        for part in (self._blocks, self._step, self._count):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self._hint, 1)
        row.addWidget(ActionButton(actions, "previous_step", small=True))
        row.addWidget(ActionButton(actions, "next_step", small=True))

    def show_step(self, step: int, count: int, *, has_more: bool) -> None:
        """Show that the page is at `step` of `count`; `has_more`: pale lines are shown."""
        self._blocks.show_step(step, count)
        self._step.setText(_("Step %(n)d") % {"n": step})
        self._count.setText(_("of %(n)d") % {"n": count})
        hint = _("Pale lines have not appeared yet; the audience does not see them")
        self._hint.setText(hint if has_more else "")
