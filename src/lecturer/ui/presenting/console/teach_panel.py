"""Teaching a button of the clicker, over the console or in a dialog: the press, and what it may mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import in_language
from lecturer.show.console_commands import TAUGHT, Command, by_name
from lecturer.show.keys import Press
from lecturer.show.teaching import Lesson, Taught, after, hear
from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.chip import paint_key_cap

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_HEAD, _ROW = 132, 36


class TeachPanel(QWidget):
    """Draws a lesson; every press goes to it until it is over."""

    taught = Signal(object)
    """A button has learned or forgotten something; carries all that is learned now, by key."""
    closed = Signal()
    """The speaker is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = Metrics()
        self._lesson = Lesson()
        self._learned: dict[str, Command] = {}
        self._said = ""
        self.setAccessibleName(_("Teach a button"))
        self.hide()

    @property
    def lesson(self) -> Lesson:
        """How far the lesson is."""
        return self._lesson

    def open(self, learned: dict[str, Command], metrics: Metrics) -> None:
        """Begin a lesson."""
        self._metrics, self._learned = metrics, dict(learned)
        self._lesson, self._said = Lesson(), ""
        around = self.parentWidget()
        if around is not None:
            self.setGeometry(around.rect())
        self.show()
        self._say()

    def press(self, pressed: Press) -> None:
        """A key or button was pressed."""
        if pressed.is_repeat:
            return
        self._lesson, taught = hear(self._lesson, pressed.key, self._learned)
        if taught is not None:
            self._learn(taught)
        if self._lesson.is_over:
            self.hide()
            self.closed.emit()
        self._say()

    def sizeHint(self) -> QSize:
        px = self._metrics.px
        return QSize(px(640), px(_HEAD) + px(_ROW) * len(TAUGHT) + px(24))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position().y())
        if self._lesson.key and place is not None:
            self._lesson = Lesson(self._lesson.key, place)
            self.press(Press("Enter"))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), tokens.color("window"))
        pad = metrics.px(32)
        painter.setFont(metrics.font(20, bold=True))
        painter.setPen(tokens.color("text"))
        painter.drawText(
            QRectF(pad, metrics.px(12), self.width(), metrics.px(44)), _LEFT, _("Teach a button")
        )
        self._paint_ask(painter, QRectF(pad, metrics.px(56), self.width() - 2 * pad, metrics.px(60)))
        for place in range(len(TAUGHT)):
            self._paint_row(painter, self._row(place), place)

    def _ask(self) -> str:
        if not self._lesson.key:
            return self._said or _(
                "Press the button that is to learn something. Ctrl+Delete forgets all, Esc closes."
            )
        return _("What shall it do? ↑ ↓ or the button again choose, Enter takes it, Delete forgets it.")

    def _say(self) -> None:
        self.setAccessibleDescription(f"{self._lesson.key} {self._ask()}".strip())
        self.update()

    def _learn(self, taught: Taught) -> None:
        self._learned = after(self._learned, taught)
        text = in_language(by_name(taught.command).texts) if taught.command else ""
        self._said = (
            _("Learned: %(key)s, %(action)s. Press the next button, or Esc.")
            if text
            else _("Forgotten: %(key)s. Press the next button, or Esc.")
        ) % {"key": _name(taught.key) if taught.key else _("all buttons"), "action": text}
        self.taught.emit(self._learned)

    # --------------------------------------------------------------- painting

    def _pitch(self) -> float:
        px = self._metrics.px
        return min(px(_ROW), (self.height() - px(_HEAD) - px(12)) / len(TAUGHT))

    def _row(self, place: int) -> QRectF:
        pad, pitch = self._metrics.px(20), self._pitch()
        width = min(self.width() - 2 * pad, self._metrics.px(760))
        return QRectF(pad, self._metrics.px(_HEAD) + place * pitch, width, pitch)

    def _row_at(self, y: float) -> int | None:
        return next((p for p in range(len(TAUGHT)) if self._row(p).top() <= y < self._row(p).bottom()), None)

    def _paint_ask(self, painter: QPainter, line: QRectF) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        left = line.x()
        if self._lesson.key:
            left = self._paint_cap(painter, left, line.center().y(), self._lesson.key) + metrics.px(12)
        else:
            icons.paint(
                painter, "clicker", tokens.accent,
                QRectF(left, line.center().y() - metrics.px(10), metrics.px(20), metrics.px(20)),
            )  # fmt: skip
            left += metrics.px(32)
        painter.setFont(metrics.font(14))
        painter.setPen(tokens.color("text"))
        flags = _LEFT | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(line.adjusted(left - line.x(), 0, 0, 0), flags, self._ask())

    def _paint_row(self, painter: QPainter, line: QRectF, place: int) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        choice = TAUGHT[place]
        is_marked = bool(self._lesson.key) and place == self._lesson.place
        if is_marked:
            painter.fillRect(line, tokens.color("tint"))
            painter.fillRect(QRectF(line.x(), line.y(), 3, line.height()), tokens.color("accent"))
        painter.setFont(metrics.font(14, bold=is_marked))
        painter.setPen(tokens.color("text" if self._lesson.key else "text2"))
        painter.drawText(line.adjusted(metrics.px(12), 0, 0, 0), _LEFT, in_language(choice.texts))
        left = line.x() + line.width() * 0.62
        for key, learned in self._learned.items():
            if learned == choice.name:
                left = self._paint_cap(painter, left, line.center().y(), key) + metrics.px(6)

    def _paint_cap(self, painter: QPainter, left: float, middle: float, key: str) -> float:
        """A key cap; returns its right edge."""
        tokens, metrics = style.tokens_of(self), self._metrics
        shown, height = _name(key), metrics.px(22)
        width = QFontMetricsF(metrics.font(11)).horizontalAdvance(shown) + metrics.px(14)
        box = QRectF(left, middle - height / 2, max(metrics.px(26), width), height)
        paint_key_cap(painter, box, shown, tokens.color("text"), tokens.color("border2"))
        return box.right()


def _name(key: str) -> str:
    """What to call a key that has no name."""
    return _("Button %(code)s") % {"code": key[3:]} if key.startswith("Key0x") else key
