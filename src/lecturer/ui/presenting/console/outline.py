"""The outline of the console: where the talk is, and the way to jump."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.show.briefing import row_state, spoken_key
from lecturer.show.script import Row, Script
from lecturer.show.state import Show
from lecturer.timing.format import clock_text
from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.widgets import icons, style

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)


class OutlinePane(QWidget):
    """Rows painted from the script; a click looks at a point privately, a double click goes there."""

    looked = Signal(str)
    """A point was clicked; carries its key."""
    chosen = Signal(str)
    """A point was double-clicked; carries its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = Metrics()
        self._show: Show | None = None
        self._script: Script | None = None
        self._offset = 0.0
        self.setMinimumWidth(180)
        self.setAccessibleName(_("Outline"))

    def set_metrics(self, metrics: Metrics) -> None:
        """Take other sizes."""
        self._metrics = metrics
        self._reveal_current()

    def draw_show(self, show: Show, script: Script) -> None:
        """Draw this state; the point on stage is brought into sight when it changes."""
        moved = self._show is None or (self._show.key, self._show.looking) != (show.key, show.looking)
        self._show, self._script = show, script
        if moved:
            self._reveal_current()
        self.update()

    def resizeEvent(self, event: object) -> None:
        self._reveal_current()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll(self._offset - event.angleDelta().y() / 2)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self._key_at(event.position().y())
        if key and event.button() == Qt.MouseButton.LeftButton:
            self.looked.emit(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        key = self._key_at(event.position().y())
        if key and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._show is None or self._script is None:
            return
        painter = QPainter(self)
        tokens, metrics, head = style.tokens_of(self), self._metrics, self._head()
        painter.fillRect(self.rect(), tokens.color("sunken"))
        painter.setClipRect(QRectF(0, head, self.width(), self.height() - head))
        for index, top, height in self._places():
            y = head + top - self._offset
            if y + height > head and y < self.height():
                self._paint_row(painter, QRectF(0, y, self.width(), height), index)
        painter.setClipping(False)
        self._paint_head(painter, QRectF(metrics.px(14), 0, self.width() - metrics.px(28), head))

    # ------------------------------------------------------------------- rows

    def _head(self) -> int:
        return self._metrics.px(44, 36)

    def _visible_rows(self) -> list[int]:
        """All rows; on a narrow console only the parts and what is below the current one."""
        assert self._show is not None
        assert self._script is not None
        rows = self._script.rows
        if not self._metrics.is_narrow:
            return list(range(len(rows)))
        here = self._script.row(spoken_key(self._show, self._script))
        part = here.part if here else -1
        return [index for index, row in enumerate(rows) if row.level <= 1 or row.part == part]

    def _places(self) -> list[tuple[int, float, int]]:
        """Each row's index, top and height."""
        assert self._script is not None
        places, top = [], 0.0
        for index in self._visible_rows():
            height = self._row_height(self._script.rows[index])
            places.append((index, top, height))
            top += height
        return places

    def _row_height(self, row: Row) -> int:
        px = self._metrics.px
        if row.level == 1:
            return px(40, 32)
        return px(36, 29) if row.level == 2 or not row.level else px(34, 27)

    def _key_at(self, y: float) -> str:
        if self._script is None or y < self._head():
            return ""
        inside = y - self._head() + self._offset
        return next(
            (
                self._script.rows[index].key
                for index, top, height in self._places()
                if top <= inside < top + height
            ),
            "",
        )

    def _reveal_current(self) -> None:
        if self._show is None or self._script is None:
            return
        key = self._show.regarded.key
        here = self._script.row_index(
            key if key in self._script.words else spoken_key(self._show, self._script)
        )
        room = self.height() - self._head()
        place = next(((top, height) for index, top, height in self._places() if index == here), None)
        if place is not None and not (
            self._offset + room * 0.15 <= place[0] and place[0] + place[1] <= self._offset + room * 0.8
        ):
            self._scroll(place[0] - room * 0.4)
        else:
            self._scroll(self._offset)

    def _scroll(self, offset: float) -> None:
        if self._script is None:
            return
        places = self._places()
        whole = places[-1][1] + places[-1][2] + self._metrics.px(8)
        self._offset = min(max(0.0, offset), max(0.0, whole - (self.height() - self._head())))
        self.update()

    # --------------------------------------------------------------- painting

    def _paint_head(self, painter: QPainter, line: QRectF) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        painter.setFont(metrics.font(13, bold=True))
        painter.setPen(tokens.color("text"))
        painter.drawText(line, _LEFT, _("Outline"))
        used = painter.fontMetrics().horizontalAdvance(_("Outline")) + metrics.px(8)
        painter.setFont(metrics.font(13))
        painter.setPen(tokens.color("text2"))
        rest = line.adjusted(used, 0, 0, 0)
        hint = painter.fontMetrics().elidedText(
            _("Enter jumps to a point"), Qt.TextElideMode.ElideRight, int(rest.width())
        )
        painter.drawText(rest, _LEFT, hint)

    def _paint_row(self, painter: QPainter, box: QRectF, index: int) -> None:
        assert self._show is not None
        assert self._script is not None
        tokens, metrics = style.tokens_of(self), self._metrics
        row, state = self._script.rows[index], row_state(self._show, self._script, index)
        on = state == "on_stage"
        looked = self._show.looking is not None and self._show.regarded.key == row.key
        if on:
            painter.fillRect(box, tokens.color("accent"))
        if looked:
            painter.fillRect(box, tokens.color("tint"))
            painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), tokens.color("warn"))
        ink = "on" if on else "text3" if state in ("done", "dropped") else "text"
        left: float = metrics.px(12) + max(0, row.level - 1) * metrics.px(12)
        self._paint_sign(painter, box, left, row, "on_stage" if on else state)
        left += metrics.px(22)
        bold = row.level == 1 or on
        painter.setFont(metrics.font(13, bold=bold))
        time = "" if metrics.is_narrow and row.level > 1 else clock_text(row.seconds)
        width = metrics.px(42) if time else 0
        right = box.right() - metrics.px(14)
        painter.setPen(tokens.color("on" if on else "text2"))
        painter.drawText(QRectF(right - width, box.y(), width, box.height()), _RIGHT, time)
        if row.marker:
            left = self._paint_marker(painter, box, left, row, on=on)
        font = metrics.font(14 if row.level <= 1 else 13, bold=bold)
        font.setStrikeOut(state == "dropped")
        painter.setFont(font)
        painter.setPen(tokens.color(ink))
        room = right - width - left - metrics.px(4)
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, box.y(), room, box.height()), _LEFT, title)

    def _paint_sign(self, painter: QPainter, box: QRectF, left: float, row: Row, state: str) -> None:
        tokens, size = style.tokens_of(self), self._metrics.px(14)
        place = QRectF(left, box.center().y() - size / 2, size, size)
        if state == "on_stage":
            icons.paint(painter, "present", tokens.on, place)
        elif state == "dropped":
            icons.paint(painter, "skip", tokens.warn, place)
        elif state == "done":
            icons.paint(painter, "check", tokens.ok, place)
        elif row.span > 1 and self._is_open(row):
            icons.paint(painter, "chevron-down", tokens.text2, place)
        elif row.may_skip:
            icons.paint(painter, "skip", tokens.text3, place)

    def _is_open(self, row: Row) -> bool:
        assert self._show is not None
        assert self._script is not None
        if not self._metrics.is_narrow:
            return True
        here = self._script.row(spoken_key(self._show, self._script))
        return here is not None and here.part == row.part

    def _paint_marker(self, painter: QPainter, box: QRectF, left: float, row: Row, *, on: bool) -> float:
        tokens, metrics = style.tokens_of(self), self._metrics
        font = metrics.font(12, bold=row.level == 1)
        width = QFontMetricsF(font).horizontalAdvance(row.marker) + metrics.px(12)
        chip = QRectF(left, box.center().y() - metrics.px(9), width, metrics.px(18))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("on" if on else "row_h"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setFont(font)
        painter.setPen(tokens.color("accent" if on else "text2"))
        painter.drawText(chip, _CENTER, row.marker)
        return chip.right() + metrics.px(8)
