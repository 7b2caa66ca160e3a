"""Draws a place found among its words: what is there struck through when something takes its place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lecturer.talk.search import Match
from lecturer.ui.widgets import style

MATCH = Qt.ItemDataRole.UserRole
_PADDING = 6

Index = QModelIndex | QPersistentModelIndex


class MatchDelegate(QStyledItemDelegate):
    """Draws the column of the words; `instead` is what would stand there, None while nothing is replaced."""

    instead: str | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        match: Match | None = index.data(MATCH)
        if match is None:
            super().paint(painter, option, index)
            return
        tokens = style.tokens_of(option.widget)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, tokens.color("tint"))
        rect = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        runs = [(match.before, "text2", "", False, False)]
        if self.instead is None:
            runs.append((match.found, "text", "tint2", True, False))
        else:
            runs.append((match.found, "over", "over_t", False, True))
            runs.append((self.instead, "ok", "ok_t", False, False))
        runs.append((match.after, "text2", "", False, False))
        for text, color, ground, bold, struck in runs:
            font = QFont(option.font)
            font.setBold(bold)
            font.setStrikeOut(struck)
            font.setUnderline(color == "ok")
            width = min(QFontMetrics(font).horizontalAdvance(text), rect.width())
            box = QRect(rect.left(), rect.top(), width, rect.height())
            if ground:
                painter.fillRect(box.adjusted(0, 4, 0, -4), tokens.color(ground))
            painter.setFont(font)
            painter.setPen(tokens.color(color))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)
            rect.setLeft(rect.left() + width)
        painter.restore()
