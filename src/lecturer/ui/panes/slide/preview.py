"""The page as it will look: painted by the renderer, kept as an image until it or the size changes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lecturer.deck.pages import Deck, Page, PictureFrame, Rect
from lecturer.i18n import gettext as _
from lecturer.render.images import page_image
from lecturer.ui.widgets import style
from lecturer.ui.widgets.labels import set_tip

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
    clicked = Signal(QPointF)
    """A place of the page was clicked; carries it in EMU."""
    hovered = Signal(QPointF)
    """The pointer is over a place of the page; carries it in EMU."""
    paste_wanted = Signal()
    """What is on the clipboard is to go on the slide."""
    menu_wanted = Signal(QPoint)
    """The menu of the slide is wanted; carries where on the screen."""
    need_clicked = Signal()
    """What the layout asks for is to be given."""

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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._need = ""
        self._is_target = False
        self.setAccessibleName(_("Slide"))

    def show_page(self, deck: Deck, page: Page, reveal: int) -> None:
        """Show a page as it is at a step."""
        self._deck, self._page, self._reveal = deck, page, reveal
        self.setAccessibleDescription(page.title)
        self.update()

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    @property
    def scale(self) -> float:
        """Pixels an EMU."""
        return self.page_rect.width() / self._deck.width if self._deck else 1.0

    def on_widget(self, rect: Rect) -> QRectF:
        """Where a rectangle of the page is on the widget."""
        page, scale = self.page_rect, self.scale
        return QRectF(page.x() + rect.x * scale, page.y() + rect.y * scale, rect.w * scale, rect.h * scale)

    def show_need(self, words: str) -> None:
        """Say in a frame on the page what its layout still needs; only the speaker sees it, and only here."""
        if words != self._need:
            self._need = words
            set_tip(self, words)
            self.update()

    @property
    def need(self) -> str:
        """What the layout still needs, as it is said."""
        return self._need

    def show_target(self, *, is_target: bool) -> None:
        """Frame the page as the place where what hovers will land."""
        self._is_target = is_target
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._need and self._need_rect().contains(event.position()):
            self.need_clicked.emit()
        elif self._deck is not None:
            self.clicked.emit(self._on_page(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._deck is not None:
            self.hovered.emit(self._on_page(event.position()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _on_page(self, place: QPointF) -> QPointF:
        return (place - self.page_rect.topLeft()) / self.scale

    def _need_rect(self) -> QRectF:
        page = self.page_rect
        width = min(page.width() * 0.6, style.font_width(self._need, "row") + 64)
        height = max(page.height() * 0.14, style.scaled(44))
        return QRectF(page.center().x() - width / 2, page.bottom() - height * 1.7, width, height)

    def _paint_need(self, painter: QPainter) -> None:
        tokens = style.tokens_of(self)
        box = self._need_rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("accent"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(tokens.color("panel"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(tokens.color("text"))
        painter.setFont(style.font("row"))
        wrap = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(box.adjusted(10, 2, -10, -2), wrap, self._need)

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
        place = self._on_page(event.position())
        if found := picture_place(self._page, place.x(), place.y()):
            self.focus_chosen.emit(*found)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        target = self.page_rect
        if self._deck is None or self._page is None:
            painter.fillRect(target, tokens.color("panel"))
        else:
            painter.drawImage(target, self._picture(self._deck, self._page, round(target.width())))
        focus = self.hasFocus() or self._is_target
        painter.setPen(QPen(tokens.color("accent" if focus else "border2"), 2 if focus else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._need:
            self._paint_need(painter)

    def _ratio(self) -> float:
        return self._deck.height / self._deck.width if self._deck else 9 / 16

    @property
    def page_rect(self) -> QRectF:
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
