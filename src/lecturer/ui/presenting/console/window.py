"""The speaker's window: times above, slides, words and outline between, switches below; always dark."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.show import briefing
from lecturer.show.briefing import Times
from lecturer.show.console_commands import KEYS, Command
from lecturer.show.finish_forecast import Lookout, cost_text, drop_text, finish_text
from lecturer.show.indicators import way_back_text
from lecturer.show.keys import Press
from lecturer.show.pace import Drift
from lecturer.show.script import Script
from lecturer.show.state import Show, WayBack
from lecturer.show.teaching import TALK
from lecturer.timing.contest import penalty
from lecturer.ui.presenting.console.bells import Bells
from lecturer.ui.presenting.console.foot import Foot
from lecturer.ui.presenting.console.keys_panel import KeysPanel
from lecturer.ui.presenting.console.metrics import Metrics, metrics_for
from lecturer.ui.presenting.console.notes_pane import NotesPane
from lecturer.ui.presenting.console.outline import OutlinePane
from lecturer.ui.presenting.console.overview import Overview
from lecturer.ui.presenting.console.screens_panel import ScreensPanel
from lecturer.ui.presenting.console.slides import SlidesPane
from lecturer.ui.presenting.console.teach_panel import TeachPanel
from lecturer.ui.presenting.console.time_bar import TimeBar
from lecturer.ui.presenting.console.times import TimesPane
from lecturer.ui.presenting.console.top_line import TopLine
from lecturer.ui.presenting.stage.pictures import Pictures
from lecturer.ui.widgets import style

MINIMUM = QSize(960, 560)
ARROWS = ("Up", "Down", "Left", "Right")


class Console(QWidget):
    """The speaker's view; it draws the show and reports what the speaker does.

    Args:
        script: What does not change while the show runs.
        pictures: Where pages are drawn ahead of time.
        ratio: Width by height of a page.
    """

    ordered = Signal(str)
    """A button was pressed; carries its command."""
    looked = Signal(str)
    """The speaker looks at a point; carries its key."""
    chosen = Signal(str)
    """The speaker goes to a point; carries its key."""
    sized = Signal(int)
    """Larger (1) or smaller (-1) notes are wanted."""
    resized = Signal()
    """The previews are shown at another size from now on."""
    moved_panes = Signal()
    """The speaker moved the line between two panes."""

    def __init__(
        self, script: Script, pictures: Pictures, ratio: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._script = script
        self._metrics = Metrics()
        self._drift: Drift = ""
        self._own_widths: tuple[int, ...] = ()
        self._way_back: WayBack | None = None
        self.lookout = Lookout(script)
        self.setWindowTitle(_("Presenter view"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "window")
        style.dress(self, style.CONSOLE)
        self.top = TopLine(self)
        self.bells = Bells(script.rules, self.top, self)
        self.times = TimesPane(self)
        self.bar = TimeBar(self)
        self.slides = SlidesPane(pictures, ratio, self)
        self.notes = NotesPane(self)
        self.outline = OutlinePane(self)
        self.foot = Foot(self)
        self.overview = Overview(script, pictures, ratio, self)
        self.help = KeysPanel(self)
        self.lesson = TeachPanel(self)
        self.screens = ScreensPanel(self)
        self._head = QWidget(self)
        self._panes = QSplitter(Qt.Orientation.Horizontal, self)
        self._build()
        self._connect()

    @property
    def pane_widths(self) -> tuple[int, ...]:
        """The widths of slides, notes and outline."""
        return tuple(self._panes.sizes())

    def set_pane_widths(self, widths: tuple[int, ...]) -> None:
        """Give the panes these widths; an empty tuple gives them the usual ones."""
        self._own_widths = widths
        self._share_width()

    def draw_show(self, show: Show) -> None:
        """Draw this state."""
        regarded = show.regarded
        script = self._script
        self.slides.draw_show(show, script)
        row = script.row(regarded.key)
        self.notes.show_point(
            row,
            script.page_titles[regarded.page],
            script.words.get(regarded.key, ""),
            is_private=show.looking is not None,
        )
        following = briefing.next_row(show, script)
        self.notes.show_next(following, briefing.next_words(script, following))
        self.outline.draw_show(show, script)
        self.foot.draw_show(show)
        if show.way_back is not self._way_back:
            self._way_back = show.way_back
            self.top.tell(way_back_text(show))
        self.bells.see_step(is_last=show.following is None)

    def draw_times(self, show: Show, now: float) -> Times:
        """Draw the clock at the monotonic time `now`; returns what it says."""
        script = self._script
        times = briefing.times(show, script, now, self._drift)
        self._drift = times.pace.drift
        self.times.show_times(times, cost_text(penalty(script.rules, times.elapsed)))
        here = script.row(briefing.spoken_key(show, script))
        part = script.rows[here.part].key if here else ""
        self.bar.show_times(script, times, part)
        self.notes.text.show_due(briefing.due_sentence(show, script, now))
        self.notes.text.run_to(times.at_point / times.planned if times.planned else 0.0)
        seen = self.lookout.look(show, now, times.pace)
        self.times.show_finish(*finish_text(seen, script.rules))
        self.foot.show_hint(drop_text(seen, show, script))
        self.bells.hear(times.elapsed)
        return times

    def open_overview(self, show: Show) -> None:
        """Show all pages over everything else; the top line stays."""
        self.overview.open(show, self._metrics)
        self.overview.raise_()

    def open_help(self) -> None:
        """Show every key of the show."""
        self.help.open(self._metrics)
        self.help.raise_()

    def open_lesson(self, learned: dict[str, Command]) -> None:
        """Teach a button."""
        self.lesson.open(learned, self._metrics)
        self.lesson.raise_()

    def take(self, pressed: Press, learned: Mapping[str, Command]) -> bool:
        """Give a key to the panel that lies open; whether it was for that one.

        Keys of the talk are not: they close whatever lies open, and act.
        """
        if self._is_of_the_talk(pressed.key, learned):
            self.close_panels()
            return False
        if self.overview.isVisible():
            self.overview.press(pressed)
            return True
        if self.lesson.isVisible():
            self.lesson.press(pressed)
            return True
        if self.screens.isVisible():
            return self.screens.takes(pressed)
        if self.help.isVisible():
            self.help.hide()
            return True
        return False

    def close_panels(self) -> None:
        """Put away whatever lies over the console."""
        for panel in (self.overview, self.lesson, self.screens, self.help):
            panel.hide()

    def _is_of_the_talk(self, key: str, learned: Mapping[str, Command]) -> bool:
        """Whether a key is the talk's even now; letters and arrows are the panel's that asks for them."""
        if learned.get(key, KEYS.get(key)) not in TALK:
            return False
        if self.overview.isVisible():
            return len(key) > 1 and key not in (*ARROWS, "Space", "Backspace")
        return not (self.lesson.isVisible() and self.lesson.lesson.key and key in ARROWS)

    def toggle_teleprompter(self) -> bool:
        """Give the words all the room and let them run by the plan, or go back; whether they run now."""
        is_on = not self.notes.text.is_running
        self.notes.text.set_running(is_on)
        self.slides.setVisible(not is_on)
        self.outline.setVisible(not is_on)
        return is_on

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = metrics_for(self.width(), self.height())
        if metrics != self._metrics:
            self._metrics = metrics
            self._apply_metrics()
        self._share_width()
        if self.overview.isVisible():
            self.overview.setGeometry(self.rect())

    def _build(self) -> None:
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self.times)
        head.addWidget(self.bar, 1)
        self._head.setProperty("ground", "panel")
        for pane in (self.slides, self.notes, self.outline):
            self._panes.addWidget(pane)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self._head)
        column.addWidget(self._panes, 1)
        column.addWidget(self.foot)
        self.setMinimumSize(MINIMUM)
        self._apply_metrics()

    def _connect(self) -> None:
        self.top.ended.connect(lambda: self.ordered.emit("end"))
        self.top.asked.connect(lambda: self.ordered.emit("screens"))
        self.foot.ordered.connect(self.ordered)
        self.outline.looked.connect(self.looked)
        self.outline.chosen.connect(self.chosen)
        self.notes.sized.connect(self.sized)
        self.slides.resized.connect(self.resized)
        self._panes.splitterMoved.connect(self._on_splitter_moved)

    def _apply_metrics(self) -> None:
        metrics = self._metrics
        self._head.setFixedHeight(metrics.px(104, 84))
        for pane in (self.top, self.times, self.bar, self.slides, self.notes, self.outline, self.foot):
            pane.set_metrics(metrics)

    def _share_width(self) -> None:
        """The usual widths: slides and outline fixed, the notes take the rest."""
        px, width = self._metrics.px, self.width()
        if len(self._own_widths) == 3:
            self._panes.setSizes(list(self._own_widths))
            return
        slides, outline = px(500, 444), px(300, 286)
        if self._metrics.is_narrow:
            slides, outline = round(width * 0.33), round(width * 0.24)
        self._panes.setSizes([slides, width - slides - outline, outline])

    def _on_splitter_moved(self) -> None:
        self._own_widths = self.pane_widths
        self.moved_panes.emit()
