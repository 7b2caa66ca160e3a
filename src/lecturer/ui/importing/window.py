"""The import review: source, outline and doubts side by side, until the outline is right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QSplitter, QWidget

from lecturer.document.document import Document
from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.manuscript.importing import Import
from lecturer.manuscript.ledger.records import Left
from lecturer.talk.fidelity import Fidelity, compare, spoken
from lecturer.talk.passages import passages
from lecturer.talk.records import Talk
from lecturer.ui.commands.table import by_name, keys_of, plain
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.editing.editing import Editing
from lecturer.ui.importing import repair
from lecturer.ui.importing.columns import DoubtColumn, outline_column, source_column
from lecturer.ui.importing.doubt_cards import DoubtCards
from lecturer.ui.importing.expected_words import expected_words, still_left, with_claim
from lecturer.ui.importing.foot import Foot
from lecturer.ui.importing.heading import Heading
from lecturer.ui.importing.left_dialog import LeftDialog
from lecturer.ui.importing.outline_list import OutlineList
from lecturer.ui.importing.review_keys import ReviewCommand, review_keys
from lecturer.ui.importing.settling import Settling
from lecturer.ui.importing.source_view import SourceView
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.labels import line
from lecturer.ui.widgets.messages import Choice, Messages, Question
from lecturer.ui.widgets.placing import open_large
from lecturer.ui.widgets.room import lay_out_on_foot

Shared = Literal["promote", "demote", "split", "merge", "dissolve", "undo", "redo"]
"""Commands of the main window, too: they are called the same, and its keys work besides their own."""

_TOOLS: tuple[Shared, ...] = ("promote", "demote", "split", "merge", "dissolve")

Reopen = Callable[[str, bool], Import]
"""Reads the same words again: in which encoding, and whether as Markdown."""


class ReviewWindow(QWidget):
    """A window of its own over one imported manuscript; it changes nothing until its outline is used.

    Args:
        imported: What the importer made of the manuscript.
        name: The file's name, or what the clipboard is called.
        reopen: Reads the same words in another way; None when that makes no sense.
        markdown: Whether the words were read as Markdown.
        parent: The window it stands over.
    """

    accepted = Signal(Talk)
    """The outline is right; carries the `Talk`."""
    cancelled = Signal()
    """The window was closed without using its outline."""

    def __init__(
        self,
        imported: Import,
        *,
        name: str = "",
        reopen: Reopen | None = None,
        markdown: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._messages = Messages(self)
        self._open_talk = OpenTalk(Document(imported.talk), self)
        self._editing = Editing(self._open_talk, self._messages)
        self._settling = Settling(self._open_talk, self)
        self._words = spoken(imported.talk)
        self._account = imported.account
        self._taken: list[str] = []
        self._reopen = reopen
        self._is_done = False
        self._reading = (imported.encoding, markdown)
        self._heading = Heading(name, imported.encoding if reopen else "", markdown if reopen else None)
        self._source = SourceView()
        self._outline = OutlineList(self._open_talk, self._settling)
        self._cards = DoubtCards(self._open_talk, self._settling)
        self._use = button(_("Use this outline"), primary=True)
        self._settle_rest = button(_("Settle the rest as suggested"))
        self._actions: dict[Shared, QAction] = {
            "promote": self._action("promote", self._editing.promote),
            "demote": self._action("demote", self._editing.demote),
            "split": self._action("split", self.make_point),
            "merge": self._action("merge", self._editing.merge),
            "dissolve": self._action("dissolve", self._editing.dissolve),
            "undo": self._action("undo", self._open_talk.undo),
            "redo": self._action("redo", self._open_talk.redo),
        }
        self._set_up_window()
        self._build(imported.notices)
        self._connect()
        self._refresh()
        self._on_selected(self._open_talk.key)
        if self._settling.in_hand:
            self._settling.take(self._settling.in_hand)
        self._outline.setFocus()

    @property
    def open_talk(self) -> OpenTalk:
        """The talk under review, with its own history."""
        return self._open_talk

    @property
    def source(self) -> SourceView:
        """The running text."""
        return self._source

    @property
    def outline(self) -> OutlineList:
        """The rows of the outline."""
        return self._outline

    @property
    def settling(self) -> Settling:
        """The doubts and what is done about them."""
        return self._settling

    @property
    def fidelity(self) -> Fidelity:
        """Whether every word is still there."""
        words = expected_words(self._words, self._open_talk.document.history, self._taken)
        return compare(words, self._open_talk.talk)

    @property
    def left(self) -> tuple[Left, ...]:
        """What of the file is not in the outline."""
        return still_left(self._account, self._taken, self._open_talk.talk)

    def show_left(self) -> None:
        """List what was left out; words can be taken in from there."""
        dialog = LeftDialog(self.left, self)
        dialog.taken.connect(self.take_in)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def take_in(self, words: str, near: str = "") -> None:
        """Take words that were left out in where they belong, else into the notes of the chosen point."""
        self._taken.append(words)
        repair.take_in(self._open_talk, words, near)

    def make_point(self) -> None:
        """Make a point at the cursor of the source; selected words become its head."""
        place = self._source.place
        if place is not None:
            repair.make_point(self._open_talk, place)

    def take_as_head(self) -> None:
        """Make the selected words of the source the head of their point."""
        place = self._source.place
        if place is not None:
            repair.take_as_head(self._open_talk, place)

    def use(self) -> None:
        """Hand over the outline and close."""
        if self.fidelity.is_kept:
            self._is_done = True
            steps = self._open_talk.document.history
            self.accepted.emit(with_claim(self._open_talk.talk, self._words, steps, self._taken))
            self.close()

    def read_again(self, encoding: str, markdown: bool = False) -> None:
        """Read the words in another encoding, or as Markdown; the outline begins anew."""
        if self._reopen is None:
            return
        try:
            imported = self._reopen(encoding, markdown)
        except LecturerError as error:
            self._heading.show_encoding(self._reading[0])
            self._heading.show_form(markdown=self._reading[1])
            self._heading.show_problem(str(error))
            return
        self._reading = (encoding, markdown)
        self._words = spoken(imported.talk)
        self._account, self._taken = imported.account, []
        self._open_talk.open(Document(imported.talk))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_done and self._open_talk.document.history and not self._confirm_leaving():
            event.ignore()
            return
        if not self._is_done:
            self._is_done = True
            self.cancelled.emit()
        super().closeEvent(event)

    def _set_up_window(self) -> None:
        self.setWindowTitle(_("Review import — Lecturer"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAutoFillBackground(True)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        open_large(self, QSize(1440, 900))

    def _build(self, notices: tuple[str, ...]) -> None:
        columns = QSplitter()
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(1)
        tools = [self._actions[name] for name in _TOOLS]
        for index, part in enumerate(
            (
                source_column(self._source),
                outline_column(self._outline, tools),
                DoubtColumn(self._cards, self._settling, self._open_talk, notices),
            )
        ):
            columns.addWidget(part)
            columns.setStretchFactor(index, 1 if index == 0 else 0)
        columns.setSizes([672, 384, 384])
        lay_out_on_foot(self, (self._heading, line(), columns), columns, self._foot())

    def _foot(self) -> Foot:
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.close)
        return Foot([cancel, self._settle_rest, self._use])

    def _connect(self) -> None:
        self._open_talk.selected.connect(self._on_selected)
        self._settling.changed.connect(self._refresh)
        self._source.passage_chosen.connect(self._open_talk.select)
        self._source.doubt_chosen.connect(self._on_doubt_chosen)
        self._heading.reading_chosen.connect(self.read_again)
        self._heading.left_wanted.connect(self.show_left)
        self._settle_rest.clicked.connect(self._settling.settle_rest)
        self._use.clicked.connect(self.use)
        settling = self._settling
        self._bind("next_doubt", lambda: settling.step(1))
        self._bind("previous_doubt", lambda: settling.step(-1))
        self._bind("settle_1", lambda: settling.settle(1))
        self._bind("settle_2", lambda: settling.settle(2))
        self._bind("settle_3", lambda: settling.settle(3))
        self._bind("head", self.take_as_head)
        self._bind("cycle_head", lambda: repair.cycle_head(self._open_talk))
        self._bind("left", self.show_left)
        self._bind("use", self.use)
        self._bind("close", self.close)

    def _action(self, name: Shared, slot: Callable[[], object]) -> QAction:
        command = by_name(name)
        action = self._bind(name, slot, keys_of(command))
        action.setText(plain(command.menu_text))
        return action

    def _bind(
        self, name: ReviewCommand, slot: Callable[[], object], more_keys: tuple[str, ...] = ()
    ) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        keys = dict.fromkeys((*review_keys(name), *more_keys))
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.triggered.connect(lambda _=False: slot())
        self.addAction(action)
        return action

    def _refresh(self) -> None:
        fidelity = self.fidelity
        self._heading.show_talk(self._open_talk.talk, fidelity)
        account = msgspec.structs.replace(self._account, left=self.left)
        self._heading.show_account(account)
        self._source.show_passages(passages(self._open_talk.talk), self._settling.open)
        self._source.show_key(self._open_talk.key, self._settling.in_hand)
        self._outline.refresh()
        self._use.setEnabled(fidelity.is_kept)
        self._settle_rest.setEnabled(bool(self._settling.open))

    def _on_selected(self, key: str) -> None:
        self._source.show_key(key, self._settling.in_hand)

    def _on_doubt_chosen(self, number: int) -> None:
        self._settling.take(self._settling.open[number - 1])

    def _confirm_leaving(self) -> bool:
        answer = self._messages.ask(
            Question(
                what=_("Leave without using this outline?"),
                details=_("Your repairs are lost; the manuscript itself is untouched."),
                choices=(Choice("stay", _("Go on reviewing")), Choice("leave", _("Leave"), destructive=True)),
            )
        )
        return answer == "leave"
