"""The clock of the console: elapsed and remaining time, time at this point, and the pace."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import pgettext
from lecturer.show.briefing import Times, pace_text
from lecturer.timing.format import clock_text
from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.widgets import icons, style

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_TONES = {"behind": "warn", "ahead": "accent", "on_plan": "ok", "": "text2"}
_ARROWS = {"behind": "down", "ahead": "up"}


class _Cell(NamedTuple):
    """A figure with its name; the sign is an icon before it."""

    name: str
    figure: str
    tone: str
    sign: str = ""


class TimesPane(QWidget):
    """Four figures in a row; they keep their places whatever the language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = Metrics()
        self._times: Times | None = None
        self._shown: tuple[object, ...] = ()
        self._penalty = ""
        self._finish, self._finish_tone = "", "text2"

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
            said = "; ".join(f"{cell.name} {cell.figure}" for cell in self._cells())
            self.setAccessibleDescription(f"{said}; {pace_text(times.pace)}")
            self.update()

    def show_finish(self, text: str, tone: str) -> None:
        """Say below the pace when the talk will end."""
        if (text, tone) != (self._finish, self._finish_tone):
            self._finish, self._finish_tone = text, tone
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._times is None:
            return
        painter = QPainter(self)
        tokens, left = style.tokens_of(self), 0
        widths = self._widths()
        for cell, width in zip(self._cells(), widths, strict=False):
            self._paint_cell(painter, QRectF(left, 0, width, self.height()), cell)
            left += width
            painter.fillRect(QRectF(left - 1, 0, 1, self.height()), tokens.color("border"))
        self._paint_pace(painter, QRectF(left, 0, widths[-1], self.height()))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), tokens.color("border"))

    def _cells(self) -> list[_Cell]:
        times = self._times
        assert times is not None
        tone = "text2" if times.is_held else "text"
        plan = _("This point, plan %(time)s") % {"time": clock_text(times.planned)}
        at_point = _Cell(plan, clock_text(times.at_point), tone)
        elapsed = clock_text(times.elapsed)
        hold = "pause" if times.is_held else ""
        if times.is_over:
            over = self._penalty or _("Over time")
            return [
                _Cell(_("Elapsed"), elapsed, "over", hold),
                _Cell(over, clock_text(-times.left), "over", "over"),
                at_point,
            ]
        left = _Cell(pgettext("show", "Left"), clock_text(times.left), tone)
        return [_Cell(_("Elapsed"), elapsed, tone, hold), left, at_point]

    def _widths(self) -> tuple[int, int, int, int]:
        px = self._metrics.px
        return px(176, 156), px(176, 156), px(200, 170), px(200, 170)

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: _Cell) -> None:
        metrics = self._metrics
        box = box.adjusted(metrics.px(24), metrics.px(14, 9), -metrics.px(8), -metrics.px(8, 4))
        top = self._paint_name(painter, box, cell.name, "over" if cell.sign == "over" else "text2")
        size = 42 if metrics.is_compact else 52
        self._paint_figure(painter, box.adjusted(0, top, 0, 0), cell.figure, cell.tone, size, cell.sign)

    def _paint_pace(self, painter: QPainter, cell: QRectF) -> None:
        assert self._times is not None
        metrics, told = self._metrics, self._times.pace
        box = cell.adjusted(metrics.px(24), metrics.px(14, 6), -metrics.px(12), 0)
        top = self._paint_name(painter, box, pgettext("show", "Pace"), "text2")
        line = QRectF(box.x(), box.y() + top + metrics.px(2, 0), box.width(), metrics.px(36, 32))
        size = 28 if told.drift else 20
        self._paint_figure(
            painter, line, pace_text(told), _TONES[told.drift], size, _ARROWS.get(told.drift, ""),
            is_bold=bool(told.drift),
        )  # fmt: skip
        below = QRectF(box.x(), line.bottom(), box.width(), metrics.px(20))
        painter.setFont(metrics.font(12))
        painter.setPen(style.tokens_of(self).color(self._finish_tone))
        painter.drawText(below, _LEFT, self._elided(painter, self._finish, below))

    def _paint_name(self, painter: QPainter, box: QRectF, name: str, tone: str) -> int:
        """The words above a figure; returns their height."""
        height = self._metrics.px(20)
        painter.setFont(self._metrics.font(13))
        painter.setPen(style.tokens_of(self).color(tone))
        painter.drawText(
            QRectF(box.x(), box.y(), box.width(), height), _LEFT, self._elided(painter, name, box)
        )
        return height

    def _paint_figure(
        self,
        painter: QPainter,
        line: QRectF,
        text: str,
        tone: str,
        size: float,
        sign: str,
        *,
        is_bold: bool = True,
    ) -> None:
        """A figure with its sign before it, made smaller where it does not fit."""
        tokens, metrics = style.tokens_of(self), self._metrics
        font = metrics.font(size, bold=is_bold)
        edge = round(font.pixelSize() * (0.7 if size < 40 else 0.5)) if sign else 0
        indent = edge + metrics.px(6) if sign else 0
        wide = QFontMetricsF(font).horizontalAdvance(text)
        if wide > line.width() - indent:
            font.setPixelSize(max(12, int(font.pixelSize() * (line.width() - indent) / wide) - 1))
        if sign:
            place = QRectF(line.x(), line.center().y() - edge / 2, edge, edge)
            icons.paint(painter, sign, tokens.color(tone), place)
        painter.setFont(font)
        painter.setPen(tokens.color(tone))
        painter.drawText(line.adjusted(indent, 0, 0, 0), _LEFT, text)

    def _elided(self, painter: QPainter, text: str, box: QRectF) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
