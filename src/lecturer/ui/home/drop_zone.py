"""The drop zone for a manuscript: dropped, chosen, pasted, or written from nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.manuscript.landing import Landing
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.buttons import KeyButton, button
from lecturer.ui.widgets.labels import label, set_tip, set_tone

_ICON = 40


class DropZone(QWidget):
    """A dashed frame that says what happens to a file hovering over the window.

    Args:
        is_first: There is no talk to go on with, so that choosing a file is the next step.
    """

    file_wanted = Signal()
    """A file is to be chosen."""
    paste_wanted = Signal()
    """What was copied is to be read."""
    new_wanted = Signal()
    """An empty talk is to be opened."""

    def __init__(self, *, is_first: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._landing = Landing("", is_taken=False)
        self.heading = label(_("Drop your manuscript here"), "page")
        self.kinds = label(_("Word, WPS, text, PDF, slides; or simply paste it"), "second")
        self.choose = KeyButton(_("Choose a file"), "Ctrl+O", small=False, icon="open", primary=is_first)
        self.paste = KeyButton(_("Paste text"), "Ctrl+V", small=False, icon="paste")
        self.new = button(_("Start empty"))
        set_tip(self.new, _("Start empty") + " (Ctrl+N)")
        for each, signal in (
            (self.choose, self.file_wanted), (self.paste, self.paste_wanted), (self.new, self.new_wanted),
        ):  # fmt: skip
            each.clicked.connect(signal)
            each.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()

    def show_landing(self, landing: Landing | None) -> None:
        """Say what becomes of what hovers over the window; None when nothing does."""
        self._landing = landing or Landing("", is_taken=False)
        words = self._landing.words
        self.heading.setText(words or _("Drop your manuscript here"))
        set_tone(self.heading, "over" if words and not self._landing.is_taken else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        hovers, taken = bool(self._landing.words), self._landing.is_taken
        frame = "border2" if not hovers else ("accent" if taken else "over")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tokens.color(frame), 2, Qt.PenStyle.DashLine)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.setBrush(tokens.color("tint" if hovers and taken else "panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        size = style.scaled(_ICON)
        top = self.heading.mapTo(self, self.heading.rect().topLeft()).y() - size - style.scaled(16)
        if top > 4:
            name = "new" if not hovers or taken else "over"
            box = QRectF((self.width() - size) / 2, top, size, size)
            icons.paint(painter, name, tokens.color("over" if name == "over" else "accent"), box)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(style.scaled(8))
        column.addStretch(3)
        column.addSpacing(style.scaled(_ICON + 16))
        for each in (self.heading, self.kinds):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            each.setWordWrap(True)
            column.addWidget(each)
        column.addSpacing(style.scaled(12))
        row = QHBoxLayout()
        row.addStretch()
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self._place_buttons(across=3)
        row.addLayout(self._grid)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(4)

    def set_room(self, width: int) -> None:
        """Place the buttons as the width allows."""
        needed = sum(each.sizeHint().width() for each in (self.choose, self.paste, self.new)) + 16 + 24
        self._place_buttons(across=3 if needed <= width else 1)

    def _place_buttons(self, *, across: int) -> None:
        for number, each in enumerate((self.choose, self.paste, self.new)):
            self._grid.addWidget(each, number // across, number % across)
