"""The time of the whole talk as a bar: one block a part, ticks at the limits of the rules."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lecturer.i18n import gettext as _
from lecturer.timing.budget import Budget, Tick
from lecturer.timing.format import clock_text
from lecturer.ui.widgets import style

_BAR_HEIGHT = 8
_BLOCK_GAP = 1.5


class BudgetBar(QWidget):
    """Draws a budget."""

    clicked = Signal()
    """The user wants to know more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._budget = Budget()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self.setMaximumWidth(300)

    def show_budget(self, shown: Budget) -> None:
        """Draw another budget."""
        self._budget = shown
        self.setAccessibleName(_("Total %(time)s") % {"time": clock_text(shown.total)})
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, style.scaled(38))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 8.0
        painter.fillRect(QRectF(0, top, self.width(), _BAR_HEIGHT), tokens.color("row_h"))
        per_second = self.width() / self._budget.scale
        x = 0.0
        for number, seconds in enumerate(self._budget.blocks):
            last = number == len(self._budget.blocks) - 1
            name = "over" if last and self._budget.is_over else "bar"
            width = seconds * per_second
            gap = 0 if last else _BLOCK_GAP
            painter.fillRect(QRectF(x, top, max(width - gap, 0.5), _BAR_HEIGHT), tokens.color(name))
            x += width
        painter.setFont(style.font("meta", size=11))
        for tick in self._budget.ticks:
            self._paint_tick(painter, tick, tick.at * per_second, top)

    def _paint_tick(self, painter: QPainter, tick: Tick, x: float, top: float) -> None:
        tokens = style.tokens_of(self)
        painter.setPen(QPen(tokens.color(tick.tone), 2))
        painter.drawLine(QPointF(x, top - 4), QPointF(x, top + _BAR_HEIGHT + 4))
        if tick.labelled:
            text = clock_text(tick.at)
            width = painter.fontMetrics().horizontalAdvance(text)
            left = min(max(x - width / 2, 0), self.width() - width)
            painter.setPen(tokens.color("text2"))
            box = QRectF(left, top + _BAR_HEIGHT + 3, width + 1, style.scaled(16))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignTop), text)
