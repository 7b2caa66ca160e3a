"""The history of the open talk as a list: a click goes to any state of it, back or forth."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from lecturer.document.document import Step
from lecturer.i18n import gettext as _
from lecturer.talk.walk import NoSuchPoint
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.point_names import name_of
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.labels import label, set_item_tip
from lecturer.ui.widgets.placing import open_fitting
from lecturer.ui.widgets.style import scaled, tokens_of


class HistoryDialog(QDialog):
    """Stays open beside the work; the present state is marked, what was undone is pale below it."""

    def __init__(self, open_talk: OpenTalk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_talk = open_talk
        self._is_filling = False
        self.setWindowTitle(_("History"))
        open_fitting(self, 400, 520)
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(_("History"))
        close = button(_("Close"))
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        foot.addWidget(label(_("Choose a step to be there again."), "meta"), 1)
        foot.addWidget(close)
        column.addWidget(self.list)
        column.addLayout(foot)
        close.clicked.connect(self.close)
        self.list.currentItemChanged.connect(self._on_current_changed)
        open_talk.state_changed.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """List the steps anew."""
        if self._is_filling or not self.isVisible():
            return
        self._is_filling = True
        document = self._open_talk.document
        done, undone = document.history, document.undone
        self.list.clear()
        start = QTreeWidgetItem([_("As it was before these steps")])
        items = [start, *(self._item(step, is_done=True) for step in done)]
        items += [self._item(step, is_done=False) for step in undone]
        self.list.addTopLevelItems(items)
        self.list.setColumnWidth(0, scaled(190))
        here = items[len(done)]
        font = here.font(0)
        font.setBold(True)
        here.setFont(0, font)
        self.list.setCurrentItem(here)
        self.list.scrollToItem(here)
        self._is_filling = False

    def _item(self, step: Step, *, is_done: bool) -> QTreeWidgetItem:
        item = QTreeWidgetItem([step.label, self._place(step)])
        tokens = tokens_of(self)
        item.setForeground(0, tokens.color("text" if is_done else "text3"))
        item.setForeground(1, tokens.color("text3"))
        tip = step.label if is_done else _("Undone: %(what)s") % {"what": step.label}
        set_item_tip(item, tip)
        return item

    @staticmethod
    def _place(step: Step) -> str:
        for talk in (step.after, step.before):
            try:
                return name_of(talk, step.key) if step.key else ""
            except NoSuchPoint:
                continue
        return ""

    def _on_current_changed(self, item: QTreeWidgetItem | None) -> None:
        if item is None or self._is_filling:
            return
        self._open_talk.go_to(self.list.indexOfTopLevelItem(item))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
