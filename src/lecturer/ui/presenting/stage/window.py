"""The audience's window: it paints pages and is given nothing else to show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from lecturer.show.audience import AudienceDeck
from lecturer.show.pointing import Pointing, Spot
from lecturer.show.state import Shown
from lecturer.ui.presenting.stage.overlay import magnified, paint_pointing, paint_timer
from lecturer.ui.presenting.stage.page_change import PageChange
from lecturer.ui.presenting.stage.pictures import PictureKey, Pictures

_DRAW_AT_ONCE_PIXELS = 3_000_000
"""Pictures up to this size take a few milliseconds, so a jump need not wait for the drawing thread."""
_COVERS = {"black": "#000000", "white": "#FFFFFF"}


class Stage(QWidget):
    """The audience's page, which fills the window that holds it.

    Args:
        deck: The deck without its words; all that can ever be seen here.
        pictures: Where its pages are drawn ahead of time.
    """

    clicked = Signal(bool)
    """The mouse was clicked with no tool in hand: True for the main button."""
    pointed = Signal(str, object)
    """The mouse did something with a tool in hand: `move`, `press` or `release`, and its `Spot`."""
    resized = Signal()
    """The pages are shown at another size from now on."""
    painted = Signal(Shown)
    """A frame is on its way to the screen; carries the `Shown` it shows."""

    def __init__(self, deck: AudienceDeck, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self._pictures = pictures
        self._shown = Shown(0, 0)
        self._last: QImage | None = None
        self._last_key: PictureKey | None = None
        self._pointing = Pointing()
        self._timer = ("", "text")
        self.setWindowTitle(deck.deck.title)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setMinimumSize(QSize(160, 90))
        pictures.drawn.connect(self._on_drawn)
        self._change = PageChange(deck.deck.transition, self)
        self._change.moved.connect(self.update)

    @property
    def shown(self) -> Shown:
        """What the window has been asked to show."""
        return self._shown

    @property
    def is_current(self) -> bool:
        """Whether the page painted last is the one asked for; a very large one may still be being drawn."""
        return bool(self._shown.cover) or self._last_key == self._key()

    @property
    def width_px(self) -> int:
        """How wide the page is in device pixels."""
        return self._page_rect().width()

    def show_page(self, shown: Shown) -> None:
        """Show this, at once: the audience is served before anything else is done."""
        if shown != self._shown:
            if shown.page != self._shown.page and not (shown.cover or self._shown.cover):
                self._change.begin(self._last)
            elif shown.cover:
                self._change.stop()
            self._shown = shown
            self.repaint()

    def show_pointing(self, pointing: Pointing) -> None:
        """Point with this."""
        if pointing != self._pointing:
            self._pointing = pointing
            self.setMouseTracking(bool(pointing.tool))
            self.update()

    def show_timer(self, text: str, tone: str) -> None:
        """Show the judges' timer; an empty text takes it away."""
        if (text, tone) != self._timer:
            self._timer = (text, tone)
            self.update()

    def hide_pointer(self, *, is_hidden: bool) -> None:
        """Hide the mouse pointer: on the projector it is only in the way."""
        if is_hidden:
            self.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self.unsetCursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pointing.tool:
            self.pointed.emit("move", self._spot(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pointing.tool:
            self.pointed.emit("release", self._spot(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        if self._pointing.tool:
            self.pointed.emit("move", None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._pointing.tool:
            self.pointed.emit("press", self._spot(event.position()))
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self.clicked.emit(event.button() == Qt.MouseButton.LeftButton)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._shown.cover:
            painter.fillRect(self.rect(), QColor(_COVERS[self._shown.cover]))
        else:
            self._paint_page(painter)
        if self._timer[0]:
            paint_timer(painter, self._place(), *self._timer)
        painter.end()
        self.painted.emit(self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.resized.emit()
            self.update()
        super().changeEvent(event)

    def _paint_page(self, painter: QPainter) -> None:
        device = self._page_rect()
        picture = self._picture(self._key())
        place = self._place()
        if place.toRect() != self.rect():
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
        target = magnified(place, self._pointing).translated(self._change.shift(place), 0)
        if picture.width() == device.width() and target == place:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(QPoint(round(place.x()), round(place.y())), picture)
        else:
            painter.setClipRect(place)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(target, picture, QRectF(picture.rect()))
            painter.setClipping(False)
        self._change.paint(painter, place)
        paint_pointing(painter, place, self._pointing, self._shown.page)
        self._last = picture

    def _key(self) -> PictureKey:
        return PictureKey(self._shown.page, self._shown.reveal, self.width_px)

    def _picture(self, key: PictureKey) -> QImage:
        """The page's picture; the one before while a very large one is being drawn, never half a page."""
        found = self._pictures.find(key)
        pixels = key.width * key.width / self._deck.ratio
        if found is None and (self._last is None or pixels <= _DRAW_AT_ONCE_PIXELS):
            found = self._pictures.take(key)
        if found is None:
            assert self._last is not None
            return self._last
        self._last_key = key
        return found

    def _page_rect(self) -> QRect:
        """The page's place in device pixels: as large as fits, in the middle."""
        ratio = self.devicePixelRatioF()
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        page_width = min(width, round(height * self._deck.ratio))
        page_height = min(height, round(page_width / self._deck.ratio))
        return QRect((width - page_width) // 2, (height - page_height) // 2, page_width, page_height)

    def _place(self) -> QRectF:
        """The page's place in logical pixels."""
        ratio, device = self.devicePixelRatioF(), QRectF(self._page_rect())
        return QRectF(device.x() / ratio, device.y() / ratio, device.width() / ratio, device.height() / ratio)

    def _spot(self, position: QPointF) -> Spot:
        place = self._place()
        return Spot((position.x() - place.x()) / place.width(), (position.y() - place.y()) / place.height())

    def _on_drawn(self, key: PictureKey) -> None:
        if (key.page, key.reveal) == (self._shown.page, self._shown.reveal):
            self.update()
