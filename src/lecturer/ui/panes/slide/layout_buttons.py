"""The layouts in rows: an icon over a word each, one of them on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.commands.table import family
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.labels import set_tip

_ACROSS = 7
"""A row holds as many as the pane is wide enough for at its narrowest."""


class LayoutButtons(QWidget):
    """Chooses the layout of a slide."""

    chosen = Signal(str)
    """A layout was chosen by the user; carries its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Layout"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _LayoutButton] = {}
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for number, (layout, command) in enumerate(family("layout")):
            each = _LayoutButton(command.button_text, command.icon)
            each.clicked.connect(lambda _=False, layout=layout: self.chosen.emit(layout))
            self._group.addButton(each)
            self._buttons[layout] = each
            rows.addWidget(each, number // _ACROSS, number % _ACROSS)
        # A form that is too low for its rows takes the height from those that do not insist on it.
        self.setMinimumHeight(rows.minimumSize().height())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def choose(self, layout: str) -> None:
        """Turn a layout on, silently; one that is not offered leaves all off."""
        if layout in self._buttons:
            self._buttons[layout].setChecked(True)
        elif (on := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            on.setChecked(False)
            self._group.setExclusive(True)


class QuickLayouts(QWidget):
    """The layouts in one row, as many as there is room for; the others are behind the last button."""

    chosen = Signal(str)
    more_wanted = Signal()
    """A layout that is not among them is looked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Layout"))
        self._chosen = ""
        self._buttons: dict[str, _LayoutButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        for layout, command in family("layout"):
            self._buttons[layout] = self._add(command.button_text, command.icon)
            self._buttons[layout].clicked.connect(lambda _=False, layout=layout: self.chosen.emit(layout))
        self._more = self._add(_("More"), "settings")
        self._more.setCheckable(False)
        self._more.clicked.connect(self.more_wanted)

    def choose(self, layout: str) -> None:
        """Turn a layout on, silently; one that is on is always in sight."""
        self._chosen = layout
        for name, each in self._buttons.items():
            each.setChecked(name == layout)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(style.scaled(120), style.scaled(48))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add(self, text: str, icon: str) -> _LayoutButton:
        made = _LayoutButton(text, icon)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row.addWidget(made)
        return made

    def _fit(self) -> None:
        kept = self._buttons.get(self._chosen)
        room = self.width() - self._more.sizeHint().width() - (kept.sizeHint().width() + 4 if kept else 0)
        for each in self._buttons.values():
            if each is not kept:
                room -= each.sizeHint().width() + 4
            each.setVisible(each is kept or room >= 0)


class _LayoutButton(QAbstractButton):
    def __init__(self, text: str, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setText(text)
        set_tip(self, text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(style.font_width(self.text(), "meta", bold=True) + 16, style.scaled(48))

    def minimumSizeHint(self) -> QSize:
        return QSize(style.font_width(self.text(), "meta", bold=True) + 6, style.scaled(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if on or (self.underMouse() and self.isEnabled()):
            painter.setPen(QPen(tokens.color("accent"), 1) if on else Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("tint" if on else "row_h"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        name = ("accent" if on else "text2") if self.isEnabled() else "text3"
        icons.paint(painter, self._icon, tokens.color(name), QRectF((self.width() - 18) / 2, 5, 18, 18))
        painter.setPen(tokens.color(name))
        painter.setFont(style.font("meta", bold=on))
        below = QRectF(0, 24, self.width(), self.height() - 26)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
