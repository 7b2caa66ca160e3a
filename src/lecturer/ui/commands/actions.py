"""The commands as Qt actions: with icon, text and keys, in menus, and bound to what they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.commands.table import (
    AT_HOME,
    COMMANDS,
    MENUS,
    Command,
    CommandName,
    Condition,
    Menu,
    by_name,
    family,
    keys_of,
    plain,
    with_letter,
)
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.labels import set_tip

Handler = Callable[[], object]


class Actions(QObject):
    """One `QAction` a command.

    They exist before the panes whose buttons show them, and learn what they do when the panes exist. A
    command with a condition is off until the condition is known to hold.
    """

    given = Signal()
    """A command was given and is about to be carried out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = {command.name: self._action(command) for command in COMMANDS}
        self._handlers: dict[CommandName, Handler] = {}
        self._menus: dict[Menu, QMenu] = {}
        self._facts: dict[Condition, bool] = {}
        self._is_home = False
        self.refresh_icons()

    def __getitem__(self, name: CommandName) -> QAction:
        return self._actions[name]

    @property
    def unbound(self) -> tuple[CommandName, ...]:
        """The commands that do nothing yet; those that only open a menu are not among them."""
        return tuple(each.name for each in COMMANDS if not each.opens and each.name not in self._handlers)

    def bind(self, handlers: Mapping[CommandName, Handler]) -> None:
        """Say what commands do."""
        self._handlers |= handlers

    def bind_family(self, prefix: str, handler: Callable[[Any], object]) -> None:
        """Say what the commands do that differ in one word; the handler is called with that word."""
        for way, command in family(prefix):
            self._handlers[command.name] = partial(handler, way)

    def all(self) -> list[tuple[Command, QAction]]:
        """The commands in the table's order."""
        return [(each, self._actions[each.name]) for each in COMMANDS]

    def show_possible(self, facts: Mapping[Condition, bool]) -> None:
        """Enable the commands whose condition holds, and disable those whose condition does not."""
        self._facts |= facts
        for command, action in self.all():
            if command.when is None or command.when in facts:
                action.setEnabled(self._is_possible(command))

    def set_at_home(self, is_home: bool) -> None:
        """While the home page is shown only what needs no talk is possible."""
        self._is_home = is_home
        for command, action in self.all():
            action.setEnabled(self._is_possible(command))

    def _is_possible(self, command: Command) -> bool:
        if self._is_home and command.name not in AT_HOME:
            return False
        return command.when is None or self._facts.get(command.when, False)

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus of a window, and give the window the keys."""
        for name, title in MENUS:
            self._fill_menu(bar.addMenu(with_letter(_(title), str(title))), name)
        for command, action in self.all():
            if command.opens:
                menu = self._menus[command.opens] = QMenu(bar)
                self._fill_menu(menu, command.opens)
                action.setMenu(menu)
        bar.window().addActions(list(self._actions.values()))

    def menu(self, name: Menu) -> QMenu:
        """The menu that hangs at a command, once `fill` has built it."""
        return self._menus[name]

    def context_menu(self, groups: Iterable[tuple[CommandName, ...]], parent: QWidget) -> QMenu:
        """A menu of some groups of commands, in the order given, with a line between two groups."""
        menu = QMenu(parent)
        for group in groups:
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions([self._actions[name] for name in group])
        return menu

    def refresh_icons(self) -> None:
        """Draw the icons in the colours of the present look."""
        for command, action in self.all():
            if command.icon:
                action.setIcon(icons.icon(command.icon, style.tokens_of(), on_color="accent"))

    def _fill_menu(self, menu: QMenu, name: Menu) -> None:
        group = 0
        for command, action in self.all():
            if command.menu != name:
                continue
            if group not in (0, command.group):
                menu.addSeparator()
            group = command.group
            menu.addAction(action)

    def _action(self, command: Command) -> QAction:
        action = QAction(command.menu_text, self)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in keys_of(command)])
        action.setCheckable(command.checkable)
        action.setIconVisibleInMenu(False)
        set_tip(action, plain(command.menu_text))
        action.setEnabled(command.when is None)
        action.triggered.connect(lambda _checked=False: self._run(command))
        return action

    def _run(self, command: Command) -> None:
        if not command.opens:
            self.given.emit()
            self._handlers[command.name]()


def key_text(name: CommandName) -> str:
    """The key of a command as this computer writes it, for messages; nothing when it has none."""
    keys = keys_of(by_name(name))
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
