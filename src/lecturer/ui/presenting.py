"""From the window into the show and back: the newest deck is waited for, nothing modal opens meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lecturer.show.resume import Saved
from lecturer.ui.bridge import OpenTalk
from lecturer.ui.console.presentation import start_presentation
from lecturer.ui.figures import Figures
from lecturer.ui.messages import Messages
from lecturer.ui.user_settings import UserSettings

Start = Callable[..., QObject]


class Presenting(QObject):
    """Starts shows of the open talk, one at a time.

    Args:
        open_talk: What is presented.
        figures: Its deck and plan.
        messages: Kept quiet during the show.
        settings: The user's settings.
        window: Owns the show.
        start: Begins a show; see `start_presentation`.
    """

    def __init__(
        self,
        open_talk: OpenTalk,
        figures: Figures,
        messages: Messages,
        settings: UserSettings,
        window: QWidget,
        start: Start = start_presentation,
    ) -> None:
        super().__init__(window)
        self._open_talk, self._figures = open_talk, figures
        self._messages, self._settings, self._window = messages, settings, window
        self._start = start
        self._show: QObject | None = None
        self._waiting: tuple[str, Saved | None] | None = None
        figures.deck_changed.connect(self._on_deck_changed)

    @property
    def is_running(self) -> bool:
        """Whether a show is on."""
        return self._show is not None

    @property
    def show(self) -> QObject | None:
        """The show that is on."""
        return self._show

    def begin(self, key: str = "", *, kept: Saved | None = None) -> None:
        """Begin at a point, or at the start; as soon as the deck is that of the present talk.

        Args:
            key: The point to begin at; empty for the start.
            kept: A show that broke off, to go on with.
        """
        if self._show is not None:
            return
        if not self._figures.is_current:
            self._waiting = key, kept
            self._figures.build_now()
            return
        deck = self._figures.deck
        self._messages.set_presenting(True)
        self._show = self._start(
            self._open_talk.talk, deck, self._figures.plan, self._settings.value, key, self._window,
            path=self._open_talk.document.path, kept=kept,
        )  # fmt: skip
        self._show.finished.connect(self._on_finished)  # type: ignore[attr-defined]

    def _on_deck_changed(self) -> None:
        if self._waiting is not None and self._figures.is_current:
            (key, kept), self._waiting = self._waiting, None
            self.begin(key, kept=kept)

    def _on_finished(self) -> None:
        show, self._show = self._show, None
        if show is not None:
            show.deleteLater()
        self._messages.set_presenting(False)
        self._window.activateWindow()
