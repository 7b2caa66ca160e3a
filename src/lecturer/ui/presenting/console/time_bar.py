"""The bar of the whole talk's time: its parts, where one is, where the plan would be, and the limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import pgettext
from lecturer.show.briefing import Times
from lecturer.show.script import Script
from lecturer.timing.format import clock_text
from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.widgets import style

_CENTER = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
_OFF_PLAN_SECONDS = 5.0
_WHITE = QColor("#FFFFFF")


class _Label(NamedTuple):
    """A word at a place of the bar.

    Attributes:
        anchor: 0 when `x` is its left edge, 0.5 its middle, 1 its right edge.
        room: How wide it may be before it is elided; 0 when it is shown whole or not at all.
    """

    x: float
    text: str
    tone: str
    is_above: bool
    anchor: float = 0.5
    room: float = 0.0
    is_bold: bool = False


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
        self._paint_blocks(painter, bar, self._script, self._times)
        self._paint_ticks(painter, bar, self._script)
        self._paint_markers(painter, bar, self._times)
        taken: list[QRectF] = []
        for label in self._labels(bar, self._script, self._times):
            self._paint_label(painter, bar, label, taken)

    # ----------------------------------------------------------------- places

    def _bar(self) -> QRectF:
        px = self._metrics.px
        return QRectF(px(24), px(44, 34), self.width() - px(48), px(14))

    def _x(self, bar: QRectF, seconds: float) -> float:
        assert self._script is not None
        assert self._times is not None
        allowed = (self._script.rules.maximum or 0.0) * 1.06
        full = max(self._script.times.total, allowed, self._times.elapsed, 1.0)
        return bar.x() + bar.width() * min(1.0, max(0.0, seconds / full))

    def _parts(self, script: Script) -> Iterator[tuple[str, str, float, float]]:
        """Opening, parts and closing: key, name, and the seconds between which each is planned."""
        start = 0.0
        for row in script.rows:
            if row.level <= 1:
                name = f"{row.marker.rstrip('、.．')} {row.title}".strip() if row.level else ""
                yield row.key, name, start, start + row.seconds
                start += row.seconds

    # ---------------------------------------------------------------- painting

    def _paint_blocks(self, painter: QPainter, bar: QRectF, script: Script, times: Times) -> None:
        tokens = style.tokens_of(self)
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        done = self._x(bar, times.elapsed)
        for _key, _name, start, end in self._parts(script):
            left, right = self._x(bar, start), self._x(bar, end)
            block = QRectF(left + 1, bar.y(), max(0.0, right - left - 2), bar.height())
            painter.fillRect(block, tokens.color("border2"))
            if done > left:
                filled = QRectF(block.topLeft(), QPointF(min(done, block.right()), bar.bottom()))
                painter.fillRect(filled, tokens.color("bar"))

    def _paint_ticks(self, painter: QPainter, bar: QRectF, script: Script) -> None:
        tokens, reach = style.tokens_of(self), self._metrics.px(5)
        for seconds, tone, _text in _limits(script):
            x = self._x(bar, seconds)
            painter.fillRect(QRectF(x - 1, bar.y() - reach, 2, bar.height() + 2 * reach), tokens.color(tone))

    def _paint_markers(self, painter: QPainter, bar: QRectF, times: Times) -> None:
        reach, head = self._metrics.px(8), self._metrics.px(6)
        now, top = self._x(bar, times.elapsed), bar.y() - reach
        painter.fillRect(QRectF(now - 1, top, 2, bar.height() + 2 * reach), _WHITE)
        painter.setBrush(_WHITE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(
            QPolygonF([QPointF(now - head, top), QPointF(now + head, top), QPointF(now, top + head * 1.2)])
        )
        if _is_off_plan(times):
            pen = QPen(_WHITE, 2, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1.5, 1.5])
            painter.setPen(pen)
            plan = self._x(bar, times.place)
            painter.drawLine(QPointF(plan, bar.y() - 2), QPointF(plan, bar.bottom() + reach))

    # ------------------------------------------------------------------ labels

    def _labels(self, bar: QRectF, script: Script, times: Times) -> Iterator[_Label]:
        """All labels, the most important first; one that finds its place taken is left out."""
        now, plan, gap = self._x(bar, times.elapsed), self._x(bar, times.place), self._metrics.px(4)
        if _is_off_plan(times):
            side = 1 if now >= plan else -1  # the two names stand back to back
            yield _Label(now + side * gap, pgettext("show", "Now"), "text", False, 0.5 - side / 2)
            yield _Label(plan - side * gap, pgettext("show", "Plan"), "text2", False, 0.5 + side / 2)
        else:
            yield _Label(now, pgettext("show", "Now"), "text", False)
        for seconds, tone, text in reversed(_limits(script)):
            yield _Label(self._x(bar, seconds), text, tone, tone == "over")
        parts = [part for part in self._parts(script) if part[1]]
        ends = [*(self._x(bar, part[2]) for part in parts[1:]), bar.right()]
        order = sorted(zip(parts, ends, strict=True), key=lambda each: each[0][0] != self._part)
        for (key, name, start, _end), end in order:
            left, is_on = self._x(bar, start), key == self._part
            yield _Label(left, name, "text" if is_on else "text2", True, 0.0, end - left - gap, is_on)

    def _paint_label(self, painter: QPainter, bar: QRectF, label: _Label, taken: list[QRectF]) -> None:
        metrics = self._metrics
        font = metrics.font(12, bold=label.is_bold)
        text = label.text
        if label.room:
            text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, label.room)
        width = QFontMetricsF(font).horizontalAdvance(text) + 2
        left = min(max(label.x - width * label.anchor, 0.0), self.width() - width)
        top = bar.y() - metrics.px(27, 25) if label.is_above else bar.bottom() + metrics.px(6)
        box = QRectF(left, top, width, metrics.px(18))
        spaced = box.adjusted(-metrics.px(5), 0, metrics.px(5), 0)
        if len(text) < min(3, len(label.text)) or any(spaced.intersects(other) for other in taken):
            return
        taken.append(box)
        painter.setFont(font)
        painter.setPen(style.tokens_of(self).color(label.tone))
        painter.drawText(box, _CENTER, text)


def _is_off_plan(times: Times) -> bool:
    return abs(times.elapsed - times.place) >= _OFF_PLAN_SECONDS


def _limits(script: Script) -> list[tuple[float, str, str]]:
    """The limits and signals of the rules: seconds, tone, words; each time once."""
    rules = script.rules
    found: list[tuple[float, str, str]] = []
    if rules.minimum:
        found.append((rules.minimum, "text2", _("%(time)s minimum")))
    limits = (rules.minimum, rules.maximum)
    found.extend((each.at, "warn", _("%(time)s signal")) for each in rules.signals if each.at not in limits)
    if rules.maximum:
        found.append((rules.maximum, "over", _("%(time)s maximum")))
    return [(seconds, tone, text % {"time": clock_text(seconds)}) for seconds, tone, text in found]
