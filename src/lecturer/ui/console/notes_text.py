"""The words of a point, set large: what was said is pale, the sentence that is due stands on a ground."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from lecturer.talk.blanks import blank_spans
from lecturer.ui import style
from lecturer.ui.console import metrics as looks
from lecturer.ui.console.metrics import Metrics

LINE_PITCH = 1.65
_HIGHEST, _LOWEST = 0.20, 0.45
_READING_LINE = 0.3
_SCROLL_MS = 260
_BAR_WIDTH, _BAR_GAP = 4, 16


class NotesText(QWidget):
    """Scrolls so that the sentence due stays in the upper part; a wheel stops that until the next step."""

    wheeled = Signal()
    """The speaker scrolled by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = Metrics()
        self._size = 32
        self._words = ""
        self._due = (0, 0)
        self._is_private = False
        self._layouts: list[tuple[QTextLayout, int, float]] = []
        self._height = 0.0
        self._offset = 0.0
        self._is_following = True
        self._is_running = False
        self._is_mirrored = False
        self._glide = QVariantAnimation(self, duration=_SCROLL_MS)
        self._glide.valueChanged.connect(self._on_glide)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(120, 60)

    @property
    def is_following(self) -> bool:
        """Whether the text follows the clock."""
        return self._is_following

    @property
    def is_running(self) -> bool:
        """Whether the words run by the plan, as on a teleprompter."""
        return self._is_running

    def set_running(self, is_running: bool) -> None:
        """Let the words run by the plan, or follow sentence by sentence."""
        self._is_running = is_running
        self._is_following = True
        self._follow()
        self.update()

    def toggle_mirror(self) -> None:
        """Show the words as a beam splitter needs them, or as they are."""
        self._is_mirrored = not self._is_mirrored
        self.update()

    def run_to(self, fraction: float) -> None:
        """On a teleprompter: bring what is due at this share of the point's time to the reading line.

        The place is a share of the lines and not of pixels a second, so neither the size of type nor the
        width of the window changes when the end is reached.
        """
        if self._is_running and self._is_following:
            whole = max(0.0, self._height - self._pitch())
            self._offset = min(max(fraction, 0.0), 1.0) * whole
            self.update()

    @property
    def offset(self) -> float:
        """How far it is scrolled, in logical pixels."""
        return self._offset

    def set_metrics(self, metrics: Metrics) -> None:
        """Take other sizes."""
        self._metrics = metrics
        self._lay_out()

    def set_size(self, points: int) -> None:
        """Set the words in this size; the sentence that is due stays where it is."""
        if points == self._size:
            return
        before = self._due_top() - self._offset
        self._size = points
        self._lay_out()
        self._scroll_to(self._due_top() - before, at_once=True)

    def show_words(self, words: str, *, is_private: bool = False) -> None:
        """Show other words, from their beginning; private ones are looked at and not spoken."""
        if words == self._words and is_private == self._is_private:
            return
        self._words, self._is_private, self._due = words, is_private, (0, 0)
        self.setAccessibleName(words)
        self._is_following = True
        self._lay_out()
        self._scroll_to(0.0, at_once=True)

    def show_due(self, due: tuple[int, int]) -> None:
        """Mark the sentence that is due by the clock."""
        if due == self._due:
            return
        self._due = due
        if self._is_following:
            self._follow()
        self.update()

    def rejoin(self) -> None:
        """Follow the clock again after scrolling by hand."""
        self._is_following = True
        self._follow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._is_following = False
        self._scroll_to(self._offset - event.angleDelta().y() / 120 * self._pitch() * 2, at_once=True)
        self.wheeled.emit()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.rejoin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self._due_top() - self._offset
        self._lay_out()
        self._scroll_to(self._due_top() - before, at_once=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(looks.NOTES_GROUND))
        if self._is_mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setPen(QColor(looks.NOTES_TO_COME))
        origin = QPointF(self._pad(), self._top_margin() - self._offset)
        for layout, start, top in self._layouts:
            place = origin + QPointF(0, top)
            height = layout.boundingRect().height()
            if place.y() > self.height() or place.y() + height < 0:
                continue
            self._paint_ground(painter, layout, start, place)
            layout.draw(painter, place, self._looks(layout, start))
            self._paint_blanks(painter, layout, place)

    # ----------------------------------------------------------------- layout

    def _pad(self) -> int:
        return self._metrics.px(32, 26)

    def _top_margin(self) -> float:
        """Above the first line: little, or down to the reading line of a teleprompter."""
        return self.height() * _READING_LINE if self._is_running else float(self._metrics.px(22, 16))

    def _font(self) -> QFont:
        font = style.font("ui")
        font.setPixelSize(self._size)
        return font

    def _pitch(self) -> float:
        return self._size * LINE_PITCH

    def _lay_out(self) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        font, width = self._font(), max(40, self.width() - 2 * self._pad())
        self._layouts, top, start = [], 0.0, 0
        for paragraph in self._words.split("\n"):
            if paragraph.strip():
                layout = QTextLayout(paragraph, font)
                layout.setTextOption(option)
                layout.setCacheEnabled(True)
                height = _set_lines(layout, width, self._pitch())
                self._layouts.append((layout, start, top))
                top += height + self._pitch() * 0.25
            start += len(paragraph) + 1
        self._height = top
        self._scroll_to(self._offset, at_once=True)
        self.update()

    def _due_top(self) -> float:
        """Where the sentence that is due begins, from the top of the words."""
        for layout, start, top in self._layouts:
            inside = self._due[0] - start
            if 0 <= inside <= len(layout.text()):
                line = layout.lineForTextPosition(inside)
                return top + (line.y() if line.isValid() else 0.0)
        return 0.0

    # ---------------------------------------------------------------- scrolling

    def _follow(self) -> None:
        if self._is_running:
            return
        top = self._due_top() + self._top_margin()
        seen = top - self._offset
        high, low = self.height() * _HIGHEST, self.height() * _LOWEST
        if seen > low or (seen < high and self._offset > 0):
            self._scroll_to(top - high)

    def _scroll_to(self, offset: float, *, at_once: bool = False) -> None:
        lowest = max(0.0, self._height + self._top_margin() - self.height() * 0.6)
        wanted = min(max(0.0, offset), lowest)
        self._glide.stop()
        if at_once or not self.isVisible():
            self._offset = wanted
            self.update()
            return
        self._glide.setStartValue(self._offset)
        self._glide.setEndValue(wanted)
        self._glide.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def _on_glide(self, value: float) -> None:
        self._offset = float(value)
        self.update()

    # ----------------------------------------------------------------- painting

    def _looks(self, layout: QTextLayout, start: int) -> list[QTextLayout.FormatRange]:
        """Colours over the layout; they change nothing about its lines."""
        length = len(layout.text())
        said, due_end = self._due[0] - start, self._due[1] - start
        ranges = []
        if said > 0:
            ranges.append(_range(0, min(said, length), looks.NOTES_SAID))
        if due_end > 0 and said < length and self._due[1] > self._due[0]:
            ranges.append(_range(max(0, said), min(due_end, length), looks.NOTES_DUE))
        if self._is_private:
            ranges = [_range(0, length, looks.NOTES_SAID)]
        blank = style.tokens_of(self).blank
        ranges.extend(_range(left, right, blank) for left, right in blank_spans(layout.text()))
        return ranges

    def _paint_ground(self, painter: QPainter, layout: QTextLayout, start: int, place: QPointF) -> None:
        """The ground of the sentence that is due, with its bar in the margin."""
        left, right = max(0, self._due[0] - start), min(len(layout.text()), self._due[1] - start)
        if right <= left:
            return
        tokens = style.tokens_of(self)
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            box = _line_box(line, left, right, place, self._size)
            if box is not None:
                painter.fillRect(box, QColor(looks.NOTES_DUE_GROUND))
                bar = QRectF(
                    place.x() - _BAR_GAP,
                    box.y(),
                    _BAR_WIDTH,
                    self._pitch() if right > _end(line) else box.height(),
                )
                painter.fillRect(bar, tokens.color("accent"))

    def _paint_blanks(self, painter: QPainter, layout: QTextLayout, place: QPointF) -> None:
        tokens = style.tokens_of(self)
        for left, right in blank_spans(layout.text()):
            for index in range(layout.lineCount()):
                box = _line_box(layout.lineAt(index), left, right, place, self._size)
                if box is not None:
                    ground = tokens.color("blank")
                    ground.setAlphaF(0.22)
                    painter.fillRect(box, ground)
                    painter.setPen(QPen(tokens.color("blank"), 2, Qt.PenStyle.DashLine))
                    painter.drawLine(box.bottomLeft(), box.bottomRight())


def _set_lines(layout: QTextLayout, width: float, pitch: float) -> float:
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
    found = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def _range(start: int, end: int, color: str) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    look = QTextCharFormat()
    look.setForeground(QBrush(QColor(color)))
    made.format = look
    return made
