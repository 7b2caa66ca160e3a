"""Pages as images; may run in any thread."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from lecturer.deck.pages import Deck, Page
from lecturer.render.painter import paint_page


def page_image(
    deck: Deck,
    page: Page,
    width_px: int,
    *,
    reveal: int | None = None,
    ghosts: bool = False,
    device_ratio: float = 1.0,
) -> QImage:
    """A page as an image `width_px` logical pixels wide, of the page's ratio."""
    width = max(1, round(width_px * device_ratio))
    height = max(1, round(width * deck.height / deck.width))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_page(painter, deck, page, QRectF(0, 0, width, height), reveal=reveal, ghosts=ghosts)
    painter.end()
    image.setDevicePixelRatio(device_ratio)
    return image
