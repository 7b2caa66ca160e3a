"""The blanks as rows: each in its sentence, the current one with what is being typed in its place."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lecturer.talk.blank_sentences import Sentence
from lecturer.ui.widgets import style
from lecturer.ui.widgets.style import Tokens
from lecturer.ui.widgets.utf16 import Utf16

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_LEFT, _RIGHT, _TOP = 20, 16, 8


class BlankRow(msgspec.Struct, frozen=True):
    """One row: where the blank stands, its sentence, and what is being typed for it."""

    place: str
    sentence: Sentence
    typed: str = ""

    @property
    def shown(self) -> str:
        """What stands in the blank's place."""
        return self.typed or self.sentence.blank


class BlankModel(QAbstractListModel):
    """The rows for Qt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[BlankRow] = []

    def show(self, rows: list[BlankRow]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_typed(self, number: int, typed: str) -> None:
        """Show what is being typed for one row."""
        if 0 <= number < len(self._rows):
            self._rows[number] = msgspec.structs.replace(self._rows[number], typed=typed)
            self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.sentence.before}{row.shown}{row.sentence.after}"
        return row if role == ROW_ROLE else None


class BlankDelegate(QStyledItemDelegate):
    """Draws a row: where it is in small type, then the sentence with its blank in violet."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        layout = _lay_out(index.data(ROW_ROLE), _room(option), style.tokens_of(option.widget))
        return QSize(120, round(layout.boundingRect().height()) + style.scaled(18) + 2 * _TOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: BlankRow = index.data(ROW_ROLE)
        tokens = style.tokens_of(option.widget)
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, tokens.color("tint"))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), tokens.color("accent"))
        painter.setFont(style.font("meta"))
        painter.setPen(tokens.color("text3"))
        place = QRectF(box.left() + _LEFT, box.top() + _TOP, box.width() - _LEFT - _RIGHT, style.scaled(18))
        shown = painter.fontMetrics().elidedText(row.place, Qt.TextElideMode.ElideRight, round(place.width()))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.setPen(tokens.color("text"))
        layout = _lay_out(row, _room(option), tokens)
        layout.draw(painter, QPointF(place.left(), place.bottom()))
        painter.restore()


def _room(option: QStyleOptionViewItem) -> float:
    """The width for a sentence; that of the scroll bar is kept free also while there is none.

    A list does not lay out its rows again when its scroll bar appears.
    """
    view = option.widget
    width = option.rect.width()
    if isinstance(view, QAbstractItemView):
        width = view.width() - 2 * view.frameWidth() - view.verticalScrollBar().sizeHint().width()
    return max(width - _LEFT - _RIGHT, 120)


def _lay_out(row: BlankRow, width: float, tokens: Tokens) -> QTextLayout:
    sentence = row.sentence
    text = f"{sentence.before}{row.shown}{sentence.after}"
    layout = QTextLayout(text, style.font("row"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = Utf16(text)
    piece = QTextLayout.FormatRange()
    piece.start = units.units(len(sentence.before))
    piece.length = units.units(len(sentence.before) + len(row.shown)) - piece.start
    piece.format = _blank_format(tokens, is_typed=bool(row.typed))
    layout.setFormats([piece])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += style.scaled(24)
    layout.endLayout()
    return layout


def _blank_format(tokens: Tokens, *, is_typed: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(tokens.accent if is_typed else tokens.blank))
    made.setBackground(QColor(tokens.tint2 if is_typed else tokens.blank_t))
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    made.setUnderlineColor(QColor(tokens.blank))
    if is_typed:
        made.setFontWeight(QFont.Weight.Bold)
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
    return made
