"""Draws a page exactly as it was laid out: the given lines at the given places, never wrapping."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from lecturer.deck.pages import Deck, Page, TextFrame
from lecturer.deck.reveal import frames_at
from lecturer.render.fonts import font_of


def paint_page(
    painter: QPainter,
    deck: Deck,
    page: Page,
    target: QRectF,
    *,
    reveal: int | None = None,
    ghosts: bool = False,
) -> None:
    """Paint a page into a rectangle of the painter.

    Args:
        painter: Where to.
        deck: The deck, for its size and fonts.
        page: The page.
        target: The rectangle, of the page's ratio.
        reveal: The step's `reveal`; None shows everything.
        ghosts: Show later rows at 38 % opacity.
    """
    painter.fillRect(target, QColor(page.background))
    scale = target.width() / deck.width
    for frame in frames_at(page, reveal):
        if isinstance(frame, TextFrame):
            for paragraph in frame.paragraphs:
                for line in paragraph.lines:
                    font = font_of(deck.fonts[frame.font], 10)
                    font.setPixelSize(max(1, round(frame.size * 12_700 * scale)))
                    font.setBold(frame.bold or line.spans[0].bold)
                    painter.setFont(font)
                    painter.setPen(QColor(line.spans[0].color or frame.color))
                    place = QPointF(target.x() + line.x * scale, target.y() + line.baseline * scale)
                    painter.drawText(place, "".join(span.text for span in line.spans))
