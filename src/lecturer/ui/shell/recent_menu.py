"""The menu of the talks that were opened lately."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from lecturer.ui.commands.actions import Actions
from lecturer.ui.widgets.user_settings import UserSettings


def keep_recent_menu(actions: Actions, settings: UserSettings, choose: Callable[[Path], object]) -> None:
    """Fill the menu that hangs at the command, now and whenever another talk was opened.

    Args:
        actions: The window's actions, in their menus already.
        settings: Remembers the talks.
        choose: Called with the talk that is chosen.
    """
    menu = actions.menu("recent")

    def fill() -> None:
        menu.clear()
        for name in settings.value.recent:
            menu.addAction(name).triggered.connect(partial(_choose, choose, Path(name)))
        actions.show_possible({"recent": bool(settings.value.recent)})

    settings.recent_changed.connect(fill)
    fill()


def _choose(choose: Callable[[Path], object], path: Path, _checked: bool = False) -> None:
    choose(path)
