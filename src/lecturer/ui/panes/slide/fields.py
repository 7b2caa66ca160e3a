"""Fields whose text belongs to the talk: what is typed is an edit at once, and undo is the document's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from lecturer.ui.widgets import style
from lecturer.ui.widgets.history_keys import is_history_key, means_history

_MOST_LINES = 4


class TalkLine(QLineEdit):
    """One line of text that belongs to the talk."""

    typed = Signal(str)
    """The user changed the text; carries it."""
    left = Signal()
    """The user went elsewhere: the step of the history is complete."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.textEdited.connect(self.typed)
        self.editingFinished.connect(self.left)

    def show_text(self, text: str) -> None:
        """Show the talk's text; the cursor stays where nothing changed."""
        if text != self.text():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)))

    def event(self, event: QEvent) -> bool:
        if is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if means_history(event):
            event.ignore()
            return
        super().keyPressEvent(event)


class TalkLines(QPlainTextEdit):
    """Some lines of text that belong to the talk; it grows with them, up to four."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_setting = False
        self.setAccessibleName(name)
        self.setProperty("field", True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show the talk's text."""
        if text != self.toPlainText():
            self._is_setting = True
            place = self.textCursor().position()
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
            self._is_setting = False
        self._fit()

    def event(self, event: QEvent) -> bool:
        if is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if means_history(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._is_setting:
            self.typed.emit(self.toPlainText())

    def _fit(self) -> None:
        count = max(self.document().blockCount(), 1)
        policy = Qt.ScrollBarPolicy
        fits = count <= _MOST_LINES
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAlwaysOn)
        lines = min(count, _MOST_LINES)
        self.setFixedHeight(max(lines * self.fontMetrics().lineSpacing() + 16, style.scaled(32)))
