"""The foot of the console: the few things a speaker does by hand, each with its key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import in_language, pgettext
from lecturer.show.console_commands import COMMANDS, Button, Command, ConsoleCommand, cap_of
from lecturer.show.state import Show
from lecturer.ui.presenting.console.buttons import FootButton
from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.labels import set_tip

_GROUP = 10
_BUTTONS = sorted(
    ((each, each.button) for each in COMMANDS if each.button is not None), key=lambda pair: pair[1].place
)


class Foot(QWidget):
    """A row of buttons, and a hint at the right."""

    ordered = Signal(str)
    """A button was pressed; carries its command."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = Metrics()
        self._hint = ""
        self._buttons: dict[Command, FootButton] = {}
        self._firsts: list[Command] = []
        self._row = QHBoxLayout(self)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        group = _BUTTONS[0][1].place // _GROUP
        for command, face in _BUTTONS:
            if face.place // _GROUP != group:
                group = face.place // _GROUP
                self._firsts.append(command.name)
                self._row.addSpacing(24)
            self._add(command, face)

    def set_metrics(self, metrics: Metrics) -> None:
        """Take other sizes."""
        self._metrics = metrics
        self.setFixedHeight(max(52, metrics.px(68, 60)))
        self._row.setContentsMargins(metrics.px(20), 0, metrics.px(20), 0)
        self._row.setSpacing(metrics.px(8))
        for each in self._buttons.values():
            each.set_metrics(metrics)
        self._fit()

    def draw_show(self, show: Show) -> None:
        """Show which switches are on."""
        self._buttons["black"].setChecked(show.cover == "black")
        self._buttons["freeze"].setChecked(show.frozen_at is not None)
        held = not show.clock.is_running
        self._buttons["clock"].setChecked(held)
        self._buttons["clock"].set_face(
            "play" if held else "pause", pgettext("show", "Go on") if held else _("Pause clock")
        )

    def show_hint(self, text: str) -> None:
        """Say something at the right."""
        if text != self._hint:
            self._hint = text
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._hint and event.position().x() > self._buttons["help"].geometry().right():
            self.ordered.emit("drop")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, metrics = style.tokens_of(self), self._metrics
        painter.fillRect(self.rect(), tokens.color("panel"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), tokens.color("border"))
        for command in self._firsts:
            x = self._buttons[command].x() - metrics.px(16)
            painter.fillRect(QRectF(x, (self.height() - 22) / 2, 1, 22), tokens.color("border2"))
        if self._hint:
            self._paint_hint(painter)

    def _add(self, command: ConsoleCommand, face: Button) -> None:
        cap = cap_of(face.key) if face.key else ""
        label = in_language(face.label)
        button = FootButton(face.icon, label, cap, face.kind, icon_after=face.icon_after, parent=self)
        if not label:
            button.setAccessibleName(in_language(command.texts))
            set_tip(button, in_language(command.texts))
        button.setCheckable(face.is_switch)
        button.clicked.connect(lambda _checked=False: self.ordered.emit(command.name))
        self._buttons[command.name] = button
        self._row.addWidget(button)

    def _fit(self) -> None:
        """Key caps go first where room is short."""
        for each in self._buttons.values():
            each.set_bare(False)
        wanted = self._row.sizeHint().width()
        for each in self._buttons.values():
            each.set_bare(wanted > self.width())

    def _paint_hint(self, painter: QPainter) -> None:
        tokens, metrics = style.tokens_of(self), self._metrics
        painter.setFont(metrics.font(13))
        left = self._buttons["help"].geometry().right() + metrics.px(20)
        right = self.width() - metrics.px(24)
        size = metrics.px(16)
        room = int(right - left - size - metrics.px(8))
        if room < 40:
            return
        shown = painter.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, room)
        width = painter.fontMetrics().horizontalAdvance(shown)
        icons.paint(
            painter, "skip", tokens.text2,
            QRectF(right - width - size - metrics.px(8), (self.height() - size) / 2, size, size),
        )  # fmt: skip
        painter.setPen(tokens.color("text2"))
        painter.drawText(
            QRectF(right - width, 0, width + 1, self.height()), int(Qt.AlignmentFlag.AlignVCenter), shown
        )
