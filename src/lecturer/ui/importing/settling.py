"""The doubts of an import: which are open, which is the current one, what is done about it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from lecturer.i18n import gettext as _
from lecturer.talk.remedies import (
    OpenDoubt,
    Remedy,
    apply_remedy,
    open_doubts,
    remedies_for,
    settle_all,
)
from lecturer.ui.documents.open_talk import OpenTalk


class Settling(QObject):
    """Goes through the doubts of a talk under review; what is settled is told from the talk alone."""

    changed = Signal()
    """The open doubts or the current one differ."""

    def __init__(self, open_talk: OpenTalk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_talk = open_talk
        self._open: tuple[OpenDoubt, ...] = ()
        self._index = 0
        self._found: tuple[OpenDoubt, ...] = ()
        self._begin()
        open_talk.replaced.connect(self._begin)
        open_talk.changed.connect(self._on_changed)
        open_talk.selected.connect(self._on_selected)

    @property
    def open(self) -> tuple[OpenDoubt, ...]:
        """The doubts that are left, in the order of the text."""
        return self._open

    @property
    def in_hand(self) -> OpenDoubt | None:
        """The one that the keys 1, 2 and 3 answer."""
        return self._open[self._index] if self._open else None

    @property
    def settled(self) -> tuple[OpenDoubt, ...]:
        """The doubts of the import that are no more."""
        return tuple(doubt for doubt in self._found if doubt not in self._open)

    def number(self, about: OpenDoubt) -> int:
        """The number a doubt is shown with, from 1."""
        return self._open.index(about) + 1

    def can_take_back(self, about: OpenDoubt) -> bool:
        """Whether undo would bring this very doubt back."""
        history = self._open_talk.document.history
        return bool(history) and about in open_doubts(history[-1].before) and about not in self._open

    def take(self, about: OpenDoubt) -> None:
        """Make a doubt the current one and show where it is."""
        self._index = self._open.index(about)
        self._open_talk.select(about.key)
        self.changed.emit()

    def step(self, by: int) -> None:
        """Go on to the next doubt, or back to the one before; the ends stay where they are."""
        if self._open:
            self.take(self._open[max(0, min(len(self._open) - 1, self._index + by))])

    def settle(self, number: int) -> None:
        """Answer the current doubt by its remedy of that number, from 1; the next one follows."""
        about = self.in_hand
        remedies = remedies_for(self._open_talk.talk, about) if about else ()
        if about and 1 <= number <= len(remedies):
            self.answer(about, remedies[number - 1])

    def answer(self, about: OpenDoubt, remedy: Remedy, _checked: bool = False) -> None:
        """Answer any doubt by one of its remedies; may be connected to a button's click."""
        index = self._open.index(about)
        after = apply_remedy(self._open_talk.talk, about, remedy)
        self._open_talk.close_step()
        self._open_talk.apply(_(remedy.text), after, key=about.key)
        self._index = max(0, min(index, len(self._open) - 1))
        if self.in_hand:
            self._open_talk.select(self.in_hand.key)
        self.changed.emit()

    def settle_rest(self) -> None:
        """Answer all that is left as suggested, as one step."""
        self._open_talk.close_step()
        self._open_talk.apply(_("Settle the rest as suggested"), settle_all(self._open_talk.talk))

    def _begin(self) -> None:
        self._found = self._open = open_doubts(self._open_talk.talk)
        self._index = 0
        self.changed.emit()

    def _on_changed(self, _change: object) -> None:
        kept = self.in_hand
        self._open = open_doubts(self._open_talk.talk)
        last = max(0, len(self._open) - 1)
        self._index = self._open.index(kept) if kept in self._open else min(self._index, last)
        self.changed.emit()

    def _on_selected(self, key: str) -> None:
        here = [index for index, about in enumerate(self._open) if about.key == key]
        if here and self._index not in here:
            self._index = here[0]
            self.changed.emit()
