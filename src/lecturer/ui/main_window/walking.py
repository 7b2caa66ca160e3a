"""Goes from pane to pane and to the menus by keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from lecturer.ui.main_window.window import MainWindow


def go_round(window: MainWindow, step: int = 1) -> None:
    """Give the keys to the next pane, or with -1 to the one before: outline, slide, notes and round again."""
    panes = (
        (window.outline, window.outline.list.setFocus),
        (window.slide, window.slide.focus_slide),
        (window.notes, window.notes.focus_words),
    )
    focus = window.focusWidget()
    here = [
        place for place, (pane, _go) in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)
    ]
    place = (here[0] + step) % len(panes) if here else 0
    panes[place][1]()


def focus_menus(window: MainWindow) -> None:
    """Give the keys to the menus."""
    bar = window.menuBar()
    bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
    bar.setActiveAction(bar.actions()[0])
