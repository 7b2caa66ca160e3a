"""The end of the point before and the start of the one after, pale around the current words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from lecturer.talk.records import Talk
from lecturer.talk.walk import keys, words_of
from lecturer.ui.documents.point_names import name_of
from lecturer.ui.widgets.labels import label

_SHOWN = 60
_LONGEST_WORD = 16


class Neighbour(QFrame):
    """A point beside the current one; a click goes there."""

    chosen = Signal(str)
    """It was clicked; carries its key."""

    def __init__(self, caption: str, *, is_before: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption, self._is_before, self._key = caption, is_before, ""
        self._head = label(role="faint")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "neighbour")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._head)
        column.addWidget(self._words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_point(self, talk: Talk, key: str) -> None:
        """Show some words of a point; an empty key hides this."""
        self._key = key
        words = " ".join(words_of(talk, key).split()) if key else ""
        self.setVisible(bool(words))
        if not words:
            return
        self._head.setText(f"{self._caption}  {name_of(talk, key)}")
        self._words.setText(excerpt(words, from_end=self._is_before))
        self.setAccessibleName(self._head.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._key)
        else:
            super().keyPressEvent(event)


def excerpt(words: str, *, from_end: bool) -> str:
    """The end or the start of some words, cut between words where they are parted by spaces."""
    if len(words) <= _SHOWN:
        return words
    if from_end:
        part = words[-_SHOWN:]
        return "……" + (part.split(" ", 1)[1] if " " in part[:_LONGEST_WORD] else part)
    part = words[:_SHOWN]
    return (part.rsplit(" ", 1)[0] if " " in part[-_LONGEST_WORD:] else part) + "……"


def neighbours(talk: Talk, key: str) -> tuple[str, str]:
    """The keys before and after one; empty at the ends."""
    order = keys(talk)
    index = order.index(key)
    return order[index - 1] if index else "", order[index + 1] if index + 1 < len(order) else ""
