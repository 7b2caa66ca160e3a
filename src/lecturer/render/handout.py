"""The handouts: on each A4 page some slides, small, and beside each its words or lines to write on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextLine, QTextOption

from lecturer.deck.pages import Deck, Page
from lecturer.render.fonts import font_of
from lecturer.render.painter import paint_page

_MARGIN = 42.0
_SLIDE_WIDTH = 190.0
_GUTTER = 18.0
_TEXT_SIZE, _PITCH, _STEP_GAP = 11, 18.0, 6.0
_SMALL_SIZE = 8
_WRITING_PITCH = 24.0
"""Between lines to write on by hand: 8.5 mm, as in ruled exercise books."""
_BLOCK_GAP = 20.0
_INK, _PALE, _RULE = QColor("#1E2226"), QColor("#686E75"), QColor("#C2BEB4")

Beside = Literal["notes", "lines", ""]
"""What goes beside a slide: the words spoken over it, lines to write on, nothing."""


class Handout:
    """Places slides and words one after the other and turns the page when one is full.

    Args:
        painter: In points.
        deck: The pages' deck.
        size: The paper in points.
        new_page: Turns the page of the device.
    """

    def __init__(self, painter: QPainter, deck: Deck, size: QSizeF, new_page: Callable[[], object]) -> None:
        self._painter = painter
        self._deck = deck
        self._size = size
        self._new_page = new_page
        self._top = _MARGIN
        self._sheet = 1
        self._slide_height = _SLIDE_WIDTH * deck.height / deck.width
        self._footer()

    def add(self, page: Page, beside: Beside) -> None:
        """Add a slide and what goes beside it; words go on over the page when they are long."""
        if self._top + self._slide_height > self._bottom:
            self._turn()
        sheet, slide_bottom = self._sheet, self._top + self._slide_height
        self._slide(page)
        self._number(page)
        match beside:
            case "notes":
                self._notes(page)
            case "lines":
                self._write_lines()
            case "":
                pass
        if self._sheet == sheet:
            self._top = max(self._top, slide_bottom)
        self._top += _BLOCK_GAP

    @property
    def _bottom(self) -> float:
        return self._size.height() - _MARGIN - 14.0

    def _slide(self, page: Page) -> None:
        target = QRectF(_MARGIN, self._top, _SLIDE_WIDTH, self._slide_height)
        paint_page(self._painter, self._deck, page, target)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(_RULE, 0.5))
        self._painter.drawRect(target)

    def _number(self, page: Page) -> None:
        self._painter.setFont(font_of(self._deck.fonts["sans"], _SMALL_SIZE))
        self._painter.setPen(_PALE)
        self._painter.drawText(QPointF(_MARGIN - 16, self._top + _SMALL_SIZE), str(page.number))

    def _notes(self, page: Page) -> None:
        left = _MARGIN + _SLIDE_WIDTH + _GUTTER
        width = self._size.width() - _MARGIN - left
        for step in page.steps:
            for paragraph in step.notes.split("\n"):
                self._paragraph(paragraph, left, width)
            if step.notes:
                self._top += _STEP_GAP

    def _write_lines(self) -> None:
        """Lines to write on, as high as the slide."""
        self._painter.setPen(QPen(_RULE, 0.5))
        left, right = _MARGIN + _SLIDE_WIDTH + _GUTTER, self._size.width() - _MARGIN
        for number in range(1, int(self._slide_height / _WRITING_PITCH) + 1):
            height = self._top + number * _WRITING_PITCH
            self._painter.drawLine(QPointF(left, height), QPointF(right, height))

    def _paragraph(self, text: str, left: float, width: float) -> None:
        if not text.strip():
            return
        layout = QTextLayout(text, font_of(self._deck.fonts["sans"], _TEXT_SIZE))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = list(_lines(layout, width))
        layout.endLayout()
        for line in lines:
            if self._top + _PITCH > self._bottom:
                self._turn()
            self._painter.setPen(_INK)
            line.draw(self._painter, QPointF(left, self._top + (_PITCH - line.height()) / 2))
            self._top += _PITCH

    def _turn(self) -> None:
        self._new_page()
        self._sheet += 1
        self._top = _MARGIN
        self._footer()

    def _footer(self) -> None:
        baseline = self._size.height() - _MARGIN
        self._painter.setFont(font_of(self._deck.fonts["sans"], _SMALL_SIZE))
        self._painter.setPen(_PALE)
        self._painter.drawText(QPointF(_MARGIN, baseline), self._deck.title)
        self._painter.drawText(QPointF(self._size.width() - _MARGIN - 10, baseline), str(self._sheet))


def _lines(layout: QTextLayout, width: float) -> Iterator[QTextLine]:
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        yield line
