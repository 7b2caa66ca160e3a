"""The talk's theme: one of ours, the user's own, or a file still to be found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lecturer.deck.theme import theme_names, theme_texts
from lecturer.i18n import gettext as _
from lecturer.talk import edits
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.widgets.buttons import LabelledCombo
from lecturer.ui.widgets.labels import plain_tip


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
            texts = theme_texts(name)
            self.addItem(texts.label, name)
            self.setItemData(self.count() - 1, plain_tip(texts.use), Qt.ItemDataRole.ToolTipRole)
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
