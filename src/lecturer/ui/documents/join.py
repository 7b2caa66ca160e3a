"""Resolves conflicting edits: both versions side by side, and a choice for each place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.head_text import head_text, name_text
from lecturer.talk.merging import REMOVED, Conflict, Merge, Side, is_words, settled
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import find
from lecturer.talk.word_diff import word_diff
from lecturer.ui.documents.entries import field_name
from lecturer.ui.widgets.buttons import Segments, button
from lecturer.ui.widgets.diff_text import DiffText
from lecturer.ui.widgets.labels import label
from lecturer.ui.widgets.placing import open_fitting
from lecturer.ui.widgets.style import scaled


class JoinDialog(QDialog):
    """Lets a person settle the conflicts of a merge; nothing is lost until they have.

    Args:
        merged: What both changed.
        parent: The dialog stands over it.
        theirs_is_deck: The other version is a deck that was edited, not the talk's file.
    """

    def __init__(self, merged: Merge, parent: QWidget | None = None, *, theirs_is_deck: bool = False) -> None:
        super().__init__(parent)
        self._merged = merged
        self._is_deck = theirs_is_deck
        self._theirs_name = _("The slides'") if theirs_is_deck else _("The file's")
        self._sides: list[Side] = ["mine"] * len(merged.conflicts)
        self.setWindowTitle(
            _("The talk and its slides") if theirs_is_deck else _("Two versions of the same file")
        )
        open_fitting(self, 1000, 560)
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setFixedWidth(scaled(280))
        self.list.setAccessibleName(_("Places that both changed"))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        header.setSectionResizeMode(1, header.ResizeMode.ResizeToContents)
        self.mine, self.theirs = DiffText(_("Your version")), DiffText(self._theirs_title)
        self.choice = Segments(
            (("mine", _("Mine")), ("theirs", self._theirs_name), ("both", _("Both"))), _("What to keep")
        )
        self.take, self.later = button(_("Join"), primary=True), button(_("Not now"))
        self._lay_out()
        for conflict in merged.conflicts:
            self.list.addTopLevelItem(QTreeWidgetItem([conflict_name(merged, conflict), ""]))
        self.list.currentItemChanged.connect(lambda _item: self._show())
        self.choice.chosen.connect(self._on_chosen)
        self.take.clicked.connect(self.accept)
        self.later.clicked.connect(self.reject)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._show_sides()

    def choose(self) -> Talk | None:
        """Ask; the joined talk, or None when the person would rather not decide now."""
        if self.exec() != QDialog.DialogCode.Accepted:
            return None
        return settled(self._merged, self._sides)

    def _lay_out(self) -> None:
        head = label(self._told(len(self._merged.conflicts)))
        head.setWordWrap(True)
        grid, both, foot, column = QGridLayout(), QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        grid.addWidget(label(_("Your version"), "row"), 0, 0)
        grid.addWidget(label(self._theirs_title, "row"), 0, 1)
        grid.addWidget(self.mine, 1, 0)
        grid.addWidget(self.theirs, 1, 1)
        grid.addWidget(self.choice, 2, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        both.addWidget(self.list)
        both.addLayout(grid, 1)
        legend = _("Underlined: put in. Struck through: taken out. Undo brings everything back.")
        foot.addWidget(label(legend, "meta"), 1)
        foot.addWidget(self.later)
        foot.addWidget(self.take)
        for part in (head, both, foot):
            column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)

    @property
    def _theirs_title(self) -> str:
        return _("The slides' version") if self._is_deck else _("The file's version")

    def _told(self, count: int) -> str:
        """What happened, and that nothing is lost."""
        if self._is_deck:
            return ngettext(
                "%(n)d place was changed on the slides, and in the talk since they were made. "
                "Everything else is joined already. Both versions are safe until you choose.",
                "%(n)d places were changed on the slides, and in the talk since they were made. "
                "Everything else is joined already. Both versions are safe until you choose.",
                count,
            ) % {"n": count}
        return ngettext(
            "Another program changed the file while you were working, and %(n)d place was changed by both. "
            "Everything else is joined already. Both versions are safe until you choose.",
            "Another program changed the file while you were working, and %(n)d places were changed by both. "
            "Everything else is joined already. Both versions are safe until you choose.",
            count,
        ) % {"n": count}

    @property
    def _row(self) -> int:
        return max(0, self.list.currentIndex().row())

    def _show(self) -> None:
        conflict = self._merged.conflicts[self._row]
        base = as_text(conflict, conflict.base)
        self.mine.show_lines((("", word_diff(base, as_text(conflict, conflict.mine))),), _("Deleted"))
        self.theirs.show_lines((("", word_diff(base, as_text(conflict, conflict.theirs))),), _("Deleted"))
        self.choice.set_enabled("both", is_words(conflict))
        self.choice.choose(self._sides[self._row])

    def _on_chosen(self, side: Side) -> None:
        self._sides[self._row] = side
        self._show_sides()

    def _show_sides(self) -> None:
        names = {"mine": _("Mine"), "theirs": self._theirs_name, "both": _("Both")}
        for row, side in enumerate(self._sides):
            if item := self.list.topLevelItem(row):
                item.setText(1, names[side])


def conflict_name(merged: Merge, conflict: Conflict) -> str:
    """The place and what is in question there."""
    if not conflict.key:
        return field_name(conflict.field)
    name = name_text(find(merged.talk, conflict.key)) or _("No title")
    if conflict.field == REMOVED:
        return _("%(name)s: deleted by one") % {"name": name}
    return _("%(name)s: %(field)s") % {"name": name, "field": field_name(conflict.field)}


def as_text(conflict: Conflict, value: object) -> str:
    """One side's version in words."""
    if value is None:
        return ""
    if isinstance(value, Point):
        return f"{head_text(value)}\n{value.notes}".strip()
    if isinstance(value, tuple):
        return "\n".join(" | ".join(each) if isinstance(each, tuple) else str(each) for each in value)
    if conflict.field == "may_skip":
        return _("yes") if value else _("no")
    return str(value)
