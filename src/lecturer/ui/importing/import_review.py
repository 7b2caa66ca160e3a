"""Between an import and the open talk: the card, and where it is wanted the review, over the main window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.manuscript.first_facts import Answers, first_answers
from lecturer.manuscript.importing import Import, import_file, import_text, is_markdown
from lecturer.manuscript.proposals.ways import offers
from lecturer.store.media_files import waiting
from lecturer.talk.records import Talk
from lecturer.ui.importing.card.window import ImportCard
from lecturer.ui.importing.proposals.window import ProposalWindow
from lecturer.ui.importing.revision_dialog import RevisionDialog
from lecturer.ui.importing.window import Reopen, ReviewWindow
from lecturer.ui.widgets.user_settings import UserSettings, rate_of
from lecturer.ui.widgets.waiting import Waiting


class Reviewing(QObject):
    """Asks for each import what only the speaker knows, and hands on the talk that comes out of it.

    A text without points is cut into scenes first; the outline is reviewed where the user wants that.

    Args:
        window: The window it stands over.
        settings: Knows what new talks have, and remembers who spoke last.
        choose_theme: Asks for a template of one's own; returns its path, or nothing.
    """

    settled = Signal(Import, object)
    """An import is ready to be opened as a new talk; carries it and its file, None for the clipboard."""

    def __init__(
        self, window: QWidget, settings: UserSettings, choose_theme: Callable[[], Path | None] = lambda: None
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._choose_theme = window, settings, choose_theme
        self._card: ImportCard | None = None
        self._review: ReviewWindow | None = None
        self._proposals: ProposalWindow | None = None
        self.is_wanted = True

    @property
    def card(self) -> ImportCard | None:
        """The card that is open."""
        return self._card

    @property
    def proposals(self) -> ProposalWindow | None:
        """The window of proposals that is open."""
        return self._proposals

    @property
    def window(self) -> ReviewWindow | None:
        """The review that is open."""
        return self._review

    def review(self, imported: Import, source: Path | None) -> None:
        """Review an import; where no review is wanted it is adopted as it is."""
        if not self.is_wanted:
            self.settled.emit(imported, source)
            return
        if imported.base is not None:
            self._show_edits(imported, imported.base, source)
            return
        if needs_proposals(imported.talk):
            self._propose(imported, source)
        else:
            self._ask(imported, source)

    def _ask(self, imported: Import, source: Path | None) -> None:
        """Ask what only the speaker knows; the talk is made with the answers."""
        value, rate = self._settings.value, rate_of(self._settings.value)
        answers = first_answers(
            imported,
            file_stem=source.stem if source else "",
            rate=rate,
            rules=value.rules,
            theme=value.theme,
            known=Answers(speaker=value.speaker, unit=value.unit),
        )
        name = source.name if source else _("Clipboard")
        card = ImportCard(imported, name=name, answers=answers, rate=rate, parent=self._window)
        card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card.settled.connect(lambda talk, said: self._on_settled(imported, talk, said, source))
        card.review_wanted.connect(lambda: self._open(imported, source))
        card.theme_file_wanted.connect(lambda: self._on_theme_file_wanted(card))
        card.destroyed.connect(lambda: self._forget_card(card))
        self._card = card
        QTimer.singleShot(0, card, card.open)

    def _on_settled(self, imported: Import, talk: Talk, said: Answers, source: Path | None) -> None:
        if not said.is_anonymous:
            self._settings.update(speaker=said.speaker.strip(), unit=said.unit.strip())
        self._use(imported, talk, source)

    def _on_theme_file_wanted(self, card: ImportCard) -> None:
        if (chosen := self._choose_theme()) is not None:
            try:
                name = waiting(chosen)
            except LecturerError:
                name = str(chosen)  # the card says that it cannot be used
            card.choose_theme(name)

    def _propose(self, imported: Import, source: Path | None) -> None:
        """Offer points for a text in which none was found; the review of the outline may follow."""
        window = ProposalWindow(
            imported.talk, name=source.name if source else _("Clipboard"), parent=self._window
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.accepted.connect(lambda talk: self._ask(msgspec.structs.replace(imported, talk=talk), source))
        window.review_wanted.connect(
            lambda talk: self._open(msgspec.structs.replace(imported, talk=talk), source)
        )
        self._proposals = window
        window.destroyed.connect(self._forget_proposals)
        QTimer.singleShot(0, window, window.show)

    def _open(self, imported: Import, source: Path | None) -> None:
        if self._review is not None:
            self._review.deleteLater()
        self._review = ReviewWindow(
            imported,
            name=source.name if source else _("Clipboard"),
            reopen=self._again(imported, source),
            markdown=imported.is_markdown or (source is not None and is_markdown(source)),
            parent=self._window,
        )
        self._review.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._review.accepted.connect(
            lambda talk: self._ask(msgspec.structs.replace(imported, talk=talk), source)
        )
        self._review.destroyed.connect(self._forget)
        QTimer.singleShot(0, self._review, self._review.show)  # over the main window, also while that opens

    def _show_edits(self, imported: Import, base: Talk, source: Path | None) -> None:
        """A deck of ours: what was edited on its slides is shown, to be taken or refused one by one."""
        if not imported.is_edited_deck:
            self.settled.emit(imported, source)
            return
        dialog = RevisionDialog(base, imported.talk, source.name if source else "", self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._use(imported, dialog.chosen(), source))
        dialog.open()

    def _use(self, imported: Import, talk: Talk, source: Path | None) -> None:
        self.settled.emit(msgspec.structs.replace(imported, talk=talk), source)

    def _forget(self) -> None:
        self._review = None

    def _forget_card(self, card: ImportCard) -> None:
        if self._card is card:  # the next one may be open already
            self._card = None

    def _forget_proposals(self) -> None:
        self._proposals = None

    def _again(self, imported: Import, source: Path | None) -> Reopen | None:
        """Reads the same words in another way: text has an encoding, copied words may be Markdown."""
        if source is None:
            what = _("Reading what was copied…")
            return lambda _encoding, markdown: self._wait_for(
                what, lambda: import_text(imported.written or imported.source, markdown=markdown)
            )
        if not imported.encoding:
            return None
        what = _("Reading “%(name)s”…") % {"name": source.name}
        return lambda encoding, markdown: self._wait_for(
            what, lambda: import_file(source, encoding=encoding, markdown=markdown)
        )

    def _wait_for(self, what: str, read: Callable[[], Import]) -> Import:
        return Waiting(self._review).run(what, read)


def needs_proposals(talk: Talk) -> bool:
    """Whether points are offered at once: none were found in a text that may have some, short ones too."""
    return not talk.points and bool(offers(talk))
