"""The outline as a list of visible rows: a model over the immutable talk that keeps folds by id.

A list and not a tree: the rows are flattened here, which stays light with 10,000 points, and no index ever
refers to an object that may be gone.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.blanks import blank_spans
from lecturer.talk.changes import Change
from lecturer.talk.head_text import title_text
from lecturer.talk.outline_rows import Row, folded_below, matching, visible_rows
from lecturer.talk.records import CLOSING, OPENING
from lecturer.talk.walk import at, find, path_to, words_of
from lecturer.timing.format import clock_text
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.widgets.labels import plain_tip

LOOK = Qt.ItemDataRole.UserRole + 1
KEY = Qt.ItemDataRole.UserRole + 2
MIME = "application/x-lecturer-points"
_MOST_FOUND = 1000
"""A filter that finds more shows the first ones: the next letter typed is what helps, not a longer list."""
_FOLD_FROM = 1500
"""Talks with more rows open folded to their second level, or their first."""

Index = QModelIndex | QPersistentModelIndex


class RowLook(msgspec.Struct, frozen=True):
    """Everything that is drawn in a row."""

    level: int
    marker: str
    title: str
    has_points: bool
    is_folded: bool
    time: str
    over: str = ""
    blanks: int = 0
    doubts: int = 0
    may_skip: bool = False
    is_quote: bool = False
    is_opening: bool = False
    is_closing: bool = False
    is_left_out: bool = False


class OutlineModel(QAbstractListModel):
    """The visible rows of the open talk."""

    renewed = Signal()
    """Rows came or went; selections are to be restored."""
    looks_changed = Signal()
    """Times, signs or words differ, nothing that a row's height or place depends on: painting is enough.

    Qt's own signal makes a list view measure all rows anew, which typing into a long talk cannot afford.
    """

    def __init__(self, open_talk: OpenTalk, derived: DerivedState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_talk = open_talk
        self._derived = derived
        self._folded: frozenset[str] = frozenset()
        self._filter = ""
        self._found = 0
        self._focus = ""
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._on_replaced()
        open_talk.replaced.connect(self._on_replaced)
        open_talk.changed.connect(self._on_changed)
        derived.plan_changed.connect(self._on_plan_changed)

    # What others ask

    @property
    def rows(self) -> Sequence[Row]:
        """The visible rows."""
        return self._rows

    def row_of(self, key: str) -> int:
        """The row of a key; -1 when it is not visible."""
        return self._places.get(key, -1)

    def look(self, row: int) -> RowLook:
        """What is drawn in a row."""
        return self._look(self._rows[row])

    @property
    def folded(self) -> frozenset[str]:
        """The ids of the points whose branches are hidden."""
        return self._folded

    @property
    def found(self) -> int | None:
        """How many points a filter finds, their parents among them; None while nothing is filtered."""
        return self._found if self._filter else None

    @property
    def focus(self) -> str:
        """The only branch that is shown; "" while the whole talk is."""
        return self._focus

    def set_focus(self, key: str) -> None:
        """Show one branch alone; "" shows the whole talk again."""
        self._focus = "" if key in (OPENING, CLOSING) else key
        self._renew()

    def set_folded(self, key: str, is_folded: bool) -> None:
        """Hide or show a branch."""
        self._folded = self._folded | {key} if is_folded else self._folded - {key}
        self._renew()

    def fold_to(self, level: int) -> None:
        """Show the points down to a level and hide the deeper ones."""
        self._folded = folded_below(self._open_talk.talk, level)
        self._renew()

    def reveal(self, key: str) -> None:
        """Unfold what hides a point, and drop the filter or the focus when that hides it."""
        is_point = key not in (OPENING, CLOSING)
        if self.row_of(key) >= 0 or not (is_point or self._focus):
            return
        above = _ancestors(self._open_talk, key) if is_point else []
        self._filter = ""
        if self._focus not in above:
            self._focus = ""
        self._folded -= set(above)
        self._renew()

    def prepare_filter(self) -> None:
        """Make what a filter looks through, so that the first key pressed finds it ready."""
        matching(self._open_talk.talk, "")

    def set_filter(self, text: str) -> None:
        """Show only points that a text finds, with their parents; an empty text shows all."""
        self._filter = text.strip()
        self._renew()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == LOOK:
            return self._look(row)
        if role == KEY:
            return row.key
        if role == Qt.ItemDataRole.EditRole and row.point is not None:
            return row.point.title
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(self._look(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(tool_tip(self._look(row)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        plain = flag.ItemIsSelectable | flag.ItemIsEnabled | flag.ItemNeverHasChildren
        if self._rows[index.row()].point is None:
            return plain
        if self._filter:  # what lies between the points found is not seen, so no place among them is meant
            return plain | flag.ItemIsEditable
        return plain | flag.ItemIsEditable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        keys = [str(index.data(KEY)) for index in sorted(indexes, key=lambda index: index.row())]
        mime = QMimeData()
        mime.setData(MIME, QByteArray("\n".join(keys).encode()))
        return mime

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    # What changes it

    def _on_replaced(self) -> None:
        self.beginResetModel()
        self._filter = self._focus = ""
        talk = self._open_talk.talk
        self._folded = frozenset()
        rows = visible_rows(talk)
        for level in (2, 1):
            if len(rows) > _FOLD_FROM:
                self._folded = folded_below(talk, level)
                rows = visible_rows(talk, self._folded)
        self._take(rows)
        self.endResetModel()

    def _on_changed(self, change: Change) -> None:
        if change.structure or (change.keys and self._filter):
            self._folded -= change.removed
            if self._focus in change.removed:
                self._focus = ""
            self._renew()
        else:
            self._renew_rows(change.keys)

    def _renew_rows(self, keys: frozenset[str]) -> None:
        """Points changed in their places."""
        talk = self._open_talk.talk
        for key in keys & self._places.keys() - {OPENING, CLOSING}:
            place = self._places[key]
            old, point = self._rows[place], find(talk, key)
            self._rows[place] = msgspec.structs.replace(old, point=point)
            if old.point is None or (old.point.title, old.point.marker) != (point.title, point.marker):
                self.dataChanged.emit(self.index(place), self.index(place))
        self.looks_changed.emit()

    def _on_plan_changed(self) -> None:
        self.looks_changed.emit()

    def _renew(self) -> None:
        """Work out the rows anew and tell the view only of those that differ."""
        shown = matching(self._open_talk.talk, self._filter) if self._filter else None
        old, new = self._rows, visible_rows(self._open_talk.talk, self._folded, shown, self._focus)
        if shown is not None:
            self._found = sum(row.point is not None for row in new)
            del new[_MOST_FOUND:]
        start = _common(old, new)
        end = _common(old[start:][::-1], new[start:][::-1])
        if len(old) - end > start:
            self.beginRemoveRows(QModelIndex(), start, len(old) - end - 1)
            self._take(old[:start] + old[len(old) - end :])
            self.endRemoveRows()
        if len(new) - end > start:
            self.beginInsertRows(QModelIndex(), start, len(new) - end - 1)
            self._take(new)
            self.endInsertRows()
        else:
            self._take(new)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.renewed.emit()

    def _take(self, rows: list[Row]) -> None:
        self._rows = rows
        self._places = {row.key: place for place, row in enumerate(rows)}

    def _look(self, row: Row) -> RowLook:
        plan = self._derived.plan
        time = clock_text(plan.branch.get(row.key, 0.0))
        point = row.point
        if point is None:
            words = words_of(self._open_talk.talk, row.key)
            return RowLook(
                0, "", _title(row), False, False, time if words.strip() else "",
                blanks=len(blank_spans(words)),
                is_opening=row.key == OPENING, is_closing=row.key == CLOSING,
            )  # fmt: skip
        excess = self._derived.excess(row.key)
        return RowLook(
            row.level, point.marker, title_text(point), row.has_points, row.is_folded, time,
            over=clock_text(excess) if excess else "",
            blanks=len(blank_spans(point.notes)), doubts=len(point.doubts), may_skip=point.may_skip,
            is_quote=bool(point.quote) or point.layout == "quote",
            is_left_out=row.key not in self._derived.given_plan.own,
        )  # fmt: skip


def spoken_row(look: RowLook) -> str:
    """A row as a screen reader says it: title, level, time, and every sign in words."""
    parts = [f"{look.marker} {look.title}".strip()]
    if look.level:
        parts.append(_("level %(n)d") % {"n": look.level})
    if look.has_points:
        parts.append(_("folded") if look.is_folded else _("unfolded"))
    if look.time:
        parts.append(look.time)
    return _(", ").join(parts + signs_in_words(look))


def tool_tip(look: RowLook) -> str:
    """The whole title, and what the signs of the row mean."""
    return "\n".join([f"{look.marker}{look.title}", *signs_in_words(look)]).strip()


def signs_in_words(look: RowLook) -> list[str]:
    """What the signs of a row mean."""
    signs = []
    if look.over:
        signs.append(_("%(time)s over what was fixed") % {"time": look.over})
    if look.blanks:
        signs.append(ngettext("%(n)d blank", "%(n)d blanks", look.blanks) % {"n": look.blanks})
    if look.doubts:
        signs.append(ngettext("%(n)d doubt", "%(n)d doubts", look.doubts) % {"n": look.doubts})
    if look.is_left_out:
        signs.append(_("Left out in this version"))
    if look.may_skip:
        signs.append(_("May be skipped when short of time"))
    return signs


def _title(row: Row) -> str:
    if row.point is not None:
        return title_text(row.point)
    return _("Opening") if row.key == OPENING else _("Closing")


def _common(old: Sequence[Row], new: Sequence[Row]) -> int:
    """How many rows at the start show the same points in the same places."""
    count = 0
    for before, after in zip(old, new, strict=False):
        if (before.key, before.level) != (after.key, after.level):
            break
        count += 1
    return count


def _ancestors(open_talk: OpenTalk, key: str) -> list[str]:
    path = path_to(open_talk.talk, key)
    return [at(open_talk.talk, path[:depth]).id for depth in range(1, len(path))]
