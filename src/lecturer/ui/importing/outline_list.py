"""The outline under review: one row a passage, with its characters, its blanks and its doubts."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.blanks import blank_spans
from lecturer.talk.counts import visible_count
from lecturer.talk.head_text import title_text
from lecturer.talk.records import CLOSING, OPENING, Talk
from lecturer.talk.walk import walk_paths
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.importing.settling import Settling
from lecturer.ui.importing.source_margins import paint_ring
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.chip import chip_height, chip_width, paint_chip
from lecturer.ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_HEIGHTS = (34, 42, 34, 31)
_INDENTS = (20, 20, 44, 74)
_ROLES: tuple[style.FontRole, ...] = ("ui", "part", "row", "ui")
_RING = 20


class Row(msgspec.Struct, frozen=True):
    """What one row shows."""

    key: str
    level: int
    marker: str
    title: str
    characters: int
    blanks: int
    doubts: tuple[int, ...]


def rows_of(talk: Talk, doubts: Settling) -> list[Row]:
    """The rows of a talk; an opening or closing without words has none."""
    numbers: dict[str, tuple[int, ...]] = {}
    for number, about in enumerate(doubts.open, 1):
        numbers[about.key] = (*numbers.get(about.key, ()), number)
    rows = [
        Row(
            point.id, len(path), point.marker, title_text(point), visible_count(point.notes),
            len(blank_spans(point.notes)), numbers.get(point.id, ()),
        )
        for path, point in walk_paths(talk.points)
    ]  # fmt: skip
    if talk.opening:
        count, blanks = visible_count(talk.opening), len(blank_spans(talk.opening))
        rows.insert(0, Row(OPENING, 0, "", _("Opening"), count, blanks, ()))
    if talk.closing:
        count, blanks = visible_count(talk.closing), len(blank_spans(talk.closing))
        rows.append(Row(CLOSING, 0, "", _("Closing"), count, blanks, ()))
    return rows


def spoken_row(row: Row) -> str:
    """A row as a screen reader says it."""
    parts = [f"{row.marker} {row.title}".strip()]
    if row.level:
        parts.append(_("level %(level)d") % {"level": row.level})
    parts.append(characters(row.characters))
    if row.blanks:
        parts.append(ngettext("%(n)d blank", "%(n)d blanks", row.blanks) % {"n": row.blanks})
    if row.doubts:
        parts.append(ngettext("%(n)d doubt", "%(n)d doubts", len(row.doubts)) % {"n": len(row.doubts)})
    return _(", ").join(parts)


def characters(count: int) -> str:
    """A number of characters with its unit."""
    return ngettext("%(n)d char", "%(n)d chars", count) % {"n": count}


class OutlineModel(QAbstractListModel):
    """The rows for Qt; made anew when the talk or its doubts change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Take other rows; when the keys stay the same only what changed is drawn."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """The number of a key's row; -1 when it has none."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def key_at(self, number: int) -> str:
        """The key of a row."""
        return self._rows[number].key

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(spoken_row(row))
        return row if role == ROW_ROLE else None


class OutlineDelegate(QStyledItemDelegate):
    """Draws the rows: chip, title, signs, count from left to right."""

    in_hand = -1
    """The number of the current doubt, whose row stands on amber."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW_ROLE)
        return QSize(120, style.scaled(_HEIGHTS[min(row.level, 3)]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        tokens = style.tokens_of(option.widget)
        box = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_Active) and option.widget.hasFocus()
        painter.save()
        self._paint_ground(painter, tokens, box, row, selected=selected, focused=focused)
        right = self._paint_right(painter, tokens, box, row)
        self._paint_title(painter, tokens, box, row, right, bold=selected)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, tokens: style.Tokens, box: QRectF, row: Row, *, selected: bool, focused: bool
    ) -> None:
        if not selected:
            return
        amber = self.in_hand in row.doubts
        ground = "warn_t" if amber else ("tint" if focused else "row_h")
        bar = "warn" if amber else ("accent" if focused else "border2")
        painter.fillRect(box, tokens.color(ground))
        painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), tokens.color(bar))

    def _paint_right(self, painter: QPainter, tokens: style.Tokens, box: QRectF, row: Row) -> float:
        """Draw the count and the signs; where they begin."""
        painter.setFont(style.font("meta", bold=row.level == 1))
        painter.setPen(tokens.color("text2"))
        text = characters(row.characters)
        width = style.font_width(text, "meta", bold=row.level == 1)
        count = QRectF(box.right() - 16 - width, box.top(), width + 1, box.height())
        painter.drawText(count, int(Qt.AlignmentFlag.AlignVCenter), text)
        right = count.left() - 8
        for number in reversed(row.doubts):
            ring = QRectF(right - _RING, box.center().y() - _RING / 2, _RING, _RING)
            paint_ring(painter, tokens, ring, number, in_hand=number == self.in_hand)
            right -= _RING + 6
        if row.blanks:
            icons.paint(painter, "blank", tokens.blank, QRectF(right - 14, box.center().y() - 7, 14, 14))
            right -= 20
        return right

    def _paint_title(
        self, painter: QPainter, tokens: style.Tokens, box: QRectF, row: Row, right: float, *, bold: bool
    ) -> None:
        left = box.left() + _INDENTS[min(row.level, 3)] + 24 * max(0, row.level - 3)
        if row.marker:
            width, height = chip_width(row.marker, row.level), chip_height(row.level)
            paint_chip(
                painter,
                tokens,
                QRectF(left, box.center().y() - height / 2, width, height),
                row.marker,
                row.level,
            )
            left += width + 8
        painter.setFont(style.font(_ROLES[min(row.level, 3)], bold=bold or row.level == 1))
        painter.setPen(tokens.color("text" if row.level else "text2"))
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, round(right - left))
        target = QRectF(left, box.top(), right - left, box.height())
        painter.drawText(target, int(Qt.AlignmentFlag.AlignVCenter), title)


class OutlineList(QListView):
    """The rows as a list that keys can walk; it follows and leads what is selected in the talk."""

    def __init__(self, open_talk: OpenTalk, doubts: Settling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_talk, self._doubts = open_talk, doubts
        self._rows = OutlineModel(self)
        self._painter = OutlineDelegate(self)
        self._is_following = False
        self.setAccessibleName(_("Outline"))
        self.setProperty("ground", "sunken")
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        doubts.changed.connect(self.refresh)
        open_talk.selected.connect(self.refresh)

    def refresh(self) -> None:
        """Show the talk and its selection as they are now."""
        self._is_following = True
        hand = self._doubts.in_hand
        self._painter.in_hand = self._doubts.number(hand) if hand else -1
        self._rows.show(rows_of(self._open_talk.talk, self._doubts))
        self._select(self._open_talk.selection)
        self.viewport().update()
        self._is_following = False

    def _select(self, keys: tuple[str, ...]) -> None:
        wanted = QItemSelection()
        for number in filter(lambda number: number >= 0, map(self._rows.row_of, keys)):
            wanted.select(self._rows.index(number), self._rows.index(number))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        current = self._rows.row_of(self._open_talk.key)
        if current >= 0:
            index = self._rows.index(current)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def _on_selection(self) -> None:
        if self._is_following or not self.currentIndex().isValid():
            return
        chosen = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        keys = tuple(self._rows.key_at(number) for number in chosen)
        current = self._rows.key_at(self.currentIndex().row())
        if keys:
            self._open_talk.select(current if current in keys else keys[0], keys)
