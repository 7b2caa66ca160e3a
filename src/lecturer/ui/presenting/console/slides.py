"""The slides on the console: the one the audience sees, and the result of the next step."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import pgettext
from lecturer.show import briefing
from lecturer.show.pointing import Pointing, Spot
from lecturer.show.script import Script
from lecturer.show.state import Cue, Show
from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.presenting.stage.overlay import paint_pointing
from lecturer.ui.presenting.stage.pictures import PictureKey, Pictures
from lecturer.ui.widgets import icons, style

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NEXT_SHARE = 0.9


class SlidesPane(QWidget):
    """Two previews with their captions, drawn from the same pictures as the stage.

    Args:
        pictures: Where pages are drawn ahead of time.
        ratio: Width by height of a page.
    """

    pointed = Signal(str, object)
    """The mouse did something on the audience's page with a tool in hand: what, and its `Spot`."""
    resized = Signal()
    """The previews are shown at another size from now on."""

    def __init__(self, pictures: Pictures, ratio: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures, self._ratio = pictures, ratio
        self._metrics = Metrics()
        self._pointing = Pointing()
        self._show: Show | None = None
        self._script: Script | None = None
        self.setMinimumWidth(200)

    def set_metrics(self, metrics: Metrics) -> None:
        """Take other sizes."""
        self._metrics = metrics
        self.resized.emit()
        self.update()

    def draw_show(self, show: Show, script: Script) -> None:
        """Draw this state."""
        self._show, self._script = show, script
        self.update()

    def show_pointing(self, pointing: Pointing) -> None:
        """Draw what the speaker points with."""
        self._pointing = pointing
        self.setMouseTracking(bool(pointing.tool))
        self.setCursor(Qt.CursorShape.CrossCursor if pointing.tool else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point("move", event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point("press", event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._point("release", event)

    def _point(self, gesture: str, event: QMouseEvent) -> None:
        if not self._pointing.tool:
            return
        box = self._boxes()[0]
        x = (event.position().x() - box.x()) / box.width()
        y = (event.position().y() - box.y()) / box.height()
        is_inside = 0 <= x <= 1 and 0 <= y <= 1
        self.pointed.emit(gesture if is_inside else "move", Spot(x, y) if is_inside else None)

    def keys_around(self, positions: list[int]) -> list[PictureKey]:
        """The pictures needed for the steps at these places, in their order."""
        if self._show is None:
            return []
        now, after = self._boxes()
        cues = self._show.cues
        wanted = []
        for position in positions:
            wanted.append(self._key(cues[position], after))
            wanted.append(self._key(cues[position], now))
        return wanted

    def paintEvent(self, event: QPaintEvent) -> None:
        show, script = self._show, self._script
        if show is None or script is None:
            return
        painter = QPainter(self)
        now, after = self._boxes()
        self._paint_now(painter, now, show)
        self._paint_next(painter, after, show, script)

    def resizeEvent(self, event: object) -> None:
        self.resized.emit()

    def _boxes(self) -> tuple[QRect, QRect]:
        """The places of the two previews; on a low window the next one shrinks first."""
        px, pad = self._metrics.px, self._metrics.px(20, 16)
        head, foot = px(40, 36), px(34, 30)
        room = max(60, self.height() - 2 * head - foot - px(8))
        width = self.width() - 2 * pad
        height = min(round(width / self._ratio), round(room * (0.62 if self._metrics.is_low else 0.56)))
        now = QRect(pad, head, round(height * self._ratio), height)
        rest = max(40, room - height)
        next_height = min(round(height * _NEXT_SHARE), rest)
        top = now.bottom() + 1 + head
        return now, QRect(pad, top, round(next_height * self._ratio), next_height)

    def _paint_now(self, painter: QPainter, box: QRect, show: Show) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        caption = briefing.step_caption(show, show.audience_cue)
        end = self._caption(painter, box, _("Audience sees"), caption)
        self._live_sign(painter, box, end, show)
        self._picture(painter, box, show.audience_cue)
        paint_pointing(painter, QRectF(box), self._pointing, show.audience_cue.page)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if show.frozen_at is not None:
            pen = QPen(tokens.color("accent"), 4, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(box.adjusted(-2, -2, 1, 1))
            text = _("Frozen; the audience still sees slide %(page)d") % {"page": show.audience_cue.page + 1}
            self._banner(painter, box, text, tokens.accent, tokens.on)
        else:
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.drawRect(box.adjusted(-1, -1, 1, 1))
        if show.cover:
            ground = QColor("#000000" if show.cover == "black" else "#FFFFFF")
            ground.setAlphaF(0.72)
            painter.fillRect(box, ground)
            painter.setFont(metrics.font(22, bold=True))
            painter.setPen(QColor("#FFFFFF" if show.cover == "black" else "#000000"))
            text = _("Screen is black") if show.cover == "black" else _("Screen is white")
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_next(self, painter: QPainter, box: QRect, show: Show, script: Script) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        if show.looking is not None:
            cue: Cue | None = show.regarded
            caption = briefing.slide_caption(script, show.regarded.page)
            self._caption(painter, box, _("Only you look at"), caption)
        else:
            cue = show.following
            self._caption(painter, box, pgettext("show", "Next"), briefing.next_caption(show, script))
        if cue is None:
            painter.setPen(QPen(tokens.color("border2"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            return
        self._picture(painter, box, cue)
        painter.setPen(QPen(tokens.color("warn" if show.looking is not None else "border2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(-1, -1, 0, 0))
        then = briefing.then_page(show)
        if show.looking is not None or then is None:
            return
        line = QRectF(box.x(), box.bottom() + metrics.px(8), self.width() - 2 * box.x(), metrics.px(22))
        self._two_tone(painter, line, pgettext("show", "Then"), briefing.slide_caption(script, then))

    def _caption(self, painter: QPainter, box: QRect, name: str, text: str) -> float:
        """The line above a preview; returns where it ends."""
        metrics = self._metrics
        height = metrics.px(24)
        line = QRectF(box.x(), box.y() - height - metrics.px(6, 4), self.width() - 2 * box.x(), height)
        return self._two_tone(painter, line, name, text, strong=True)

    def _two_tone(
        self, painter: QPainter, line: QRectF, name: str, text: str, *, strong: bool = False
    ) -> float:
        tokens, metrics = style.tokens_of(self), self._metrics
        painter.setFont(metrics.font(13, bold=strong))
        painter.setPen(tokens.color("text" if strong else "text2"))
        painter.drawText(line, _LEFT, name)
        used = painter.fontMetrics().horizontalAdvance(name) + metrics.px(10)
        painter.setFont(metrics.font(13))
        painter.setPen(tokens.color("text2" if strong else "text"))
        rest = line.adjusted(used, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rest.width()))
        painter.drawText(rest, _LEFT, shown)
        return rest.x() + painter.fontMetrics().horizontalAdvance(shown)

    def _live_sign(self, painter: QPainter, box: QRect, after: float, show: Show) -> None:
        if show.cover or show.frozen_at is not None:
            return
        tokens, metrics = style.tokens_of(self), self._metrics
        text, font, size = pgettext("show", "Live"), metrics.font(13), metrics.px(14)
        width = QFontMetricsF(font).horizontalAdvance(text)
        left = box.right() - width
        if left - size - metrics.px(8) < after:
            return
        line = QRectF(left, box.y() - metrics.px(30, 28), width + 1, metrics.px(24))
        icons.paint(
            painter, "live", tokens.text2,
            QRectF(left - size - metrics.px(6), line.center().y() - size / 2, size, size),
        )  # fmt: skip
        painter.setFont(font)
        painter.setPen(tokens.color("text2"))
        painter.drawText(line, _RIGHT, text)

    def _banner(self, painter: QPainter, box: QRect, text: str, ground: str, ink: str) -> None:
        metrics = self._metrics
        painter.setFont(metrics.font(13, bold=True))
        height = metrics.px(28)
        strip = QRectF(box.x(), box.bottom() + 1 - height, box.width(), height)
        painter.fillRect(strip, QColor(ground))
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 16)
        painter.drawText(strip, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _picture(self, painter: QPainter, box: QRect, cue: Cue) -> None:
        picture = self._pictures.take(self._key(cue, box))
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        painter.drawImage(box.topLeft(), picture)

    def _key(self, cue: Cue, box: QRect) -> PictureKey:
        return PictureKey(cue.page, cue.reveal, round(box.width() * self.devicePixelRatioF()))
