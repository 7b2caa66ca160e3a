"""The list of all blanks: type what belongs in one, Enter fills it in and goes to the next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.blank_sentences import sentence_of
from lecturer.talk.blanks import Blank, blanks
from lecturer.talk.fills import Fills, fill
from lecturer.talk.records import CLOSING, OPENING
from lecturer.talk.walk import find
from lecturer.ui.commands.table import by_name, keys_of
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.editing.blank_list import BlankDelegate, BlankModel, BlankRow
from lecturer.ui.widgets.buttons import KeyButton
from lecturer.ui.widgets.labels import label, line
from lecturer.ui.widgets.placing import open_fitting

_WALKING_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}
"""Keys that go to another blank while the field has the focus, and how far."""


class BlanksWindow(QWidget):
    """A small window beside the main one; it follows the talk, and leads it to the current blank."""

    def __init__(self, open_talk: OpenTalk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self._open_talk = open_talk
        self._fills = Fills()
        self._blanks: list[Blank] = []
        self._number = 0
        self._model = BlankModel(self)
        self._count = label(role="meta")
        self._done = label(_("Nothing is left to fill in."), "second")
        self._field = QLineEdit()
        self._list = QListView()
        self._offers = QHBoxLayout()
        self._build()
        self._connect()
        self.refresh()

    @property
    def field(self) -> QLineEdit:
        """Where the words for the current blank are typed."""
        return self._field

    @property
    def rows(self) -> QListView:
        """The rows."""
        return self._list

    @property
    def in_hand(self) -> Blank | None:
        """The blank that the field fills."""
        return self._blanks[self._number] if self._blanks else None

    @property
    def offers(self) -> tuple[str, ...]:
        """What was filled in before and is offered for the current blank."""
        return self._fills.offers(self.in_hand) if self.in_hand else ()

    def refresh(self) -> None:
        """Show the blanks of the talk as they are now."""
        self._blanks = [*blanks(self._open_talk.talk)]
        self._number = min(self._number, max(0, len(self._blanks) - 1))
        self._model.show([self._row(blank) for blank in self._blanks])
        count = len(self._blanks)
        self._count.setText(ngettext("%(n)d blank", "%(n)d blanks", count) % {"n": count} if count else "")
        self._done.setVisible(not count)
        self._list.setVisible(bool(count))
        self._field.setEnabled(bool(count))
        self._show_in_hand()

    def go_to(self, number: int) -> None:
        """Make another blank the current one, counted from 0, and show its point."""
        self._model.set_typed(self._number, "")
        self._number = max(0, min(number, len(self._blanks) - 1))
        self._field.clear()
        self._show_in_hand()
        if self.in_hand:
            self._open_talk.select(self.in_hand.key)

    def fill_in(self, words: str = "") -> None:
        """Put words, by default those typed, into the current blank; without words go on to the next one."""
        blank = self.in_hand
        words = words or self._field.text()
        if blank is None:
            return
        after = fill(self._open_talk.talk, blank, words)
        if after is self._open_talk.talk:
            self.go_to((self._number + 1) % len(self._blanks))
            return
        self._fills.remember(blank, words)
        self._field.clear()
        self._open_talk.close_step()
        self._open_talk.apply(_("Fill in a blank"), after, key=blank.key)
        self.go_to(self._number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = (
            event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        )
        if pressed in _WALKING_KEYS:
            self.go_to(self._number + _WALKING_KEYS[Qt.Key(pressed)])
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setWindowTitle(_("Blanks"))
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        open_fitting(self, 420, 560)
        head = QHBoxLayout()
        head.addWidget(label(_("Blanks"), "heading"))
        head.addWidget(self._count)
        head.addStretch(1)
        self._field.setPlaceholderText(_("Type what belongs here, then Enter"))
        self._field.setAccessibleName(_("Words for the blank"))
        self._field.installEventFilter(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(BlankDelegate(self._list))
        self._list.setAccessibleName(_("Blanks"))
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offers.setSpacing(8)
        top = QFrame()
        column = QVBoxLayout(top)
        column.setContentsMargins(20, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._field)
        column.addLayout(self._offers)
        column.addWidget(self._done)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part in (top, line(), self._list):
            outer.addWidget(part, 1 if part is self._list else 0)
        outer.addStretch(0)

    def _connect(self) -> None:
        self._open_talk.changed.connect(self.refresh)
        self._open_talk.replaced.connect(self._begin)
        self._field.returnPressed.connect(self.fill_in)
        self._field.textEdited.connect(lambda text: self._model.set_typed(self._number, text.strip()))
        self._list.clicked.connect(self._on_clicked)
        for slot, keys in (
            (self._open_talk.undo, keys_of(by_name("undo"))),
            (self._open_talk.redo, keys_of(by_name("redo"))),
            (self.close, ("Esc",)),
        ):
            for each in keys:
                QShortcut(QKeySequence(each), self, slot)
        for number in (1, 2, 3):
            QShortcut(QKeySequence(f"Alt+{number}"), self, partial(self._take_offer, number))

    def _begin(self) -> None:
        self._fills = Fills()
        self._number = 0
        self.refresh()

    def _row(self, blank: Blank) -> BlankRow:
        return BlankRow(self._place(blank.key), sentence_of(self._open_talk.talk, blank))

    def _place(self, key: str) -> str:
        if key in (OPENING, CLOSING):
            return _("Opening") if key == OPENING else _("Closing")
        point = find(self._open_talk.talk, key)
        return f"{point.marker} {point.title}".strip()

    def _show_in_hand(self) -> None:
        if self._blanks:
            index = self._model.index(self._number)
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)
        while (item := self._offers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, words in enumerate(self.offers, 1):
            offer = KeyButton(words if len(words) <= 12 else f"{words[:11]}…", f"Alt {number}")
            offer.clicked.connect(partial(self._take_offer, number))
            self._offers.addWidget(offer)
        self._offers.addStretch(1)

    def _take_offer(self, number: int, _checked: bool = False) -> None:
        if number <= len(self.offers):
            self.fill_in(self.offers[number - 1])
            self._field.setFocus()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.go_to(index.row())
        self._field.setFocus()
