"""The keys of undo and redo, which text fields leave to the document's history."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def means_history(event: QKeyEvent) -> bool:
    """Whether a key press asks for undo or redo."""
    return any(event.matches(key) for key in _KEYS)


def is_history_key(event: QEvent) -> bool:
    """Whether a field is asked if it wants the keys of undo or redo for itself."""
    is_asked = event.type() == QEvent.Type.ShortcutOverride
    return is_asked and isinstance(event, QKeyEvent) and means_history(event)
