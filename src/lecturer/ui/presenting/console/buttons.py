"""The buttons of the console: high enough to hit, with their keys on them, and never holding the focus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.chip import paint_key_cap
from lecturer.ui.widgets.labels import set_tip


class FootButton(QAbstractButton):
    """A button with an icon, a name and a key cap.

    Args:
        icon: The icon's name; empty for none.
        text: What it does.
        cap: What stands on its key.
        kind: `primary` is the next step; `black` turns white when on; `plain` turns accent when on.
        icon_after: The icon stands behind the text.
    """

    def __init__(
        self,
        icon: str,
        text: str,
        cap: str,
        kind: str = "plain",
        *,
        icon_after: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._cap, self._kind, self._icon_after = icon, cap, kind, icon_after
        self._metrics = Metrics()
        self._is_bare = False
        self.setText(text)
        self.setAccessibleName(text)
        set_tip(self, f"{text} ({cap})" if cap else text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_metrics(self, metrics: Metrics) -> None:
        """Take other sizes."""
        self._metrics = metrics
        self.setFont(metrics.font(13))
        self.updateGeometry()

    def set_bare(self, is_bare: bool) -> None:
        """Do without the key cap where room is short."""
        if is_bare != self._is_bare:
            self._is_bare = is_bare
            self.updateGeometry()
            self.update()

    def set_face(self, icon: str, text: str) -> None:
        """Say something else, as a switch does when it is on."""
        if text != self.text():
            self._icon = icon
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        px = self._metrics.px
        width = QFontMetricsF(self._font()).horizontalAdvance(self.text()) + 2 * px(14, 12)
        if self._icon:
            width += px(18) + (px(8) if self.text() else 0)
        if self._shows_cap():
            width += self._cap_width() + px(9)
        return QSize(round(width), max(44, px(44)))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = style.tokens_of(self), self._metrics.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, frame = self._colours()
        painter.setPen(QPen(frame, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        left, size = float(px(14, 12)), px(18)
        middle = self.height() / 2
        if self._icon and not self._icon_after:
            icons.paint(painter, self._icon, ink, QRectF(left, middle - size / 2, size, size))
            left += size + px(8)
        painter.setFont(self._font())
        painter.setPen(ink)
        width = painter.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(
            QRectF(left, 0, width + 2, self.height()), int(Qt.AlignmentFlag.AlignVCenter), self.text()
        )
        left += width + px(8)
        if self._icon and self._icon_after:
            icons.paint(painter, self._icon, ink, QRectF(left, middle - size / 2, size, size))
        if self._shows_cap():
            cap = self._cap_width()
            box = QRectF(self.width() - px(14, 12) - cap, middle - px(9), cap, px(18))
            edge = ink if self._kind == "primary" or self.isChecked() else tokens.color("border2")
            paint_key_cap(painter, box, self._cap, ink if edge == ink else tokens.color("text2"), edge)

    def _font(self) -> QFont:
        return self._metrics.font(14, bold=self._kind == "primary" or self.isChecked())

    def _shows_cap(self) -> bool:
        return bool(self._cap) and not self._is_bare

    def _cap_width(self) -> float:
        return max(
            self._metrics.px(18), QFontMetricsF(self._metrics.font(11)).horizontalAdvance(self._cap) + 10
        )

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        """Ground, ink and frame."""
        tokens = style.tokens_of(self)
        if self._kind == "primary":
            name = "accent_p" if self.isDown() else "accent_h" if self.underMouse() else "accent"
            return tokens.color(name), tokens.color("on"), tokens.color(name)
        if self.isChecked() and self._kind == "black":
            return QColor("#FFFFFF"), QColor("#000000"), QColor("#FFFFFF")
        if self.isChecked():
            return tokens.color("accent"), tokens.color("on"), tokens.color("accent")
        ground = "tint" if self.isDown() else "row_h" if self.underMouse() else "panel"
        return tokens.color(ground), tokens.color("text"), tokens.color("border2")


class SizeButton(QAbstractButton):
    """A flat button with an icon alone."""

    def __init__(self, icon: str, name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(name)
        set_tip(self, f"{name} ({key})")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("tint" if self.isDown() else "row_h"))
            painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), 6, 6)
        size = self.height() * 0.45
        box = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        icons.paint(painter, self._icon, tokens.text2, box)
