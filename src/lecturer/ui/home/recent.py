"""The recent talks in rows of covers: a few of them or all, and those only whose name holds some words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.store.recent_talks import RecentTalk
from lecturer.ui.home.covers import Cover
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import IconButton
from lecturer.ui.widgets.labels import label

_FEW = 6


def matching(talks: list[RecentTalk], wanted: str) -> list[RecentTalk]:
    """The talks in whose title, file name or place all the words occur."""
    words = wanted.lower().split()
    return [
        each
        for each in talks
        if all(word in f"{each.title} {Path(each.path).name} {each.place}".lower() for word in words)
    ]


class RecentList(QWidget):
    """Covers of recent talks."""

    chosen = Signal(str)
    folder_wanted = Signal(str)
    forget_wanted = Signal(str)

    def __init__(self, paths: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = 3
        self._shows_all = False
        self.covers = [self._cover(path) for path in paths]
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find a title"))
        self.field.setAccessibleName(_("Find a recent talk"))
        self.field.setFixedWidth(style.scaled(190))
        self.all = IconButton("chevron-right", "", text=" ", size=14, color="accent")
        self.all.setProperty("link", True)
        words = _("All %(count)d") % {"count": len(paths)}
        self.all.setText(words)
        self.all.setAccessibleName(words)
        self.all.setCheckable(True)
        for each in (self.all, self.field):
            each.setVisible(len(paths) > _FEW)
        self.field.textChanged.connect(self._place)
        self.all.toggled.connect(self._on_all)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(style.scaled(12))
        self._lay_out()

    def show_look(self, path: str, told: RecentTalk, image: QImage) -> None:
        """Show what was seen of one of the talks."""
        for cover in self.covers:
            if cover.told.path == path:
                cover.show_look(told, image)

    def set_columns(self, count: int) -> None:
        """Show so many covers in a row."""
        if count != self._columns:
            self._columns = count
            self._place()

    @property
    def shown(self) -> list[Cover]:
        """The covers in sight, in their order."""
        kept = {each.path for each in matching([cover.told for cover in self.covers], self.field.text())}
        found = [cover for cover in self.covers if cover.told.path in kept]
        return found if self._shows_all or self.field.text() else found[:_FEW]

    def _cover(self, path: str) -> Cover:
        cover = Cover(RecentTalk(path, Path(path).stem, is_there=Path(path).exists()))
        cover.clicked.connect(lambda: self.chosen.emit(path))
        cover.folder_wanted.connect(self.folder_wanted)
        cover.forget_wanted.connect(self.forget_wanted)
        cover.walked.connect(lambda right, down: self._walk(cover, right + down * self._columns))
        return cover

    def _walk(self, cover: Cover, far: int) -> None:
        shown = self.shown
        place = shown.index(cover) + far
        if 0 <= place < len(shown):
            shown[place].setFocus()

    def _on_all(self, is_on: bool) -> None:
        self._shows_all = is_on
        self._place()

    def _place(self) -> None:
        for cover in self.covers:
            self._grid.removeWidget(cover)
            cover.hide()
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        for number, cover in enumerate(self.shown):
            self._grid.addWidget(cover, number // self._columns, number % self._columns)
            cover.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.scaled(10))
        head = QHBoxLayout()
        head.addWidget(label(_("Recent talks"), "heading"))
        head.addStretch()
        head.addWidget(self.field)
        head.addWidget(self.all)
        column.addLayout(head)
        column.addLayout(self._grid)
        self._place()
