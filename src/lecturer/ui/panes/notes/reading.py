"""The whole talk as running text, to read through; a click goes to the point."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk
from lecturer.talk.walk import pieces
from lecturer.ui.documents.point_names import name_of
from lecturer.ui.panes.notes.words_edit import LINE_RATIO
from lecturer.ui.widgets import style


class WholeTalk(QTextEdit):
    """All words of the talk, each point under its name; read-only."""

    chosen = Signal(str)
    """A point was clicked; carries its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._starts: list[tuple[int, str]] = []
        self.setReadOnly(True)
        self.setAccessibleName(_("Whole talk"))
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(28)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_talk(self, talk: Talk, key: str, size: int) -> None:
        """Show a talk with the type's size, scrolled to a point."""
        tokens = style.tokens_of(self)
        self.clear()
        self._starts = []
        cursor = QTextCursor(self.document())
        head, body = QTextCharFormat(), QTextCharFormat()
        head.setFont(style.font("meta", bold=True))
        head.setForeground(tokens.color("text3"))
        body.setFont(style.font(size=size))
        body.setForeground(tokens.color("text"))
        for each, words in pieces(talk):
            if words.strip():
                self._starts.append((cursor.position(), each))
                self._add(cursor, name_of(talk, each), head, style.scaled(26), above=10)
                look = QTextCharFormat(body)
                if each == key:
                    look.setBackground(tokens.color("tint"))
                self._add(cursor, words, look, style.scaled(size * LINE_RATIO))
        self.go_to(key)

    def go_to(self, key: str) -> None:
        """Scroll to a point."""
        place = next((start for start, each in self._starts if each == key), None)
        if place is not None:
            cursor = self.textCursor()
            cursor.setPosition(place)
            self.setTextCursor(cursor)
            top = self.cursorRect(cursor).top()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top - 24)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            position = self.cursorForPosition(event.position().toPoint()).position()
            key = next((each for start, each in reversed(self._starts) if start <= position), "")
            if key:
                self.chosen.emit(key)

    def _add(
        self, cursor: QTextCursor, text: str, look: QTextCharFormat, height: int, above: int = 0
    ) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setTopMargin(above)
        if cursor.position():
            cursor.insertBlock(block, look)
        else:
            cursor.setBlockFormat(block)
        cursor.insertText(text, look)
