"""The palette: every command by name, found by typing a few of its letters or pinyin initials."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.text.pinyin_initials import initials
from lecturer.ui.commands.actions import Actions
from lecturer.ui.commands.table import MENUS, menu_of, plain
from lecturer.ui.widgets.placing import open_fitting
from lecturer.ui.widgets.style import scaled


class Palette(QDialog):
    """Finds and runs a command."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._actions = actions
        self._menus = {name: plain(_(text)) for name, text in MENUS}
        self.setWindowTitle(_("All commands"))
        self.setProperty("ground", "panel")
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Type what you want to do"))
        self.field.setAccessibleName(_("Command"))
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(_("Commands"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.field)
        column.addWidget(self.list)
        open_fitting(self, 520, 420)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(lambda item: self._run(item))
        self.list.itemClicked.connect(lambda item: self._run(item))
        self._fill("")

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of a window."""
        place = window.mapToGlobal(window.rect().topLeft())
        self.move(place.x() + (window.width() - self.width()) // 2, place.y() + 80)
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        item, count = self.list.currentItem(), self.list.topLevelItemCount()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if item is not None and step:
            place = (self.list.indexOfTopLevelItem(item) + step) % count
            self._choose(place)
            return True
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(item)
            return True
        return super().eventFilter(watched, event)

    def _choose(self, place: int) -> None:
        item = self.list.topLevelItem(place)
        if item is not None:
            self.list.setCurrentItem(item)

    def _fill(self, text: str) -> None:
        self.list.clear()
        wanted = text.strip().lower()
        named = [(plain(command.menu_text), command, action) for command, action in self._actions.all()]
        fitting = [each for each in named if each[2].isEnabled() and not each[1].opens]
        fitting = [each for each in fitting if found(wanted, each[0], each[1].name)]
        for name, command, action in sorted(
            fitting, key=lambda each: distance(wanted, each[0], each[1].name)
        ):
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item = QTreeWidgetItem([f"{self._menus[menu_of(command)]}  ›  {name}", keys])
            item.setData(0, Qt.ItemDataRole.UserRole, action)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        self.list.setColumnWidth(0, self.width() - scaled(170))
        self._choose(0)

    def _run(self, item: QTreeWidgetItem) -> None:
        action = item.data(0, Qt.ItemDataRole.UserRole)
        self.close()
        if isinstance(action, QAction):
            action.trigger()


def found(wanted: str, name: str, command: str) -> bool:
    """Whether typed letters mean a command: in order in its name, its initials or what the code calls it."""
    return any(_in_order(wanted, text) for text in (name.lower(), initials(name), command))


def distance(wanted: str, name: str, command: str) -> int:
    """How far what was typed is from a command that it means: the smallest stand first."""
    texts = (name.lower(), initials(name), command.replace("_", " "))
    if any(text.startswith(wanted) for text in texts):
        return 0
    if any(f" {wanted}" in text for text in texts):
        return 1
    return 2 if any(wanted in text for text in texts) else 3


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters if not letter.isspace())
