"""Overlays of a page: laser, spotlight, pen strokes, timer; drawn alike on stage and console."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from lecturer.show.pointing import ZOOM, Pointing, Spot
from lecturer.ui.widgets import style

_LASER, _PEN = "#FF3B30", "#FF3B30"
_SHADE = QColor(0, 0, 0, 170)
_DOT, _RING, _LIGHT, _STROKE = 0.007, 0.011, 0.09, 0.0035
"""Sizes as shares of the page's width."""


def magnified(place: QRectF, pointing: Pointing) -> QRectF:
    """Where the whole page is drawn so that the magnified part fills `place`."""
    centre = pointing.centre
    if centre is None:
        return place
    width, height = place.width() * ZOOM, place.height() * ZOOM
    left = place.center().x() - centre.x * width
    top = place.center().y() - centre.y * height
    return QRectF(left, top, width, height)


def paint_pointing(painter: QPainter, place: QRectF, pointing: Pointing, page: int) -> None:
    """Draw the strokes of a page, and the current tool, over the page at `place`."""
    painter.save()
    painter.setClipRect(place)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_strokes(painter, magnified(place, pointing), pointing, page)
    if pointing.at is not None and pointing.tool == "laser":
        _paint_laser(painter, _point(place, pointing.at), place.width())
    elif pointing.at is not None and pointing.tool == "spotlight":
        _paint_spotlight(painter, place, _point(place, pointing.at))
    elif pointing.at is not None and pointing.tool == "pen":
        painter.setPen(QPen(QColor(_PEN), max(1.0, place.width() * _STROKE / 2)))
        painter.drawEllipse(_point(place, pointing.at), place.width() * _STROKE, place.width() * _STROKE)
    painter.restore()


def paint_timer(painter: QPainter, place: QRectF, text: str, tone: str) -> None:
    """The judges' timer in the upper right corner of a page."""
    font: QFont = style.font("ui", bold=True)
    font.setPixelSize(max(12, round(place.height() * 0.045)))
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(text) + font.pixelSize() * 1.2
    height = font.pixelSize() * 1.7
    gap = place.height() * 0.02
    box = QRectF(place.right() - gap - width, place.y() + gap, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.CONSOLE.color("window"))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(style.CONSOLE.color(tone))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


def _paint_strokes(painter: QPainter, place: QRectF, pointing: Pointing, page: int) -> None:
    pen = QPen(QColor(_PEN), max(1.5, place.width() * _STROKE))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in pointing.strokes:
        if stroke.page == page:
            points = [_point(place, spot) for spot in stroke.spots]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(points)


def _paint_laser(painter: QPainter, at: QPointF, width: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, 150))
    painter.drawEllipse(at, width * _RING, width * _RING)
    painter.setBrush(QColor(_LASER))
    painter.drawEllipse(at, width * _DOT, width * _DOT)


def _paint_spotlight(painter: QPainter, place: QRectF, at: QPointF) -> None:
    path = QPainterPath()
    path.addRect(place)
    hole = QPainterPath()
    hole.addEllipse(at, place.width() * _LIGHT, place.width() * _LIGHT)
    painter.fillPath(path.subtracted(hole), _SHADE)


def _point(place: QRectF, spot: Spot) -> QPointF:
    return QPointF(place.x() + spot.x * place.width(), place.y() + spot.y * place.height())
