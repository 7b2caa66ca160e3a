"""The words of a point, set large: what was said is pale, the sentence that is due stands on a ground."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QPointF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from lecturer.show.prompting import Line, place
from lecturer.ui.presenting.console import metrics as looks
from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.presenting.console.paragraph import LINE_PITCH, paint_paragraph, set_lines, spoken
from lecturer.ui.widgets import style

_HIGHEST, _LOWEST = 0.20, 0.45
_READING_LINE = 0.3
_SCROLL_MS = 260


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
        self._lines: list[Line] = []
        self._height = self._bottom = 0.0
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

        The place is that of a character, so neither the size of type nor the width of the window changes
        what is at the reading line, nor when the end is reached.
        """
        if self._is_running and self._is_following:
            self._offset = place(self._lines, self._bottom, fraction)
            self.update()

    @property
    def at_reading_line(self) -> int:
        """How many characters have passed the reading line of the teleprompter."""
        passed = [line for line in self._lines if line.top + self._pitch() <= self._offset + 0.5]
        return sum(line.characters for line in passed)

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
            due = self._due[0] - start, self._due[1] - start
            paint_paragraph(
                painter, layout, place, due, style.tokens_of(self), self._size, is_private=self._is_private
            )

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
                height = set_lines(layout, width, self._pitch())
                self._layouts.append((layout, start, top))
                top += height + self._pitch() * 0.25
            start += len(paragraph) + 1
        self._height = top
        self._lines = [
            line for layout, _start, at in self._layouts for line in spoken(layout, at, self._pitch())
        ]
        self._bottom = self._lines[-1].top + self._pitch() if self._lines else 0.0
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
