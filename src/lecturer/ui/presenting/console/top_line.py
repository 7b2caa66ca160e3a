"""The top line of the console: who sees what, what just happened, the time of day, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.show.screens import Privacy
from lecturer.ui.presenting.console.buttons import FootButton
from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.widgets import icons, style

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NOTICE_MS = 6000


class TopLine(QWidget):
    """Facts at the left, state at the right; a notice stands in the middle for a while."""

    asked = Signal()
    """The speaker clicked on the name of the audience's screen, to choose another."""
    ended = Signal()
    """The speaker wants to end the show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = Metrics()
        self._audience = ""
        self._is_lost = False
        self._privacy: Privacy = "only_you"
        self._signs: tuple[tuple[str, str, str], ...] = ()
        self._clock = ""
        self._notice, self._tone, self._icon = "", "text", "info"
        self._fade = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._fade.timeout.connect(lambda: self.tell("", "text"))
        self._end = FootButton("stop", _("End show"), "", parent=self)
        self._end.clicked.connect(self.ended)

    def set_metrics(self, metrics: Metrics) -> None:
        """Take other sizes."""
        self._metrics = metrics
        self.setFixedHeight(max(44, metrics.px(44)))
        self._end.set_metrics(metrics)
        self._arrange()

    def name_end(self, text: str) -> None:
        """Say what ends: a show, or a rehearsal."""
        self._end.set_face("stop", text)
        self._arrange()

    def show_audience(self, text: str, *, is_lost: bool) -> None:
        """Say which screen the audience sees."""
        self._audience, self._is_lost = text, is_lost
        self.update()

    def show_privacy(self, privacy: Privacy) -> None:
        """Say who can see the notes."""
        if privacy != self._privacy:
            self._privacy = privacy
            self.update()

    @property
    def badge(self) -> tuple[str, str]:
        """What is said of the notes, and in which tone: computed from where they are, never assumed."""
        if self._privacy == "only_you":
            return _("Only you see the notes"), "ok"
        return _("Others may see the notes"), "warn"

    def show_signs(self, signs: tuple[tuple[str, str, str], ...]) -> None:
        """Say how things are: icon, words, tone of each."""
        if signs != self._signs:
            self._signs = signs
            self.update()

    def show_clock(self, text: str) -> None:
        """Say the time of day."""
        if text != self._clock:
            self._clock = text
            self.update()

    def tell(self, notice: str, tone: str = "accent", icon: str = "info") -> None:
        """Say something for a few seconds; nothing else ever interrupts a show."""
        self._notice, self._tone, self._icon = notice, tone, icon
        if notice:
            self._fade.start()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() < self.width() / 2:
            self.asked.emit()

    @property
    def notice(self) -> str:
        """What is being said."""
        return self._notice

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = style.tokens_of(self)
        painter.fillRect(self.rect(), tokens.color("warn_t" if self._is_alarmed() else "window"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), tokens.color("border"))
        left = self._paint_badge(painter, float(self._metrics.px(20)))
        right = self._paint_state(painter, float(self._end.x() - self._metrics.px(18)))
        left += self._metrics.px(18)
        if self._notice:
            self._paint_text(painter, self._icon, self._notice, self._tone, left, right)
        else:
            tone = "warn" if self._is_lost else "text2"
            self._paint_text(painter, "screen", self._audience, tone, left, right)

    def _is_alarmed(self) -> bool:
        """Whether a sign says that something keeps the show from working; the whole line says so then."""
        return any(tone == "warn" for _icon, _text, tone in self._signs)

    def _arrange(self) -> None:
        hint = self._end.sizeHint()
        height = self.height() - 8
        self._end.setGeometry(self.width() - hint.width() - self._metrics.px(20), 4, hint.width(), height)
        self.update()

    def _paint_badge(self, painter: QPainter, left: float) -> float:
        tokens, metrics = style.tokens_of(self), self._metrics
        font = metrics.font(13, bold=True)
        text, tone = self.badge
        size = metrics.px(16)
        width = QFontMetricsF(font).horizontalAdvance(text) + size + metrics.px(32)
        box = QRectF(left, (self.height() - metrics.px(28)) / 2, width, metrics.px(28))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color(tone), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        icons.paint(
            painter, "eye-off" if tone == "ok" else "warning", tokens.color(tone),
            QRectF(left + metrics.px(12), box.center().y() - size / 2, size, size),
        )  # fmt: skip
        painter.setFont(font)
        painter.setPen(tokens.color(tone))
        painter.drawText(box.adjusted(size + metrics.px(20), 0, 0, 0), _LEFT, text)
        return box.right()

    def _paint_state(self, painter: QPainter, right: float) -> float:
        """From right to left: the time of day, then the signs; returns where they begin."""
        tokens, metrics = style.tokens_of(self), self._metrics
        size = metrics.px(16)
        font = metrics.font(13)
        painter.setFont(font)
        for icon, text, tone in (("clock", self._clock, "text2"), *reversed(self._signs)):
            width = QFontMetricsF(font).horizontalAdvance(text)
            left = right - width - size - metrics.px(6)
            icons.paint(
                painter, icon, tokens.color(tone), QRectF(left, (self.height() - size) / 2, size, size)
            )
            painter.setPen(tokens.color(tone))
            painter.drawText(QRectF(right - width, 0, width + 1, self.height()), _LEFT, text)
            right = left - metrics.px(18)
        return right

    def _paint_text(
        self, painter: QPainter, icon: str, text: str, tone: str, left: float, right: float
    ) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        size = metrics.px(16)
        icons.paint(painter, icon, tokens.color(tone), QRectF(left, (self.height() - size) / 2, size, size))
        left += size + metrics.px(8)
        painter.setFont(metrics.font(13, bold=bool(self._notice)))
        painter.setPen(tokens.color(tone))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(max(0.0, right - left))
        )
        painter.drawText(QRectF(left, 0, max(0.0, right - left), self.height()), _LEFT, shown)
