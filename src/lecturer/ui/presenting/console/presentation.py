"""A show on its two windows: one value, two views, and what the speaker's hands do to it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from lecturer.files.folders import settings_folder
from lecturer.i18n import gettext as _
from lecturer.show import transitions
from lecturer.show.audience import for_audience
from lecturer.show.console_commands import Command
from lecturer.show.indicators import once_more, signs, timer_text
from lecturer.show.keys import Order, Press
from lecturer.show.pointing import Pointing
from lecturer.show.resume import resumed
from lecturer.show.screens import Assignment
from lecturer.show.script import Script
from lecturer.show.show_plan import ShowPlan
from lecturer.show.state import Show, opened
from lecturer.show.transitions import TRANSITIONS
from lecturer.store.settings import Settings
from lecturer.system.awake import Awake
from lecturer.ui.presenting.console.arrangements import Arrangements
from lecturer.ui.presenting.console.ending import Ending
from lecturer.ui.presenting.console.key_dispatch import Hands
from lecturer.ui.presenting.console.pane_sizes import Fitting
from lecturer.ui.presenting.console.placement import Placement
from lecturer.ui.presenting.console.pointer import TOOLS, Pointer
from lecturer.ui.presenting.console.show_autosave import Keeper
from lecturer.ui.presenting.console.window import Console
from lecturer.ui.presenting.stage.pictures import Pictures, picture_order
from lecturer.ui.presenting.stage.window import Stage
from lecturer.ui.presenting.stage.windows import Windows

_TICK_MS = 100
_FRAME_MS = 16
_SAVE_MS = 1000


class Presentation(QObject):
    """A running show. It ends by itself when the speaker ends it.

    Args:
        given: What is given, and how.
        settings: The user's settings.
        monotonic: The clock; tests bring their own.
    """

    finished = Signal()
    """The show is over and its windows are gone."""
    stepped = Signal(Show)
    """The state changed; carries it."""

    def __init__(
        self,
        given: ShowPlan,
        settings: Settings,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = monotonic
        self._keeper = Keeper(given.path, given.talk.title, monotonic, is_on=not given.is_rehearsal)
        rules, self._news = given.rules()
        self._script = given.script(rules)
        self._arrangements = Arrangements(preferences_path(), settings)
        audience = for_audience(given.deck)
        self._pictures = Pictures(audience, parent=self)
        self.stage = Stage(audience, self._pictures)
        self.console = Console(self._script, self._pictures, audience.ratio)
        self.console.bells.set_muted(not given.is_rehearsal)
        self.share = Stage(audience, self._pictures)
        self.windows = Windows(self)
        session = given.session(self._arrangements.value.projector)
        views = (self.stage, self.console, self.share)
        self._placement = Placement(self.windows, *views, self._arrangements, session)
        self._fitting = Fitting(self.console, self._arrangements, self)
        self._pointer = Pointer(self.stage, self.console.slides, self)
        alone = given.is_rehearsal
        self._hands = Hands(self.console, self._arrangements, lambda: (self._show, alone), self._is_busy)
        self._awake = Awake()
        self._show = opened(given.deck, self._now(), start_key=given.start_key)
        if given.kept is not None:
            self._show = resumed(self._show, given.kept, self._keeper.moment())
            self._news = _("The show went on where it broke off")
        self._ending = Ending(self.stage, self)
        self._handlers = self._table_of_handlers()
        self._ticks = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._saves = QTimer(self, interval=_SAVE_MS)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._connect()

    def now(self) -> float:
        """Seconds on the show's clock."""
        return self._now()

    @property
    def script(self) -> Script:
        """What does not change while the show runs."""
        return self._script

    @property
    def show(self) -> Show:
        """The present state."""
        return self._show

    @property
    def assignment(self) -> Assignment:
        """Where the windows are."""
        return self._placement.assignment

    @property
    def held_bytes(self) -> int:
        """Bytes of all pictures that are kept."""
        return self._pictures.held_bytes

    @property
    def pointing(self) -> Pointing:
        """What the speaker points with, and where."""
        return self._pointer.value

    def begin(self) -> None:
        """Put the windows on their screens."""
        self._placement.place()
        self._draw()
        self._ticks.start()
        self._saves.start()
        self._save()
        self._plan_pictures()
        if self._news:
            self.console.top.tell(self._news, "warn")
        QTimer.singleShot(0, self, self._stay_awake)

    def end(self) -> None:
        """Take the windows away and let the computer sleep again."""
        if self._ticks.isActive():
            self._become(transitions.end(self._show, self._now()))

    def press(self, pressed: Press) -> None:
        """A key was pressed on any window."""
        if not self._ending.takes(pressed):
            self._hands.press(pressed)

    def carry_out(self, order: Order) -> None:
        """Do what a key or a button asked for."""
        if order.about is not None:
            self.console.top.tell(once_more(order.about), "warn")
        elif order.command == "page":
            self._become(transitions.go_to_page(self._show, order.number, self._now()))
        elif order.command in TRANSITIONS:
            self._become(TRANSITIONS[order.command](self._show, self._now()))
        else:
            self._handlers[order.command]()

    def _is_busy(self) -> bool:
        return self._show.looking is not None or bool(self._pointer.value.tool)

    def _stay_awake(self) -> None:
        """Once the page is on the screen: a system service may take its time to answer."""
        if not self._show.is_over:
            self._awake.hold_soon(_("A talk is being given"))

    # ------------------------------------------------------------------ state

    def _become(self, show: Show) -> None:
        if show is self._show:
            return
        is_other_page = show.shown.page != self._show.shown.page
        self._show = show
        if show.is_over:
            self._finish()
            return
        if is_other_page:
            self._pointer.turn_page()
        self._draw()
        self._save()
        self._soon.start()
        self.stepped.emit(show)

    def _draw(self) -> None:
        self.stage.show_page(self._show.shown)
        self.share.show_page(self._show.shown)
        self.console.draw_show(self._show)
        self._tick()

    def _tick(self) -> None:
        times = self.console.draw_times(self._show, self._now())
        self.console.top.show_clock(QTime.currentTime().toString("HH:mm"))
        facts = signs(has_keys=_has_keys(), is_awake=self._awake.is_held)
        self.console.top.show_signs((*self.console.bells.signs(), *facts))
        text, tone = timer_text(times, self._script.rules) if self._show.has_timer else ("", "text")
        self.stage.show_timer(text, tone)

    def _finish(self) -> None:
        for timer in (self._ticks, self._saves, self._soon):
            timer.stop()
        self._placement.stop()
        self._awake.release()
        for content in (self.stage, self.console, self.share):
            content.blockSignals(True)
        self.windows.close_all()
        self._pictures.close()
        self._keeper.forget()
        self.finished.emit()

    def _save(self) -> None:
        self._keeper.save(self._show)

    def _plan_pictures(self) -> None:
        """The stage's picture of the next step first, then what is near it."""
        if not self._show.is_over:
            width = self.stage.width_px if self.stage.isVisible() else 0
            self._pictures.plan(picture_order(self._show, width, self.console.slides.keys_around))

    # ------------------------------------------------------------------ handlers

    def _table_of_handlers(self) -> dict[Command, Callable[[], object]]:
        handlers: dict[Command, Callable[[], object]] = {
            "swap": self._placement.swap,
            "reassert": self._placement.reassert,
            "identify": self._placement.identify,
            "larger": lambda: self._fitting.resize_notes(1),
            "smaller": lambda: self._fitting.resize_notes(-1),
            "rejoin": self.console.notes.text.rejoin,
            "teleprompter": self._toggle_teleprompter,
            "mirror": self.console.notes.text.toggle_mirror,
            "overview": lambda: self.console.open_overview(self._show),
            "help": self.console.open_help,
            "screens": self._placement.open_list,
            "drop": lambda: self._become(transitions.drop(self._show, self.console.lookout.drop_keys)),
            "sound": self.console.bells.toggle,
            "teach": self._hands.teach,
            "ignore": lambda: None,
            "ask_again": lambda: None,
            "wipe": self._pointer.wipe,
            "ask_end": lambda: self.console.top.tell(_("Press Esc once more to end the show"), "warn"),
            "end": self._ending.begin,
            "cancel": self._cancel,
        }
        for command, tool in TOOLS.items():
            handlers[command] = partial(self._pointer.take, tool)
        return handlers

    def _cancel(self) -> None:
        """Escape takes back one thing: what is in hand, else the private look."""
        if not self._pointer.put_down():
            self._become(transitions.look(self._show, None))

    def _darken(self) -> None:
        self._become(transitions.lower_curtain(self._show, self._now()))
        self.console.top.tell(_("The show has ended; one more key takes its windows away"), "text")

    def _toggle_teleprompter(self) -> None:
        """Running words are painted at the screen's pace, figures ten times a second."""
        is_on = self.console.toggle_teleprompter()
        self._ticks.setInterval(_FRAME_MS if is_on else _TICK_MS)

    def _on_clicked(self, is_main: bool) -> None:
        if not self._ending.takes_click():
            self.carry_out(Order("next" if is_main else "back"))

    def _on_point(self, key: str, *, go: bool) -> None:
        if go:
            self._become(transitions.go_to_key(self._show, key, self._now()))
            return
        self._become(transitions.look(self._show, transitions.position_of_key(self._show, key)))

    def _connect(self) -> None:
        self.windows.pressed.connect(self.press)
        self._placement.closed.connect(self.end)
        self.stage.resized.connect(self._soon.start)
        self.stage.clicked.connect(self._on_clicked)
        self.console.ordered.connect(lambda command: self.carry_out(Order(command)))
        self.console.looked.connect(lambda key: self._on_point(key, go=False))
        self.console.chosen.connect(lambda key: self._on_point(key, go=True))
        self.console.overview.chosen.connect(lambda page: self.carry_out(Order("page", page + 1)))
        self._hands.ordered.connect(self.carry_out)
        self._ending.darkened.connect(self._darken)
        self._ending.over.connect(self.end)
        self._placement.placed.connect(self._fitting.fit)
        self._fitting.fitted.connect(self._plan_pictures)
        self._ticks.timeout.connect(self._tick)
        self._saves.timeout.connect(self._save)
        self._soon.timeout.connect(self._plan_pictures)
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.end)


def start_presentation(given: ShowPlan, settings: Settings, parent: QObject | None = None) -> Presentation:
    """Begin a show on whatever screens there are; `parent` owns it."""
    made = Presentation(given, settings, parent=parent)
    made.begin()
    return made


def preferences_path() -> Path:
    """Where the speaker's arrangements are kept."""
    return settings_folder() / "presenting.json"


def _has_keys() -> bool:
    """Whether keys reach the show: one of this program's windows has the focus."""
    return QGuiApplication.focusWindow() is not None
