"""The trend over the takes: what the clock showed at the end of each, and the time that is allowed."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from lecturer.i18n import gettext as _
from lecturer.timing.contest import Rules
from lecturer.timing.debrief import Debrief, Mark
from lecturer.timing.format import clock_text
from lecturer.ui.widgets import style
from lecturer.ui.widgets.style import Tokens

_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class _Heights(NamedTuple):
    """From seconds to heights."""

    low: float
    high: float
    top: float
    bottom: float

    def y(self, seconds: float) -> float:
        return self.bottom - (seconds - self.low) * (self.bottom - self.top) / (self.high - self.low)


def paint_trend(painter: QPainter, tokens: Tokens, box: QRectF, seen: Debrief) -> None:
    """Draw the trend into a box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marks, rules = seen.trend, seen.rules
    plot = box.adjusted(style.scaled(42), style.scaled(30), -style.scaled(24), -style.scaled(34))
    heights = _heights(marks, rules, plot)
    _paint_limits(painter, tokens, plot, rules, heights)
    places = _places(marks, plot, heights)
    painter.setPen(QPen(tokens.color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(places))
    for mark, place in zip(marks, places, strict=True):
        is_now = mark.number == seen.number
        painter.setPen(QPen(tokens.color("accent"), 2))
        painter.setBrush(tokens.color("accent" if is_now else "panel"))
        painter.drawEllipse(place, 6 if is_now else 4.5, 6 if is_now else 4.5)
        painter.setPen(tokens.color("text"))
        painter.setFont(style.font("row" if is_now else "ui", bold=is_now))
        high = style.scaled(20)
        painter.drawText(
            QRectF(place.x() - 40, place.y() - high - 6, 80, high), _CENTER, clock_text(mark.seconds)
        )
        painter.setFont(style.font("meta"))
        painter.setPen(tokens.color("text2"))
        name = _("Take %(n)d") % {"n": mark.number}
        painter.drawText(QRectF(place.x() - 40, plot.bottom() + 12, 80, high), _CENTER, name)


def _heights(marks: tuple[Mark, ...], rules: Rules, plot: QRectF) -> _Heights:
    times = [mark.seconds for mark in marks]
    limits = [limit for limit in (rules.minimum, rules.maximum) if limit is not None]
    low, high = min([*times, *limits]), max([*times, *limits])
    spare = max((high - low) * 0.12, 5.0)
    return _Heights(low - spare, high + spare, plot.top(), plot.bottom())


def _places(marks: tuple[Mark, ...], plot: QRectF, heights: _Heights) -> list[QPointF]:
    share = plot.width() / max(len(marks), 1)
    return [
        QPointF(plot.x() + share * (index + 0.5), heights.y(mark.seconds)) for index, mark in enumerate(marks)
    ]


def _paint_limits(painter: QPainter, tokens: Tokens, plot: QRectF, rules: Rules, heights: _Heights) -> None:
    top = plot.top() if rules.maximum is None else heights.y(rules.maximum)
    bottom = plot.bottom() if rules.minimum is None else heights.y(rules.minimum)
    if rules.maximum is None and rules.minimum is None:
        return
    painter.fillRect(QRectF(plot.x(), top, plot.width(), bottom - top), tokens.color("ok_t"))
    painter.setFont(style.font("meta"))
    high = style.scaled(18)
    for limit, tone in ((rules.maximum, "over"), (rules.minimum, "text2")):
        if limit is None:
            continue
        y = heights.y(limit)
        painter.setPen(QPen(tokens.color(tone), 1.5))
        painter.drawLine(QLineF(plot.x(), y, plot.right(), y))
        painter.setPen(tokens.color(tone))
        painter.drawText(QRectF(0, y - high / 2, plot.x() - 8, high), _RIGHT, clock_text(limit))
    if bottom - top > high + 4:
        painter.setPen(tokens.color("ok"))
        words = QRectF(plot.x(), bottom - high - 2, plot.width() - 8, high)
        painter.drawText(words, _RIGHT, _("Allowed time"))


class Trend(QWidget):
    """The trend on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Debrief | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Trend"))

    def show_debrief(self, seen: Debrief) -> None:
        """Draw another trend."""
        self._seen = seen
        told = (f"{mark.number}: {clock_text(mark.seconds)}" for mark in seen.trend)
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, style.scaled(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._seen is not None and self._seen.trend:
            paint_trend(QPainter(self), style.tokens_of(self), QRectF(self.rect()), self._seen)
