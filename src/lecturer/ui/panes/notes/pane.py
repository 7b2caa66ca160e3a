"""The notes' pane: the words of the current point, what they come to, and the way to the next blank."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from lecturer.document.typing import ends_word
from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk import edits
from lecturer.talk.blanks import Blank, blanks
from lecturer.talk.changes import Change
from lecturer.talk.head_text import title_text
from lecturer.talk.records import CLOSING, OPENING
from lecturer.talk.walk import keys, path_to, words_of
from lecturer.timing.delivery_marks import Kind, marked
from lecturer.timing.notes_counts import notes_figures
from lecturer.ui.commands.action_button import ActionButton, follow_action
from lecturer.ui.commands.actions import Actions, key_text
from lecturer.ui.commands.table import by_name
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.point_names import name_of
from lecturer.ui.panes.notes.context import Neighbour, neighbours
from lecturer.ui.panes.notes.reading import WholeTalk
from lecturer.ui.panes.notes.words_edit import WordsEdit
from lecturer.ui.panes.notes.words_menu import EmptyPart, words_menu
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import KeyButton, Segments
from lecturer.ui.widgets.chip import Chip, Pill
from lecturer.ui.widgets.icon_label import IconLabel
from lecturer.ui.widgets.labels import ElidedLabel, line

SMALLEST, LARGEST = 14, 28
_PAUSE_MS = 200
_LOW = 240
"""Where there is less room than this, the words before are scrolled out of sight."""


class NotesPane(QFrame):
    """Shows and edits the words spoken at the current point."""

    size_changed = Signal(int)
    """The user wants another size of type; carries it in logical pixels."""

    def __init__(self, open_talk: OpenTalk, derived: DerivedState, size: int, actions: Actions) -> None:
        super().__init__()
        self._open_talk, self._derived, self._actions = open_talk, derived, actions
        self._size = min(max(size, SMALLEST), LARGEST)
        self._is_whole = False
        self.setProperty("ground", "panel")
        self.edit = WordsEdit()
        self.edit.setAccessibleName(_("Notes of this point"))
        self.edit.set_size(self._size)
        self.whole_talk = WholeTalk()
        self.before = Neighbour(_("Previous point"), is_before=True)
        self.after = Neighbour(_("Next point"), is_before=False)
        self._mode = Segments((("point", _("This point")), ("whole", _("Whole talk"))), _("What is shown"))
        self._chip, self._title = Chip(), ElidedLabel(role="title")
        self._counts, self._over = ElidedLabel(role="second"), Pill()
        self._blanks, self._samples = IconLabel("blank", "blank"), ElidedLabel(role="meta")
        self._blanks_later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._blanks_later.timeout.connect(self._show_blanks)
        self._column, self._scroll, self._stack = QWidget(), QScrollArea(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh()

    def focus_words(self) -> None:
        """Type into the words."""
        self.edit.setFocus()

    def set_whole(self, is_whole: bool) -> None:
        """Show the whole talk to read through, or the words of one point to write."""
        self._is_whole = is_whole
        self._mode.choose("whole" if is_whole else "point")
        self._actions["whole_talk"].setChecked(is_whole)
        self._stack.setCurrentIndex(1 if is_whole else 0)
        self.refresh()

    @property
    def is_whole(self) -> bool:
        """Whether the whole talk is shown."""
        return self._is_whole

    def change_size(self, difference: int) -> None:
        """Make the type larger or smaller."""
        size = min(max(self._size + difference, SMALLEST), LARGEST)
        if size != self._size:
            self._size = size
            self.edit.set_size(size)
            self.refresh()
            self.size_changed.emit(size)

    def go_to_next_blank(self) -> None:
        """Select the next blank after the cursor, going round at the end of the talk."""
        here = self._open_talk.key, self.edit.selection_end
        found = next_blank(list(blanks(self._open_talk.talk)), keys(self._open_talk.talk), *here)
        if found is None:
            return
        if self._is_whole:
            self.set_whole(False)
        self._open_talk.select(found.key)
        self.edit.set_offset(found.start, found.end)
        self.edit.setFocus()
        self._show_cursor()

    def select_words(self, key: str, start: int, end: int) -> None:
        """Show some characters of a point."""
        self._open_talk.select(key)
        self.edit.set_offset(start, end)
        self._show_cursor()

    def put_mark(self, kind: Kind) -> None:
        """Put a delivery mark where the cursor is, or at the words selected."""
        talk, key = self._open_talk.talk, self._open_talk.key
        if self._is_whole or self.edit.is_composing:
            return
        made = marked(self.edit.words, self.edit.selection_start, self.edit.selection_end, kind)
        self._open_talk.close_step()
        self._open_talk.apply(_("Delivery mark"), edits.set_words(talk, key, made.words), key=key)
        self._open_talk.close_step()
        self.edit.set_offset(made.cursor)
        self.edit.setFocus()
        self._show_cursor()

    def refresh(self) -> None:
        """Draw everything anew."""
        talk, key = self._open_talk.talk, self._open_talk.key
        self.edit.set_words(words_of(talk, key))
        level = len(path_to(talk, key)) if key not in (OPENING, CLOSING) else 0
        point = self._open_talk.point
        self._chip.set_marker(point.marker if point else "", level)
        self._title.setText((title_text(point) or _("No title")) if point else name_of(talk, key))
        before, after = neighbours(talk, key)
        self.before.show_point(talk, before)
        self.after.show_point(talk, after)
        if self._is_whole:
            self.whole_talk.show_talk(talk, key, self._size)
        self._show_figures()
        self._show_blanks()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.edit.refresh_colors()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self._fill_words_column()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.whole_talk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head(), line(), self._second_head(), line()):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(line())
        column.addWidget(self._foot())

    def _connect(self) -> None:
        self.edit.words_changed.connect(self._on_words_changed)
        self.edit.cursor_moved.connect(self._open_talk.close_step)
        self.edit.menu_wanted.connect(lambda place: words_menu(self.edit, self._actions, self).popup(place))
        self.edit.cursorPositionChanged.connect(self._show_cursor)
        self.before.chosen.connect(self._open_talk.select)
        self.after.chosen.connect(self._open_talk.select)
        self.whole_talk.chosen.connect(self._open_talk.select)
        self._mode.chosen.connect(lambda choice: self.set_whole(choice == "whole"))
        self._mode.choose("point")
        self._open_talk.leaving.connect(self.edit.commit_composition)
        self._open_talk.selected.connect(self._on_selected)
        self._open_talk.changed.connect(self._on_changed)
        self._derived.plan_changed.connect(self._show_figures)

    def _on_words_changed(self, words: str) -> None:
        talk, key = self._open_talk.talk, self._open_talk.key
        before = words_of(talk, key)
        after = edits.set_words(talk, key, words)
        self._open_talk.apply(_("Typing"), after, key=key, merge=f"words:{key}")
        if ends_word(before, words):
            self._open_talk.close_step()

    def _on_selected(self, _key: str) -> None:
        self.refresh()
        self.edit.set_offset(0)
        is_low = self._scroll.viewport().height() < style.scaled(_LOW)
        self._scroll.verticalScrollBar().setValue(self.edit.y() - 8 if is_low else 0)

    def _on_changed(self, change: Change) -> None:
        own = change.keys == {self._open_talk.key} and not change.structure
        if (
            own
            and self.edit.words == words_of(self._open_talk.talk, self._open_talk.key)
            and not self._is_whole
        ):
            point = self._open_talk.point
            if point is not None:
                self._title.setText(title_text(point) or _("No title"))
            self._blanks_later.start()
            return
        if self._open_talk.key not in change.removed:
            self.refresh()

    def _show_figures(self) -> None:
        key = self._open_talk.key
        if key not in self._derived.plan.own:
            return
        figures = notes_figures(self._derived.plan, key, self._open_talk.point)
        self._counts.setText("    ".join(figures.texts))
        self._over.set_text(figures.over)

    def _show_blanks(self) -> None:
        found = list(blanks(self._open_talk.talk))
        count = ngettext("%(n)d blank", "%(n)d blanks", len(found)) % {"n": len(found)}
        self._blanks.set_text(count if found else _("No blanks"), "blank" if found else "")
        self._samples.setText(" · ".join(dict.fromkeys(blank.text for blank in found)))
        self._actions.show_possible({"blank": bool(found)})

    def _show_cursor(self) -> None:
        if not self.edit.hasFocus():
            return
        caret: QRect = self.edit.cursorRect()
        place = self.edit.mapTo(self._column, caret.center())
        self._scroll.ensureVisible(place.x(), place.y(), 0, style.scaled(self._size * 2))

    def _head(self) -> QWidget:
        head, row = _row(44, (16, 0, 8, 0))
        row.setSpacing(2)
        row.addWidget(ElidedLabel(_("Notes"), "heading"), 1)
        row.addWidget(self._mode)
        row.addWidget(ActionButton(self._actions, "smaller"))
        row.addWidget(ActionButton(self._actions, "larger"))
        return head

    def _second_head(self) -> QWidget:
        head = QFrame()
        column = QVBoxLayout(head)
        column.setContentsMargins(28, 12, 24, 10)
        column.setSpacing(6)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._chip)
        top.addWidget(self._title, 1)
        bottom.addWidget(self._counts, 1)
        bottom.addWidget(self._over)
        column.addLayout(top)
        column.addLayout(bottom)
        return head

    def _fill_words_column(self) -> None:
        self._column.setProperty("ground", "panel")
        column = QVBoxLayout(self._column)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(16)
        for part in (self.before, self.edit, self.after):
            column.addWidget(part)
        column.addStretch()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._column)
        EmptyPart(self._column, self.edit)

    def _foot(self) -> QWidget:
        foot, row = _row(44, (28, 0, 16, 0))
        row.addWidget(self._blanks)
        row.addWidget(self._samples, 1)
        next_blank = KeyButton(by_name("next_blank").button_text, key_text("next_blank"))
        follow_action(next_blank, self._actions["next_blank"])
        row.addWidget(next_blank)
        return foot


def next_blank(found: list[Blank], order: list[str], key: str, offset: int) -> Blank | None:
    """The first blank after a character of the words at a key, else the first of the talk."""
    places = {each: place for place, each in enumerate(order)}
    here = (places[key], offset)
    after = (blank for blank in found if (places[blank.key], blank.start) >= here)
    return next(after, found[0] if found else None)


def _row(height: int, margins: tuple[int, int, int, int]) -> tuple[QFrame, QHBoxLayout]:
    frame = QFrame()
    frame.setFixedHeight(style.scaled(height))
    row = QHBoxLayout(frame)
    row.setContentsMargins(*margins)
    row.setSpacing(8)
    return frame, row
