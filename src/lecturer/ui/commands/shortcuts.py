"""The page of keys, made from the table of commands."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import lazy
from lecturer.ui.commands.actions import Actions
from lecturer.ui.commands.table import MENUS, keys_of, menu_of, plain
from lecturer.ui.widgets.placing import open_fitting
from lecturer.ui.widgets.style import scaled

_WALKING = (
    ("Left", lazy("Fold, or go to the parent")),
    ("Right", lazy("Unfold, or go to the first point below")),
)
"""What keys do in the outline that is no command."""


class ShortcutsDialog(QDialog):
    """Lists every command that has a key."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        open_fitting(self, 560, 620)
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setAccessibleName(_("Keys"))
        for menu, title in MENUS:
            rows = [
                (keys_of(command), plain(command.menu_text))
                for command, _action in actions.all()
                if menu_of(command) == menu and keys_of(command)
            ]
            self._add(plain(_(title)), rows)
        own = [
            (command.outline_keys, plain(command.menu_text))
            for command, _action in actions.all()
            if command.outline_keys
        ]
        self._add(_("In the outline"), [*own, *(((keys,), _(text)) for keys, text in _WALKING)])
        self.list.expandAll()
        self.list.setColumnWidth(0, scaled(330))
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(buttons)

    def _add(self, title: str, rows: list[tuple[tuple[str, ...], str]]) -> None:
        if not rows:
            return
        head = QTreeWidgetItem([title])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        self.list.addTopLevelItem(head)
        native = QKeySequence.SequenceFormat.NativeText
        for keys, text in rows:
            shown = "   ".join(QKeySequence(key).toString(native) for key in keys)
            head.addChild(QTreeWidgetItem([text, shown]))
