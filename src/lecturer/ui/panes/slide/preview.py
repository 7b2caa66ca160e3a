"""The page as it will look: painted by the renderer, kept as an image until it or the size changes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lecturer.deck.pages import Deck, Page
from lecturer.i18n import gettext as _
from lecturer.render.images import page_image
from lecturer.ui.widgets import style

_MARGIN = 1


class Preview(QWidget):
    """Shows a page at one of its steps, what comes later pale."""

    stepped = Signal(int)
    """The wheel or a key asked for the next (1) or previous (-1) step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deck: Deck | None = None
        self._page: Page | None = None
        self._reveal = 0
        self._image = QImage()
        self._drawn: tuple[object, ...] = ()
        self.setMinimumSize(160, 90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Slide"))

    def show_page(self, deck: Deck, page: Page, reveal: int) -> None:
        """Show a page as it is at a step."""
        self._deck, self._page, self._reveal = deck, page, reveal
        self.setAccessibleDescription(page.title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(566, 320)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round((width - 2 * _MARGIN) * self._ratio()) + 2 * _MARGIN

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.stepped.emit(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        target = self._target()
        if self._deck is None or self._page is None:
            painter.fillRect(target, tokens.color("panel"))
        else:
            painter.drawImage(target, self._picture(self._deck, self._page, round(target.width())))
        focus = self.hasFocus()
        painter.setPen(QPen(tokens.color("accent" if focus else "border2"), 2 if focus else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _ratio(self) -> float:
        return self._deck.height / self._deck.width if self._deck else 9 / 16

    def _target(self) -> QRectF:
        """The largest rectangle of the page's ratio, in the middle."""
        width = min(self.width() - 2 * _MARGIN, (self.height() - 2 * _MARGIN) / self._ratio())
        height = width * self._ratio()
        return QRectF(round((self.width() - width) / 2), round((self.height() - height) / 2), width, height)

    def _picture(self, deck: Deck, page: Page, width: int) -> QImage:
        ratio = self.devicePixelRatioF()
        wanted = (page, deck.colors, deck.width, self._reveal, width, ratio)
        if wanted != self._drawn:
            self._image = page_image(deck, page, width, reveal=self._reveal, ghosts=True, device_ratio=ratio)
            self._drawn = wanted
        return self._image
