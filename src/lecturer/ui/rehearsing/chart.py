"""The chart of a take: what each point was planned to take, and what it took; on screen and on paper."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lecturer.i18n import gettext as _
from lecturer.timing.debrief import Line
from lecturer.timing.format import clock_text, signed_clock_text
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.chip import chip_height, chip_width, paint_chip
from lecturer.ui.widgets.labels import plain_tip, set_tip
from lecturer.ui.widgets.style import Tokens

_ROW = 33
_NAME = 268
_PAD = 20
_AXIS = 30
_FIGURES = 190
_PLAN_HIGH, _TAKE_HIGH, _RING = 18, 8, 3.0
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200)
_MOST_STEPS = 6
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)


class Scale(NamedTuple):
    """From seconds to places.

    Attributes:
        left: Where 0 is.
        per_second: Pixels a second.
        step: Seconds between two lines of the grid.
        longest: Seconds that fit.
    """

    left: float
    per_second: float
    step: int
    longest: float

    def x(self, seconds: float) -> float:
        """The place of a time."""
        return self.left + seconds * self.per_second


def row_height() -> int:
    """How high a row is at the user's text size."""
    return style.scaled(_ROW)


def chart_height(rows: int) -> int:
    """How high a chart of so many rows is, with its axis."""
    return rows * row_height() + style.scaled(_AXIS)


def scale_for(lines: tuple[Line, ...], width: float) -> Scale:
    """The scale on which the longest time of all these points fits."""
    times = [each for line in lines for each in (line.planned, line.actual or 0.0, *line.earlier)]
    longest = max([*times, 1.0]) * 1.04
    left = float(min(style.scaled(_NAME), width * 0.36))
    room = max(60.0, width - left - style.scaled(_FIGURES))
    step = next((each for each in _STEPS if longest / each <= _MOST_STEPS), _STEPS[-1])
    return Scale(left, room / longest, step, longest)


def paint_chart(
    painter: QPainter, tokens: Tokens, box: QRectF, lines: tuple[Line, ...], scale: Scale, hovered: int = -1
) -> None:
    """Draw some rows of a chart with the axis below them; `hovered` is the row to point out."""
    high = row_height()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for index, line in enumerate(lines):
        row = QRectF(box.x(), box.y() + index * high, box.width(), high)
        if line.tone == "over":
            painter.fillRect(row, tokens.color("over_t"))
        elif index == hovered:
            painter.fillRect(row, tokens.color("row_h"))
    _paint_grid(painter, tokens, box, len(lines) * high, scale)
    for index, line in enumerate(lines):
        row = QRectF(box.x(), box.y() + index * high, box.width(), high)
        _paint_name(painter, tokens, row, line, scale)
        _paint_bars(painter, tokens, row, line, scale)
        _paint_figures(painter, tokens, row, line)


def _paint_grid(painter: QPainter, tokens: Tokens, box: QRectF, high: float, scale: Scale) -> None:
    painter.setFont(style.font("meta"))
    seconds = 0
    while seconds <= scale.longest:
        x = round(box.x() + scale.x(seconds)) + 0.5
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.drawLine(QLineF(x, box.y(), x, box.y() + high))
        painter.setPen(tokens.color("text2"))
        label = QRectF(x - 40, box.y() + high, 80, style.scaled(_AXIS - 6))
        painter.drawText(label, _CENTER, clock_text(seconds))
        seconds += scale.step


def _paint_name(painter: QPainter, tokens: Tokens, row: QRectF, line: Line, scale: Scale) -> None:
    left = row.x() + _PAD + max(0, line.level - 1) * style.scaled(18)
    if line.marker:
        wide, high = chip_width(line.marker, line.level), chip_height(line.level)
        chip = QRectF(left, row.center().y() - high / 2, wide, high)
        paint_chip(painter, tokens, chip, line.marker, line.level)
        left += wide + 8
    painter.setFont(style.font("row" if line.level == 1 else "ui", bold=line.level == 1))
    painter.setPen(tokens.color("text2" if line.level in (0, 3) or line.skipped else "text"))
    room = row.x() + scale.left - 12 - left
    shown = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, max(0, int(room)))
    painter.drawText(QRectF(left, row.y(), room, row.height()), _LEFT, shown)


