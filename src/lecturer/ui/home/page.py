"""The first window: put a manuscript in, go on with the last talk, or open one of the recent ones."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.manuscript.landing import Landing
from lecturer.store import recent_talks
from lecturer.store.crash_recovery import Recovered
from lecturer.store.recent_talks import RecentTalk
from lecturer.timing.rate import Rate
from lecturer.ui.home.drop_zone import DropZone
from lecturer.ui.home.go_on import GoOn
from lecturer.ui.home.looks import Look, Looks
from lecturer.ui.home.recent import RecentList
from lecturer.ui.home.sample_card import SampleCard, steps
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import IconButton
from lecturer.ui.widgets.labels import label

_SAMPLE = "sample"
_LEFT, _RIGHT, _FIRST_DAY = 476, 738, 628
"""How the width is parted between the columns, and how wide the left one is on the first day."""
_STACKED_BELOW = 1040
_TWO_COLUMNS_BELOW = 1180


class HomePage(QWidget):
    """Shows what can be begun or gone on with, and asks for it by signals."""

    file_wanted = Signal()
    paste_wanted = Signal()
    new_wanted = Signal()
    sample_wanted = Signal()
    guide_wanted = Signal()
    keys_wanted = Signal()
    left = Signal()
    """The page is left for the talk behind it."""
    talk_wanted = Signal(str)
    """A recent talk is to be opened; carries its path."""
    folder_wanted = Signal(str)
    """The folder of a talk is to be shown; carries the talk's path."""
    forget_wanted = Signal(str)
    """A talk is to be taken off the list; carries its path."""
    work_wanted = Signal(Recovered)
    """Work that a crash left behind is to be opened."""
    work_dismissed = Signal(Recovered)
    """Work that a crash left behind is not needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.looks = Looks(self)
        self.zone = DropZone()
        self.recent: RecentList | None = None
        self.go_on: GoOn | None = None
        self.works: list[GoOn] = []
        self.sample: SampleCard | None = None
        self._by_name: dict[str, list[GoOn | SampleCard]] = {}
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = QScrollArea()
        self.setProperty("ground", "window")
        self._frame()
        self.looks.found.connect(self._on_found)

    def show_talks(
        self, recent: tuple[str, ...], works: tuple[Recovered, ...], *, places: dict[str, str], rate: Rate,
        sample: Path,
    ) -> None:  # fmt: skip
        """Show these talks; their covers follow when they have been looked at.

        Args:
            recent: Paths, the one opened last first.
            works: What crashes left behind.
            places: The key that was worked on last, by path.
            rate: How fast the user speaks.
            sample: The sample talk's file.
        """
        self._clear()
        is_first = not recent and not works
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(style.scaled(20))
        self._fill_left(left, is_first=is_first)
        self._fill_right(right, recent, works, is_first=is_first)
        part = _FIRST_DAY if is_first else _LEFT
        self._body.addLayout(left, part)
        self._body.addLayout(right, _LEFT + _RIGHT - part)
        self._arrange()
        for name in recent:
            self.looks.at_file(name, places.get(name, ""), rate)
        for number, work in enumerate(works):
            self.looks.at_work(str(number), work, rate)
        self.looks.at_sample(_SAMPLE, sample, rate)
        self.focus_first()

    def focus_first(self) -> None:
        """Give the keys to what is most wanted: going on, else choosing a file."""
        first = self.works[0] if self.works else self.go_on
        (first.button if first else self.zone.choose).setFocus()

    def show_landing(self, landing: Landing | None) -> None:
        """Say what becomes of what hovers over the window."""
        self.zone.show_landing(landing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _fill_left(self, column: QVBoxLayout, *, is_first: bool) -> None:
        self.zone = DropZone(is_first=is_first)
        for signal, wanted in (
            (self.zone.file_wanted, self.file_wanted), (self.zone.paste_wanted, self.paste_wanted),
            (self.zone.new_wanted, self.new_wanted),
        ):  # fmt: skip
            signal.connect(wanted)
        self.zone.setMinimumHeight(style.scaled(250))
        column.addWidget(self.zone, 452 if is_first else 318)
        if not is_first:
            column.addWidget(steps(is_large=False))
            column.addWidget(self._sample(is_large=False))
            column.addStretch(60)
        else:
            column.addStretch(40)

    def _fill_right(
        self, column: QVBoxLayout, recent: tuple[str, ...], works: tuple[Recovered, ...], *, is_first: bool
    ) -> None:
        if is_first:
            column.addWidget(self._sample(is_large=True))
            column.addWidget(steps(is_large=True))
            column.addStretch()
            return
        for number, work in enumerate(works):
            column.addWidget(self._work(str(number), work))
        if recent:
            column.addWidget(self._last(recent[0]))
        if recent[1:]:
            self.recent = RecentList(recent[1:])
            self.recent.chosen.connect(self.talk_wanted)
            self.recent.folder_wanted.connect(self.folder_wanted)
            self.recent.forget_wanted.connect(self.forget_wanted)
            column.addWidget(self.recent)
        column.addStretch()

    def _sample(self, *, is_large: bool) -> SampleCard:
        self.sample = SampleCard(is_large=is_large)
        self.sample.wanted.connect(self.sample_wanted)
        self._by_name[_SAMPLE] = [self.sample]
        return self.sample

    def _last(self, path: str) -> GoOn:
        self.go_on = GoOn(RecentTalk(path, Path(path).stem), _("Go on"))
        self.go_on.wanted.connect(lambda: self.talk_wanted.emit(path))
        self._by_name.setdefault(path, []).append(self.go_on)
        return self.go_on

    def _work(self, name: str, work: Recovered) -> GoOn:
        told = RecentTalk(
            str(work.path or ""), work.talk.title or (work.path.stem if work.path else ""), when=work.when
        )
        card = GoOn(told, _("Kept after a crash, not saved yet"), is_work=True)
        card.wanted.connect(lambda: self.work_wanted.emit(work))
        card.dismissed.connect(lambda: self.work_dismissed.emit(work))
        self.works.append(card)
        self._by_name[name] = [card]
        return card

    def _on_found(self, name: str, look: Look) -> None:
        for card in self._by_name.get(name, ()):
            if isinstance(card, SampleCard):
                card.show_look(look.told, (look.cover, *look.more))
            else:
                card.show_look(look.told, look.page)
        if self.recent is not None:
            self.recent.show_look(name, look.told, look.cover)

    def _arrange(self) -> None:
        """Fold the columns as the width allows."""
        width = round(self.width() / style.text_scale())
        is_stacked = width < _STACKED_BELOW
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.TopToBottom if is_stacked else direction.LeftToRight)
        part = _FIRST_DAY if self.recent is None and self.go_on is None and not self.works else _LEFT
        share = self.width() - 112 if is_stacked else (self.width() - 152) * part // (_LEFT + _RIGHT)
        self.zone.set_room(share)
        if self.recent is not None:
            self.recent.set_columns(2 if width < _TWO_COLUMNS_BELOW and not is_stacked else 3)

    def _frame(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(56, 26, 56, 16)
        column.setSpacing(style.scaled(20))
        heading = label(_("What will you speak about?"), "figure")
        column.addWidget(heading)
        self._body.setSpacing(40)
        column.addLayout(self._body, 1)
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame()
        row = QHBoxLayout(foot)
        row.setContentsMargins(48, 2, 56, 6)
        row.setSpacing(12)
        guide = IconButton("info", _("Guide"), text=_("Guide (F1)"), size=16)
        keys = IconButton("keyboard", _("Keys"), text=_("Keys"), size=16)
        guide.clicked.connect(self.guide_wanted)
        keys.clicked.connect(self.keys_wanted)
        row.addWidget(guide)
        row.addWidget(keys)
        row.addStretch()
        row.addWidget(label(_("Your words stay on this computer"), "second"))
        return foot

    def _clear(self) -> None:
        self.recent, self.go_on, self.works, self.sample = None, None, [], None
        self._by_name = {}
        _empty(self._body)


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            _empty(inner)


def forget_old_covers(paths: tuple[str, ...], places: dict[str, str], rate: Rate) -> None:
    """Throw away the pictures of talks that are not recent any more."""
    names = set()
    for path in paths:
        try:
            names.add(recent_talks.stamp(Path(path), places.get(path, ""), rate))
        except OSError:
            continue
    recent_talks.forget_others(names)
