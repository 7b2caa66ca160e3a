"""The middle of the console: which point is on, its words, and how the next one begins."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.show.script import Row
from lecturer.ui.presenting.console.buttons import SizeButton
from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.presenting.console.notes_text import NotesText
from lecturer.ui.widgets import style

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
SMALLEST, LARGEST = 14, 120


class NotesPane(QWidget):
    """Head, words, and the strip below; the head and the strip stay where they are."""

    sized = Signal(int)
    """The speaker asked for another size of type: 1 larger, -1 smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = Metrics()
        self._row: Row | None = None
        self._title = ""
        self._is_private = False
        self._next_row: Row | None = None
        self._next_words = ""
        self._points = 32
        self.text = NotesText(self)
        self._smaller = SizeButton("smaller", _("Smaller notes"), "-", self)
        self._larger = SizeButton("larger", _("Larger notes"), "+", self)
        self._smaller.clicked.connect(lambda: self.sized.emit(-1))
        self._larger.clicked.connect(lambda: self.sized.emit(1))
        self.setMinimumWidth(300)

    @property
    def points(self) -> int:
        """The size of the words."""
        return self._points

    def set_metrics(self, metrics: Metrics) -> None:
        """Take other sizes."""
        self._metrics = metrics
        self.text.set_metrics(metrics)
        self._arrange()

    def set_size(self, size: int) -> None:
        """Set the words in this size."""
        self._points = size
        self.text.set_size(size)
        self.update()

    def show_point(self, row: Row | None, title: str, words: str, *, is_private: bool) -> None:
        """Show a point; `title` stands for one that is no row of the outline."""
        self._row, self._title, self._is_private = row, title, is_private
        self.text.show_words(words, is_private=is_private)
        self.update()

    def show_next(self, row: Row | None, words: str) -> None:
        """Show how the next point begins."""
        self._next_row, self._next_words = row, words
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = style.tokens_of(self)
        head, strip = self._head_height(), self._strip_height()
        painter.fillRect(self.rect(), tokens.color("window"))
        painter.fillRect(QRectF(0, head - 1, self.width(), 1), tokens.color("border"))
        painter.fillRect(QRectF(0, self.height() - strip, self.width(), 1), tokens.color("border"))
        self._paint_head(painter, head)
        self._paint_strip(painter, QRectF(0, self.height() - strip, self.width(), strip))

    def _head_height(self) -> int:
        return self._metrics.px(54)

    def _strip_height(self) -> int:
        return self._metrics.px(76, 66)

    def _arrange(self) -> None:
        head, strip, px = self._head_height(), self._strip_height(), self._metrics.px
        self.text.setGeometry(0, head, self.width(), max(40, self.height() - head - strip))
        edge, gap = px(44), px(34)
        right = self.width() - px(26, 18)
        top = (head - edge) // 2
        self._larger.setGeometry(right - edge, top, edge, edge)
        self._smaller.setGeometry(right - 2 * edge - gap, top, edge, edge)
        self.update()

    def _paint_head(self, painter: QPainter, height: int) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        left = float(metrics.px(32, 26))
        if self._row and self._row.marker:
            font = metrics.font(17, bold=True)
            width = QFontMetricsF(font).horizontalAdvance(self._row.marker) + metrics.px(20)
            chip = QRectF(left, (height - metrics.px(26)) / 2, width, metrics.px(26))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("row_h" if self._is_private else "accent"))
            painter.drawRoundedRect(chip, 4, 4)
            painter.setFont(font)
            painter.setPen(tokens.color("text" if self._is_private else "on"))
            painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), self._row.marker)
            left = chip.right() + metrics.px(12)
        room = self._smaller.x() - left - metrics.px(12)
        title = self._row.title if self._row else self._title
        if self._is_private:
            title = _("Looking at: %(title)s") % {"title": title}
        painter.setFont(metrics.font(18, bold=True))
        painter.setPen(tokens.color("warn" if self._is_private else "text"))
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, 0, room, height), _LEFT, shown)
        painter.setFont(metrics.font(14))
        painter.setPen(tokens.color("text2"))
        between = QRectF(self._smaller.geometry().right(), 0, metrics.px(36), height)
        painter.drawText(between, int(Qt.AlignmentFlag.AlignCenter), str(self._points))

    def _paint_strip(self, painter: QPainter, strip: QRectF) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        pad = metrics.px(32, 26)
        row = self._next_row
        first = QRectF(pad, strip.y() + metrics.px(10, 8), strip.width() - 2 * pad, metrics.px(22, 20))
        painter.setFont(metrics.font(13))
        painter.setPen(tokens.color("text2"))
        name = (
            _("Last point")
            if row is None
            else "   ".join(part for part in (_("Next point"), row.marker, row.title) if part)
        )
        painter.drawText(
            first,
            _LEFT,
            painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(first.width())),
        )
        painter.setFont(metrics.font(18, bold=False) if not metrics.is_compact else metrics.font(16))
        painter.setPen(tokens.color("text"))
        second = QRectF(pad, first.bottom() + metrics.px(2, 0), first.width(), metrics.px(32, 28))
        shown = painter.fontMetrics().elidedText(
            self._next_words, Qt.TextElideMode.ElideRight, int(second.width())
        )
        painter.drawText(second, _LEFT, shown)
