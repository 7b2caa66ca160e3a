"""The text as it is cut: a block for the opening, for each scene and for the closing, long ones folded."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.ui.importing.proposals.choosing import Choosing
from lecturer.ui.widgets import style
from lecturer.ui.widgets.utf16 import Utf16

_NUMBER_X, _BAR_X, _TEXT_X, _RIGHT = 22, 52, 66, 22
_FOLDED_LINES = 3
_PADDING = 10
_LEADING = 1.2


class SceneBlock(QWidget):
    """One piece of the text: its number, a bar, its first lines, and what speaks for the cut."""

    chosen = Signal()
    """The block was clicked."""

    def __init__(
        self, number: str, words: str, said: tuple[str, ...], *, is_in_hand: bool, is_cut: bool
    ) -> None:
        super().__init__()
        self._number, self._words = number, " ".join(words.split())
        self._is_in_hand, self._is_cut = is_in_hand, is_cut
        self._marks = [
            (at, len(each)) for each in said if each and (at := self._words.find(" ".join(each.split()))) >= 0
        ]
        self.setAccessibleName(f"{number} {self._words[:80]}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def height_for(self, width: int) -> int:
        """How high the block is when it is so wide."""
        layout, shown, left = self._laid_out(width)
        height = sum(layout.lineAt(n).height() * _LEADING for n in range(shown))
        return round(height + (style.scaled(20) if left else 0)) + 2 * _PADDING

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(self.height_for(self.width()))
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(300, self.height_for(max(self.width(), 300)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_in_hand:
            painter.fillRect(self.rect(), tokens.color("warn_t"))
        if self._is_cut:
            painter.setPen(QPen(tokens.color("border2"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(0, 0, self.width(), 0)
        color = tokens.color("warn" if self._is_in_hand else "bar")
        box = QRectF(_NUMBER_X, _PADDING, 20, 20)
        painter.setPen(QPen(color, 1.2))
        painter.setBrush(color if self._is_in_hand else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(tokens.color("panel" if self._is_in_hand else "accent"))
        painter.setFont(style.font("meta", bold=self._is_in_hand))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._number)
        painter.fillRect(QRectF(_BAR_X, _PADDING, 3, self.height() - 2 * _PADDING), color)
        self._paint_words(painter, tokens)

    def _paint_words(self, painter: QPainter, tokens: style.Tokens) -> None:
        layout, shown, left = self._laid_out(self.width())
        painter.setPen(tokens.color("text"))
        y = float(_PADDING)
        for number in range(shown):
            line = layout.lineAt(number)
            line.draw(painter, QPointF(_TEXT_X, y - line.y()))
            y += line.height() * _LEADING
        if left:
            painter.setPen(tokens.color("accent"))
            painter.setFont(style.font("meta"))
            more = ngettext("%(n)d more line", "%(n)d more lines", left) % {"n": left}
            painter.drawText(QRectF(_TEXT_X, y, self.width() - _TEXT_X, style.scaled(20)), more)

    def _laid_out(self, width: int) -> tuple[QTextLayout, int, int]:
        """The words in lines; how many lines are shown, and how many are folded away."""
        layout = QTextLayout(self._words, style.font("row"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        tokens = style.tokens_of(self)
        marked = QTextCharFormat()
        marked.setBackground(tokens.color("head1" if self._is_in_hand else "head2"))
        formats, places = [], Utf16(self._words)
        for at, length in self._marks:
            span = QTextLayout.FormatRange()
            span.start = places.units(at)
            span.length = places.units(at + length) - span.start
            span.format = marked
            formats.append(span)
        layout.setFormats(formats)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(80, width - _TEXT_X - _RIGHT))
            line.setPosition(QPointF(0, y))
            y += line.height() * _LEADING
        layout.endLayout()
        count = layout.lineCount()
        shown = count if count <= _FOLDED_LINES + 1 else _FOLDED_LINES
        return layout, shown, count - shown


class SceneSource(QScrollArea):
    """All pieces of the text below each other; the current one is kept in sight."""

    def __init__(self, choosing: Choosing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._is_alone = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        choosing.changed.connect(self.refresh)
        self.refresh()

    def show_alone(self, is_alone: bool) -> None:
        """Show the current scene alone, or all of them."""
        if is_alone != self._is_alone:
            self._is_alone = is_alone
            self.refresh()

    def refresh(self) -> None:
        """Show the pieces as the answers are now."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        choice, in_hand = self._choosing.choice, None
        if choice is None:
            column.addWidget(SceneBlock("", self._choosing.talk.opening, (), is_in_hand=False, is_cut=False))
        else:
            if choice.opening and not self._is_alone:
                column.addWidget(SceneBlock(_("op"), choice.opening, (), is_in_hand=False, is_cut=False))
            for number, row in enumerate(choice.rows):
                if row.state == "refused" or (self._is_alone and number != self._choosing.index):
                    continue
                block = SceneBlock(
                    str(number + 1), choice.words(number), row.said,
                    is_in_hand=number == self._choosing.index, is_cut=True,
                )  # fmt: skip
                block.chosen.connect(lambda at=number: self._choosing.take_in_hand(at))
                in_hand = block if number == self._choosing.index else in_hand
                column.addWidget(block)
            if choice.closing and not self._is_alone:
                column.addWidget(SceneBlock(_("cl"), choice.closing, (), is_in_hand=False, is_cut=True))
        column.addStretch(1)
        at = self.verticalScrollBar().value()
        before = self.takeWidget()  # a click or a key of one of its children may be what brought us here
        if before is not None:
            before.hide()
            before.deleteLater()
        self.setWidget(holder)
        self.verticalScrollBar().setValue(at)
        if in_hand is not None:
            self.ensureWidgetVisible(in_hand, 0, 40)
