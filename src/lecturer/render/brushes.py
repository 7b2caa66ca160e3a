"""The fills and outlines of shapes, as brushes and paths of Qt."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainterPath, QRadialGradient

from lecturer.deck.pages import Gradient, Outline, ShapeFrame


def brush_of(frame: ShapeFrame, box: QRectF) -> QBrush:
    """The fill of a shape in its box."""
    if frame.gradient is not None:
        return QBrush(_gradient(frame.gradient, box))
    if not frame.fill:
        return QBrush(Qt.BrushStyle.NoBrush)
    color = QColor(frame.fill)
    color.setAlphaF(frame.opacity)
    return QBrush(color)


def path_of(outline: Outline, box: QRectF) -> QPainterPath:
    """An outline, from shares of its box to its places."""
    path = QPainterPath()
    for letter, numbers in outline.commands:
        points = [
            QPointF(box.x() + x * box.width(), box.y() + y * box.height())
            for x, y in zip(numbers[::2], numbers[1::2], strict=True)
        ]
        match letter, points:
            case "M", [point]:
                path.moveTo(point)
            case "L", [point]:
                path.lineTo(point)
            case "Q", [control, point]:
                path.quadTo(control, point)
            case "C", [first, second, point]:
                path.cubicTo(first, second, point)
            case _:
                path.closeSubpath()
    return path


def _gradient(gradient: Gradient, box: QRectF) -> QGradient:
    middle = box.center()
    if gradient.radial:
        made: QGradient = QRadialGradient(middle, math.hypot(box.width(), box.height()) / 2)
    else:
        # The line is as long as the box is seen from its direction, so that the corners get the ends.
        angle = math.radians(gradient.angle)
        reach = (abs(box.width() * math.cos(angle)) + abs(box.height() * math.sin(angle))) / 2
        way = QPointF(math.cos(angle) * reach, math.sin(angle) * reach)
        made = QLinearGradient(middle - way, middle + way)
    for place, color in gradient.stops:
        made.setColorAt(place, QColor(color))
    return made
