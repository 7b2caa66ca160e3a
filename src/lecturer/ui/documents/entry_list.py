"""The places where two states of a talk differ, and the difference at the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QTreeWidget, QTreeWidgetItem, QWidget

from lecturer.i18n import gettext as _
from lecturer.talk.comparison import Entry
from lecturer.ui.documents.entries import SIGNS, entry_lines, entry_name, kind_in_words
from lecturer.ui.widgets.diff_text import DiffText
from lecturer.ui.widgets.labels import set_item_tip
from lecturer.ui.widgets.style import scaled, tokens_of

_TONES = {"added": "ok", "removed": "over", "changed": "text", "moved": "text2"}


class EntryList(QSplitter):
    """A list of places beside the words that changed at one of them."""

    entry_chosen = Signal(object)
    """Another place is looked at; carries its `Entry`, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._entries: tuple[Entry, ...] = ()
        self._empty = ""
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(_("What differs"))
        self.text = DiffText(_("The difference"))
        self.addWidget(self.list)
        self.addWidget(self.text)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setStretchFactor(1, 1)
        self.setSizes([scaled(270), scaled(420)])
        self.list.currentItemChanged.connect(lambda item: self._show(item))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.doItemsLayout()  # the style sheet makes the rows higher than they were measured before

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is listed."""
        return self._entries

    @property
    def entry(self) -> Entry | None:
        """The place that is looked at."""
        item = self.list.currentItem()
        row = self.list.indexOfTopLevelItem(item) if item else -1
        return self._entries[row] if 0 <= row < len(self._entries) else None

    @property
    def refused(self) -> tuple[Entry, ...]:
        """The places whose box was emptied."""
        states = (
            (entry, item.checkState(0))
            for row, entry in enumerate(self._entries)
            if (item := self.list.topLevelItem(row)) is not None
        )
        return tuple(entry for entry, state in states if state == Qt.CheckState.Unchecked)

    def show_entries(
        self, entries: tuple[Entry, ...], empty: str = "", *, are_refusable: bool = False
    ) -> None:
        """List places.

        Args:
            entries: The places.
            empty: What is said where there are none.
            are_refusable: Each has a box, checked at first, that a person can empty.
        """
        self._entries, self._empty = entries, empty
        tokens = tokens_of(self)
        self.list.clear()
        for entry in entries:
            item = QTreeWidgetItem([f"{SIGNS[entry.kind]}  {entry_name(entry)}", kind_in_words(entry)])
            set_item_tip(item, entry_name(entry))
            if are_refusable:
                item.setCheckState(0, Qt.CheckState.Checked)
            item.setForeground(0, tokens.color(_TONES[entry.kind]))
            item.setForeground(1, tokens.color("text3"))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, self.list.header().ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, self.list.header().ResizeMode.ResizeToContents)
        if entries:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        else:
            self._show(None)

    def _show(self, item: QTreeWidgetItem | None) -> None:
        entry = self.entry if item is not None else None
        self.text.show_lines(entry_lines(entry) if entry else (), self._empty)
        self.entry_chosen.emit(entry)
