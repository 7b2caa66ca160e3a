"""The commands as Qt actions: with icon, text and keys, in menus, and found by what they are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.commands.table import COMMANDS, MENUS, SUBMENUS, Command, Menu, keys_of, plain
from lecturer.ui.widgets import icons, style

Handlers = Mapping[str, Callable[[], object]]


class Actions(QObject):
    """One `QAction` a command, belonging to a window.

    Args:
        window: The window whose keys these are.
        handlers: What each command does; a command without a handler is not offered.
    """

    def __init__(self, window: QWidget, handlers: Handlers) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            if command.name in handlers:
                self._actions[command.name] = self._action(command, handlers[command.name])
        self.refresh_icons()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __contains__(self, name: str) -> bool:
        return name in self._actions

    def all(self) -> list[tuple[Command, QAction]]:
        """The commands offered, in the table's order."""
        return [(each, self._actions[each.name]) for each in COMMANDS if each.name in self._actions]

    def enable(self, **facts: bool) -> None:
        """Enable or disable commands by name."""
        for name, is_enabled in facts.items():
            if name in self._actions:
                self._actions[name].setEnabled(is_enabled)

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus, and those that hang at one of their commands."""
        for name, title in MENUS:
            if self._rows(name):
                self._fill_menu(bar.addMenu(_(title)), name)
        for name, command in SUBMENUS.items():
            if command in self._actions:
                menu = QMenu(self._window)
                self._fill_menu(menu, name)
                self._actions[command].setMenu(menu)

    def context_menu(self, names: tuple[str, ...], parent: QWidget) -> QMenu:
        """A menu of some commands, in the order given; an empty name draws a line."""
        menu = QMenu(parent)
        for name in names:
            if name in self._actions:
                menu.addAction(self._actions[name])
            elif not name:
                menu.addSeparator()
        return menu

    def refresh_icons(self) -> None:
        """Draw the icons in the colours of the present look."""
        tokens = style.tokens_of(self._window)
        for command, action in self.all():
            if command.icon:
                action.setIcon(icons.icon(command.icon, tokens, on_color="accent"))

    def _rows(self, menu: Menu) -> list[tuple[Command, QAction]]:
        return [(command, action) for command, action in self.all() if command.menu == menu]

    def _fill_menu(self, menu: QMenu, name: Menu) -> None:
        rows = self._rows(name)
        group = rows[0][0].group
        for command, action in rows:
            if command.group != group:
                menu.addSeparator()
                group = command.group
            menu.addAction(action)

    def _action(self, command: Command, handler: Callable[[], object]) -> QAction:
        action = QAction(_(command.text), self._window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in keys_of(command)])
        action.setCheckable(command.checkable)
        action.setIconVisibleInMenu(False)
        action.setToolTip(plain(_(command.text)))
        action.triggered.connect(lambda _checked=False: handler())
        self._window.addAction(action)
        return action
