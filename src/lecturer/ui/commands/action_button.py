"""A flat button for a command: it follows the action's state and keeps its icon in the window's colours."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton

from lecturer.ui.commands.actions import Actions, key_text
from lecturer.ui.commands.table import CommandName, by_name
from lecturer.ui.widgets.buttons import IconButton


class ActionButton(IconButton):
    """Triggers an action and is enabled and checked as it is.

    Args:
        actions: The window's actions.
        name: The command.
        has_label: The command's label is shown beside the icon.
        small: In the low rows at the foot of a pane.
        primary: The window's next step; its key is shown beside the label.
    """

    def __init__(
        self,
        actions: Actions,
        name: CommandName,
        *,
        has_label: bool = False,
        small: bool = False,
        primary: bool = False,
    ) -> None:
        action, command = actions[name], by_name(name)
        key = f"  {key_text(name)}" if primary else ""
        super().__init__(
            command.icon,
            action.toolTip(),
            text=command.button_text + key if has_label else "",
            shortcut=action.shortcut().toString(QKeySequence.SequenceFormat.PortableText),
            size=16 if small else 18,
        )
        self.setProperty("small", small)
        self.setProperty("primary", primary)
        self._renew_icon()
        self.setCheckable(action.isCheckable())
        follow_action(self, action)


def follow_action(button: QAbstractButton, action: QAction) -> None:
    """Let a button trigger an action, and be enabled and checked as the action is."""

    def show() -> None:
        button.setEnabled(action.isEnabled())
        if button.isCheckable():
            button.setChecked(action.isChecked())

    button.clicked.connect(action.trigger)
    action.changed.connect(show)
    show()
