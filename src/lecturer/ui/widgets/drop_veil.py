"""Says over a whole window what becomes of the thing that hovers over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lecturer.ui.widgets import style

_PADDING = 24


class DropVeil(QWidget):
    """A frame round its parent, and a sentence in the middle; the mouse goes through it.

    Args:
        parent: What it lies over.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._words, self._is_taken = "", True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def show_words(self, words: str, *, is_taken: bool) -> None:
        """Say this; without words it goes."""
        self._words, self._is_taken = words, is_taken
        self.setGeometry(self._over.rect())
        self.setVisible(bool(words))
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        tone, ground = ("accent", "tint") if self._is_taken else ("over", "over_t")
        painter = QPainter(self)
        painter.setPen(QPen(tokens.color(tone), 2))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setFont(style.font("page_title", bold=True))
        room = QRectF(self.rect()).adjusted(_PADDING * 2, 0, -_PADDING * 2, 0)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        text = painter.boundingRect(room, flags, self._words)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(tokens.color(ground))
        painter.drawRoundedRect(text.adjusted(-_PADDING, -_PADDING / 2, _PADDING, _PADDING / 2), 8, 8)
        painter.setPen(tokens.color("text" if self._is_taken else "over"))
        painter.drawText(text, flags, self._words)
