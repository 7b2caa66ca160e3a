"""A show that broke off: offered when the program starts, and gone on with in the talk it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lecturer.i18n import gettext as _
from lecturer.show.resume import Saved, goes_on
from lecturer.store.crash_recovery import Recovered, dismiss, recover
from lecturer.timing.format import clock_text
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.opening import Opener
from lecturer.ui.presenting.console.show_autosave import forget_unfinished_show, now, unfinished_show
from lecturer.ui.presenting.start import Presenting
from lecturer.ui.widgets.messages import Choice, Messages, Question


class Resume:
    """Asks once, then opens the talk and puts the show where it was.

    Args:
        open_talk: What is open.
        files: Opens the talk if it is another one.
        presenting: Begins the show.
        messages: Asks.
        show: Gives the show that broke off.
    """

    def __init__(
        self,
        open_talk: OpenTalk,
        files: Opener,
        presenting: Presenting,
        messages: Messages,
        show: Callable[[], Saved | None] = unfinished_show,
    ) -> None:
        self._open_talk, self._files = open_talk, files
        self._presenting, self._messages = presenting, messages
        self._unfinished = show

    def offer(self) -> bool:
        """Offer to go on, if a show broke off; whether it goes on now."""
        kept = self._unfinished()
        if kept is None:
            return False
        if self._messages.ask(_question(kept)) != "go_on":
            forget_unfinished_show()
            return False
        return self._go_on(kept)

    def present(self) -> None:
        """Begin the show of the open talk; one of this very talk that has just broken off goes on."""
        kept = self._unfinished()
        if kept is not None and goes_on(kept, self._open_talk.document.path, now()):
            self._presenting.begin(kept=kept)
            return
        self._presenting.begin()

    def _go_on(self, kept: Saved) -> bool:
        if not self._has_opened(kept):
            return False
        self._presenting.begin(kept=kept)
        return True

    def _has_opened(self, kept: Saved) -> bool:
        """Whether the talk as it was spoken is open: what was not saved is in the journal."""
        work = _unsaved_work(kept)
        if work is not None:
            self._files.adopt_recovered(work)
            dismiss(work)
            return self._open_talk.talk == work.talk
        path = Path(kept.talk)
        return bool(kept.talk) and (self._open_talk.document.path == path or self._files.open(path))


def _unsaved_work(kept: Saved) -> Recovered | None:
    """The state of the talk that was in no file yet when the show broke off."""
    for work in recover():
        if str(work.path or "") == kept.talk and (kept.talk or work.talk.title == kept.title):
            return work
    return None


def _question(kept: Saved) -> Question:
    minutes = round(now().since(kept.when) / 60)
    ago = _("%(n)d minutes ago") % {"n": minutes} if minutes else _("a moment ago")
    facts = {"title": kept.title or _("Untitled"), "ago": ago, "time": clock_text(kept.elapsed)}
    going = _("The clock went on meanwhile.") if kept.was_running else _("The clock was being held.")
    return Question(
        what=_("The show of “%(title)s” broke off %(ago)s.") % facts,
        details=_("It was at %(time)s, and goes on at the same step.") % facts + " " + going,
        choices=(Choice("go_on", _("Go on with the talk")), Choice("leave", _("Not now"))),
    )
