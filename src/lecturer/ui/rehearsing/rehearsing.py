"""From the window into a rehearsal and on to the page after it; what that page's buttons do."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.talk import edits
from lecturer.talk.records import Talk
from lecturer.talk.walk import keys, walk
from lecturer.timing.plan import plan
from lecturer.timing.recording import Recording
from lecturer.timing.take_review import look_back
from lecturer.timing.takes import Take
from lecturer.timing.time_fit import only_points
from lecturer.ui.commands.actions import key_text
from lecturer.ui.documents.derived import DerivedState, builder
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.presenting.start import Presenting
from lecturer.ui.rehearsing.report import write_csv, write_pdf
from lecturer.ui.rehearsing.take_book import TakeBook
from lecturer.ui.rehearsing.timed_show import TimedShow
from lecturer.ui.rehearsing.window import RehearsalWindow
from lecturer.ui.widgets.messages import Messages

ChooseTarget = Callable[[str], str]


class Rehearsing(QObject):
    """Starts rehearsals of the open talk and shows what they taught.

    Args:
        open_talk: What is rehearsed.
        figures: Its plan and deck.
        book: Where the takes are.
        presenting: Runs the shows, one at a time.
        messages: Where errors go.
        window: Owns the page.
        choose_target: Asks where a report goes, from a suggestion; by default a file dialog.
    """

    save_wanted = Signal()
    """The talk is to be saved, so that its takes are kept."""
    rate_wanted = Signal(float)
    """The user takes over the measured rate; carries its characters a minute."""

    def __init__(
        self,
        open_talk: OpenTalk,
        figures: DerivedState,
        book: TakeBook,
        presenting: Presenting,
        messages: Messages,
        window: QWidget,
        choose_target: ChooseTarget | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._open_talk, self._figures, self._book = open_talk, figures, book
        self._presenting, self._messages, self._window = presenting, messages, window
        self._choose_target = choose_target or self._ask_target
        self._now = monotonic
        self._index = -1
        self.page: RehearsalWindow | None = None
        book.changed.connect(self._on_takes_changed)
        figures.plan_changed.connect(self._on_plan_changed)

    def begin(self) -> None:
        """Rehearse the talk as it is given."""
        self._presenting.when_ready(lambda: self._start(self._figures.given))

    def practise(self, keys: tuple[str, ...]) -> None:
        """Rehearse some points by themselves."""
        talk = self._figures.given
        self._start(only_points(talk, keys), only=keys)

    def rehearse_without(self, keys: tuple[str, ...]) -> None:
        """Rehearse the talk with some branches left out."""
        self._start(edits.without(self._figures.given, keys))

    def open_page(self) -> None:
        """Show the last take; without one, say how to make one."""
        if not self._book.takes:
            text = _("There is no rehearsal of this talk yet; %(key)s begins one")
            self._messages.notice(text % {"key": key_text("rehearse")}, "warn")
            return
        self._show(len(self._book.takes) - 1)

    def export(self, target: str = "") -> None:
        """Write the report: a PDF to print, or all takes as a table."""
        page = self.page
        if page is None or page.look is None:
            return
        path = Path(target or self._choose_target(self._suggested()))
        if not path.name:
            return
        try:
            if path.suffix.lower() == ".csv":
                write_csv(path, self._book.takes, self._titles())
            else:
                path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
                write_pdf(path, page.look, made=self._made())
        except LecturerError as error:
            self._messages.error(error)
        else:
            self._messages.notice(_("Report written to %(path)s") % {"path": path})

    # ------------------------------------------------------------ a rehearsal

    def _start(self, talk: Talk, *, only: tuple[str, ...] = ()) -> None:
        figures = self._figures
        is_given = talk is figures.given
        planned = figures.given_plan if is_given else plan(talk, figures.rate)
        deck = figures.deck if is_given and figures.is_current else None
        if deck is None:
            deck = builder(talk, self._open_talk.document.path)().deck
        first = next((key for key in keys(talk) if key in only), "")
        show = self._presenting.run(talk, deck, planned, first, is_rehearsal=True)
        if show is None:
            return
        rules = talk.rules if isinstance(talk.rules, str) else ""
        left_out = tuple(key for key in keys(figures.given) if key not in planned.own)

        def recording() -> Recording:
            return Recording(
                self._book.talk_path, planned, datetime.now().astimezone(),
                rules=rules, variant=figures.variant, only=only, write=self._book.write,
            )  # fmt: skip

        timed = TimedShow(show, recording, planned, () if only else left_out, self._now)
        timed.ended.connect(lambda: self._on_ended(timed))

    def _on_ended(self, timed: TimedShow) -> None:
        before = len(self._book.takes)
        self._book.reload()
        if timed.trouble is not None:
            self._messages.error(timed.trouble)
        if len(self._book.takes) > before:
            self._show(len(self._book.takes) - 1)
        elif timed.trouble is None:
            self._messages.notice(_("The rehearsal ended before the first point was over: nothing was timed"))

    # --------------------------------------------------------------- the page

    def _show(self, index: int) -> None:
        self._index = index
        page = self.page or self._make_page()
        self._refresh()
        page.show()
        page.raise_()
        page.activateWindow()

    def _make_page(self) -> RehearsalWindow:
        page = self.page = RehearsalWindow(self._window)
        page.take_chosen.connect(self._show)
        page.again_wanted.connect(self.begin)
        page.export_wanted.connect(self.export)
        page.save_wanted.connect(self.save_wanted)
        page.removal_wanted.connect(self._remove)
        page.point_chosen.connect(self._open_talk.select)
        hints = page.hints
        hints.practise_wanted.connect(self.practise)
        hints.short_wanted.connect(self.rehearse_without)
        hints.plan_wanted.connect(self._set_plan)
        hints.words_wanted.connect(self._go_to_words)
        hints.rate_wanted.connect(self.rate_wanted)
        return page

    def _remove(self) -> None:
        """Take the take out of all that is learned; one button brings it back."""
        take = self._book.takes[self._index]
        said = _("The take no longer counts")
        self._set_counts(take, counts=False)
        if self.page is not None and self.page.isVisible():
            self.page.notices.show_notice(
                said, offer=_("Bring it back"), then=lambda: self._set_counts(take, counts=True)
            )
        else:
            self._messages.notice(said)

    def _set_counts(self, take: Take, *, counts: bool) -> None:
        try:
            self._book.set_counts(take, counts=counts)
        except LecturerError as error:
            self._messages.error(error)

    def _refresh(self) -> None:
        """Look at the take in hand again: the plan may be another one."""
        takes = self._book.takes
        if self.page is None or not 0 <= self._index < len(takes):
            return
        look = look_back(self._open_talk.talk, self._figures.rate, takes, self._index)
        self.page.show_look(look, takes, name=self._name(), is_kept=self._book.is_kept)

    def _on_plan_changed(self) -> None:
        if self.page is not None and self.page.isVisible():
            self._refresh()

    def _on_takes_changed(self) -> None:
        if self._index >= len(self._book.takes):
            self._index = len(self._book.takes) - 1
            if self.page is not None and self._index < 0:
                self.page.close()
        self._refresh()

    def _set_plan(self, key: str, seconds: float) -> None:
        talk = self._open_talk.talk
        after = edits.set_point(talk, key, seconds=seconds)
        self._open_talk.close_step()
        self._open_talk.apply(_("Planned time"), after, key=key)

    def _go_to_words(self, key: str) -> None:
        self._open_talk.select(key)
        self._window.activateWindow()
        self._window.raise_()

    def _name(self) -> str:
        path = self._open_talk.document.path
        return path.stem if path else self._open_talk.talk.title or _("Untitled")

    def _made(self) -> str:
        take = self._book.takes[self._index]
        number = _("Take %(n)d") % {"n": self._index + 1}
        return f"{number}, {take.started[:16].replace('T', ' ')}"

    def _titles(self) -> dict[str, str]:
        titles = {point.id: point.title for point in walk(self._open_talk.talk.points)}
        return titles | {"opening": _("Opening"), "closing": _("Closing")}

    def _suggested(self) -> str:
        path = self._open_talk.document.path
        folder = path.parent if path else Path.home()
        said = {"name": self._name().replace("/", " "), "n": self._index + 1}
        return str(folder / (_("%(name)s rehearsal %(n)d") % said + ".pdf"))

    def _ask_target(self, suggested: str) -> str:
        kinds = ";;".join((_("Report to print (*.pdf)"), _("All takes as a table (*.csv)")))
        chosen, kind = QFileDialog.getSaveFileName(self.page, _("Export report"), suggested, kinds)
        if chosen and not Path(chosen).suffix:
            chosen += ".csv" if "csv" in kind else ".pdf"
        return chosen
