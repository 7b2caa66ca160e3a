"""The choice of the version in which the talk is given; not there while the talk has none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import LabelledCombo

_FIT = "\0"


class VariantChoice(LabelledCombo):
    """Switches the window, the show, exports and times to another version."""

    fit_wanted = Signal()
    """The user wants another version than those there are."""

    def __init__(self, open_talk: OpenTalk, derived: DerivedState, parent: QWidget | None = None) -> None:
        super().__init__(_("Version"), parent)
        self._open_talk, self._derived = open_talk, derived
        self.setMaximumWidth(style.scaled(220))
        self.activated.connect(self._on_chosen)
        derived.variant_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offer what the talk has now."""
        variants = self._open_talk.talk.variants
        self.blockSignals(True)
        self.clear()
        self.addItem(_("All of the talk"), "")
        for variant in variants:
            self.addItem(variant.name, variant.name)
        self.insertSeparator(self.count())
        self.addItem(_("Fit the limit…"), _FIT)
        self.setCurrentIndex(max(self.findData(self._derived.variant), 0))
        self.blockSignals(False)
        self.setVisible(bool(variants))
        self.updateGeometry()

    def _on_chosen(self, index: int) -> None:
        name = str(self.itemData(index))
        if name == _FIT:
            self.refresh()
            self.fit_wanted.emit()
            return
        self._derived.set_variant(name)
