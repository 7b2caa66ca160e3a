"""Our own line icons: SVG on a grid of 20 units, drawn in the colour of the text beside them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from lecturer.resources import asset
from lecturer.ui.widgets.style import Tokens

_DISABLED_OPACITY = 0.62


def pixmap(name: str, color: str, size: int = 18, ratio: float = 0.0) -> QPixmap:
    """One icon as a picture of `size` logical pixels.

    Args:
        name: A file in `assets/icons/`, without its suffix.
        color: What `currentColor` becomes.
        size: The edge in logical pixels.
        ratio: Device pixels a logical pixel; 0 takes the sharpest screen's.
    """
    return _pixmap(name, color, size, ratio or _sharpest_ratio())


def icon(name: str, tokens: Tokens, size: int = 18, *, color: str = "text", on_color: str = "") -> QIcon:
    """An icon for a button: plain, checked (`on_color`, when given) and pale when disabled."""
    made = QIcon()
    plain = pixmap(name, getattr(tokens, color), size)
    made.addPixmap(plain, QIcon.Mode.Normal, QIcon.State.Off)
    if on_color:
        made.addPixmap(pixmap(name, getattr(tokens, on_color), size), QIcon.Mode.Normal, QIcon.State.On)
    made.addPixmap(_pale(pixmap(name, tokens.text3, size)), QIcon.Mode.Disabled)
    return made


def paint(painter: QPainter, name: str, color: str | QColor, target: QRectF) -> None:
    """Draw an icon into a rectangle, sharp on the painter's device."""
    value = color if isinstance(color, str) else color.name()
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(target.topLeft(), pixmap(name, value, round(target.width()), ratio))


def app_icon() -> QIcon:
    """The sign of the program, in the sizes that desktops ask for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_pixmap("lecturer", "#FFFFFF", size, 1.0))
    return made


@cache
def _source(name: str) -> str:
    return asset(f"icons/{name}.svg").read_text(encoding="utf-8")


def _pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    key = f"lecturer:{name}:{color}:{size}:{ratio}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


def _pale(source: QPixmap) -> QPixmap:
    picture = QPixmap(source.size())
    picture.setDevicePixelRatio(source.devicePixelRatio())
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(_DISABLED_OPACITY)
    painter.drawPixmap(0, 0, source)
    painter.end()
    return picture


def _sharpest_ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
