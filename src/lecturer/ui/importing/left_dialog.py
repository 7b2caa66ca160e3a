"""Lists the words of a file that are not in the outline; each can still be taken in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lecturer.i18n import gettext as _
from lecturer.manuscript.ledger.records import Left
from lecturer.manuscript.ledger.wording import KINDS, place_text
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.labels import label
from lecturer.ui.widgets.placing import open_fitting


class LeftDialog(QDialog):
    """Lists words that were left out; Return takes those of a row into the notes of the chosen point."""

    taken = Signal(str, str)
    """Words are to be taken in; carries them and the end of what they hang at, empty where unknown."""

    def __init__(self, left: tuple[Left, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Not in the outline"))
        open_fitting(self, 720, 440)
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("Words of the file that were left out"))
        self.list.setHeaderLabels([_("What"), _("Where"), _("Words")])
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for each in left:
            row = [_(KINDS[each.kind]), place_text(each), " ".join(each.text.split())]
            QTreeWidgetItem(self.list, row).setData(0, Qt.ItemDataRole.UserRole, each.near)
        for column in (0, 1):
            self.list.resizeColumnToContents(column)
        self.take = button(_("Take into the chosen point"), primary=True)
        close = button(_("Close"))
        self.take.clicked.connect(self._take)
        self.take.setDefault(True)  # Return in the list comes here; its own activation would take two
        self.list.itemDoubleClicked.connect(lambda _item: self._take())
        close.clicked.connect(self.accept)
        foot, column_layout = QHBoxLayout(), QVBoxLayout(self)
        said = _(
            "Words taken in stand below the line they belong to, or at the end of the chosen point's notes."
        )
        foot.addWidget(label(said, "meta"), 1)
        foot.addWidget(close)
        foot.addWidget(self.take)
        column_layout.addWidget(self.list, 1)
        column_layout.addLayout(foot)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self._show_possible()

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.takeTopLevelItem(self.list.indexOfTopLevelItem(item))
            self.taken.emit(item.text(2), item.data(0, Qt.ItemDataRole.UserRole))
            self._show_possible()

    def _show_possible(self) -> None:
        self.take.setEnabled(self.list.topLevelItemCount() > 0)
