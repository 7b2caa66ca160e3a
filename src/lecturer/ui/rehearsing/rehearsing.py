"""Starts rehearsals: of the whole talk, of some points, or without some."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from lecturer.i18n import gettext as _
from lecturer.show.screens import Screen, are_mirrored
from lecturer.show.show_plan import ShowPlan
from lecturer.system.jobs import Cancelled
from lecturer.talk import edits
from lecturer.talk.records import Talk
from lecturer.talk.walk import keys
from lecturer.timing.plan import plan
from lecturer.timing.recording import Recording
from lecturer.timing.time_fit import only_points
from lecturer.ui.documents.derived import DerivedState, builder
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.presenting.stage.screens import records
from lecturer.ui.presenting.start import Presenting
from lecturer.ui.rehearsing.take_book import TakeBook
from lecturer.ui.rehearsing.timed_show import TimedShow
from lecturer.ui.widgets.messages import Choice, Messages, Question


class Rehearsing(QObject):
    """Starts rehearsals of the open talk.

    Args:
        open_talk: What is rehearsed.
        derived: Its plan and deck.
        book: Where the takes are.
        presenting: Runs the shows, one at a time.
        messages: Where errors and questions go.
        screens: All that are plugged in.
    """

    ended = Signal()
    """A rehearsal is over and its take is in the book."""

    def __init__(
        self,
        open_talk: OpenTalk,
        derived: DerivedState,
        book: TakeBook,
        presenting: Presenting,
        messages: Messages,
        screens: Callable[[], tuple[Screen, ...]] = records,
    ) -> None:
        super().__init__(book)
        self._screens = screens
        self._open_talk, self._derived, self._book = open_talk, derived, book
        self._presenting, self._messages = presenting, messages

    def begin(self) -> None:
        """Rehearse the talk as it is given."""
        self._presenting.when_ready(lambda: self._start(self._derived.shown))

    def practise(self, keys: tuple[str, ...]) -> None:
        """Rehearse some points by themselves."""
        talk = self._derived.shown
        self._start(only_points(talk, keys), only=keys)

    def rehearse_without(self, keys: tuple[str, ...]) -> None:
        """Rehearse the talk with some branches left out."""
        self._start(edits.without(self._derived.shown, keys))

    def _start(self, talk: Talk, *, only: tuple[str, ...] = ()) -> None:
        notes = self._messages.ask(_question()) if are_mirrored(self._screens()) else "hidden"
        if notes == "leave":
            return
        derived = self._derived
        is_given = talk is derived.shown
        planned = derived.shown_plan if is_given else plan(talk, derived.rate)
        deck = derived.deck if is_given and derived.is_current else None
        if deck is None:
            build = builder(talk, self._open_talk.document.path)
            try:
                deck = self._messages.wait_for(_("Making the slides…"), build).deck
            except Cancelled:
                return
        first = next((key for key in keys(talk) if key in only), "")
        rehearsal = ShowPlan(talk, deck, planned, first, is_rehearsal=True, notes_anyway=notes == "shown")
        show = self._presenting.run(rehearsal)
        if show is None:
            return
        rules = talk.rules if isinstance(talk.rules, str) else ""
        left_out = tuple(key for key in keys(derived.shown) if key not in planned.own)

        def recording() -> Recording:
            return Recording(
                self._book.talk_path, planned, datetime.now().astimezone(),
                rules=rules, variant=derived.variant, only=only, write=self._book.write,
            )  # fmt: skip

        timed = TimedShow(show, recording, planned, () if only else left_out)
        timed.ended.connect(lambda: self._on_ended(timed))

    def _on_ended(self, timed: TimedShow) -> None:
        before = len(self._book.takes)
        self._book.reload()
        if timed.trouble is not None:
            self._messages.error(timed.trouble)
        if len(self._book.takes) > before:
            self.ended.emit()
        elif timed.trouble is None:
            self._messages.notice(_("The rehearsal ended before the first point was over: nothing was timed"))


def _question() -> Question:
    """Asked before anything is shown: a projector that is plugged in is a copy of the screen at first."""
    return Question(
        what=_("The screens show the same picture, so others may see your notes."),
        details=_("Nothing is shown yet. To rehearse in private, extend the desktop first."),
        choices=(
            Choice("hidden", _("Rehearse with the notes hidden")),
            Choice("shown", _("Show the notes anyway")),
            Choice("leave", _("Not now")),
        ),
    )
