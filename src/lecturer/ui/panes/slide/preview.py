"""The page as it will look: painted by the renderer, kept as an image until it or the size changes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lecturer.deck.pages import Deck, Page, PictureFrame
from lecturer.i18n import gettext as _
from lecturer.render.images import page_image
from lecturer.ui.widgets import style

_MARGIN = 1


def picture_place(page: Page, x: float, y: float) -> tuple[str, str] | None:
    """The cropped picture at a place of a page in EMU, and which place of it that is, in percent."""
    for frame in page.frames:
        if not isinstance(frame, PictureFrame) or frame.fixed or not any(frame.crop):
            continue
        across, down = (x - frame.rect.x) / frame.rect.w, (y - frame.rect.y) / frame.rect.h
        if 0 <= across <= 1 and 0 <= down <= 1:
            left, top, right, bottom = frame.crop
            place = left + across * (1 - left - right), top + down * (1 - top - bottom)
            return frame.image, " ".join(f"{100 * share:.0f}" for share in place)
    return None


class Preview(QWidget):
    """Shows a page at one of its steps, what comes later pale."""

    stepped = Signal(int)
    """The wheel or a key asked for the next (1) or previous (-1) step."""

    focus_chosen = Signal(str, str)
    """A place of a cropped picture was clicked; carries the picture and its place in percent."""

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

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._deck is None or self._page is None or event.button() != Qt.MouseButton.LeftButton:
            return
        target = self._target()
        scale = self._deck.width / target.width()
        x, y = (event.position().x() - target.x()) * scale, (event.position().y() - target.y()) * scale
        if found := picture_place(self._page, x, y):
            self.focus_chosen.emit(*found)

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
