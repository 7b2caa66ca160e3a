"""Small texts with a role: plain labels, elided titles, lines between panes."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QTreeWidgetItem, QWidget


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label in one of the style sheet's roles: meta, faint, second, row, heading, title, page, figure."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def set_tip(thing: QWidget | QAction, text: str) -> None:
    """Give a widget or an action a tool tip that shows any words as they are."""
    thing.setToolTip(plain_tip(text))


def set_item_tip(item: QTreeWidgetItem, text: str, column: int = 0) -> None:
    """The same for an item of a tree."""
    item.setToolTip(column, plain_tip(text))


def plain_tip(text: str) -> str:
    """A tool tip that shows words of the user as they are: Qt takes a text with tags in it for markup."""
    if "<" not in text and "&" not in text:
        return text
    return f'<p style="white-space: pre-wrap">{html.escape(text)}</p>'


def set_tone(widget: QWidget, tone: str) -> None:
    """Colour a label or button by meaning: ok, warn, over, blank, or empty for none."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Have the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def line(direction: str = "horizontal", parent: QWidget | None = None) -> QFrame:
    """A line of one pixel between panes (`horizontal`) or groups of buttons (`vertical`)."""
    made = QFrame(parent)
    made.setProperty("line", direction)
    return made


class ElidedLabel(QLabel):
    """One line of text that gives way at its end; the whole text is its tool tip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 3, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(plain_tip(self.text()) if self.sizeHint().width() > self.width() else "")
        return super().event(event)
