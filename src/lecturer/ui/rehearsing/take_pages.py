"""The page after a rehearsal: what the takes taught, and what the buttons of the page do."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.talk import edits
from lecturer.talk.head_text import title_text
from lecturer.talk.walk import walk
from lecturer.timing.take_review import look_back
from lecturer.timing.takes import Take
from lecturer.ui.commands.actions import key_text
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.rehearsing.report import write_csv, write_pdf
from lecturer.ui.rehearsing.take_book import TakeBook
from lecturer.ui.rehearsing.window import RehearsalWindow
from lecturer.ui.widgets.messages import Messages


class ReportDialog(Protocol):
    """Asks where a report goes; None when the user changed their mind."""

    def save_report(self, suggested: str) -> Path | None:
        """Where to write a report."""
        ...


class TakePages(QObject):
    """Shows one take at a time, and what to learn from all of them.

    Args:
        open_talk: What was rehearsed.
        derived: Its plan.
        book: Where the takes are.
        messages: Where errors go.
        dialogs: Asks where a report goes.
        window: Owns the page.
    """

    save_wanted = Signal()
    """The talk is to be saved, so that its takes are kept."""
    rate_wanted = Signal(float)
    """The user takes over the measured rate; carries its characters a minute."""
    again_wanted = Signal()
    """The user wants to rehearse once more."""
    practise_wanted = Signal(tuple)
    """The user wants to practise some points; carries their keys."""
    short_wanted = Signal(tuple)
    """The user wants to rehearse without some branches; carries their keys."""

    def __init__(
        self,
        open_talk: OpenTalk,
        derived: DerivedState,
        book: TakeBook,
        messages: Messages,
        dialogs: ReportDialog,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._open_talk, self._derived, self._book = open_talk, derived, book
        self._messages, self._dialogs, self._window = messages, dialogs, window
        self._index = -1
        self.page: RehearsalWindow | None = None
        book.changed.connect(self._on_takes_changed)
        derived.plan_changed.connect(self._on_plan_changed)

    def open_page(self) -> None:
        """Show the last take; without one, say how to make one."""
        if not self._book.takes:
            text = _("There is no rehearsal of this talk yet; %(key)s begins one")
            self._messages.notice(text % {"key": key_text("rehearse")}, "warn")
            return
        self.show_last()

    def show_last(self) -> None:
        """Show the take that was recorded last."""
        self._show(len(self._book.takes) - 1)

    def export(self, target: Path | None = None) -> None:
        """Write the report: a PDF to print, or all takes as a table."""
        page = self.page
        if page is None or page.look is None:
            return
        path = target or self._dialogs.save_report(self._suggested())
        if path is None:
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
        page.again_wanted.connect(self.again_wanted)
        page.export_wanted.connect(self.export)
        page.save_wanted.connect(self.save_wanted)
        page.removal_wanted.connect(self._remove)
        page.point_chosen.connect(self._open_talk.select)
        hints = page.hints
        hints.practise_wanted.connect(self.practise_wanted)
        hints.short_wanted.connect(self.short_wanted)
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
        """Look at the current take again: the plan may be another one."""
        takes = self._book.takes
        if self.page is None or not 0 <= self._index < len(takes):
            return
        look = look_back(self._open_talk.talk, self._derived.rate, takes, self._index)
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
        titles = {point.id: title_text(point) for point in walk(self._open_talk.talk.points)}
        return titles | {"opening": _("Opening"), "closing": _("Closing")}

    def _suggested(self) -> str:
        path = self._open_talk.document.path
        folder = path.parent if path else Path.home()
        said = {"name": self._name().replace("/", " "), "n": self._index + 1}
        return str(folder / (_("%(name)s rehearsal %(n)d") % said + ".pdf"))
