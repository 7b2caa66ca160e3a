"""A flat button for an action: it follows the action's state and keeps its icon in the window's colours."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from lecturer.ui.commands.table import by_name
from lecturer.ui.widgets.buttons import IconButton


class ActionButton(IconButton):
    """Triggers an action and is enabled and checked as it is.

    Args:
        action: One of the window's actions.
        icon: Another icon than the command's.
        text: Shown beside the icon.
        small: In the low rows at the foot of a pane.
        primary: The window's next step.
    """

    def __init__(
        self,
        action: QAction,
        icon: str = "",
        *,
        text: str = "",
        small: bool = False,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        super().__init__(
            icon or by_name(action.objectName()).icon,
            action.toolTip(),
            text=text,
            shortcut=shortcut,
            size=16 if small else 18,
            parent=parent,
        )
        self.setProperty("small", small)
        self.setProperty("primary", primary)
        self._renew_icon()
        self._action = action
        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def _on_action_changed(self) -> None:
        self.setEnabled(self._action.isEnabled())
        if self._action.isCheckable():
            self.setChecked(self._action.isChecked())
