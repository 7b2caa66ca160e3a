"""The talk's theme: one of ours, the user's own, or a file still to be found."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lecturer.deck.theme import theme_names
from lecturer.i18n import gettext as _
from lecturer.i18n import lazy
from lecturer.talk import edits
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.widgets.buttons import LabelledCombo

THEME_NAMES = {
    "plain": lazy("Plain"), "night": lazy("Night"), "crimson": lazy("Crimson"), "blue": lazy("Blue"),
    "large": lazy("Large type"),
}  # fmt: skip


class ThemeChooser(LabelledCombo):
    """Shows the theme of the open talk and changes it."""

    file_wanted = Signal()
    """The user wants to choose a theme or template file."""

    def __init__(self, open_talk: OpenTalk, parent: QWidget | None = None) -> None:
        super().__init__(_("Theme"), parent)
        self._open_talk = open_talk
        self.activated.connect(self._on_chosen)

    def refresh(self) -> None:
        """Show the talk's theme among those there are."""
        chosen = self._open_talk.talk.theme
        names = list(theme_names())
        if chosen not in names:
            names.append(chosen)
        self.blockSignals(True)
        self.clear()
        for name in names:
            self.addItem(_(THEME_NAMES[name]) if name in THEME_NAMES else Path(name).name, name)
        self.insertSeparator(self.count())
        self.addItem(_("Other file…"), "")
        self.setCurrentIndex(names.index(chosen))
        self.blockSignals(False)
        self.updateGeometry()

    def _on_chosen(self, index: int) -> None:
        name = self.itemData(index)
        if not name:
            self.refresh()
            self.file_wanted.emit()
            return
        self._open_talk.apply(_("Theme"), edits.set_talk(self._open_talk.talk, theme=name))
