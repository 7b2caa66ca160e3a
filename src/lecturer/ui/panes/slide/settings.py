"""The settings of a slide: below it where there is room, else on a sheet, with the layouts in one row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lecturer.deck.needs import Need, need_of
from lecturer.deck.pages import Page
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.editing.editing import Editing
from lecturer.ui.panes.slide.layout_buttons import QuickLayouts
from lecturer.ui.panes.slide.point_settings import PointSettings
from lecturer.ui.panes.slide.sheet import SlideSheet
from lecturer.ui.panes.slide.talk_settings import TalkSettings
from lecturer.ui.widgets import style

_LOW = 540
"""Lower panes have no row of layouts: the sheet has them."""
_LEAST = 216
"""The height that shows layout, title, text and time."""


class SlideSettings(QFrame):
    """Shows the settings of the current point's slide, or of the talk where no point is current."""

    need_changed = Signal(str)
    """The layout needs something else; carries what, in words."""

    def __init__(self, open_talk: OpenTalk, derived: DerivedState, editing: Editing) -> None:
        super().__init__()
        self._open_talk = open_talk
        self._is_tight = False
        self.point, self.talk = PointSettings(open_talk, derived, editing), TalkSettings(open_talk)
        self.sheet, self.quick = SlideSheet(), QuickLayouts()
        self._strip, self._scroll, self._body = QFrame(), QScrollArea(), QWidget()
        self.setProperty("ground", "panel")
        self._lay_out()
        self.quick.chosen.connect(self.point.layouts.chosen)
        self.quick.more_wanted.connect(self.toggle)

    @property
    def is_tight(self) -> bool:
        """Whether they lie on a sheet."""
        return self._is_tight

    @property
    def need(self) -> Need | None:
        """What the layout of the current point still needs."""
        point = self._open_talk.point
        return need_of(point) if point is not None else None

    def set_tight(self, is_tight: bool) -> None:
        """Lie on the sheet, or below the slide."""
        self._is_tight = is_tight
        if is_tight:
            self._scroll.takeWidget()
            self.sheet.hold(self._body)
        else:
            self.sheet.hide()
            self.sheet.give_back()
            self._scroll.setWidget(self._body)
            self._body.show()
        self._scroll.setVisible(not is_tight)

    def toggle(self) -> None:
        """Go to the settings; where they are on the sheet, open or close it."""
        if not self._is_tight:
            self.point.setFocus()
        elif self.sheet.isVisible():
            self.sheet.close_sheet()
        else:
            self.sheet.open()

    def show_page(self, page: Page | None) -> None:
        """Show the settings of the current point, which is on that page."""
        point = self._open_talk.point
        self.point.setVisible(point is not None)
        self.talk.setVisible(point is None)
        self.quick.setEnabled(point is not None)
        if point is not None:
            self.point.show_point(point, page)
            self.quick.choose(point.layout)
        else:
            self.talk.show_talk(self._open_talk.talk)
        need = self.need
        self.need_changed.emit(need.words if need else "")

    def go_to_field(self, name: str) -> None:
        """Let a field of the point be filled in."""
        if self._is_tight:
            self.sheet.open()
        self.point.fields[name].setFocus()

    def needed_height(self, pane_height: int, *, is_stacked: bool) -> int:
        """How much of the pane's height is theirs; the row of layouts comes and goes with it."""
        has_strip = self._is_tight and not is_stacked and pane_height >= style.scaled(_LOW)
        self._strip.setVisible(has_strip)
        if self._is_tight:
            return self._strip.sizeHint().height() if has_strip else 0
        return style.scaled(_LEAST)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(24, 10, 24, 8)
        inner.addWidget(self.point)
        inner.addWidget(self.talk)
        inner.addStretch()
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self.quick)
        self._strip.hide()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._scroll, 1)
        column.addStretch()
