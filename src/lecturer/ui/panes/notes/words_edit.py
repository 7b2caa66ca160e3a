"""A text field for the words of one point: it grows with them and leaves undo to the document.

What is typed is handed on as it stands; text that an input method is still composing is no part of it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from lecturer.talk.blanks import blank_spans
from lecturer.timing.cues import cues
from lecturer.ui.widgets import style
from lecturer.ui.widgets.composition import commit_to, composed_text
from lecturer.ui.widgets.history_keys import is_history_key, means_history
from lecturer.ui.widgets.utf16 import Utf16

LINE_RATIO = 1.85


class WordsEdit(QTextEdit):
    """Shows and edits some words; as high as they are, to stand in a scrolling column."""

    words_changed = Signal(str)
    """The user changed the words; carries all of them."""
    pasted = Signal(str)
    """Words were pasted; carries them."""
    menu_wanted = Signal(QPoint)
    """The menu of the words is wanted; carries the place on the screen."""
    cursor_moved = Signal()
    """The cursor went elsewhere other than by typing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._size = style.SIZES["notes"]
        self._is_setting = False
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.textChanged.connect(self._on_text_changed)
        self._apply_format()

    @property
    def words(self) -> str:
        """The words as they are now, without text that is still being composed."""
        return self._words

    @property
    def offset(self) -> int:
        """The cursor's place, in characters."""
        return Utf16(self._words).characters(self.textCursor().position())

    @property
    def selection_start(self) -> int:
        """Where the selection begins, in characters; the cursor's place when nothing is selected."""
        return Utf16(self._words).characters(self.textCursor().selectionStart())

    @property
    def selection_end(self) -> int:
        """Where the selection ends, in characters; the cursor's place when nothing is selected."""
        return Utf16(self._words).characters(self.textCursor().selectionEnd())

    @property
    def selected_words(self) -> str:
        """The words that are selected."""
        return _plain(self.textCursor().selectedText())

    @property
    def is_composing(self) -> bool:
        """Whether an input method has text that is not committed yet."""
        return bool(composed_text(self))

    def commit_composition(self) -> None:
        """Take in what an input method is still composing, as it stands."""
        text = composed_text(self)
        if text:
            commit_to(self, text)

    def set_words(self, words: str) -> None:
        """Show other words; where old and new agree the cursor stays."""
        if words == self._words:
            return
        old = self._words
        start = _common_start(old, words)
        end = _common_end(old[start:], words[start:])
        places = Utf16(old)
        self._is_setting = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(places.units(start))
        cursor.setPosition(places.units(len(old) - end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words[start : len(words) - end])
        self._words = words
        self._is_setting = False
        self._mark_blanks()

    def set_offset(self, offset: int, end: int | None = None) -> None:
        """Put the cursor at a character, or select up to another."""
        places = Utf16(self._words)
        cursor = self.textCursor()
        cursor.setPosition(places.units(offset))
        if end is not None:
            cursor.setPosition(places.units(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def set_size(self, size: int) -> None:
        """Set the size of the type, in logical pixels."""
        self._size = size
        self._apply_format()

    def refresh_colors(self) -> None:
        """Draw blanks and directions in the colours of the present look."""
        self._mark_blanks()

    def sizeHint(self) -> QSize:
        height = self.document().documentLayout().documentSize().height()
        return QSize(200, max(round(height) + 4, round(self._line_height()) + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if is_history_key(event):
            event.ignore()  # the document's history is the only one
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if means_history(event):
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.textCursor().insertBlock()  # one kind of line end only
            return
        moves = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if moves:
            self.cursor_moved.emit()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit_composition()
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.cursor_moved.emit()
        self.menu_wanted.emit(event.globalPos())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(source.text().replace("\r\n", "\n").replace("\r", "\n"))
        self.ensureCursorVisible()
        self.pasted.emit(source.text())

    def createMimeDataFromSelection(self) -> QMimeData:
        mime = QMimeData()
        mime.setText(self.selected_words)
        return mime

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def _line_height(self) -> float:
        return style.scaled(self._size * LINE_RATIO)

    def _apply_format(self) -> None:
        self._is_setting = True
        font = style.font(size=self._size)
        self.setFont(font)
        self.document().setDefaultFont(font)
        block = QTextBlockFormat()
        block.setLineHeight(self._line_height(), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
        self._is_setting = False
        self.updateGeometry()

    def _on_text_changed(self) -> None:
        if self._is_setting:
            return
        words = _plain(self.document().toRawText())
        if words != self._words:
            self._words = words
            self._mark_blanks()
            self.words_changed.emit(words)

    def _on_size_changed(self) -> None:
        self.updateGeometry()

    def _mark_blanks(self) -> None:
        tokens = style.tokens_of(self)
        look = QTextCharFormat()
        look.setBackground(tokens.color("blank_t"))
        look.setForeground(tokens.color("blank"))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        look.setUnderlineColor(tokens.color("blank"))
        aside = QTextCharFormat()  # directions are not said: they stand back behind the words
        aside.setForeground(tokens.color("accent"))
        aside.setBackground(tokens.color("row_h"))
        spans = [(cue.start, cue.end, aside) for cue in cues(self._words)]
        spans += [(start, end, look) for start, end in blank_spans(self._words)]
        places = Utf16(self._words)
        self.setExtraSelections(
            [self._marked(places.units(a), places.units(b), each) for a, b, each in spans]
        )

    def _marked(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format = look
        return mark


def _plain(raw: str) -> str:
    """Qt's text with our line ends; no other character is touched, non-breaking spaces stay."""
    return raw.replace("\u2029", "\n")


def _common_start(one: str, other: str) -> int:
    length = min(len(one), len(other))
    return next((index for index in range(length) if one[index] != other[index]), length)


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])
