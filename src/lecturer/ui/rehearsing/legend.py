"""The legend of the chart."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext, pgettext
from lecturer.timing.debrief import Debrief
from lecturer.ui.widgets import style

_SWATCH, _GAP, _BETWEEN = 22, 8, 18
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Legend(QWidget):
    """A line of marks with their names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_debrief(self, seen: Debrief) -> None:
        """Name the marks that this take's chart has."""
        entries = [("plan", pgettext("chart", "Plan")), ("take", _("This take")), ("over", _("Over plan"))]
        if seen.earlier_count:
            n = seen.earlier_count
            entries.append(("ring", ngettext("%(n)d take before", "%(n)d takes before", n) % {"n": n}))
        self._entries = tuple(entries)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        names = sum(style.font_width(name, "meta") for _mark, name in self._entries)
        return QSize(names + len(self._entries) * (_SWATCH + _GAP + _BETWEEN), style.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(style.font("meta"))
        left, middle = 0.0, self.height() / 2
        for mark, name in self._entries:
            self._paint_mark(painter, mark, QRectF(left, middle - 6, _SWATCH, 12))
            left += _SWATCH + _GAP
            painter.setPen(tokens.color("text2"))
            wide = painter.fontMetrics().horizontalAdvance(name)
            painter.drawText(QRectF(left, 0, wide + 2, self.height()), _LEFT, name)
            left += wide + _BETWEEN

    def _paint_mark(self, painter: QPainter, mark: str, box: QRectF) -> None:
        tokens = style.tokens_of(self)
        if mark == "plan":
            painter.setPen(QPen(tokens.color("border2"), 1))
            painter.setBrush(tokens.color("row_h"))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        elif mark == "ring":
            painter.setPen(QPen(tokens.color("text2"), 1.5))
            painter.setBrush(tokens.color("panel"))
            painter.drawEllipse(QPointF(box.right() - 6, box.center().y()), 3.5, 3.5)
        else:
            bar = QRectF(box.x(), box.center().y() - 4, box.width(), 8)
            painter.fillRect(bar, tokens.color("accent" if mark == "take" else "over"))
