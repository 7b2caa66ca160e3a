"""Markers, key caps and pills: short texts on a ground, painted alike in widgets and in rows of a list."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.style import Tokens

_PADDING = 6.0
_RADIUS = 4.0
Tone = Literal["plain", "accent", "ok", "warn", "over", "blank"]


def chip_font(level: int) -> QFont:
    """The type of a marker's chip at a level of the outline, counted from 1."""
    return style.font("ui", bold=True) if level <= 1 else style.font("meta")


def chip_width(text: str, level: int) -> float:
    """How wide the chip of a marker is; 0 for no marker."""
    if not text:
        return 0.0
    return QFontMetricsF(chip_font(level)).horizontalAdvance(text) + 2 * _PADDING


def chip_height(level: int) -> float:
    """How high the chip of a marker is."""
    return float(style.scaled(20 if level <= 1 else 18))


def paint_chip(
    painter: QPainter, tokens: Tokens, rect: QRectF, text: str, level: int, *, selected: bool = False
) -> None:
    """Draw a marker as written: level 1 on tint in bold accent, deeper ones quiet."""
    strong = level <= 1 or selected
    ground = "panel" if selected else ("tint" if level <= 1 else "row_h")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.color(ground))
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
    painter.setFont(chip_font(level))
    painter.setPen(tokens.color("accent" if strong else "text2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class Chip(QWidget):
    """The marker of a point as a widget."""

    def __init__(self, text: str = "", level: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._level = text, level
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_marker(self, text: str, level: int) -> None:
        """Show another marker; an empty one hides the chip."""
        self._text, self._level = text, level
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(chip_width(self._text, self._level)), round(chip_height(self._level)))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), style.tokens_of(self), QRectF(self.rect()), self._text, self._level)


class KeyCap(QWidget):
    """A key as it is printed on the keyboard."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        advance = QFontMetricsF(style.font(size=11)).horizontalAdvance(self._text)
        return QSize(max(style.scaled(18), round(advance + 10)), style.scaled(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        paint_key_cap(
            QPainter(self), QRectF(self.rect()), self._text, tokens.color("text2"), tokens.color("border2")
        )


def paint_key_cap(painter: QPainter, rect: QRectF, text: str, color: QColor, frame: QColor) -> None:
    """Draw a key cap into a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(frame, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.setFont(style.font(size=11))
    painter.setPen(color)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class Pill(QWidget):
    """A figure that matters, on a ground of its colour, with its sign before it: ▲ 0:12 over."""

    def __init__(self, tone: Tone = "over", icon: str = "over", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._icon, self._text = tone, icon, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_text(self, text: str, tone: Tone = "over", icon: str = "over") -> None:
        """Show a text; an empty one hides the pill."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        advance = QFontMetricsF(style.font("meta", bold=True)).horizontalAdvance(self._text)
        return QSize(round(advance + 28), style.scaled(20))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        color, ground = {
            "plain": ("text2", "row_h"), "accent": ("accent", "tint"), "ok": ("ok", "ok_t"),
            "warn": ("warn", "warn_t"), "over": ("over", "over_t"), "blank": ("blank", "blank_t"),
        }[self._tone]  # fmt: skip
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color(ground))
        painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        icons.paint(painter, self._icon, tokens.color(color), QRectF(7, (self.height() - 10) / 2, 10, 10))
        painter.setFont(style.font("meta", bold=True))
        painter.setPen(tokens.color(color))
        box = QRectF(self.rect()).adjusted(21, 0, 0, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._text)
