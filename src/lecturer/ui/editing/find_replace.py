"""Find and replace in the whole talk: every place is shown as it would be, and all is one step of undo."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.records import Talk
from lecturer.talk.search import Match, matches, replaced
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.point_names import name_of
from lecturer.ui.editing.match_delegate import MATCH, MatchDelegate
from lecturer.ui.widgets.buttons import CheckBox, button
from lecturer.ui.widgets.labels import label, set_item_tip
from lecturer.ui.widgets.messages import Choice, Messages, Question
from lecturer.ui.widgets.placing import open_fitting
from lecturer.ui.widgets.style import scaled

_SHOWN = 500


class FindDialog(QDialog):
    """Lists the places of some words and replaces those that are ticked."""

    match_chosen = Signal(Match)
    """A place was chosen; carries its `Match`."""

    def __init__(self, open_talk: OpenTalk, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_talk, self._messages = open_talk, messages
        self._matches: list[Match] = []
        self.setWindowTitle(_("Find and replace"))
        open_fitting(self, 760, 520)
        self.wanted, self.instead = QLineEdit(), QLineEdit()
        self.wanted.setPlaceholderText(_("Find"))
        self.wanted.setAccessibleName(_("Find"))
        self.instead.setPlaceholderText(_("Replace by"))
        self.instead.setAccessibleName(_("Replace by"))
        self.case = CheckBox(_("Match case"))
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(_("Places found"))
        self._delegate = MatchDelegate(self.list)
        self.list.setItemDelegateForColumn(1, self._delegate)
        self.count = label(role="meta")
        self.replace, close = button(_("Replace the ticked"), primary=True), button(_("Close"))
        self.replace.setAutoDefault(False)
        fields, foot = QHBoxLayout(), QHBoxLayout()
        for part in (self.wanted, self.instead, self.case):
            fields.addWidget(part)
        foot.addWidget(self.count, 1)
        foot.addWidget(close)
        foot.addWidget(self.replace)
        column = QVBoxLayout(self)
        column.addLayout(fields)
        column.addWidget(self.list)
        column.addLayout(foot)
        self.wanted.textChanged.connect(self.refresh)
        self.wanted.returnPressed.connect(self.go_on)
        self.instead.textChanged.connect(self._show_instead)
        self.case.toggled.connect(self.refresh)
        self.replace.clicked.connect(self.replace_ticked)
        close.clicked.connect(self.close)
        self.list.currentItemChanged.connect(self._on_current_changed)
        open_talk.changed.connect(self._on_talk_changed)
        open_talk.replaced.connect(self._on_talk_changed)
        self.refresh()

    def refresh(self) -> None:
        """Look for the words anew."""
        talk, wanted = self._open_talk.talk, self.wanted.text()
        self._matches = matches(talk, wanted, match_case=self.case.isChecked())
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addTopLevelItems([_item(talk, match) for match in self._matches[:_SHOWN]])
        self.list.setColumnWidth(0, scaled(220))
        self.list.blockSignals(False)
        found = len(self._matches)
        text = ngettext("%(n)d place", "%(n)d places", found) % {"n": found}
        if found > _SHOWN:
            text = _("%(places)s, the first %(n)d are shown") % {"places": text, "n": _SHOWN}
        self.count.setText(text if wanted else "")
        self.replace.setEnabled(bool(found))

    def go_on(self) -> None:
        """Show the next place, going round at the end."""
        count = self.list.topLevelItemCount()
        if count:
            row = self.list.currentIndex().row()
            self.list.setCurrentIndex(self.list.model().index((row + 1) % count, 0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def replace_ticked(self) -> None:
        """Replace in the ticked places, as one step; an empty replacement is confirmed first."""
        chosen = [match for row, match in enumerate(self._matches) if self._is_ticked(row)]
        instead = self.instead.text()
        if not chosen or (not instead and not self._confirm(len(chosen))):
            return
        self._open_talk.close_step()
        self._open_talk.apply(
            _("Replace"), replaced(self._open_talk.talk, chosen, instead), key=chosen[0].key
        )
        self._open_talk.close_step()

    def _on_talk_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_instead(self, text: str) -> None:
        """Show every place as it would be; an empty field replaces nothing until a person says so."""
        self._delegate.instead = text or None
        self.list.viewport().update()

    def _is_ticked(self, row: int) -> bool:
        item = self.list.topLevelItem(row)
        return item is None or item.checkState(0) == Qt.CheckState.Checked

    def _confirm(self, count: int) -> bool:
        what = ngettext(
            "Delete “%(words)s” in %(n)d place?", "Delete “%(words)s” in %(n)d places?", count
        ) % {"words": self.wanted.text(), "n": count}
        question = Question(
            what=what,
            details=_("The replacement is empty. Undo brings the words back."),
            choices=(
                Choice("keep", _("Keep the words")),
                Choice("delete", _("Delete"), destructive=True),
                Choice("cancel", _("Cancel")),
            ),
        )
        return self._messages.ask(question) == "delete"

    def _on_current_changed(self, item: QTreeWidgetItem | None) -> None:
        row = self.list.indexOfTopLevelItem(item) if item else -1
        if 0 <= row < len(self._matches):
            self.match_chosen.emit(self._matches[row])


def _item(talk: Talk, match: Match) -> QTreeWidgetItem:
    name = name_of(talk, match.key)
    place = _("%(name)s (title)") % {"name": name} if match.where == "title" else name
    item = QTreeWidgetItem([place, f"{match.before}{match.found}{match.after}"])
    set_item_tip(item, place)
    item.setData(1, MATCH, match)
    item.setCheckState(0, Qt.CheckState.Checked)
    return item
