"""The foot of the review: what the keys do, as far as there is room, and the buttons that end it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.commands.key_writing import written
from lecturer.ui.importing.review_keys import REVIEW_KEYS, KeyGroup
from lecturer.ui.widgets import style
from lecturer.ui.widgets.chip import KeyCap
from lecturer.ui.widgets.labels import label

_MARGIN = 24


class Foot(QWidget):
    """Keys at the left, buttons at the right; where it is narrow the last keys are left out."""

    def __init__(self, buttons: list[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = buttons
        self._legends = [_legend(group) for group in REVIEW_KEYS if group.legend]
        self.setFixedHeight(style.scaled(60))
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(12)
        for legend in self._legends:
            row.addWidget(legend)
        row.addStretch(1)
        for each in buttons:
            row.addWidget(each)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of_buttons() + 2 * _MARGIN, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        left = self.width() - 2 * _MARGIN - self._width_of_buttons()
        for legend in self._legends:
            left -= legend.sizeHint().width() + 12
            legend.setVisible(left >= 0)
        super().resizeEvent(event)

    def _width_of_buttons(self) -> int:
        return sum(each.sizeHint().width() + 12 for each in self._buttons)


def _legend(group: KeyGroup) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for each in group.keys:
        row.addWidget(KeyCap(written(each.keys[0])))
    if group.legend is not None:
        row.addWidget(label(_(group.legend), "meta"))
    return made
