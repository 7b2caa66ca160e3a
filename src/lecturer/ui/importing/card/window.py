"""The card after an import: what was found, and the few things that only the speaker knows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext, pgettext
from lecturer.manuscript.first_facts import Answers, answered, found_in, title_offers
from lecturer.manuscript.importing import Import
from lecturer.manuscript.ledger.wording import account_text
from lecturer.talk.days import day_in, days_left_text, written_day
from lecturer.talk.records import Talk
from lecturer.timing.rate import Rate
from lecturer.ui.importing.card.minutes import MinutesRow
from lecturer.ui.importing.card.themes import ThemePictures
from lecturer.ui.importing.card.titles import TitleRows
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import CheckBox, KeyButton, button
from lecturer.ui.widgets.flow import Flow
from lecturer.ui.widgets.icon_label import IconLabel
from lecturer.ui.widgets.labels import ElidedLabel, label, line, set_tip

_SIZE = QSize(1000, 668)
_LABELS = 96
_MARGIN = 32


class ImportCard(QDialog):
    """Asks for minutes, title, names, look and day of a new talk; Enter takes all as it stands.

    Args:
        imported: The import.
        name: The manuscript's name.
        answers: What is known, filled in.
        rate: How fast it is spoken.
        parent: The window it stands over.
    """

    settled = Signal(Talk, Answers)
    """The talk is to be made; carries it as the card says, and what the card says."""
    review_wanted = Signal()
    """The outline is to be looked at first."""
    theme_file_wanted = Signal()
    """A template of one's own is to be chosen."""

    def __init__(
        self, imported: Import, *, name: str, answers: Answers, rate: Rate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._imported, self._rate = imported, rate
        self.setWindowTitle(_("Import"))
        self.setProperty("ground", "panel")
        self.minutes = MinutesRow(imported.talk, rate, answers.rules)
        self.titles = TitleRows(title_offers(imported.talk, Path(name).stem))
        self.themes = ThemePictures(answers.theme)
        self.speaker, self.unit = QLineEdit(answers.speaker), QLineEdit(answers.unit)
        self.date = QLineEdit(answers.date)
        self.anonymous = CheckBox(_("Anonymous entry"))
        self.make = KeyButton(_("Make the talk"), _("Enter"), small=False, primary=True)
        self.review = button("")
        self.review.setAutoDefault(False)
        self.cancel = KeyButton(_("Cancel"), "Esc", small=False)
        self._left = label(role="meta")
        self._build(name)
        self._connect()
        self._show_day()
        self._show_covers()
        self.make.setFocus()

    @property
    def answers(self) -> Answers:
        """What the card says now."""
        return Answers(
            title=self.titles.title,
            speaker=self.speaker.text(),
            unit=self.unit.text(),
            theme=self.themes.theme,
            rules=self.minutes.rules,
            date=self.date.text(),
            is_anonymous=self.anonymous.isChecked(),
        )

    def take(self) -> None:
        """Make the talk, and close."""
        answers = self.answers
        self.settled.emit(answered(self._imported.talk, answers), answers)
        self.accept()

    def choose_theme(self, name: str) -> None:
        """Take a template of one's own."""
        self.themes.choose(name)
        self._show_covers()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        over = self.parentWidget() or self
        room = over.size() if self.parentWidget() else over.screen().availableSize()
        self.resize(_SIZE.boundedTo(QSize(room.width() - _MARGIN, room.height() - _MARGIN)))

    def _connect(self) -> None:
        self.make.clicked.connect(self.take)
        self.cancel.clicked.connect(self.reject)
        self.review.clicked.connect(self._on_review)
        self.themes.file_wanted.connect(self.theme_file_wanted)
        self.titles.changed.connect(self._show_covers)
        for field in (self.speaker, self.unit, self.date):
            field.textEdited.connect(lambda _text: self._show_covers())
            field.returnPressed.connect(self.take)
        self.titles.own.returnPressed.connect(self.take)
        self.date.textEdited.connect(lambda _text: self._show_day())
        self.anonymous.toggled.connect(self._on_anonymous)
        for key in ("Return", "Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.take)

    def _on_review(self) -> None:
        self.reject()
        self.review_wanted.emit()

    def _on_anonymous(self, is_on: bool) -> None:
        for field in (self.speaker, self.unit):
            field.setEnabled(not is_on)
        self._show_covers()

    def _show_covers(self) -> None:
        try:
            self.themes.show_cover_of(answered(self._imported.talk, self.answers))
        except LecturerError:
            return  # rules that cannot be read have nothing to do with the cover

    def _show_day(self) -> None:
        text = self.date.text()
        left = days_left_text(text, date.today())
        if text.strip() and day_in(text) is None:
            left = _("shown on the cover as it is; days are counted for %(example)s") % {
                "example": written_day(date.today())
            }
        self._left.setText(left or _("rehearsing counts down to it; may stay empty"))

    def _build(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head(name))
        column.addWidget(line())
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(28, 16, 20, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(style.scaled(14))
        grid.setColumnMinimumWidth(0, style.scaled(_LABELS) - 12)
        grid.setColumnStretch(1, 1)
        rows = (
            (_("How long?"), self.minutes), (pgettext("talk", "Title"), self.titles),
            (_("Speaker"), self._who()), (_("Look"), self.themes), (_("Which day?"), self._day()),
        )  # fmt: skip
        for number, (text, widget) in enumerate(rows):
            said = label(text, "second")
            said.setContentsMargins(0, 7, 0, 0)
            grid.addWidget(said, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, number, 1)
        grid.setRowStretch(len(rows), 1)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(scroll, 1)
        column.addWidget(line())
        column.addWidget(self._foot())

    def _head(self, name: str) -> QWidget:
        head = QFrame()
        head.setProperty("ground", "panel")
        column = QVBoxLayout(head)
        column.setContentsMargins(28, 16, 28, 14)
        column.setSpacing(6)
        column.addWidget(ElidedLabel(name, "page"))
        holder = QWidget()
        row = Flow(holder, spacing=12)
        found = found_in(self._imported)
        words = ngettext("%(n)d character read", "%(n)d characters read", found.characters)
        is_kept = self._imported.lossless
        text = words % {"n": found.characters} + (_(", every one kept") if is_kept else "")
        kept = IconLabel("check" if is_kept else "warning", "ok" if is_kept else "warn")
        kept.set_text(text)
        set_tip(kept, account_text(self._imported.account))
        row.addWidget(kept)
        if found.left_out:
            said = ngettext("%(n)d character left out", "%(n)d characters left out", found.left_out)
            row.addWidget(_sign("warning", said % {"n": found.left_out}, "warn"))
        row.addWidget(
            _sign("list", ngettext("%(n)d point", "%(n)d points", found.points) % {"n": found.points})
        )
        if found.doubts:
            said = ngettext("%(n)d place to look at", "%(n)d places to look at", found.doubts)
            row.addWidget(_sign("warning", said % {"n": found.doubts}, "warn"))
        if found.blanks:
            said = ngettext("%(n)d blank", "%(n)d blanks", found.blanks)
            row.addWidget(_sign("blank", said % {"n": found.blanks}, "blank"))
        column.addWidget(holder)
        self.review.setText(
            _("Review first, %(n)d") % {"n": found.doubts} if found.doubts else _("Review the outline first")
        )
        return head

    def _who(self) -> QWidget:
        made = QWidget()
        row = Flow(made, spacing=10)
        self.speaker.setAccessibleName(_("Speaker"))
        self.speaker.setMinimumWidth(style.scaled(170))
        self.unit.setAccessibleName(_("Unit"))
        self.unit.setPlaceholderText(_("Unit"))
        self.unit.setMinimumWidth(style.scaled(260))
        for each in (self.speaker, self.unit, self.anonymous):
            row.addWidget(each)
        return made

    def _day(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.date.setAccessibleName(_("Which day?"))
        self.date.setPlaceholderText(written_day(date.today()))
        self.date.setFixedWidth(style.scaled(170))
        self._left.setWordWrap(True)
        row.addWidget(self.date)
        row.addWidget(self._left, 1)
        return made

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("ground", "panel")
        row = QHBoxLayout(foot)
        row.setContentsMargins(28, 12, 28, 12)
        row.setSpacing(12)
        row.addWidget(self.review)
        row.addWidget(ElidedLabel(_("All of it can be changed later"), "meta"), 1)
        row.addWidget(self.cancel)
        row.addWidget(self.make)
        return foot


def _sign(icon: str, text: str, tone: str = "") -> IconLabel:
    made = IconLabel(icon, tone)
    made.set_text(text)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
