"""The settings of a slide as a sheet over the notes: there on demand, with the slide in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import IconButton
from lecturer.ui.widgets.labels import ElidedLabel, label, line

_WIDTH = 386
_EDGE = 2


class SlideSheet(QFrame):
    """Holds the settings while there is no room for them below the slide."""

    closed = Signal()
    """It was closed by its own button or by Esc."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._under: QWidget | None = None
        self._body: QWidget | None = None
        self._number = label(role="heading")
        self.setProperty("ground", "panel")
        self.setAccessibleName(_("Layout and settings"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(line())
        column.addWidget(self._scroll, 1)
        self.hide()

    def lie_over(self, under: QWidget, inside: QWidget) -> None:
        """Lie over one pane of a window from now on."""
        self._under = under
        self.setParent(inside)
        under.installEventFilter(self)

    def hold(self, body: QWidget) -> None:
        """Show these settings."""
        self._scroll.setWidget(body)
        body.show()

    def give_back(self) -> QWidget | None:
        """Let the settings go elsewhere."""
        return self._scroll.takeWidget()

    def show_number(self, text: str) -> None:
        """Say whose settings they are."""
        self._number.setText(text)

    def open(self) -> None:
        """Show it, and give it the keys."""
        self.show()
        self._place()
        self.raise_()
        if (body := self._scroll.widget()) is not None:
            body.setFocus()
            self.focusNextChild()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._under and event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.Move,
            QEvent.Type.Show,
        ):
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(QRect(0, 0, _EDGE, self.height()), style.tokens_of(self).color("accent"))

    def close_sheet(self) -> None:
        """Go, and say so."""
        self.hide()
        self.closed.emit()

    def _place(self) -> None:
        inside = self.parentWidget()
        if self._under is None or inside is None or self.isHidden():
            return
        corner = self._under.mapTo(inside, QPoint(0, 0))
        width = max(self._under.width(), min(style.scaled(_WIDTH), inside.width()))
        left = max(0, corner.x() + self._under.width() - width)
        self.setGeometry(left, corner.y(), width, self._under.height())

    def _head(self) -> QWidget:
        head = QFrame()
        head.setFixedHeight(style.scaled(44))
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._number)
        row.addWidget(ElidedLabel(_("Layout and settings"), "second"), 1)
        close = IconButton("close", _("Close"), shortcut="F9", size=14)
        close.clicked.connect(self.close_sheet)
        row.addWidget(close)
        return head
