"""The list of the outline: keys, folding by mouse, drag and drop, a selection shared with the other panes."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QKeyCombination, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.commands.table import CommandName, command_in_outline
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.editing.editing import Editing
from lecturer.ui.panes.outline.delegate import OutlineDelegate, chevron_rect, level_at
from lecturer.ui.panes.outline.drag_marks import drag_picture, ids_in, paint_target
from lecturer.ui.panes.outline.drop import Target, target_at
from lecturer.ui.panes.outline.model import LOOK, MIME, Index, OutlineModel
from lecturer.ui.widgets import style

_LEVEL_STEP = 24
"""Pulling a row so far to the side changes its level by one."""


class OutlineList(QListView):
    """Shows an outline model and lets it be walked, folded and rearranged."""

    command_wanted = Signal(str)
    """A key was pressed that is a command's in the outline alone; carries the command's name."""

    def __init__(
        self, model: OutlineModel, open_talk: OpenTalk, editing: Editing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._outline = model
        self._open_talk = open_talk
        self._editing = editing
        self._target: Target | None = None
        self._is_syncing = False
        self._grip: tuple[float, int] | None = None
        self.setModel(model)
        self.setItemDelegate(OutlineDelegate(model, editing, self))
        self._configure()
        model.rowsAboutToBeRemoved.connect(self._on_about_to_change)
        model.modelAboutToBeReset.connect(self._on_about_to_change)
        model.renewed.connect(self._restore)
        model.looks_changed.connect(self.viewport().update)
        model.modelReset.connect(self._restore)
        open_talk.selected.connect(self._on_selected)
        self._restore()

    def rename(self) -> None:
        """Edit the title of the current row in place."""
        self.setFocus()
        self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        keys = _keys(event)
        if command := _clipboard_command(event) or command_in_outline(keys):
            self.command_wanted.emit(command)
        elif keys == "Left":
            self._fold_or_leave()
        elif keys == "Right":
            self._unfold_or_enter()
        elif keys == "Esc" and self._outline.focus:
            self._outline.set_focus("")
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab ends editing a title; it does not begin to edit the next one."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.setFocus()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab changes levels here; Ctrl+Tab and F6 leave."""
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            look = index.data(LOOK)
            zone = chevron_rect(look.level, self.visualRect(index)).adjusted(-6, -8, 4, 8)
            if look.has_points and zone.contains(event.position()):
                self._outline.set_folded(self._outline.rows[index.row()].key, not look.is_folded)
                return
            self._grip = (event.position().x(), look.level)
        super().mousePressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._share_selection()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._share_selection()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    # Drag and drop

    def startDrag(self, actions: Qt.DropAction) -> None:
        indexes = [index for index in self.selectedIndexes() if index.flags() & Qt.ItemFlag.ItemIsDragEnabled]
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._outline.mimeData(indexes))
        drag.setPixmap(drag_picture(str(indexes[0].data()), len(indexes), style.tokens_of(self)))
        drag.setHotSpot(QPoint(-14, -10))  # beside the pointer: the line below it stays in sight
        drag.exec(Qt.DropAction.MoveAction)
        self._grip = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME) and event.source() is self:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        target = self.target_for(event.position().toPoint())
        parent = target.parent.key if target.parent else None
        is_possible = self._editing.can_move(ids_in(event.mimeData()), parent, target.index)
        self._target = target if is_possible else None
        self.viewport().update()
        if is_possible:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._target = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        target, self._target = self.target_for(event.position().toPoint()), None
        event.setDropAction(Qt.DropAction.CopyAction)  # the model must not remove the rows itself
        event.accept()
        self.viewport().update()
        self._editing.move(
            ids_in(event.mimeData()), target.parent.key if target.parent else None, target.index
        )

    def target_for(self, position: QPoint) -> Target:
        """Where points dropped at a place of the viewport would go."""
        index = self.indexAt(position)
        gap = len(self._outline.rows)
        if index.isValid():
            below = position.y() > self.visualRect(index).center().y()
            gap = index.row() + (1 if below else 0)
        elif position.y() < 0:
            gap = 0
        return target_at(self._outline.rows, gap, self._level_for(position.x()), root=self._outline.focus)

    def _level_for(self, x: float) -> int:
        """The level meant by a place: the row's own, plus how far it was pulled to the side."""
        if self._grip is None:
            return level_at(x)
        start, level = self._grip
        return max(1, level + round((x - start) / _LEVEL_STEP))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target is not None:
            paint_target(self, self._target)

    # Selection

    def _share_selection(self) -> None:
        if self._is_syncing:
            return
        rows = self._outline.rows
        chosen = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        current = self.currentIndex().row()
        if 0 <= current < len(rows) and chosen:
            keys = tuple(rows[row].key for row in chosen)
            self._open_talk.select(rows[current].key if current in chosen else keys[-1], keys)

    def _on_about_to_change(self) -> None:
        self._is_syncing = True

    def _on_selected(self, key: str) -> None:
        self._outline.reveal(key)
        self._restore()

    def _restore(self) -> None:
        """Select the rows of the open talk's selection."""
        self._is_syncing = True
        chosen = QItemSelection()
        for key in self._open_talk.selection:
            row = self._outline.row_of(key)
            if row >= 0:
                index = self._outline.index(row)
                chosen.select(index, index)
        flag = QItemSelectionModel.SelectionFlag
        current = self._outline.row_of(self._open_talk.key)
        if current >= 0:
            index = self._outline.index(current)
            self.selectionModel().setCurrentIndex(index, flag.NoUpdate)
            self.scrollTo(index)
        self.selectionModel().select(chosen, flag.ClearAndSelect)
        self._is_syncing = False

    def _fold_or_leave(self) -> None:
        row = self.currentIndex().row()
        if row < 0:
            return
        rows = self._outline.rows
        here = rows[row]
        if here.has_points and not here.is_folded:
            self._outline.set_folded(here.key, True)
            return
        parent = next((each for each in reversed(rows[:row]) if each.level < here.level), None)
        if parent is not None and parent.point is not None:
            self._open_talk.select(parent.key)

    def _unfold_or_enter(self) -> None:
        row = self.currentIndex().row()
        if row < 0:
            return
        here = self._outline.rows[row]
        if here.is_folded:
            self._outline.set_folded(here.key, False)
        elif here.has_points:
            self._open_talk.select(self._outline.rows[row + 1].key)

    def _configure(self) -> None:
        self.setAccessibleName(_("Outline"))
        self.setProperty("ground", "sunken")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.verticalScrollBar().setSingleStep(16)


def _keys(event: QKeyEvent) -> str:
    """A key with its modifiers as the table of commands has it; keys of the number block are like others."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key.Key_Tab if event.key() == Qt.Key.Key_Backtab else Qt.Key(event.key())
    return QKeySequence(QKeyCombination(modifiers, key)).toString(QKeySequence.SequenceFormat.PortableText)


def _clipboard_command(event: QKeyEvent) -> CommandName | None:
    """The clipboard has further keys on some systems (Ctrl+Insert); here all of them mean the points."""
    standard = QKeySequence.StandardKey
    names: dict[QKeySequence.StandardKey, CommandName] = {
        standard.Cut: "cut", standard.Copy: "copy", standard.Paste: "paste",
    }  # fmt: skip
    return next((name for key, name in names.items() if event.matches(key)), None)
