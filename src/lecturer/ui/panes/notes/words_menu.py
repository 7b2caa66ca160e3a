"""What a right click on the words offers: the talk's own undo, cuts and joins, the slide, marks, blanks."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.commands.actions import Actions
from lecturer.ui.commands.table import CommandName
from lecturer.ui.panes.notes.words_edit import WordsEdit

_HISTORY: tuple[tuple[CommandName, ...], ...] = (("undo", "redo"),)
_WORK: tuple[tuple[CommandName, ...], ...] = (
    ("split", "merge"),
    ("put_on_slide", cast("CommandName", "layout_quote")),
    ("mark_pause", "mark_stress", "mark_reading"),
    ("next_blank", "blanks"),
)


def words_menu(edit: WordsEdit, actions: Actions, parent: QWidget) -> QMenu:
    """The menu of the words; it deletes itself when it is closed."""
    menu = actions.context_menu(_HISTORY, parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addSeparator()
    has_selection = bool(edit.selected_words)
    for text, do, is_possible in (
        (_("Cut"), edit.cut, has_selection),
        (_("Copy"), edit.copy, has_selection),
        (_("Paste"), edit.paste, edit.canPaste()),
        (_("Select all"), edit.selectAll, bool(edit.words)),
    ):
        action = menu.addAction(text)
        action.triggered.connect(do)
        action.setEnabled(is_possible)
    for group in _WORK:
        menu.addSeparator()
        menu.addActions([actions[name] for name in group])
    return menu


class EmptyPart(QObject):
    """Makes the empty part around the words a part of their field: a click there puts the cursor.

    Args:
        column: What the words stand in.
        edit: The words.
    """

    def __init__(self, column: QWidget, edit: WordsEdit) -> None:
        super().__init__(column)
        self._edit = edit
        column.setCursor(Qt.CursorShape.IBeamCursor)
        column.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
        ):
            edit = self._edit
            edit.cursor_moved.emit()
            edit.set_offset(0 if event.position().y() < edit.y() else len(edit.words))
            edit.setFocus(Qt.FocusReason.MouseFocusReason)
            return True
        return super().eventFilter(watched, event)
