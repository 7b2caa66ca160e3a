"""The card of the sample talk, small beside recent talks, large on the first day; and the three steps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import lazy
from lecturer.store.recent_talks import RecentTalk
from lecturer.ui.home.covers import minutes_text
from lecturer.ui.home.go_on import Picture
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.labels import ElidedLabel, label

_STEPS = (
    (lazy("Put the manuscript in"), lazy("Headings, points, quotations are found; every word is kept")),
    (lazy("Look at the outline"), lazy("What is doubtful is listed; press 1, 2 or 3")),
    (lazy("Rehearse a few times"), lazy("Seconds of each point are kept, fast or slow")),
)


class SampleCard(QFrame):
    """A finished talk to look at; it belongs to no file.

    Args:
        is_large: Show more pages of it.
    """

    wanted = Signal()
    """It is to be opened."""

    def __init__(self, *, is_large: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_large = is_large
        self.setProperty("ground", "card")
        self.title = ElidedLabel(role="heading")
        self.facts = ElidedLabel(role="second")
        self.button = button(_("Have a look"), small=True)
        self.button.clicked.connect(self.wanted)
        self.pictures = [Picture(width) for width in ((362, 174, 174) if is_large else (114,))]
        self._lay_out_large() if is_large else self._lay_out_small()

    def show_look(self, told: RecentTalk, images: tuple[QImage, ...]) -> None:
        """Show its pages and its name."""
        self.title.setText(told.title)
        self.facts.setText(
            minutes_text(told)
            if self._is_large
            else _("Finished; change it freely, your files stay as they are")
        )
        for picture, image in zip(self.pictures, images, strict=False):
            picture.show_image(image)

    def _lay_out_small(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(self.pictures[0])
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(self._name())
        column.addWidget(self.facts)
        row.addLayout(column, 1)
        row.addWidget(self.button)

    def _lay_out_large(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(self._name())
        head.addWidget(self.facts, 1)
        head.addWidget(self.button)
        column.addLayout(head)
        pages = QHBoxLayout()
        pages.setSpacing(10)
        pages.addWidget(self.pictures[0])
        beside = QVBoxLayout()
        beside.setSpacing(8)
        for each in self.pictures[1:]:
            beside.addWidget(each)
        pages.addLayout(beside)
        pages.addStretch()
        column.addLayout(pages)

    def _name(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        tag = label(_("Sample"))
        tag.setProperty("tag", "true")
        row.addWidget(tag)
        row.addWidget(self.title, 1)
        return row


def steps(*, is_large: bool) -> QWidget:
    """What a talk goes through here, in three steps."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(style.scaled(8))
    for place, (what, how) in enumerate(_STEPS):
        number = label(str(place + 1), "page" if is_large else "heading")
        number.setProperty("accent", True)
        words = label(_(what), "heading" if is_large else "second")
        words.setWordWrap(True)
        if is_large:
            grid.addWidget(number, 2 * place, 0)
            grid.addWidget(words, 2 * place, 1)
            details = label(_(how), "second")
            details.setWordWrap(True)
            grid.addWidget(details, 2 * place + 1, 1)
            grid.setColumnStretch(1, 1)
        else:
            grid.addWidget(number, 0, 2 * place)
            grid.addWidget(words, 0, 2 * place + 1)
            grid.setColumnStretch(2 * place + 1, 1)
    return made
