"""The page after a rehearsal: four figures, plan against actual for each point, the trend, the hints."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.timing.debrief import Debrief
from lecturer.timing.format import clock_text
from lecturer.timing.take_review import LookBack
from lecturer.timing.takes import Take
from lecturer.ui.commands.table import by_name, keys_of
from lecturer.ui.rehearsing.cells import FiguresCard, cells
from lecturer.ui.rehearsing.chart import Chart
from lecturer.ui.rehearsing.heading import Heading
from lecturer.ui.rehearsing.hints_card import HintsCard
from lecturer.ui.rehearsing.legend import Legend
from lecturer.ui.rehearsing.trend import Trend
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.labels import label, line, set_tone
from lecturer.ui.widgets.notice_bar import NoticeBar
from lecturer.ui.widgets.placing import open_large
from lecturer.ui.widgets.room import RowRoom

_STACKED_BELOW = 1240


class RehearsalWindow(QWidget):
    """Shows takes; what its buttons ask for is done elsewhere."""

    take_chosen = Signal(int)
    """Another take is to be shown; carries its index."""
    again_wanted = Signal()
    """The talk is to be rehearsed once more."""
    export_wanted = Signal()
    """The report is to be written to a file."""
    point_chosen = Signal(str)
    """A row of the chart was clicked; carries its key."""
    removal_wanted = Signal()
    """The take that is shown is not to count."""
    save_wanted = Signal()
    """The talk is to be saved, so that its takes are kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._look: LookBack | None = None
        self.heading = Heading()
        self.figures = FiguresCard()
        self.legend = Legend()
        self.chart = Chart()
        self.trend = Trend()
        self.hints = HintsCard()
        self._gained = label()
        self._trend_title = label(role="heading")
        self._unsaved = UnsavedNotice()
        self.notices = NoticeBar()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._trend_card = self._make_trend_card()
        self._build()
        self._connect()

    @property
    def look(self) -> LookBack | None:
        """What is shown."""
        return self._look

    def show_look(self, look: LookBack, takes: tuple[Take, ...], *, name: str, is_kept: bool) -> None:
        """Show a take.

        Args:
            look: The take, looked back at.
            takes: All takes, for the choice.
            name: What the talk is called.
            is_kept: The takes stand in a file.
        """
        self._look = look
        seen = look.seen
        self.setWindowTitle(" — ".join((_("Rehearsals"), name, _("Lecturer"))))
        self.heading.show_takes(takes, seen.number - 1, seen.rules, datetime.now().astimezone())
        self.heading.practise.setEnabled(bool(keys_over(seen)))
        self.figures.show_cells(cells(seen, english=look.plan.is_english))
        self.legend.show_debrief(seen)
        self.chart.show_lines(seen.lines)
        self.trend.show_debrief(seen)
        self._show_trend(seen)
        self.hints.show_hints(look)
        self._unsaved.setVisible(not is_kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < _STACKED_BELOW
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._body.direction() != way:
            self._body.setDirection(way)

    def _show_trend(self, seen: Debrief) -> None:
        count = len(seen.trend)
        self._trend_card.setVisible(bool(count))
        title = ngettext("Trend of %(n)d take", "Trend of %(n)d takes", count) % {"n": count}
        self._trend_title.setText(title)
        time = clock_text(abs(seen.gained))
        text = _("%(time)s shorter than before") if seen.gained > 0 else _("%(time)s longer than before")
        self._gained.setText(text % {"time": time} if seen.gained else "")
        set_tone(self._gained, "ok" if seen.gained > 0 else "")

    def _build(self) -> None:
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        open_large(self, QSize(1440, 900))
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(16)
        left.addWidget(self.figures)
        left.addWidget(self._make_chart_card())
        left.addStretch(1)
        right.addWidget(self._trend_card)
        right.addWidget(self.hints)
        right.addStretch(1)
        self._body.setContentsMargins(24, 16, 24, 24)
        self._body.setSpacing(16)
        self._body.addLayout(left, 892)
        self._body.addLayout(right, 484)
        inside = QWidget()
        inside.setLayout(self._body)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (RowRoom(self.heading), line(), self.notices, self._unsaved, scroll):
            column.addWidget(part, 1 if part is scroll else 0)

    def _make_chart_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("ground", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 14, 1, 8)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setContentsMargins(19, 0, 19, 0)
        head.addWidget(label(_("Each point: plan and actual"), "heading"))
        head.addStretch(1)
        head.addWidget(self.legend)
        column.addLayout(head)
        column.addWidget(self.chart)
        return card

    def _make_trend_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("ground", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 14, 0, 8)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        self._gained.setStyleSheet("font-weight: bold")
        head.addWidget(self._trend_title)
        head.addStretch(1)
        head.addWidget(self._gained)
        column.addLayout(head)
        column.addWidget(self.trend)
        return card

    def _connect(self) -> None:
        heading = self.heading
        heading.take_chosen.connect(lambda place: self.take_chosen.emit(int(heading.takes.itemData(place))))
        heading.gone.clicked.connect(self.removal_wanted)
        heading.again.clicked.connect(self.again_wanted)
        heading.export.clicked.connect(self.export_wanted)
        heading.practise.clicked.connect(self._on_practise)
        self.chart.chosen.connect(self.point_chosen)
        self._unsaved.button.clicked.connect(self.save_wanted)
        QShortcut(QKeySequence("Esc"), self, self.close)
        QShortcut(QKeySequence("Ctrl+W"), self, self.close)
        for keys in keys_of(by_name("export")):
            QShortcut(QKeySequence(keys), self, self.export_wanted.emit)

    def _on_practise(self) -> None:
        if self._look is not None:
            self.hints.practise_wanted.emit(keys_over(self._look.seen))


class UnsavedNotice(QFrame):
    """Says that the takes are in memory only, with the way to keep them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "warn_t")
        self.button = button(_("Save the talk…"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.addWidget(label(_("The talk has no file yet, so its rehearsals are lost when it is closed.")))
        row.addStretch(1)
        row.addWidget(self.button)


def keys_over(seen: Debrief) -> tuple[str, ...]:
    """The points that went far over their plan; those that went a little over when none did."""
    far = tuple(each.key for each in seen.lines if each.tone == "over")
    return far or tuple(each.key for each in seen.lines if each.tone)
