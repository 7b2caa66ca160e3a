"""The panel of all keys of the show, over the console; any key closes it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import in_language
from lecturer.show.console_commands import WITH_KEYS, ConsoleCommand, cap_of
from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.widgets import style
from lecturer.ui.widgets.chip import paint_key_cap

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class KeysPanel(QWidget):
    """A page of keys; the show goes on beneath."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = Metrics()
        self.setAccessibleName(_("Keys of the show"))
        self.hide()

    def open(self, metrics: Metrics) -> None:
        """Show the keys."""
        self._metrics = metrics
        around = self.parentWidget()
        if around is not None:
            self.setGeometry(around.rect())
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.color("window"))
        pad, top = metrics.px(32), metrics.px(72)
        painter.setFont(metrics.font(20, bold=True))
        painter.setPen(tokens.color("text"))
        painter.drawText(QRectF(pad, 0, self.width(), top), _LEFT, _("Keys of the show"))
        rows = (len(WITH_KEYS) + 1) // 2
        pitch = min(metrics.px(48), (self.height() - top - metrics.px(16)) / rows)
        for index, command in enumerate(WITH_KEYS):
            column, row = divmod(index, rows)
            left = pad + column * (self.width() - pad) / 2
            line = QRectF(left, top + row * pitch, (self.width() - 3 * pad) / 2, pitch)
            self._paint_row(painter, line, command)

    def _paint_row(self, painter: QPainter, line: QRectF, command: ConsoleCommand) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        font = metrics.font(11)
        left, height = line.x(), metrics.px(22)
        for key in (*command.keys, *command.beside):
            shown = cap_of(key)
            width = max(metrics.px(26), QFontMetricsF(font).horizontalAdvance(shown) + metrics.px(14))
            box = QRectF(left, line.center().y() - height / 2, width, height)
            paint_key_cap(painter, box, shown, tokens.color("text"), tokens.color("border2"))
            left += width + metrics.px(6)
        painter.setFont(metrics.font(14))
        painter.setPen(tokens.color("text"))
        line.setLeft(max(left + metrics.px(8), line.x() + metrics.px(210)))
        painter.drawText(line, _LEFT, in_language(command.texts))
