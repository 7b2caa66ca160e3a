"""The card of the talk worked on last: where it was left, how it stands, and one key to go on."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.store.recent_talks import RecentTalk
from lecturer.talk.days import days_left_text, when_text
from lecturer.timing.format import clock_text
from lecturer.ui.home.covers import paint_picture
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import KeyButton, button
from lecturer.ui.widgets.icon_label import IconLabel
from lecturer.ui.widgets.labels import ElidedLabel, label


class Picture(QWidget):
    """A page in its frame."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setFixedSize(QSize(width, round(width * 9 / 16)))

    def show_image(self, image: QImage) -> None:
        """Show another page."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_picture(QPainter(self), self._image, QRectF(self.rect()), self, focus=False)


class GoOn(QFrame):
    """One talk to go on with: the newest file, or work that is in no file yet.

    Args:
        told: What is known of it at first.
        head: What kind of card this is.
        is_work: It is in no file, and can be thrown away here.
    """

    wanted = Signal()
    """Go on with it."""
    dismissed = Signal()
    """It is not wanted; it is not shown again."""

    def __init__(
        self, told: RecentTalk, head: str, *, is_work: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self.setProperty("strong", True)
        self.picture = Picture(184 if not is_work else 112)
        self.title = ElidedLabel(role="page")
        self.place = ElidedLabel(role="second")
        self.head = label(head, "second")
        self._left, self._time, self._blanks = (
            IconLabel("flag"),
            IconLabel("clock"),
            IconLabel("blank", "blank"),
        )
        self.button = KeyButton(
            _("Open it") if is_work else _("Continue"), "" if is_work else _("Enter"),
            small=False, primary=not is_work,
        )  # fmt: skip
        self.button.clicked.connect(self.wanted)
        self.dismiss = button(_("Not needed"), small=True)
        self.dismiss.setVisible(is_work)
        self.dismiss.clicked.connect(self.dismissed)
        self._lay_out()
        self.show_look(told, QImage())

    def show_look(self, told: RecentTalk, page: QImage) -> None:
        """Show what is known of it now."""
        self.picture.show_image(page)
        self.title.setText(told.title or _("Untitled"))
        self.place.setText(place_text(told, datetime.now()))
        _show(self._left, days_left_text(told.date, date.today()))
        limit = f" / {clock_text(told.limit)}" if told.limit else ""
        _show(self._time, clock_text(told.seconds) + limit if told.seconds else "")
        self._time.set_text(self._time.text().strip(), "over" if told.is_over else "ok")
        count = ngettext("%(n)d blank", "%(n)d blanks", told.blanks) % {"n": told.blanks}
        _show(self._blanks, count if told.blanks else "")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(self.picture)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch()
        for each in (self.head, self.title, self.place):
            column.addWidget(each)
        facts = QHBoxLayout()
        facts.setSpacing(8)
        for sign in (self._left, self._time, self._blanks):
            sign.setEnabled(True)
            sign.setFocusPolicy(self.focusPolicy())
            facts.addWidget(sign)
        facts.addStretch()
        column.addLayout(facts)
        column.addStretch()
        row.addLayout(column, 1)
        row.addWidget(self.dismiss)
        row.addWidget(self.button)
        self.setMinimumHeight(style.scaled(92))


def place_text(told: RecentTalk, now: datetime) -> str:
    """When a talk was worked on last, and where it was left."""
    when = when_text(datetime.fromtimestamp(told.when), now) if told.when else ""
    if not told.path:
        return _("%(when)s, in no file yet") % {"when": when}
    if told.place:
        return _("%(when)s, left at “%(place)s”") % {"when": when, "place": told.place}
    return when


def _show(sign: IconLabel, words: str) -> None:
    sign.set_text(words)
    sign.setVisible(bool(words))
