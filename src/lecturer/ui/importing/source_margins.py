"""The margins of the running text: level bars and boxes at the left, numbers of doubts at the right."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from lecturer.i18n import pgettext
from lecturer.talk.passages import Passage
from lecturer.talk.records import CLOSING
from lecturer.ui.widgets import style
from lecturer.ui.widgets.style import Tokens

TEXT_LEFT = 92
TEXT_RIGHT = 84
RING = 22
_BARS_LEFT = (24, 38, 52)
_BAR_WIDTH = 3
_BOX = QRectF(60, 0, 20, 18)
_THIRD_BAR = "#B9CFDE"

Extent = tuple[float, float]
"""The top and the bottom of a stretch of text in the view."""


class Ring(msgspec.Struct, frozen=True):
    """The number of a doubt in the right margin."""

    number: int
    rect: tuple[float, float, float, float]
    in_hand: bool


def paint_levels(
    painter: QPainter, tokens: Tokens, rows: list[Passage], extent: Callable[[int, int], Extent]
) -> None:
    """Draw the bar of every branch and the box of every passage that begins a paragraph.

    Args:
        painter: On the text's viewport.
        tokens: The colours.
        rows: The passages that reach into the view.
        extent: From two positions to the top and bottom of the lines between them.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row in rows:
        if row.level:
            top, bottom = extent(row.start, row.branch_end)
            left = _BARS_LEFT[min(row.level, 3) - 1]
            painter.fillRect(
                QRectF(left, top + 1, _BAR_WIDTH, bottom - top - 2), _bar_color(tokens, row.level)
            )
        if row.own_paragraph:
            top, bottom = extent(row.start, row.start)
            _paint_box(painter, tokens, _box_text(row), (top + bottom) / 2)


def ring_places(edge: float, count: int) -> list[float]:
    """The left edges of the rings beside one line, up to an edge; many of them lie over one another."""
    room = TEXT_RIGHT - 16 - RING
    step = min(RING + 4, room / max(1, count - 1))
    return [edge - RING - step * place for place in reversed(range(count))]


def paint_rings(painter: QPainter, tokens: Tokens, rings: list[Ring]) -> None:
    """Draw the numbers of the doubts; the current one is filled."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for ring in rings:
        paint_ring(painter, tokens, QRectF(*ring.rect), ring.number, in_hand=ring.in_hand)


def paint_ring(painter: QPainter, tokens: Tokens, rect: QRectF, number: int, *, in_hand: bool) -> None:
    """Draw one number in its ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.color("warn"), 1.5))
    painter.setBrush(tokens.color("warn" if in_hand else "panel"))
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    painter.setFont(style.font(size=11, bold=True))
    painter.setPen(tokens.color("panel" if in_hand else "warn"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


def _bar_color(tokens: Tokens, level: int) -> QColor:
    if level == 1:
        return tokens.color("accent")
    if level == 2:
        return tokens.color("bar")
    return tokens.color("head1") if tokens.dark else QColor(_THIRD_BAR)


def _box_text(row: Passage) -> str:
    if row.level:
        return str(row.level)
    return pgettext("closing", "C") if row.key == CLOSING else pgettext("opening", "O")


def _paint_box(painter: QPainter, tokens: Tokens, text: str, middle: float) -> None:
    box = _BOX.translated(0.5, round(middle - _BOX.height() / 2) + 0.5)
    painter.setPen(QPen(tokens.color("bar"), 1))
    painter.setBrush(tokens.color("panel"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(style.font(size=11))
    painter.setPen(tokens.color("accent"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
