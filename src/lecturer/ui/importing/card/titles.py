"""The title on the import card: proposals from the words, or one of one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.manuscript.first_facts import TitleOffer
from lecturer.ui.widgets import style
from lecturer.ui.widgets.labels import label, repolish


class TitleRows(QWidget):
    """Chooses one of some titles, or takes a typed one.

    Args:
        offers: The titles that are proposed.
    """

    changed = Signal()
    """Another title is chosen or typed."""

    def __init__(self, offers: tuple[TitleOffer, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radios: list[QRadioButton] = []
        self.own = QLineEdit()
        self._titles = [each.title for each in offers]
        self._frames: list[QFrame] = []
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for offer in offers:
            column.addWidget(self._row(offer.title, offer.source))
        column.addWidget(self._own_row())
        self.radios[0].setChecked(True)
        self._show()

    @property
    def title(self) -> str:
        """The title that is chosen."""
        number = next((index for index, each in enumerate(self.radios) if each.isChecked()), 0)
        return self._titles[number] if number < len(self._titles) else self.own.text()

    def _row(self, title: str, source: str) -> QFrame:
        frame, row, radio = self._frame(title)
        row.addWidget(radio, 1)
        row.addWidget(label(source, "meta"))
        return frame

    def _own_row(self) -> QFrame:
        frame, row, radio = self._frame("")
        radio.setAccessibleName(_("A title of your own"))
        self.own.setPlaceholderText(_("Write your own…"))
        self.own.setAccessibleName(_("A title of your own"))
        self.own.textEdited.connect(lambda _text: radio.setChecked(True))
        self.own.textEdited.connect(lambda _text: self.changed.emit())
        self.own.setProperty("flat", True)
        row.addWidget(radio)
        row.addWidget(self.own, 1)
        return frame

    def _frame(self, title: str) -> tuple[QFrame, QHBoxLayout, QRadioButton]:
        frame = QFrame()
        row = QHBoxLayout(frame)
        row.setContentsMargins(8, 2, 12, 2)
        radio = QRadioButton(title.replace("&", "&&"))
        radio.setFont(style.font("row"))
        radio.toggled.connect(self._on_toggled)
        self._group.addButton(radio)
        self.radios.append(radio)
        self._frames.append(frame)
        frame.setMinimumHeight(style.scaled(34))
        return frame, row, radio

    def _on_toggled(self, is_on: bool) -> None:
        if is_on:
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        for radio, frame in zip(self.radios, self._frames, strict=True):
            frame.setProperty("choice", "on" if radio.isChecked() else "off")
            repolish(frame)
