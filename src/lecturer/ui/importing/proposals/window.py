"""The window of proposals: a text without points beside the scenes it could have, one key an answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QImage, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from lecturer.deck.building import built
from lecturer.i18n import Message, lazy, ngettext
from lecturer.i18n import gettext as _
from lecturer.manuscript.proposals.ways import Way
from lecturer.render.images import page_image
from lecturer.talk.fidelity import compare, spoken
from lecturer.talk.records import Talk
from lecturer.timing.format import clock_text
from lecturer.timing.plan import plan
from lecturer.timing.rate import Rate
from lecturer.ui.importing.heading import KeptLine
from lecturer.ui.importing.proposals.choosing import Choosing
from lecturer.ui.importing.proposals.scene_rows import LARGE, SceneRows
from lecturer.ui.importing.proposals.scene_source import SceneSource
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.chip import KeyCap
from lecturer.ui.widgets.labels import label, line, set_tip
from lecturer.ui.widgets.placing import open_large
from lecturer.ui.widgets.room import lay_out_on_foot
from lecturer.ui.widgets.tasks import Latest

_SOURCE_WIDTH, _SOURCE_NARROW, _ROWS_LEAST, _NARROW = 494, 300, 520, 1100
_ROWS_NARROW = 400
"""What a row of a proposal needs at the normal size of text."""
_KEYS: tuple[tuple[tuple[str, ...], Message], ...] = (
    (("↑", "↓"), lazy("Another scene")),
    (("Y",), lazy("Accept")),
    (("N",), lazy("No cut here")),
    (("T",), lazy("Another page")),
    (("F2",), lazy("Title")),
    (("Ctrl Z",), lazy("Undo")),
)


class ProposalWindow(QWidget):
    """A window of its own over a talk without points; it changes nothing until its scenes are used.

    Args:
        talk: The talk.
        name: The file's name, or what it is called.
        rate: How fast it is spoken.
        can_review: Whether the review of the outline may follow.
        parent: The window it stands over.
    """

    accepted = Signal(Talk)
    """The scenes are right, or there are to be none; carries the `Talk`."""
    review_wanted = Signal(Talk)
    """The outline is to be gone through by hand; carries the `Talk` as it is cut now."""

    def __init__(
        self,
        talk: Talk,
        *,
        name: str = "",
        rate: Rate | None = None,
        can_review: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._rate, self._can_review = rate, can_review
        self.choosing = Choosing(talk, self)
        self._words = spoken(talk)
        self.rows = SceneRows(self.choosing)
        self._source = SceneSource(self.choosing)
        self._kept = KeptLine()
        self._found, self._left = label(role="meta"), label(role="meta")
        self._all = button(_("Accept all"))
        self._use = button("", primary=True)
        self._ways: dict[Way | None, QPushButton] = {}
        self._is_narrow = False
        self._pages = Latest(self)
        self._pages.done.connect(self._on_pages)
        self._set_up_window()
        self._build(name)
        self._connect()
        self._refresh()
        self.rows.setFocus()

    def use(self) -> None:
        """Hand over the talk with its scenes, and close."""
        self.accepted.emit(self.choosing.talk)
        self.close()

    def take_all(self) -> None:
        """Accept every scene that was not refused."""
        self.choosing.take_all()

    def rename(self) -> None:
        """Let the title of the current scene be typed."""
        if self.rows.in_hand is not None:
            self.rows.in_hand.begin_renaming()

    def review(self) -> None:
        """Leave for the review of the outline, with the scenes as they are now."""
        self.review_wanted.emit(self.choosing.talk)
        self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = self.width() < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._source.show_alone(is_narrow)
            left = _SOURCE_NARROW if is_narrow else _SOURCE_WIDTH
            self._body.setSizes([left, self.width() - left])
        super().resizeEvent(event)

    def _set_up_window(self) -> None:
        self.setWindowTitle(_("Proposals — Lecturer"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        open_large(self, QSize(1366, 768))

    def _build(self, name: str) -> None:
        self._body = QSplitter()
        self._body.setChildrenCollapsible(False)
        self._body.setHandleWidth(1)
        self._body.addWidget(
            self._column(_("Source"), _("what speaks for a cut is tinted"), self._source, "panel")
        )
        rows = self._column(_("Proposal"), "", self.rows, "sunken")
        rows.setMinimumWidth(max(_ROWS_LEAST, style.scaled(_ROWS_NARROW)))
        self._body.addWidget(rows)
        self._body.setStretchFactor(1, 1)
        self._body.setSizes([_SOURCE_WIDTH, 872])
        lay_out_on_foot(self, (self._heading(name), line(), self._body), self._body, self._foot())

    def _heading(self, name: str) -> QFrame:
        made = QFrame()
        made.setProperty("ground", "panel")
        made.setFixedHeight(style.scaled(60))
        row = QHBoxLayout(made)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(12)
        row.addWidget(label(_("Review import") if self._can_review else _("Proposal"), "page"))
        row.addWidget(label(name, "second"))
        chip = label(_("No numbers: like a story"), "meta")
        chip.setProperty("tag", "warn")
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._switch())
        row.addWidget(self._kept)
        return made

    def _switch(self) -> QFrame:
        made = QFrame()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(made)
        texts = {offer.way: _WAYS[offer.way](len(offer.proposal.scenes)) for offer in self.choosing.offers}
        for number, (way, text) in enumerate([*texts.items(), (None, _("No cuts"))], start=1):
            choice = QPushButton(text)
            choice.setCheckable(True)
            choice.setProperty("segment", True)
            set_tip(choice, f"Alt+{number}")
            choice.clicked.connect(lambda _=False, way=way: self.choosing.choose(way))
            self._shortcut(f"Alt+{number}", choice.click)
            group.addButton(choice)
            row.addWidget(choice)
            self._ways[way] = choice
        return made

    def _column(self, title: str, hint: str, view: QWidget, ground: str) -> QFrame:
        made = QFrame()
        made.setProperty("ground", ground)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(22 if view is self._source else 16, 0, 16, 0)
        head.setSpacing(10)
        head.addStrut(style.scaled(46))
        head.addWidget(label(title, "heading"))
        if view is self.rows:
            head.addWidget(self._found)
            head.addStretch(1)
            head.addWidget(self._left)
            head.addWidget(self._all)
            head.addWidget(KeyCap("Ctrl Enter"))
        else:
            head.addWidget(label(hint, "faint"))
            head.addStretch(1)
        column.addLayout(head)
        column.addWidget(view, 1)
        return made

    def _foot(self) -> QWidget:
        made = QWidget()
        made.setFixedHeight(style.scaled(56))
        row = QHBoxLayout(made)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        for keys, text in _KEYS:
            for key in keys:
                row.addWidget(KeyCap(key))
            row.addWidget(label(_(text), "meta"))
            row.addSpacing(6)
        row.addStretch(1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.close)
        row.addWidget(cancel)
        if self._can_review:
            review = button(_("Go through the outline…"))
            review.clicked.connect(self.review)
            row.addWidget(review)
        row.addWidget(self._use)
        return made

    def _connect(self) -> None:
        self.choosing.changed.connect(self._refresh)
        self._all.clicked.connect(self.take_all)
        self._use.clicked.connect(self.use)
        for keys, slot in (
            ("Up", lambda: self.choosing.step(-1)),
            ("Down", lambda: self.choosing.step(1)),
            ("Y", lambda: self.choosing.answer("taken")),
            ("N", lambda: self.choosing.answer("refused")),
            ("T", self.choosing.next_page),
            ("F2", self.rename),
            ("Ctrl+Up", lambda: self.choosing.move(-1)),
            ("Ctrl+Down", lambda: self.choosing.move(1)),
            ("Ctrl+Return", self._take_all_or_use),
            ("Ctrl+Z", self.choosing.undo),
            ("Esc", self._leave),
        ):
            self._shortcut(keys, slot)

    def _take_all_or_use(self) -> None:
        """The first press accepts all, the next one uses them."""
        if any(row.state == "open" for row in self.choosing.rows):
            self.take_all()
        else:
            self.use()

    def _leave(self) -> None:
        if self.rows.in_hand is not None and self.rows.in_hand.is_renaming:
            self.rows.in_hand.end_renaming()
            self.rows.setFocus()
        else:
            self.close()

    def _shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: slot())
        self.addAction(action)

    def _refresh(self) -> None:
        talk = self.choosing.talk
        planned = plan(talk, self._rate)
        kept = [number for number, row in enumerate(self.choosing.rows) if row.state != "refused"]
        own = {
            number: planned.own[point.id].seconds for number, point in zip(kept, talk.points, strict=False)
        }
        self.rows.show_times(own)
        self.rows.refresh()
        self._kept.show_fidelity(compare(self._words, talk))
        self._ways[self.choosing.way].setChecked(True)
        count, taken = len(kept), sum(row.state == "taken" for row in self.choosing.rows)
        found = ngettext("%(n)d scene", "%(n)d scenes", count) % {"n": count}
        self._found.setText(
            _("%(found)s, about %(time)s") % {"found": found, "time": clock_text(planned.total)}
        )
        self._left.setText(_("%(taken)d accepted, %(left)d left") % {"taken": taken, "left": count - taken})
        self._left.setVisible(self.choosing.choice is not None)
        self._all.setEnabled(taken < count)
        self._use.setText(
            ngettext("Use %(n)d scene", "Use %(n)d scenes", count) % {"n": count}
            if count
            else _("Use as it is")
        )
        self._pages.submit(lambda: _pictures(talk, kept))

    def _on_pages(self, images: dict[int, QImage]) -> None:
        if not (self.rows.in_hand is not None and self.rows.in_hand.is_renaming):
            self.rows.show_pages(images)


_WAYS: dict[Way, Callable[[int], str]] = {
    "scenes": lambda n: ngettext("%(n)d scene of the story", "%(n)d scenes of the story", n) % {"n": n},
    "lookalikes": lambda n: ngettext("%(n)d line like a heading", "%(n)d lines like headings", n) % {"n": n},
    "paragraphs": lambda n: ngettext("%(n)d paragraph", "%(n)d paragraphs", n) % {"n": n},
}


def _pictures(talk: Talk, numbers: list[int]) -> dict[int, QImage]:
    """A picture of the page of each scene, by the scene's number."""
    deck, _problem = built(talk, None)
    pages = {step.key: page for page in reversed(deck.pages) for step in page.steps}
    return {
        number: page_image(deck, pages[point.id], LARGE)
        for number, point in zip(numbers, talk.points, strict=False)
        if point.id in pages
    }
