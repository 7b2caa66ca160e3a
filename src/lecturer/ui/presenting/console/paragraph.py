"""A paragraph of the notes: lines at a fixed pitch, and the marks under and over its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTextCharFormat, QTextLayout, QTextLine

from lecturer.show.prompting import Line
from lecturer.talk.blanks import blank_spans
from lecturer.ui.presenting.console import metrics as looks
from lecturer.ui.widgets.style import Tokens

LINE_PITCH = 1.65
_BAR_WIDTH, _BAR_GAP = 4, 16
_BLANK_GROUND = 0.22


def paint_paragraph(
    painter: QPainter,
    layout: QTextLayout,
    place: QPointF,
    due: tuple[int, int],
    tokens: Tokens,
    size: int,
    *,
    is_private: bool,
) -> None:
    """Paint a paragraph with its upper left corner at `place`.

    Args:
        painter: Paints.
        layout: The paragraph, with its lines.
        place: Its upper left corner.
        due: The characters of the paragraph that are due, which may lie outside of it.
        tokens: The colours.
        size: Of the type, in pixels.
        is_private: It is looked at and not spoken.
    """
    blanks = blank_spans(layout.text())
    painter.save()
    _paint_ground(painter, layout, place, due, tokens, size)
    layout.draw(painter, place, _colours(layout, due, blanks, tokens, is_private=is_private))
    _paint_blanks(painter, layout, place, blanks, tokens, size)
    painter.restore()  # else the pen of a blank would colour the words that follow


def set_lines(layout: QTextLayout, width: float, pitch: float) -> float:
    """Break a paragraph into lines at a fixed pitch; returns its height."""
    layout.beginLayout()
    top = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
        top += pitch
    layout.endLayout()
    return top


def spoken(layout: QTextLayout, top: float, pitch: float) -> Iterator[Line]:
    """The lines of a paragraph at a height, with the characters that one speaks in each."""
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        words = layout.text()[line.textStart() : _end(line)]
        yield Line(top + index * pitch, sum(1 for char in words if not char.isspace()))


def _colours(
    layout: QTextLayout,
    due: tuple[int, int],
    blanks: list[tuple[int, int]],
    tokens: Tokens,
    *,
    is_private: bool,
) -> list[QTextLayout.FormatRange]:
    """Colours over the layout; they change nothing about its lines."""
    length, (said, due_end) = len(layout.text()), due
    ranges = []
    if is_private:
        ranges.append(_range(0, length, looks.NOTES_SAID))
    else:
        if said > 0:
            ranges.append(_range(0, min(said, length), looks.NOTES_SAID))
        if due_end > 0 and said < length and due_end > said:
            ranges.append(_range(max(0, said), min(due_end, length), looks.NOTES_DUE))
    ranges.extend(_range(left, right, tokens.blank) for left, right in blanks)
    return ranges


def _paint_ground(
    painter: QPainter, layout: QTextLayout, place: QPointF, due: tuple[int, int], tokens: Tokens, size: int
) -> None:
    """The ground of the sentence that is due, with its bar in the margin."""
    left, right = max(0, due[0]), min(len(layout.text()), due[1])
    if right <= left:
        return
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        box = _line_box(line, left, right, place, size)
        if box is not None:
            painter.fillRect(box, QColor(looks.NOTES_DUE_GROUND))
            height = size * LINE_PITCH if right > _end(line) else box.height()
            bar = QRectF(place.x() - _BAR_GAP, box.y(), _BAR_WIDTH, height)
            painter.fillRect(bar, tokens.color("accent"))


def _paint_blanks(
    painter: QPainter,
    layout: QTextLayout,
    place: QPointF,
    blanks: list[tuple[int, int]],
    tokens: Tokens,
    size: int,
) -> None:
    for left, right in blanks:
        for index in range(layout.lineCount()):
            box = _line_box(layout.lineAt(index), left, right, place, size)
            if box is not None:
                ground = tokens.color("blank")
                ground.setAlphaF(_BLANK_GROUND)
                painter.fillRect(box, ground)
                painter.setPen(QPen(tokens.color("blank"), 2, Qt.PenStyle.DashLine))
                painter.drawLine(box.bottomLeft(), box.bottomRight())


def _end(line: QTextLine) -> int:
    return line.textStart() + line.textLength()


def _line_box(line: QTextLine, left: int, right: int, place: QPointF, size: int) -> QRectF | None:
    """The box of some characters on one line; None when none of them stands there."""
    first, last = max(left, line.textStart()), min(right, _end(line))
    if last <= first:
        return None
    x1, x2 = _x(line, first), _x(line, last)
    height = size * 1.34
    middle = line.y() + line.height() / 2
    return QRectF(place.x() + x1, place.y() + middle - height / 2, x2 - x1, height)


def _x(line: QTextLine, position: int) -> float:
    """Where a character begins; the binding gives the place and the character it snapped to."""
    found: object = line.cursorToX(position)  # PySide6 6.11 returns a pair, its stubs promise one number
    place = found[0] if isinstance(found, tuple) else found
    return float(cast("float", place))


def _range(start: int, end: int, color: str) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    look = QTextCharFormat()
    look.setForeground(QBrush(QColor(color)))
    made.format = look
    return made
