"""Earlier versions of the open file: when each was saved, what differs, and opening one beside the file."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.store.generations import Generation
from lecturer.talk.changes import difference
from lecturer.talk.records import Talk
from lecturer.ui.messages import Messages
from lecturer.ui.notes_editor.context import name_of
from lecturer.ui.style import scaled
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.labels import label


class VersionsDialog(QDialog):
    """Lists earlier versions and says what is different in the open talk.

    Args:
        versions: The versions, the newest first.
        present: The open talk.
        messages: Where errors go.
    """

    chosen = Signal(object)
    """A version is to be opened beside the file; carries its `Talk`."""

    def __init__(
        self,
        versions: tuple[Generation, ...],
        present: Talk,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._versions, self._present, self._messages = versions, present, messages
        self._talk: Talk | None = None
        self.setWindowTitle(_("Earlier versions"))
        self.resize(scaled(720), scaled(440))
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setMaximumWidth(scaled(230))
        self.list.setAccessibleName(_("Earlier versions"))
        for version in versions:
            when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(version.saved_at))
            self.list.addTopLevelItem(QTreeWidgetItem([when]))
        self.differences = QPlainTextEdit()
        self.differences.setReadOnly(True)
        self.differences.setAccessibleName(_("What differs"))
        self.open_beside, close = button(_("Open beside the file"), primary=True), button(_("Close"))
        both, foot = QHBoxLayout(), QHBoxLayout()
        both.addWidget(self.list)
        both.addWidget(self.differences, 1)
        foot.addWidget(label(_("Opening a version changes no file."), "meta"), 1)
        foot.addWidget(close)
        foot.addWidget(self.open_beside)
        column = QVBoxLayout(self)
        column.addLayout(both)
        column.addLayout(foot)
        self.open_beside.setEnabled(False)
        self.open_beside.clicked.connect(self._on_open)
        close.clicked.connect(self.reject)
        self.list.currentItemChanged.connect(self._on_current_changed)
        if versions:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        else:
            self.differences.setPlainText(_("There are none yet: each save keeps the version before it."))

    def _on_current_changed(self, item: QTreeWidgetItem | None) -> None:
        row = self.list.indexOfTopLevelItem(item) if item else -1
        if not 0 <= row < len(self._versions):
            return
        try:
            self._talk = self._versions[row].talk()
        except LecturerError as error:
            self._talk = None
            self.differences.setPlainText(str(error))
        else:
            self.differences.setPlainText("\n".join(differences(self._talk, self._present)))
        self.open_beside.setEnabled(self._talk is not None)

    def _on_open(self) -> None:
        self.chosen.emit(self._talk)
        self.accept()


def differences(before: Talk, after: Talk) -> list[str]:
    """What differs from an earlier talk to a later one, a line each."""
    change = difference(before, after)
    lines = [_("Added: %(name)s") % {"name": name_of(after, key)} for key in sorted(change.added)]
    lines += [_("Removed: %(name)s") % {"name": name_of(before, key)} for key in sorted(change.removed)]
    lines += [_("Changed: %(name)s") % {"name": name_of(after, key)} for key in sorted(change.keys)]
    if change.talk - change.keys:
        lines.append(_("Changed: title, theme, rules or the like"))
    if change.structure and not (change.added or change.removed):
        lines.append(_("Points moved"))
    return lines or [_("Nothing differs")]
