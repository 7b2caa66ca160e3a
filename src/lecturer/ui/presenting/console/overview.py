"""All pages at a glance, over the console: found by number, title or the initials of its pinyin."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.show.keys import Press
from lecturer.show.script import Script
from lecturer.show.state import Show
from lecturer.text.pinyin_initials import initials
from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.presenting.stage.pictures import PictureKey, Pictures
from lecturer.ui.widgets import icons, style

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_FEWEST_COLUMNS = 2
_CARD_WIDTH = 216


class Overview(QWidget):
    """A grid that is walked with the arrows and filtered by typing; Enter goes to a page, Escape closes it.

    Args:
        pictures: Where the pages come from.
        ratio: Width by height of a page.
    """

    chosen = Signal(int)
    """Go to the page with this index."""
    closed = Signal()
    """The speaker has seen enough."""

    def __init__(self, script: Script, pictures: Pictures, ratio: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._script, self._pictures, self._ratio = script, pictures, ratio
        self._metrics = Metrics()
        self._reveals: dict[int, int] = {}
        self._on_stage, self._marked, self._typed, self._scrolled = 0, 0, "", 0
        self.setAccessibleName(_("All slides"))
        self.hide()
        pictures.drawn.connect(lambda _key: self.update() if self.isVisible() else None)

    @property
    def typed(self) -> str:
        """What was typed to find a page."""
        return self._typed

    @property
    def found(self) -> list[int]:
        """The indices of the pages that match what was typed."""
        wanted = self._typed.lower()
        titles = enumerate(self._script.page_titles)
        return [index for index, title in titles if _matches(title, index + 1, wanted)]

    @property
    def marked(self) -> int:
        """The page that Enter goes to."""
        return self._marked

    def open(self, show: Show, metrics: Metrics) -> None:
        """Show all pages, the one on stage marked."""
        self._metrics = metrics
        self._reveals = {cue.page: cue.reveal for cue in show.cues}  # the last step of each: all of the page
        self._on_stage = self._marked = show.cue.page
        self._typed, self._scrolled = "", 0
        around = self.parentWidget()
        if around is not None:
            self.setGeometry(around.rect())
        self.show()
        self._reveal_marked()

    def press(self, pressed: Press) -> None:
        """A key was pressed while this is open."""
        steps = {"Right": 1, "Left": -1, "Down": self._columns(), "Up": -self._columns(),
                 "PageDown": 1, "PageUp": -1, "Tab": 1, "Shift+Tab": -1}  # fmt: skip
        if pressed.key in steps:
            self._walk(steps[pressed.key])
        elif pressed.key in ("Escape", "F5"):
            self.close_up()
        elif pressed.key in ("Enter", "Ctrl+Enter"):
            self._choose(self._marked)
        elif pressed.key == "Backspace":
            self._type(self._typed[:-1])
        elif pressed.key == "Space" or len(pressed.key) == 1:
            self._type(self._typed + (" " if pressed.key == "Space" else pressed.key))

    def close_up(self) -> None:
        """Close it."""
        self.hide()
        self.closed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll(self._scrolled - event.angleDelta().y())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, index in enumerate(self.found):
            if self._card(place).contains(event.position().toPoint()):
                self._choose(index)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.color("window"))
        for place, index in enumerate(self.found):
            box = self._card(place)
            if box.bottom() > self._head() and box.top() < self.height():
                self._paint_card(painter, box, index)
        painter.fillRect(QRect(0, 0, self.width(), self._head()), tokens.color("panel"))
        pad, size = metrics.px(24), metrics.px(18)
        icons.paint(painter, "search", tokens.text2, QRectF(pad, (self._head() - size) / 2, size, size))
        painter.setFont(metrics.font(18, bold=bool(self._typed)))
        painter.setPen(tokens.color("text" if self._typed else "text2"))
        text = self._typed or _("Type a number, a title or its initials; Enter goes there, Esc closes")
        painter.drawText(QRectF(pad + size + 12, 0, self.width(), self._head()), _LEFT, text)

    def _head(self) -> int:
        return self._metrics.px(60)

    def _columns(self) -> int:
        return max(
            _FEWEST_COLUMNS, (self.width() - self._metrics.px(24)) // self._metrics.px(_CARD_WIDTH + 20)
        )

    def _card(self, place: int) -> QRect:
        """Where the preview of the page at a place of the grid is."""
        px, columns = self._metrics.px, self._columns()
        gap = px(20)
        width = (self.width() - px(48) - gap * (columns - 1)) // columns
        height = round(width / self._ratio)
        row, column = divmod(place, columns)
        top = self._head() + px(20) + row * (height + px(48)) - self._scrolled
        return QRect(px(24) + column * (width + gap), top, width, height)

    def _paint_card(self, painter: QPainter, box: QRect, index: int) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        key = PictureKey(index, self._reveals.get(index, 0), round(box.width() * self.devicePixelRatioF()))
        picture = self._pictures.take(key)
        painter.drawImage(QRectF(box), picture, QRectF(picture.rect()))
        if index == self._marked:
            painter.setPen(QPen(tokens.color("accent"), 3))
            painter.drawRect(box.adjusted(-3, -3, 2, 2))
        painter.setFont(metrics.font(13, bold=index == self._on_stage))
        painter.setPen(tokens.color("accent" if index == self._on_stage else "text"))
        line = QRectF(box.x(), box.bottom() + metrics.px(6), box.width(), metrics.px(24))
        title = f"{index + 1}  {self._script.page_titles[index]}"
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(line, _LEFT, shown)
        if index != self._marked:
            painter.setPen(QPen(QColor(tokens.border2), 1))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))

    def _type(self, text: str) -> None:
        self._typed = text
        found = self.found
        if found and self._marked not in found:
            self._marked = found[0]
        self._reveal_marked()

    def _walk(self, by: int) -> None:
        found = self.found
        if found:
            place = found.index(self._marked) if self._marked in found else 0
            self._marked = found[min(max(place + by, 0), len(found) - 1)]
        self._reveal_marked()

    def _choose(self, index: int) -> None:
        if index in self.found:
            self.hide()
            self.chosen.emit(index)

    def _reveal_marked(self) -> None:
        found = self.found
        if self._marked in found:
            box = self._card(found.index(self._marked))
            room = self._metrics.px(60)
            if box.top() < self._head():
                self._scroll(self._scrolled - (self._head() - box.top()) - room)
            elif box.bottom() + room > self.height():
                self._scroll(self._scrolled + box.bottom() + room - self.height())
        self.update()

    def _scroll(self, to: int) -> None:
        found = self.found
        last = self._card(len(found) - 1).bottom() + self._scrolled + self._metrics.px(60) if found else 0
        self._scrolled = min(max(0, to), max(0, last - self.height()))
        self.update()


def _matches(title: str, number: int, wanted: str) -> bool:
    return wanted in title.lower() or wanted in initials(title) or (wanted != "" and str(number) == wanted)
