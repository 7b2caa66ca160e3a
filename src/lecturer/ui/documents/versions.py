"""Earlier versions of the open file: what differs at each point, and the way back to one point or all."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.store.generations import Generation
from lecturer.talk.comparison import Entry, compare
from lecturer.talk.records import Talk
from lecturer.talk.restore_point import can_restore, restored
from lecturer.ui.documents.entry_list import EntryList
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.labels import label
from lecturer.ui.widgets.placing import open_fitting
from lecturer.ui.widgets.style import scaled


class VersionsDialog(QDialog):
    """Lists earlier versions, shows what is different in the open talk, and takes it back.

    Args:
        versions: The versions, the newest first.
        open_talk: The open talk; it is changed in steps that undo takes back.
    """

    chosen = Signal(Talk)
    """A version is to be opened beside the file; carries its `Talk`."""

    def __init__(
        self, versions: tuple[Generation, ...], open_talk: OpenTalk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._versions, self._open_talk = versions, open_talk
        self._talk: Talk | None = None
        self.setWindowTitle(_("Earlier versions"))
        open_fitting(self, 980, 560)
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setFixedWidth(scaled(190))
        self.list.setAccessibleName(_("Earlier versions"))
        for version in versions:
            when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(version.saved_at))
            self.list.addTopLevelItem(QTreeWidgetItem([when]))
        self.differences = EntryList()
        self.restore_point = button(_("Take this point back"))
        self.restore_all = button(_("Take everything back"))
        self.open_beside, close = button(_("Open beside the file"), primary=True), button(_("Close"))
        self._lay_out(close)
        self.open_beside.clicked.connect(self._on_open)
        self.restore_point.clicked.connect(self._on_restore_point)
        self.restore_all.clicked.connect(self._on_restore_all)
        close.clicked.connect(self.reject)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.differences.entry_chosen.connect(self._on_entry_chosen)
        self._refresh(_("There are none yet: each save keeps the version before it."))
        if versions:
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.doItemsLayout()

    def _lay_out(self, close: QWidget) -> None:
        both, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        both.addWidget(self.list)
        both.addWidget(self.differences, 1)
        legend = _(
            "Struck through: only in the earlier version. Underlined: only in the open talk. "
            "No file is changed here; undo takes back what was taken back."
        )
        text = label(legend, "meta")
        text.setWordWrap(True)
        for part in (self.restore_point, self.restore_all, None, close, self.open_beside):
            foot.addWidget(part) if part else foot.addStretch()
        column.addLayout(both)
        column.addWidget(text)
        column.addLayout(foot)

    def _on_current_changed(self, item: QTreeWidgetItem | None) -> None:
        row = self.list.indexOfTopLevelItem(item) if item else -1
        if not 0 <= row < len(self._versions):
            return
        try:
            self._talk = self._versions[row].talk()
        except LecturerError as error:
            self._talk = None
            self._refresh(str(error))
        else:
            self._refresh(_("Nothing differs"))

    def _refresh(self, empty: str) -> None:
        entries = compare(self._talk, self._open_talk.talk) if self._talk is not None else ()
        self.differences.show_entries(entries, empty)
        self.open_beside.setEnabled(self._talk is not None)
        self.restore_all.setEnabled(bool(entries))

    def _on_entry_chosen(self, entry: Entry | None) -> None:
        self.restore_point.setEnabled(entry is not None and can_restore(entry))

    def _on_restore_point(self) -> None:
        entry = self.differences.entry
        if self._talk is not None and entry is not None:
            self._apply(_("Take a point back"), restored(self._open_talk.talk, self._talk, entry), entry.key)

    def _on_restore_all(self) -> None:
        if self._talk is not None:
            self._apply(_("Take a version back"), self._talk)

    def _apply(self, step: str, after: Talk, key: str = "") -> None:
        self._open_talk.close_step()
        self._open_talk.apply(step, after, key=key)
        self._open_talk.close_step()
        self._refresh(_("Nothing differs"))

    def _on_open(self) -> None:
        self.chosen.emit(self._talk)
        self.accept()
