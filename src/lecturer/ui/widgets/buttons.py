"""Buttons that keep their icon in the colour of the window's look, and switches of several choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.chip import paint_key_cap
from lecturer.ui.widgets.labels import set_tip

_LOOK_CHANGES = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.ParentChange)


def with_shortcut(text: str, shortcut: str) -> str:
    """A tool tip that names the key beside what it does."""
    shown = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({shown})" if shown else text


class IconButton(QToolButton):
    """A flat button with an icon, or with an icon and a text.

    Args:
        icon: The icon's name.
        name: What the button does: tool tip and accessible name.
        text: Shown beside the icon; empty for the icon alone.
        shortcut: The key that does the same, for the tool tip only.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        text: str = "",
        shortcut: str = "",
        size: int = 18,
        color: str = "text",
    ) -> None:
        super().__init__()
        self._icon, self._color = icon, color
        self.setIconSize(QSize(style.scaled(size), style.scaled(size)))
        self.setAccessibleName(name)
        set_tip(self, with_shortcut(name, shortcut))
        self.setText(f" {text}" if text else "")  # the style leaves no gap between icon and text
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(beside if text else Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._renew_icon()

    def set_icon(self, icon: str, color: str = "") -> None:
        """Change the icon, and its colour when given."""
        self._icon, self._color = icon, color or self._color
        self._renew_icon()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _LOOK_CHANGES:
            self._renew_icon()
        super().changeEvent(event)

    def _renew_icon(self) -> None:
        color = "on" if self.property("primary") else self._color
        tokens = style.tokens_of(self)
        made = icons.icon(self._icon, tokens, self.iconSize().width(), color=color, on_color="accent")
        self.setIcon(made)


def button(
    text: str, *, primary: bool = False, small: bool = False, parent: QWidget | None = None
) -> QPushButton:
    """A push button; the primary one is the window's next step."""
    made = QPushButton(text, parent)
    made.setProperty("primary", primary)
    made.setProperty("small", small)
    made.setAutoDefault(primary)
    return made


class KeyButton(QAbstractButton):
    """A button whose key stands in a cap beside its text.

    Args:
        text: What it does.
        key: The key that does the same; empty shows no cap.
        small: Lower than other buttons.
        icon: An icon's name, drawn before the text.
        primary: It is the window's next step.
    """

    def __init__(
        self,
        text: str,
        key: str,
        *,
        small: bool = True,
        icon: str = "",
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self._key, self._small, self._icon, self._primary = key, small, icon, primary
        self.setAccessibleName(text)
        set_tip(self, with_shortcut(text, key))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), style.scaled(96)), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = style.font_width(self.text(), "ui", bold=self._primary) + self._cap_width() + 8 + 24
        return QSize(width + self._icon_width(), style.scaled(28 if self._small else 34))

    def _cap_width(self) -> int:
        return max(style.scaled(18), self.fontMetrics().horizontalAdvance(self._key) + 8) if self._key else 0

    def _icon_width(self) -> int:
        return style.scaled(16) + 8 if self._icon else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame, ground, ink = self._colors()
        width = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(tokens.color(frame), width))
        painter.setBrush(tokens.color(ground))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        painter.setPen(tokens.color(ink))
        painter.setFont(style.font("ui", bold=self._primary))
        cap, before = self._cap_width(), self._icon_width()
        left = QRectF(12 + before, 0, self.width() - 24 - before - (cap + 6 if cap else 0), self.height())
        if before:
            edge = style.scaled(16)
            icons.paint(
                painter, self._icon, tokens.color(ink), QRectF(12, (self.height() - edge) / 2, edge, edge)
            )
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(left.width()) + 2
        )
        painter.drawText(left, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if cap:
            height = style.scaled(18)
            box = QRectF(self.width() - 12 - cap, (self.height() - height) / 2, cap, height)
            key, edge_color = ("on", "on") if self._primary else ("text2", "border2")
            paint_key_cap(painter, box, self._key, tokens.color(key), tokens.color(edge_color))

    def _colors(self) -> tuple[str, str, str]:
        """The names of the colours of frame, ground and text."""
        pressed, hover = self.isDown() or self.isChecked(), self.underMouse() and self.isEnabled()
        if self._primary and self.isEnabled():
            ground = "accent_p" if pressed else "accent_h" if hover else "accent"
            return ("text" if self.hasFocus() else ground), ground, "on"
        frame = "accent" if pressed or self.hasFocus() else ("border2" if self.isEnabled() else "border")
        ground = "tint" if pressed else ("row_h" if hover else "panel")
        return frame, ground, "text" if self.isEnabled() else "text3"


class Segments(QWidget):
    """A switch of a few choices in one frame: exactly one is on."""

    chosen = Signal(str)
    """The key of the choice a user made; not sent for `choose`."""

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, (key, text) in enumerate(choices):
            segment = _Segment(text, first=index == 0, last=index == len(choices) - 1, parent=self)
            segment.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(segment)
            self._buttons[key] = segment
            row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def choice(self) -> str:
        """The key of the choice that is on."""
        return next((key for key, each in self._buttons.items() if each.isChecked()), "")

    def choose(self, key: str) -> None:
        """Turn a choice on, silently."""
        self._buttons[key].setChecked(True)

    def set_enabled(self, key: str, is_enabled: bool) -> None:
        """Offer a choice, or let it be seen only."""
        self._buttons[key].setEnabled(is_enabled)

    def set_text(self, key: str, text: str) -> None:
        """Rename a choice."""
        self._buttons[key].setText(text)
        self._buttons[key].updateGeometry()


class _Segment(QAbstractButton):
    def __init__(self, text: str, *, first: bool, last: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._first, self._last = first, last
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(style.font_width(self.text(), "ui", bold=True) + 24, style.scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0 if self._first else -8
        right = 0 if self._last else 8
        rect = QRectF(self.rect()).adjusted(left + 0.5, 0.5, right - 0.5, -0.5)
        hover = self.underMouse() and self.isEnabled()
        ground = "tint" if self.isChecked() else ("row_h" if hover else "panel")
        painter.setPen(QPen(tokens.color("edge"), 1))
        painter.setBrush(tokens.color(ground))
        painter.drawRoundedRect(rect, 6, 6)
        if not self._first:
            painter.drawLine(QPointF(0.5, 0.5), QPointF(0.5, self.height() - 0.5))
        if self.hasFocus():
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)
        painter.setFont(style.font("ui", bold=self.isChecked()))
        color = "accent" if self.isChecked() else "text2"
        painter.setPen(tokens.color(color if self.isEnabled() else "text3"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class LabelledCombo(QComboBox):
    """A combo box whose subject stands inside its frame: "Theme  Plain ⌄"."""

    def __init__(self, name: str, parent: QWidget | None = None, *, minimum: int = 0) -> None:
        super().__init__(parent)
        self._name, self._minimum = name, minimum
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        label = style.font_width(self._name, "ui") + 12 if self._name else 0
        text = style.font_width(self.currentText(), "ui")
        return QSize(max(self._minimum, label + text + 48), style.scaled(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(style.scaled(84), style.scaled(32))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past a combo box does not change it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        paint_field(painter, self, focus=self.hasFocus(), hover=self.underMouse())
        painter.setFont(style.font("ui"))
        box = QRectF(self.rect()).adjusted(12, 0, -30, 0)
        vertical = int(Qt.AlignmentFlag.AlignVCenter)
        if self._name:
            painter.setPen(tokens.color("text" if self.isEnabled() else "text3"))
            painter.drawText(box, vertical, self._name)
            box.adjust(style.font_width(self._name, "ui") + 12, 0, 0, 0)
        painter.setPen(tokens.color("text" if self.isEnabled() else "text3"))
        shown = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(box, vertical, shown)
        icons.paint(
            painter, "chevron-down", tokens.text2, QRectF(self.width() - 26, (self.height() - 16) / 2, 16, 16)
        )


def paint_field(painter: QPainter, widget: QWidget, *, focus: bool, hover: bool) -> None:
    """Draw the frame of a field over a whole widget."""
    tokens = style.tokens_of(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 2.0 if focus else 1.0
    frame = "accent" if focus else ("edge" if widget.isEnabled() else "border")
    painter.setPen(QPen(tokens.color(frame), width))
    painter.setBrush(tokens.color("row_h" if hover or not widget.isEnabled() else "panel"))
    inset = width / 2
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)


class CheckBox(QCheckBox):
    """A check box drawn in the look of the window."""

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        indicator = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 16.0
        box = QRectF(indicator.left() + 0.5, (self.height() - edge) / 2, edge, edge)
        on = self.isChecked()
        painter.setPen(QPen(tokens.color("accent" if on else "edge"), 1.2))
        ground = "accent" if on else ("row_h" if self.underMouse() else "panel")
        painter.setBrush(tokens.color(ground))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            icons.paint(painter, "check", tokens.on, box.adjusted(1, 1, -1, -1))
        painter.setPen(tokens.color("text" if self.isEnabled() else "text3"))
        text = QRectF(self.rect()).adjusted(box.right() + 8, 0, 0, 0)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.hasFocus():
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
