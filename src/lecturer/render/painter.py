"""Draws a page exactly as it was laid out: the given lines at the given places, never wrapping.

Works on any paint device and, on a `QImage`, in any thread.
"""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from lecturer.deck.bullets import MARKS, mark_box
from lecturer.deck.pages import (
    EMU_PER_POINT,
    Bullet,
    Cell,
    ChartFrame,
    Deck,
    Frame,
    Line,
    Page,
    PictureFrame,
    Rect,
    ShapeFrame,
    TableFrame,
    TextFrame,
)
from lecturer.deck.reveal import frames_at, later_frames
from lecturer.render.brushes import brush_of, path_of
from lecturer.render.fonts import font_of, metrics_of, width_of
from lecturer.render.pictures import load_picture

GHOST_OPACITY = 0.38
_UNITS_PER_POINT = 10
"""Pages are drawn in tenths of a point: fonts have whole sizes then, and the same widths on every device."""
_EMU_PER_UNIT = EMU_PER_POINT / _UNITS_PER_POINT
_PLACEHOLDER_SIZE = 20 * _UNITS_PER_POINT
_HAN_INK = 1.04
"""How high a Han character stands, in heights of a capital."""
_ALIGNED = {"left": 0.0, "center": 0.5, "right": 1.0}


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
        ghosts: Show rows that are still to come at 38 % opacity; for previews, never for the audience.
    """
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setClipRect(target)
    painter.fillRect(target, QColor(page.background))
    painter.translate(target.topLeft())
    scale = target.width() / (deck.width / _EMU_PER_UNIT)
    painter.scale(scale, scale)
    canvas = _Canvas(painter, deck)
    for frame in frames_at(page, reveal):
        canvas.draw(frame)
    if ghosts and reveal is not None:
        painter.setOpacity(GHOST_OPACITY)
        for frame in later_frames(page, reveal):
            canvas.draw(frame)
    painter.restore()


class _Canvas:
    """A painter in tenths of a point that knows the deck's fonts."""

    def __init__(self, painter: QPainter, deck: Deck) -> None:
        self._painter = painter
        self._deck = deck

    def draw(self, frame: Frame) -> None:
        match frame:
            case TextFrame():
                self._text(frame)
            case ShapeFrame():
                self._shape(frame)
            case PictureFrame():
                self._picture(frame)
            case TableFrame():
                self._table(frame)
            case ChartFrame():
                pass  # its shapes and texts are frames of the page
            case _:
                assert_never(frame)

    def _text(self, frame: TextFrame) -> None:
        for paragraph in frame.paragraphs:
            if paragraph.bullet is not None and paragraph.lines:
                self._bullet(frame, paragraph.bullet, paragraph.lines[0].baseline)
            for line in paragraph.lines:
                self._line(frame, line)

    def _bullet(self, frame: TextFrame, bullet: Bullet, baseline: int) -> None:
        """The mark or the number before a paragraph, on the baseline of its first line."""
        mark = MARKS.get(bullet.kind)
        if mark is None:
            font = font_of(
                self._deck.fonts[bullet.font], round(frame.size * _UNITS_PER_POINT), bold=bullet.bold
            )
            self._painter.setPen(QColor(bullet.color))
            self._painter.setFont(font)
            self._painter.drawText(QPointF(bullet.x / _EMU_PER_UNIT, baseline / _EMU_PER_UNIT), bullet.text)
            return
        box = _box(mark_box(mark, frame.size, bullet.x, baseline))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(bullet.color))
        (self._painter.drawEllipse if bullet.kind == "disc" else self._painter.drawRect)(box)

    def _line(self, frame: TextFrame, line: Line) -> None:
        """Draw a line's spans one after the other; a font wider than its frame is squeezed into it."""
        choice = self._deck.fonts[frame.font]
        sizes = [round((span.size or frame.size) * _UNITS_PER_POINT) for span in line.spans]
        widths = [
            width_of(span.text, choice, pixels, bold=frame.bold or span.bold, italic=span.italic)
            for span, pixels in zip(line.spans, sizes, strict=True)
        ]
        room, needed = line.width / _EMU_PER_UNIT, sum(widths)
        limit = _limit(frame, line) / _EMU_PER_UNIT
        squeeze = min(1.0, limit / needed) if needed > room else 1.0
        left = line.x / _EMU_PER_UNIT + (room - needed * squeeze) * _ALIGNED[frame.align]
        for width, pixels, span in zip(widths, sizes, line.spans, strict=True):
            font = font_of(choice, pixels, bold=frame.bold or span.bold, italic=span.italic)
            self._painter.setPen(QColor(span.color or frame.color))
            self._run(font, span.text, QPointF(left, line.baseline / _EMU_PER_UNIT), squeeze)
            left += width * squeeze

    def _run(self, font: QFont, text: str, place: QPointF, squeeze: float) -> None:
        self._painter.setFont(font)
        if squeeze == 1.0:
            self._painter.drawText(place, text)
            return
        self._painter.save()
        self._painter.translate(place)
        self._painter.scale(squeeze, 1.0)
        self._painter.drawText(QPointF(0, 0), text)
        self._painter.restore()

    def _shape(self, frame: ShapeFrame) -> None:
        box = _box(frame.rect)
        painter = self._painter
        painter.setBrush(brush_of(frame, box))
        painter.setPen(_pen(frame.stroke, frame.stroke_width) if frame.stroke else Qt.PenStyle.NoPen)
        if frame.shape == "line":
            painter.drawLine(box.topLeft(), box.bottomRight())
        elif frame.outline is not None:
            painter.drawPath(path_of(frame.outline, box))
        elif frame.shape == "ellipse":
            painter.drawEllipse(box)
        elif frame.corner:
            painter.drawRoundedRect(box, frame.corner / _EMU_PER_UNIT, frame.corner / _EMU_PER_UNIT)
        else:
            painter.drawRect(box)
        if frame.label:
            self._label(frame, box)

    def _label(self, frame: ShapeFrame, box: QRectF) -> None:
        """A marker's number, its ink centred both ways."""
        choice, pixels = self._deck.fonts[frame.label_font], round(frame.label_size * _UNITS_PER_POINT)
        ink = metrics_of(choice, pixels, bold=True).capHeight() * (1.0 if frame.label.isdigit() else _HAN_INK)
        left = box.center().x() - width_of(frame.label, choice, pixels, bold=True) / 2
        self._painter.setFont(font_of(choice, pixels, bold=True))
        self._painter.setPen(QColor(frame.label_color))
        self._painter.drawText(QPointF(left, box.center().y() + ink / 2), frame.label)

    def _picture(self, frame: PictureFrame) -> None:
        box = _box(frame.rect)
        scale = self._painter.combinedTransform().m11() * self._painter.device().devicePixelRatio()
        left, top, right, bottom = frame.crop
        across, down = max(0.01, 1 - left - right), max(0.01, 1 - top - bottom)
        width, height = round(box.width() * scale / across), round(box.height() * scale / down)
        image = None if frame.missing else load_picture(frame.data or frame.path, width, height)
        if image is None:
            if not frame.fixed:
                self._placeholder(frame, box)
            return
        shown = QRectF(image.rect())
        shown.adjust(
            left * shown.width(), top * shown.height(), -right * shown.width(), -bottom * shown.height()
        )
        self._painter.drawImage(box, image, shown)
        if frame.stroke:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.setPen(_pen(frame.stroke, frame.stroke_width))
            self._painter.drawRect(box)

    def _placeholder(self, frame: PictureFrame, box: QRectF) -> None:
        """What stands in for a picture that cannot be shown: a dashed box that says so."""
        color = self._deck.colors["second"]
        pen = _pen(color, 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.setBrush(QColor(self._deck.colors["panel"]))
        self._painter.drawRect(box)
        self._painter.setFont(font_of(self._deck.fonts["sans"], _PLACEHOLDER_SIZE))
        self._painter.setPen(QColor(color))
        margin = _PLACEHOLDER_SIZE
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere
        self._painter.drawText(
            box.adjusted(margin, margin, -margin, -margin), flags, frame.missing or frame.alt
        )

    def _table(self, frame: TableFrame) -> None:
        top = frame.rect.y
        for number, (row, height) in enumerate(zip(frame.cells, frame.rows, strict=True)):
            self._row_ground(row, Rect(frame.rect.x, top, frame.rect.w, height), frame.columns)
            top += height
            is_head = number == 0 and bool(frame.head_rule)
            color, points = (
                (frame.head_rule, frame.head_rule_width) if is_head else (frame.rule, frame.rule_width)
            )
            self._painter.setPen(_pen(color, points))
            line = _box(Rect(frame.rect.x, top, frame.rect.w, 0))
            self._painter.drawLine(line.topLeft(), line.topRight())
        for row in frame.cells:
            for cell in row:
                self._text(cell.text)

    def _row_ground(self, row: tuple[Cell, ...], rect: Rect, columns: tuple[int, ...]) -> None:
        """The grounds of a row's cells; one fill where all are alike, so that no seam shows between them."""
        fills = {cell.fill for cell in row}
        if len(fills) == 1:
            fill = fills.pop()
            if fill:
                self._painter.fillRect(_box(rect), QColor(fill))
            return
        left = rect.x
        for cell, width in zip(row, columns, strict=True):
            if cell.fill:
                self._painter.fillRect(_box(Rect(left, rect.y, width, rect.h)), QColor(cell.fill))
            left += width


def _box(rect: Rect) -> QRectF:
    return QRectF(
        rect.x / _EMU_PER_UNIT, rect.y / _EMU_PER_UNIT, rect.w / _EMU_PER_UNIT, rect.h / _EMU_PER_UNIT
    )


def _pen(color: str, points: float) -> QPen:
    pen = QPen(QColor(color), points * _UNITS_PER_POINT)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _limit(frame: TextFrame, line: Line) -> int:
    """How wide a line may get before it leaves its frame."""
    return frame.rect.w if frame.align != "left" else frame.rect.x + frame.rect.w - line.x
