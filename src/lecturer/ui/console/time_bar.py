"""The bar of the whole talk's time: its parts, where one is, where the plan would be, and the rules."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.show.briefing import Times
from lecturer.show.script import Script
from lecturer.timing.format import clock_text
from lecturer.ui import style
from lecturer.ui.console.metrics import Metrics

_CENTER = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


class TimeBar(QWidget):
    """Painted from the script and the present times."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = Metrics()
        self._script: Script | None = None
        self._times: Times | None = None
        self._part = ""
        self._shown: tuple[object, ...] = ()
        self.setAccessibleName(_("Time of the whole talk"))

    def set_metrics(self, metrics: Metrics) -> None:
        """Take other sizes."""
        self._metrics = metrics
        self.update()

    def show_times(self, script: Script, times: Times, part_key: str) -> None:
        """Show the talk's time; `part_key` names the part that is on."""
        shown = (int(times.elapsed), int(times.place), part_key, times.is_held)
        self._script, self._times, self._part = script, times, part_key
        if shown != self._shown:
            self._shown = shown
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._script is None or self._times is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = self._bar()
        self._paint_parts(painter, bar)
        self._paint_limits(painter, bar)
        self._paint_markers(painter, bar)

    def _bar(self) -> QRectF:
        px = self._metrics.px
        return QRectF(px(24), px(44, 34), self.width() - px(48), px(14))

    def _full(self) -> float:
        assert self._script is not None
        assert self._times is not None
        rules = self._script.rules
        return max(self._script.times.total, (rules.maximum or 0.0) * 1.06, self._times.elapsed, 1.0)

    def _x(self, bar: QRectF, seconds: float) -> float:
        return bar.x() + bar.width() * min(1.0, max(0.0, seconds / self._full()))

    def _paint_parts(self, painter: QPainter, bar: QRectF) -> None:
        assert self._script is not None
        assert self._times is not None
        tokens, metrics = style.tokens_of(self), self._metrics
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        start, label_end = 0.0, 0.0
        for row in self._script.rows:
            if row.level > 1:
                continue
            left, right = self._x(bar, start), self._x(bar, start + row.seconds)
            block = QRectF(left + 1, bar.y(), max(0.0, right - left - 2), bar.height())
            painter.fillRect(block, tokens.color("border"))
            done = self._x(bar, self._times.elapsed)
            if done > left:
                painter.fillRect(
                    block.intersected(QRectF(left, 0, done - left, self.height())), tokens.color("bar")
                )
            if row.level == 1:
                current = row.key == self._part
                painter.setFont(metrics.font(12, bold=current))
                painter.setPen(tokens.color("text" if current else "text2"))
                text = f"{row.marker.rstrip('、.．')} {row.title}".strip()
                room = max(right - left, metrics.px(40))
                if left >= label_end:
                    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
                    top = QRectF(left, bar.y() - metrics.px(22), room, metrics.px(18))
                    painter.drawText(top, int(Qt.AlignmentFlag.AlignVCenter), shown)
                    label_end = left + painter.fontMetrics().horizontalAdvance(shown)
            start += row.seconds

    def _paint_limits(self, painter: QPainter, bar: QRectF) -> None:
        assert self._script is not None
        rules = self._script.rules
        if rules.minimum:
            self._tick(painter, bar, rules.minimum, "text2", _("%(time)s minimum"), above=False)
        for signal in rules.signals:
            if signal.at in (rules.maximum, rules.minimum):
                continue
            self._tick(painter, bar, signal.at, "warn", _("%(time)s signal"), above=False)
        if rules.maximum:
            self._tick(painter, bar, rules.maximum, "over", _("%(time)s maximum"), above=True)

    def _tick(
        self, painter: QPainter, bar: QRectF, seconds: float, tone: str, text: str, *, above: bool
    ) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        x = self._x(bar, seconds)
        reach = metrics.px(5)
        painter.fillRect(QRectF(x - 1, bar.y() - reach, 2, bar.height() + 2 * reach), tokens.color(tone))
        painter.setFont(metrics.font(12))
        painter.setPen(tokens.color(tone))
        shown = text % {"time": clock_text(seconds)}
        self._label(painter, bar, x, shown, above=above)

    def _paint_markers(self, painter: QPainter, bar: QRectF) -> None:
        assert self._times is not None
        tokens, metrics = style.tokens_of(self), self._metrics
        reach = metrics.px(8)
        now, plan = self._x(bar, self._times.elapsed), self._x(bar, self._times.place)
        white = QColor("#FFFFFF")
        painter.fillRect(QRectF(now - 1, bar.y() - reach, 2, bar.height() + 2 * reach), white)
        head = metrics.px(6)
        top = bar.y() - reach
        painter.setBrush(white)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(
            QPolygonF([QPointF(now - head, top), QPointF(now + head, top), QPointF(now, top + head * 1.2)])
        )
        painter.setFont(metrics.font(12))
        if abs(self._times.elapsed - self._times.place) >= 5:
            pen = QPen(white, 2, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1.5, 1.5])
            painter.setPen(pen)
            painter.drawLine(QPointF(plan, bar.y() - 2), QPointF(plan, bar.bottom() + reach))
            self._marker_names(painter, bar, now, plan)
            return
        painter.setPen(tokens.color("text"))
        self._label(painter, bar, now, _("Now"), above=False)

    def _marker_names(self, painter: QPainter, bar: QRectF, now: float, plan: float) -> None:
        """The two names stand back to back, so that they never cover one another."""
        tokens, gap = style.tokens_of(self), self._metrics.px(3)
        names = ((now, _("Now"), "text", now >= plan), (plan, _("Plan"), "text2", plan > now))
        line = QRectF(0, bar.bottom() + self._metrics.px(6), 0, self._metrics.px(20))
        for x, text, tone, is_right in names:
            painter.setPen(tokens.color(tone))
            width = painter.fontMetrics().horizontalAdvance(text) + 1
            left = x - gap if is_right else x + gap - width
            left = min(max(left, 0.0), self.width() - width)
            painter.drawText(QRectF(left, line.y(), width, line.height()), _CENTER, text)

    def _label(self, painter: QPainter, bar: QRectF, x: float, text: str, *, above: bool) -> None:
        metrics = self._metrics
        width = painter.fontMetrics().horizontalAdvance(text) + 2
        left = min(max(x - width / 2, 0.0), self.width() - width)
        top = bar.y() - metrics.px(24) if above else bar.bottom() + metrics.px(6)
        painter.drawText(QRectF(left, top, width, metrics.px(20)), _CENTER, text)
