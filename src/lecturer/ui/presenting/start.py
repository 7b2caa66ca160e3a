"""Starts a show from the window and returns from it: waits for the newest deck, opens nothing modal."""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lecturer.show.resume import Saved
from lecturer.show.show_plan import ShowPlan
from lecturer.timing.takes import Take
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.presenting.console.presentation import Presentation
from lecturer.ui.widgets.messages import Messages
from lecturer.ui.widgets.user_settings import UserSettings


class Presenting(QObject):
    """Starts shows of the open talk, one at a time.

    Args:
        open_talk: What is presented.
        derived: Its deck and plan.
        messages: Kept quiet during the show.
        settings: The user's settings.
        window: Owns the show.
        monotonic: The shows' clock; tests bring their own.
    """

    def __init__(
        self,
        open_talk: OpenTalk,
        derived: DerivedState,
        messages: Messages,
        settings: UserSettings,
        window: QWidget,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._open_talk, self._derived = open_talk, derived
        self._messages, self._settings, self._window = messages, settings, window
        self._monotonic = monotonic
        self._show: Presentation | None = None
        self._waiting: Callable[[], None] | None = None
        self._takes: Callable[[], tuple[Take, ...]] = tuple
        derived.deck_changed.connect(self._on_deck_changed)

    @property
    def is_running(self) -> bool:
        """Whether a show is on."""
        return self._show is not None

    @property
    def show(self) -> Presentation | None:
        """The show that is on."""
        return self._show

    def learn_from(self, takes: Callable[[], tuple[Take, ...]]) -> None:
        """Shows ask these takes when they will end."""
        self._takes = takes

    def begin(self, key: str = "", *, kept: Saved | None = None) -> None:
        """Begin at a point, or at the start; as soon as the deck is that of the present talk.

        Args:
            key: The point to begin at; empty for the start.
            kept: A show that broke off, to go on with.
        """
        self.when_ready(lambda: self._present(key, kept))

    def when_ready(self, then: Callable[[], None]) -> None:
        """Call something as soon as the deck is that of the present talk, unless a show is on."""
        if self._show is not None:
            return
        if self._derived.is_current:
            then()
            return
        self._waiting = then
        self._derived.build_now()

    def run(self, given: ShowPlan) -> Presentation | None:
        """Begin a show of any talk; None when one is on already. The takes are those of the open talk."""
        if self._show is not None:
            return None
        self._messages.set_presenting(True)
        given = msgspec.structs.replace(given, takes=self._takes())
        self._show = Presentation(given, self._settings.value, monotonic=self._monotonic, parent=self._window)
        self._show.begin()
        self._show.finished.connect(self._on_finished)
        return self._show

    def _present(self, key: str, kept: Saved | None) -> None:
        derived, path = self._derived, self._open_talk.document.path
        if derived.deck is not None:
            self.run(ShowPlan(derived.shown, derived.deck, derived.shown_plan, key, path, kept))

    def _on_deck_changed(self) -> None:
        if self._waiting is not None and self._derived.is_current:
            then, self._waiting = self._waiting, None
            then()

    def _on_finished(self) -> None:
        show, self._show = self._show, None
        if show is not None:
            show.deleteLater()
        self._messages.set_presenting(False)
        self._window.activateWindow()
