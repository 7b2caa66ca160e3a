"""Keeps what an input method is still composing when its field is left or a command is given.

Input methods throw the underlined text away when the focus moves; the speaker has seen it in the field and
takes it for written. So it is committed as it stands. Seen with ibus 1.5 and libpinyin, fcitx/fcitx5#687.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QTextEdit
from shiboken6 import isValid


class Composition(QObject):
    """Watches the field that has the keyboard for text that is being composed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._field: QObject | None = None
        self._text = ""
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusObjectChanged.connect(self._watch)

    def commit(self) -> None:
        """Write what is being composed into its field."""
        field, text, self._text = self._field, self._text, ""
        if field is not None and text:
            commit_to(field, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._text = event.preeditString()
        elif event.type() == QEvent.Type.FocusOut:
            self.commit()
        return False

    def _watch(self, field: QObject | None) -> None:
        # A field that is being destroyed gives up the focus before it says that it is destroyed.
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
            self._field.destroyed.disconnect(self._forget)
        self._field, self._text = field, ""
        if field is not None:
            field.installEventFilter(self)
            field.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._field, self._text = None, ""


def composed_text(field: QTextEdit) -> str:
    """What an input method is composing in a field; empty most of the time."""
    layout = field.textCursor().block().layout()
    return layout.preeditAreaText() if layout else ""


def commit_to(field: QObject, text: str) -> None:
    """Write composed text into its field, and have the input method begin anew."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)
    QGuiApplication.inputMethod().reset()
