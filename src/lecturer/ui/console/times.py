"""The clock of the console: elapsed, left, this point, and the pace."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import pgettext
from lecturer.show.briefing import Times, pace_text
from lecturer.timing.format import clock_text
from lecturer.ui import icons, style
from lecturer.ui.console.metrics import Metrics

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_TONES = {"behind": "warn", "ahead": "accent", "on_plan": "ok", "": "text2"}
_ARROWS = {"behind": "down", "ahead": "up"}


class TimesPane(QWidget):
    """Four figures in a row; they keep their places whatever the language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = Metrics()
        self._times: Times | None = None
        self._shown: tuple[object, ...] = ()
        self._penalty = ""

    def set_metrics(self, metrics: Metrics) -> None:
        """Take other sizes."""
        self._metrics = metrics
        self.setFixedWidth(sum(self._widths()))
        self.update()

    def show_times(self, times: Times, penalty: str = "") -> None:
        """Show these figures; nothing is painted again unless one of them changed."""
        shown = (
            clock_text(times.elapsed), clock_text(times.left), clock_text(times.at_point),
            clock_text(times.planned), times.pace.drift, pace_text(times.pace), times.is_held, penalty,
        )  # fmt: skip
        self._times, self._penalty = times, penalty
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleDescription(
                "; ".join(f"{name} {figure}" for name, figure, _tone in self._cells())
            )
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._times is None:
            return
        painter = QPainter(self)
        tokens, left = style.tokens_of(self), 0
        widths = self._widths()
        for (name, figure, tone), width in zip(self._cells(), widths, strict=False):
            self._paint_cell(painter, QRectF(left, 0, width, self.height()), name, figure, tone)
            left += width
            painter.fillRect(QRectF(left - 1, 0, 1, self.height()), tokens.color("border"))
        self._paint_pace(painter, QRectF(left, 0, widths[-1], self.height()))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), tokens.color("border"))

    def _cells(self) -> list[tuple[str, str, str]]:
        times = self._times
        assert times is not None
        held = "‖ " if times.is_held else ""
        tone = "text2" if times.is_held else "text"
        plan = _("This point, plan %(time)s") % {"time": clock_text(times.planned)}
        if times.is_over:
            over = self._penalty or _("Over time")
            return [
                (_("Elapsed"), f"{held}{clock_text(times.elapsed)}", "over"),
                (over, f"▲ {clock_text(-times.left)}", "over"),
                (plan, clock_text(times.at_point), tone),
            ]
        return [
            (_("Elapsed"), f"{held}{clock_text(times.elapsed)}", tone),
            (pgettext("show", "Left"), clock_text(times.left), tone),
            (plan, clock_text(times.at_point), tone),
        ]

    def _widths(self) -> tuple[int, int, int, int]:
        px = self._metrics.px
        return px(176, 156), px(176, 156), px(200, 170), px(200, 170)

    def _paint_cell(self, painter: QPainter, cell: QRectF, name: str, figure: str, tone: str) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        pad = metrics.px(24)
        box = cell.adjusted(pad, metrics.px(14, 9), -metrics.px(6), 0)
        painter.setFont(metrics.font(13))
        painter.setPen(tokens.color("over" if tone == "over" and name != _("Elapsed") else "text2"))
        height = metrics.px(20)
        painter.drawText(
            QRectF(box.x(), box.y(), box.width(), height), _LEFT, self._elided(painter, name, box)
        )
        font = metrics.font(52 if not metrics.is_compact else 42, bold=True)
        wide = QFontMetricsF(font).horizontalAdvance(figure)
        if wide > box.width():
            font.setPixelSize(max(12, int(font.pixelSize() * box.width() / wide)))
        painter.setFont(font)
        painter.setPen(tokens.color(tone))
        rest = QRectF(
            box.x(), box.y() + height, box.width(), cell.height() - box.y() - height - metrics.px(8, 4)
        )
        painter.drawText(rest, _LEFT, figure)

    def _paint_pace(self, painter: QPainter, cell: QRectF) -> None:
        assert self._times is not None
        tokens, metrics, told = style.tokens_of(self), self._metrics, self._times.pace
        box = cell.adjusted(metrics.px(24), metrics.px(24, 16), -metrics.px(8), 0)
        painter.setFont(metrics.font(13))
        painter.setPen(tokens.color("text2"))
        height = metrics.px(20)
        painter.drawText(QRectF(box.x(), box.y(), box.width(), height), _LEFT, pgettext("show", "Pace"))
        tone = _TONES[told.drift]
        line = QRectF(box.x(), box.y() + height + metrics.px(2), box.width(), metrics.px(34))
        text = pace_text(told)
        arrow = _ARROWS.get(told.drift)
        icon = metrics.px(20) if arrow else 0
        font = metrics.font(28 if told.drift else 20, bold=bool(told.drift))
        wide = QFontMetricsF(font).horizontalAdvance(text) + icon + metrics.px(6)
        if wide > line.width():
            font.setPixelSize(max(12, int(font.pixelSize() * line.width() / wide)))
        if arrow:
            icons.paint(
                painter, arrow, tokens.color(tone), QRectF(line.x(), line.center().y() - icon / 2, icon, icon)
            )
            line.adjust(icon + metrics.px(6), 0, 0, 0)
        painter.setFont(font)
        painter.setPen(tokens.color(tone))
        painter.drawText(line, _LEFT, text)

    def _elided(self, painter: QPainter, text: str, box: QRectF) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
