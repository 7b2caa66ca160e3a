"""The open talk for widgets: one Qt object that turns the document's notices into signals.

It also holds what is selected, since the outline, the slide and the notes all show the same point.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lecturer.document.document import Document, Step
from lecturer.talk.changes import Change
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import NoSuchPoint, find, keys


class OpenTalk(QObject):
    """The document that the window shows, and the point that is selected in it."""

    replaced = Signal()
    """Another document is open; everything shown is to be drawn anew."""
    changed = Signal(Change)
    """The talk changed; carries how."""
    state_changed = Signal()
    """Dirty, path or history may differ: titles and undo buttons look again."""
    leaving = Signal()
    """Another point is about to be the current one; what is not written yet is written now."""
    selected = Signal(str)
    """Another point (or opening, closing) is the current one; carries its key."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._key = OPENING
        self._selection: tuple[str, ...] = (OPENING,)
        self._before = document.talk
        self._found: tuple[Talk, Point | None] = document.talk, None
        self._unsubscribe: Callable[[], None] = document.subscribe(self._on_change)

    @property
    def document(self) -> Document:
        """The document that is open now."""
        return self._document

    @property
    def talk(self) -> Talk:
        """Its present talk."""
        return self._document.talk

    @property
    def key(self) -> str:
        """The current point's id, or opening, or closing."""
        return self._key

    @property
    def point(self) -> Point | None:
        """The current point; None at the opening and the closing."""
        if self._key in (OPENING, CLOSING):
            return None
        talk, point = self._found
        if talk is not self.talk or point is None or point.id != self._key:
            point = find(self.talk, self._key)
            self._found = self.talk, point  # every pane asks for it after every key that is pressed
        return point

    @property
    def selection(self) -> tuple[str, ...]:
        """All selected keys in document order; the current one is among them."""
        return self._selection

    def open(self, document: Document, key: str = "") -> None:
        """Show another document."""
        self._unsubscribe()
        self._document = document
        self._before = document.talk
        self._unsubscribe = document.subscribe(self._on_change)
        first = document.talk.points[0].id if document.talk.points else OPENING
        self._key = key or (OPENING if document.talk.opening else first)
        self._selection = (self._key,)
        self.replaced.emit()
        self.selected.emit(self._key)
        self.state_changed.emit()

    def select(self, key: str, selection: tuple[str, ...] = ()) -> None:
        """Make a key the current one; `selection` names all that are selected with it."""
        if key not in (OPENING, CLOSING):
            try:
                find(self.talk, key)
            except NoSuchPoint:
                return
        if key != self._key:
            self.leaving.emit()
        self._selection = selection or (key,)
        if key != self._key:
            self._document.close_step()
            self._key = key
            self.selected.emit(key)

    def apply(self, label: str, after: Talk, *, key: str = "", merge: str = "") -> Change:
        """Make an edit of the present talk, as one step that undo names `label`."""
        change = self._document.apply(label, after, key=key or self._key, merge=merge)
        self.state_changed.emit()
        return change

    def close_step(self) -> None:
        """The next edit is a step of its own."""
        self._document.close_step()

    def undo(self) -> None:
        """Take back the last step and show where it was."""
        self._show(self._document.undo())

    def redo(self) -> None:
        """Do again the step undone last and show where it is."""
        self._show(self._document.redo())

    def go_to(self, position: int) -> None:
        """Undo or redo until just the first `position` steps are done, and show where that is."""
        steps = (*self._document.history, *self._document.undone)
        done = len(self._document.history)
        self._document.go_to(position)
        if position != done:
            self._show(steps[position - 1] if position > done else steps[position])

    def mark_saved(self, talk: Talk, path: Path) -> None:
        """A value of the talk now stands in a file."""
        self._document.mark_saved(talk, path)
        self.state_changed.emit()

    def _show(self, step: Step | None) -> None:
        if step is not None and step.key:
            self.select(step.key)
        self.state_changed.emit()

    def _on_change(self, change: Change) -> None:
        gone = self._key in change.removed
        if gone:
            self._key = self._neighbour()
        if change.removed:
            kept = tuple(key for key in self._selection if key not in change.removed)
            self._selection = kept or (self._key,)
        self._before = self.talk
        self.changed.emit(change)
        if gone:
            self.selected.emit(self._key)

    def _neighbour(self) -> str:
        """The nearest key before the one that is gone."""
        order = keys(self._before)
        left = set(keys(self.talk))
        index = order.index(self._key) if self._key in order else 0
        return next((key for key in reversed(order[:index]) if key in left), OPENING)
