"""How a paragraph of the notes is painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextLayout

from lecturer.ui.presenting.console.paragraph import paint_paragraph, set_lines
from lecturer.ui.widgets.style import LIGHT

SIZE, PITCH, WIDTH = 20, 33, 400


def painted(*paragraphs: str) -> QImage:
    """Paragraphs one below the other, by one painter, none of them due."""
    image = QImage(WIDTH, PITCH * len(paragraphs), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    font = QFont()
    font.setPixelSize(SIZE)
    for place, words in enumerate(paragraphs):
        layout = QTextLayout(words, font)
        set_lines(layout, WIDTH, PITCH)
        paint_paragraph(painter, layout, QPointF(0, place * PITCH), (0, 0), LIGHT, SIZE, is_private=False)
    painter.end()
    return image


def test_only_a_blank_has_the_colour_of_a_blank(qapp):
    below = painted("One XX two", "three").copy(0, PITCH, WIDTH, PITCH)
    alone = painted("three")
    assert below == alone
    assert painted("One XX two") != painted("One two")
