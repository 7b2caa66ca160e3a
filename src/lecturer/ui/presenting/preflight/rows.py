"""The rows of the check before a show: a sign, what was found, what to do, and a button that does it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lecturer.i18n import Message, lazy
from lecturer.i18n import gettext as _
from lecturer.show.preflight import Action, Item, Tone
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.labels import label, set_tone
from lecturer.ui.widgets.style import scaled

_SIGNS: dict[Tone, str] = {"ok": "check", "warn": "warning", "over": "over"}
_ACTIONS: dict[Action, Message] = {
    "identify": lazy("Number the screens"),
    "displays": lazy("Display settings…"),
    "power": lazy("Power settings…"),
    "save": lazy("Save"),
    "rules": lazy("Choose rules…"),
    "blanks": lazy("Fill in…"),
    "picture": lazy("Show the point"),
    "theme": lazy("Choose a theme…"),
    "teach": lazy("Teach a button…"),
}


class _Sign(QWidget):
    """A small icon in the colour of its meaning, in either look."""

    def __init__(self, tone: Tone, parent: QWidget) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setFixedSize(scaled(22), scaled(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = getattr(style.tokens_of(self), self._tone)
        icons.paint(painter, _SIGNS[self._tone], color, QRectF(self.rect()).adjusted(3, 3, -3, -3))


class Rows(QWidget):
    """Shows items; what is fine takes one quiet line, what is not says what to do."""

    wanted = Signal(str)
    """A button was pressed; carries its action."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(scaled(12))
        self._grid.setVerticalSpacing(scaled(3))
        self._grid.setColumnStretch(1, 1)

    def show_items(self, items: tuple[Item, ...], possible: frozenset[Action]) -> None:
        """Show these; only actions that are possible here get a button."""
        if items == self._items:
            return
        self._items = items
        for old in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.hide()
            old.deleteLater()
        for place, item in enumerate(items):
            self._add(place, item, possible)

    def _add(self, place: int, item: Item, possible: frozenset[Action]) -> None:
        self._grid.addWidget(_Sign(item.tone, self), place, 0)
        self._grid.addLayout(self._words(item), place, 1)
        if item.action and item.action in possible:
            self._grid.addWidget(self._button(item.action), place, 2)
        self._grid.setRowMinimumHeight(place, scaled(26))

    def _words(self, item: Item) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        what = label(item.what, "second" if item.tone == "ok" else "row", self)
        what.setObjectName(item.name)
        for said in (what, label(item.remedy, "second", self)):
            said.setWordWrap(True)
            said.setVisible(bool(said.text()))
            column.addWidget(said)
        return column

    def _button(self, action: Action) -> QPushButton:
        made = button(_(_ACTIONS[action]), small=True, parent=self)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setObjectName(f"do_{action}")
        made.clicked.connect(lambda: self.wanted.emit(action))
        return made


def summary(items: tuple[Item, ...]) -> str:
    """How much there is to look at."""
    odd = sum(1 for item in items if item.tone != "ok")
    return _("%(n)d things to look at") % {"n": odd} if odd else _("All is well")


def show_summary(where: QLabel, items: tuple[Item, ...], tone: Tone) -> None:
    """Say it, in its colour."""
    where.setText(summary(items))
    set_tone(where, tone)
