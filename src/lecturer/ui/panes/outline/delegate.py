"""Draws the rows of the outline: chip, title, signs, time. What they say is decided by the model."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.editing.editing import Editing
from lecturer.ui.panes.outline.model import KEY, LOOK, OutlineModel, RowLook
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.chip import chip_height, chip_width, paint_chip
from lecturer.ui.widgets.labels import set_tip
from lecturer.ui.widgets.style import Tokens

_HEIGHTS = {0: 34, 1: 42, 2: 34}
_DEEP_HEIGHT = 31
_TIME_WIDTH = 36
_RIGHT = 16
_GAP = 8.0

Index = QModelIndex | QPersistentModelIndex


def chip_left(level: int) -> int:
    """The left edge of the chip at a level."""
    return {0: 16, 1: 34, 2: 50, 3: 74}.get(level, 74 + 24 * (level - 3))


def chevron_rect(level: int, row: QRect) -> QRectF:
    """Where the sign for folding is, in a row's rectangle."""
    return QRectF(row.left() + chip_left(level) - 22, row.center().y() - 7, 16, 16)


def level_at(x: float) -> int:
    """The level whose chip begins nearest to `x`."""
    return min(range(1, 12), key=lambda level: abs(chip_left(level) - x))


class HeadEditor(QLineEdit):
    """Edits a head; F2 again puts the next head there that the point's words offer.

    Args:
        parent: The list.
        choices: The heads, the present one first.
    """

    def __init__(self, parent: QWidget, choices: tuple[str, ...]) -> None:
        super().__init__(parent)
        self._choices, self._place = choices, 0
        set_tip(self, _("F2: the next head from the words"))

    def event(self, event: QEvent) -> bool:
        """Keep F2 from the menu, where it begins this editing."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_next_head(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_next_head(event) and self._choices:
            self._place = (self._place + 1) % len(self._choices)
            self.setText(self._choices[self._place])
            self.selectAll()
            return
        super().keyPressEvent(event)


def _is_next_head(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2


class OutlineDelegate(QStyledItemDelegate):
    """Draws and edits the rows of an outline."""

    def __init__(self, model: OutlineModel, editing: Editing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._editing = model, editing
        self._sizes = [QSize(200, row_height(level)) for level in range(4)]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        level = self._model.rows[index.row()].level  # asked for every row: not by way of `data`
        return self._sizes[min(level, 3)]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = style.tokens_of(option.widget)
        look: RowLook = index.data(LOOK)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, tokens, option)
        rect = QRectF(option.rect)
        right = _paint_time(painter, tokens, look, rect)
        right = _paint_signs(painter, tokens, look, rect, right)
        left = _paint_marker(painter, tokens, look, rect, is_selected=_is_selected(option))
        _paint_title(painter, tokens, look, QRectF(left, rect.top(), right - left, rect.height()), option)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = HeadEditor(parent, self._editing.head_choices(str(index.data(KEY))))
        editor.setProperty("inline", True)
        editor.setAccessibleName(_("Title"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            self._editing.rename(str(index.data(KEY)), editor.text().strip())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        look: RowLook = index.data(LOOK)
        left = round(_title_left(look)) - 6
        editor.setFont(title_font(look.level, bold=True))
        editor.setGeometry(option.rect.adjusted(left, 2, -8, -2))


def row_height(level: int) -> int:
    """How high the rows of a level are; level 0 is the opening and the closing."""
    return style.scaled(_HEIGHTS.get(level, _DEEP_HEIGHT))


def title_font(level: int, *, bold: bool = False) -> QFont:
    """The type of the titles of a level."""
    if level == 1:
        return style.font("part", bold=True)
    return style.font("row" if level == 2 else "ui", bold=bold)


def _is_selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _is_focused(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Active) and option.widget.hasFocus()


def _paint_ground(painter: QPainter, tokens: Tokens, option: QStyleOptionViewItem) -> None:
    rect = option.rect
    if _is_selected(option):
        active = _is_focused(option) or not option.widget.property("quiet")
        painter.fillRect(rect, tokens.color("tint" if active else "row_h"))
        painter.fillRect(
            QRect(rect.left(), rect.top(), 3, rect.height()), tokens.color("accent" if active else "border2")
        )
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, tokens.color("row_h"))
    if option.state & QStyle.StateFlag.State_HasFocus and _is_focused(option):
        painter.setPen(QPen(tokens.color("accent"), 1))
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_time(painter: QPainter, tokens: Tokens, look: RowLook, rect: QRectF) -> float:
    """Draw the time at the right; the left edge of what was drawn is returned."""
    left = rect.right() - _RIGHT - style.scaled(_TIME_WIDTH)
    painter.setFont(style.font("row" if look.level == 1 else "ui", bold=look.level == 1))
    painter.setPen(tokens.color("text" if look.level == 1 else "text2"))
    box = QRectF(left - 20, rect.top(), style.scaled(_TIME_WIDTH) + 20, rect.height())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), look.time)
    return min(left, rect.right() - _RIGHT - painter.fontMetrics().horizontalAdvance(look.time)) - _GAP


def _paint_signs(painter: QPainter, tokens: Tokens, look: RowLook, rect: QRectF, right: float) -> float:
    """Draw the signs from the right to the left; the left edge of what was drawn is returned."""
    middle = rect.center().y()
    if look.over:
        font = style.font("meta", bold=True)
        width = QFontMetricsF(font).horizontalAdvance(look.over)
        painter.setFont(font)
        painter.setPen(tokens.color("over"))
        box = QRectF(right - width, rect.top(), width, rect.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), look.over)
        icons.paint(painter, "over", tokens.over, QRectF(right - width - 12, middle - 6, 11, 11))
        right -= width + 12 + _GAP
    for shown, name, color in (
        (look.blanks, "blank", "blank"),
        (look.doubts, "warning", "warn"),
        (look.is_quote, "quote", "text3"),
    ):
        if shown:
            icons.paint(painter, name, getattr(tokens, color), QRectF(right - 16, middle - 8, 16, 16))
            right -= 16 + _GAP
    return _paint_may_skip(painter, tokens, rect, right) if look.may_skip else right


def _paint_may_skip(painter: QPainter, tokens: Tokens, rect: QRectF, right: float) -> float:
    text, font = _("may skip"), style.font("meta")
    width = QFontMetricsF(font).horizontalAdvance(text) + 12
    height = style.scaled(20)
    box = QRectF(right - width, rect.center().y() - height / 2, width, height)
    pen = QPen(tokens.color("border2"), 1, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(font)
    painter.setPen(tokens.color("text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return right - width - _GAP


def _paint_marker(
    painter: QPainter, tokens: Tokens, look: RowLook, rect: QRectF, *, is_selected: bool
) -> float:
    """Draw the fold sign and the chip, or an icon; where the title begins is returned."""
    middle = rect.center().y() + 0.5
    if look.is_opening or look.is_closing:
        name = "flag" if look.is_opening else "check"
        icons.paint(painter, name, tokens.text2, QRectF(rect.left() + 14, middle - 7, 14, 14))
        return rect.left() + _title_left(look)
    if look.has_points:
        name = "chevron-right" if look.is_folded else "chevron-down"
        icons.paint(painter, name, tokens.text2, chevron_rect(look.level, rect.toRect()))
    width = chip_width(look.marker, look.level)
    if width:
        height = chip_height(look.level)
        box = QRectF(rect.left() + chip_left(look.level), middle - height / 2, width, height)
        paint_chip(painter, tokens, box, look.marker, look.level, selected=is_selected)
    return rect.left() + _title_left(look)


def _title_left(look: RowLook) -> float:
    if not look.level:
        return 36.0
    width = chip_width(look.marker, look.level)
    return chip_left(look.level) + (width + _GAP if width else 0)


def _paint_title(
    painter: QPainter, tokens: Tokens, look: RowLook, rect: QRectF, option: QStyleOptionViewItem
) -> None:
    selected = _is_selected(option)
    font = title_font(look.level, bold=selected)
    font.setStrikeOut(look.is_left_out)
    painter.setFont(font)
    color = "text" if look.level in (1, 2) or selected else "text2"
    painter.setPen(tokens.color("text3" if look.is_left_out else color))
    title = look.title or _("No title")
    if not look.title:
        painter.setPen(tokens.color("text3"))
    shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), shown)
