"""The points of a talk with a tick each: what is spoken."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from lecturer.i18n import gettext as _
from lecturer.talk.head_text import name_text
from lecturer.talk.records import Point, Talk
from lecturer.timing.format import clock_text
from lecturer.timing.plan import Plan
from lecturer.ui.widgets import style

Index = QModelIndex | QPersistentModelIndex
_KEY = Qt.ItemDataRole.UserRole


class PointTree(QTreeWidget):
    """Shows all points as a tree; a tick that is taken away leaves the branch out."""

    toggled = Signal(str, bool)
    """A tick was set or taken away; carries the point's key, and whether it is spoken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderLabels((_("Point"), "", _("Planned")))
        self.setAccessibleName(_("Points of the talk"))
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        header = self.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        self.itemChanged.connect(self._on_changed)

    def show_points(self, talk: Talk, left_out: tuple[str, ...], plan: Plan) -> None:
        """Show these ticks; the place in the list stays."""
        self.blockSignals(True)
        place = self.verticalScrollBar().value()
        chosen = self.currentItem()
        current = "" if chosen is None else chosen.data(0, _KEY)
        self.clear()
        for point in talk.points:
            self._add(self.invisibleRootItem(), point, left_out, plan, is_above_out=False)
        self.expandAll()
        self.verticalScrollBar().setValue(place)
        self._select(current)
        self.blockSignals(False)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """No arrows: nothing is folded here."""

    def item_of(self, key: str) -> QTreeWidgetItem:
        """The row of a point."""
        found = self.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive)
        return next(item for item in found if item.data(0, _KEY) == key)

    def _add(
        self,
        parent: QTreeWidgetItem,
        point: Point,
        left_out: tuple[str, ...],
        plan: Plan,
        *,
        is_above_out: bool,
    ) -> None:
        is_out = is_above_out or point.id in left_out
        skip = _("may skip") if point.may_skip else ""
        item = QTreeWidgetItem(parent, (name_text(point), skip, clock_text(plan.branch.get(point.id, 0.0))))
        item.setData(0, _KEY, point.id)
        item.setCheckState(0, Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked)
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if is_above_out:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        if is_out:
            font = style.font("ui")
            font.setStrikeOut(True)
            item.setFont(0, font)
            for column in range(3):
                item.setForeground(column, QBrush(style.tokens_of(self).color("text3")))
        for child in point.points:
            self._add(item, child, left_out, plan, is_above_out=is_out)

    def _select(self, key: str) -> None:
        for item in self.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive):
            if key and item.data(0, _KEY) == key:
                self.setCurrentItem(item)

    def _on_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.toggled.emit(item.data(0, _KEY), item.checkState(0) == Qt.CheckState.Checked)