def _paint_bars(painter: QPainter, tokens: Tokens, row: QRectF, line: Line, scale: Scale) -> None:
    middle, zero = row.center().y(), row.x() + scale.left
    plan = QRectF(zero, middle - _PLAN_HIGH / 2, line.planned * scale.per_second, _PLAN_HIGH)
    pen = QPen(tokens.color("border2"), 1)
    if line.actual is None:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(tokens.color("row_h"))
    painter.drawRect(plan.adjusted(0.5, 0.5, -0.5, -0.5))
    if line.actual is not None:
        top = middle - _TAKE_HIGH / 2
        within = min(line.actual, line.planned) * scale.per_second
        painter.fillRect(QRectF(zero, top, within, _TAKE_HIGH), tokens.color("accent"))
        beyond = max(0.0, line.actual - line.planned) * scale.per_second
        tone = "over" if line.tone == "over" else "warn"
        painter.fillRect(QRectF(zero + within, top, beyond, _TAKE_HIGH), tokens.color(tone))
    painter.setPen(QPen(tokens.color("text2"), 1.5))
    painter.setBrush(tokens.color("panel"))
    for seconds in reversed(line.earlier):
        painter.drawEllipse(QPointF(zero + seconds * scale.per_second, middle), _RING, _RING)


def _paint_figures(painter: QPainter, tokens: Tokens, row: QRectF, line: Line) -> None:
    far = line.tone == "over"
    right = row.right() - _PAD
    excess, actual = style.scaled(52), style.scaled(56)
    if line.actual is None:
        painter.setFont(style.font("meta"))
        painter.setPen(tokens.color("text3"))
        said = _("skipped") if line.skipped else _("not reached")
        painter.drawText(QRectF(right - 150, row.y(), 150, row.height()), _RIGHT, said)
        return
    painter.setFont(style.font("row" if far else "ui", bold=far))
    painter.setPen(tokens.color("text"))
    times = QRectF(right - excess - actual - 44, row.y(), actual, row.height())
    painter.drawText(times, _RIGHT, clock_text(round(line.actual)))
    painter.setFont(style.font("ui", bold=far))
    painter.setPen(tokens.color(line.tone or "text2"))
    painter.drawText(QRectF(right - excess, row.y(), excess, row.height()), _RIGHT, excess_text(line))
    if far:
        sign = QRectF(right - excess - 16, row.center().y() - 5, 11, 11)
        icons.paint(painter, "over", tokens.over, sign)


def excess_text(line: Line) -> str:
    """More or less than planned, with its sign."""
    return signed_clock_text(line.excess)


class Chart(QWidget):
    """A take's chart on the screen; a click on a row chooses its point."""

    chosen = Signal(str)
    """A row was clicked; carries its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Each point: plan and actual"))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The rows."""
        return self._lines

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Draw other rows."""
        self._lines = lines
        self._hovered = -1
        self.setAccessibleDescription("; ".join(map(line_text, lines)))
        self.setFixedHeight(chart_height(len(lines)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(892, chart_height(len(self._lines)))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._row_at(event.pos().y())
            text = line_text(self._lines[index]) if index >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._row_at(int(event.position().y())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk through the rows, Enter chooses."""
        stride = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if stride and self._lines:
            self._hover(min(max(self._hovered + stride, 0), len(self._lines) - 1))
            set_tip(self, line_text(self._lines[self._hovered]))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hovered >= 0:
            self.chosen.emit(self._lines[self._hovered].key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._row_at(int(event.position().y()))
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._lines[index].key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the rows that are asked for: a long talk has many."""
        high = row_height()
        first = max(0, event.rect().top() // high)
        last = event.rect().bottom() // high + 1
        box = QRectF(self.rect()).adjusted(0, first * high, 0, 0)
        scale = scale_for(self._lines, self.width())
        tokens = style.tokens_of(self)
        paint_chart(QPainter(self), tokens, box, self._lines[first:last], scale, self._hovered - first)
        if self.hasFocus() and self._hovered >= 0:
            painter = QPainter(self)
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.drawRect(QRectF(1, self._hovered * high + 1, self.width() - 2, high - 2))

    def _row_at(self, y: int) -> int:
        index = y // row_height()
        return index if 0 <= index < len(self._lines) else -1

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()


def line_text(line: Line) -> str:
    """A row as a sentence: what a screen reader and the tool tip say."""
    name = f"{line.marker} {line.title}".strip()
    if line.actual is None:
        return _("%(name)s: planned %(plan)s, %(state)s") % {
            "name": name,
            "plan": clock_text(line.planned),
            "state": _("skipped") if line.skipped else _("not reached"),
        }
    said = _("%(name)s: planned %(plan)s, took %(time)s (%(excess)s)") % {
        "name": name,
        "plan": clock_text(round(line.planned)),
        "time": clock_text(round(line.actual)),
        "excess": excess_text(line),
    }
    if not line.earlier:
        return said
    times = (line.actual, *line.earlier)
    return said + _(", over %(n)d takes %(low)s to %(high)s") % {
        "n": len(times),
        "low": clock_text(round(min(times))),
        "high": clock_text(round(max(times))),
    }
