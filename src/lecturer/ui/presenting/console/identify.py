"""Big numbers, one on each screen, to see which is which."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from lecturer.ui.presenting.stage.screens import plugged_in
from lecturer.ui.widgets import style

_SHOWN_MS = 2500


class _Number(QWidget):
    def __init__(self, number: int, screen: QScreen) -> None:
        flags = Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self._number, self._name = number, screen.model() or screen.name()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setScreen(screen)
        side = screen.geometry().height() // 3
        self.resize(side, side)
        self.move(screen.geometry().center() - self.rect().center())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.CONSOLE.color("accent"))
        painter.fillRect(self.rect().adjusted(4, 4, -4, -4), style.CONSOLE.color("window"))
        painter.setPen(style.CONSOLE.color("text"))
        painter.setFont(style.font("ui", bold=True, size=self.height() * 0.5))
        center = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(QRectF(0, 0, self.width(), self.height() * 0.8), center, str(self._number))
        painter.setFont(style.font("ui", size=self.height() * 0.07))
        painter.drawText(
            QRectF(0, self.height() * 0.75, self.width(), self.height() * 0.2), center, self._name
        )


def identify_screens() -> list[QWidget]:
    """Show the numbers for a moment; they take no focus and no key. Whoever holds the list holds them."""
    numbers: list[QWidget] = [_Number(index, screen) for index, screen in enumerate(plugged_in(), start=1)]
    for number in numbers:
        number.show()
        QTimer.singleShot(_SHOWN_MS, number, number.close)
    return numbers
