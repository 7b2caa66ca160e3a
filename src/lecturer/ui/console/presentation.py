"""A show on its two windows: one value, two views, and what the speaker's hands do to it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QRect, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from lecturer.deck.pages import Deck
from lecturer.i18n import gettext as _
from lecturer.show import resume, screens, transitions
from lecturer.show.audience import for_audience
from lecturer.show.keys import Command, Keyboard, Order, Press, press
from lecturer.show.preferences import Preferences, load_preferences, save_preferences
from lecturer.show.resume import Moment, Saved
from lecturer.show.screens import Assignment, Session
from lecturer.show.script import Script, script
from lecturer.show.state import Show, opened
from lecturer.store.folders import data_folder, settings_folder
from lecturer.store.settings import Settings
from lecturer.talk.records import Talk
from lecturer.timing.plan import Plan
from lecturer.timing.rules import load_rules
from lecturer.ui.console.awake import Awake
from lecturer.ui.console.notes_pane import LARGEST, SMALLEST
from lecturer.ui.console.window import Console
from lecturer.ui.stage.pictures import PictureKey, Pictures, nearest_first
from lecturer.ui.stage.screens import ScreenWatch, identity_of, records, screen_of
from lecturer.ui.stage.window import Stage

_log = logging.getLogger(__name__)
_TICK_MS = 100
_SAVE_MS = 1000


class Presentation(QObject):
    """A running show. It ends by itself when the speaker ends it.

    Args:
        talk: The talk.
        deck: Its deck.
        plan: Its planned times.
        settings: The user's settings.
        start_key: The point to begin at; empty for the beginning.
        path: The talk's file, to go on with after a crash.
        kept: A show that broke off, to go on with.
        monotonic: The clock; tests bring their own.
    """

    finished = Signal()
    """The show is over and its windows are gone."""
    stepped = Signal(object)
    """The state changed; carries the `Show`."""

    def __init__(
        self,
        talk: Talk,
        deck: Deck,
        plan: Plan,
        settings: Settings,
        *,
        start_key: str = "",
        path: Path | None = None,
        kept: Saved | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = monotonic
        self._path, self._title = path, talk.title
        self._script = _script(talk, deck, plan)
        self._settings = settings
        self._preferences = load_preferences(preferences_path())
        self._session = Session(remembered=self._preferences.projector)
        self._assignment = Assignment(None, None, "away")
        self._keyboard = Keyboard()
        audience = for_audience(deck)
        self._pictures = Pictures(audience, parent=self)
        self.stage = Stage(audience, self._pictures)
        self.console = Console(self._script, self._pictures, audience.ratio)
        self._watch = ScreenWatch(self)
        self._awake = Awake(self)
        self._show = opened(deck, self._now(), start_key=start_key)
        if kept is not None:
            self._show = resume.resumed(self._show, kept, self._moment())
        self._ticks = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._saves = QTimer(self, interval=_SAVE_MS)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._connect()

    @property
    def show(self) -> Show:
        """The present state."""
        return self._show

    @property
    def assignment(self) -> Assignment:
        """Where the windows are."""
        return self._assignment

    @property
    def held_bytes(self) -> int:
        """Bytes of all pictures that are kept."""
        return self._pictures.held_bytes

    def begin(self) -> None:
        """Put the windows on their screens."""
        self._awake.hold(_("A talk is being given"))
        self._place_windows()
        self._draw()
        self._ticks.start()
        self._saves.start()
        self._save()
        self._plan_pictures()

    def end(self) -> None:
        """Take the windows away and let the computer sleep again."""
        if self._ticks.isActive():
            self.carry_out(Order("end"))

    def press(self, pressed: Press) -> None:
        """A key was pressed on either window."""
        self._keyboard, orders = press(
            self._keyboard,
            pressed,
            round(time.monotonic() * 1000),
            is_looking=self._show.looking is not None,
            learned=self._preferences.learned,
        )
        for order in orders:
            self.carry_out(order)

    def carry_out(self, order: Order) -> None:
        """Do what a key or a button asked for."""
        now, show = self._now(), self._show
        changes: dict[Command, Callable[[], Show]] = {
            "next": lambda: transitions.forward(show, now),
            "back": lambda: transitions.back(show, now),
            "first": lambda: transitions.first(show, now),
            "last": lambda: transitions.last(show, now),
            "page": lambda: transitions.go_to_page(show, order.number, now),
            "look_next": lambda: transitions.look_by_points(show, 1),
            "look_back": lambda: transitions.look_by_points(show, -1),
            "jump": lambda: transitions.jump_to_looked(show, now),
            "cancel": lambda: transitions.look(show, None),
            "black": lambda: transitions.cover(show, "black"),
            "white": lambda: transitions.cover(show, "white"),
            "freeze": lambda: transitions.toggle_freeze(show),
            "clock": lambda: transitions.toggle_clock(show, now),
            "restart_clock": lambda: transitions.restart_clock(show, now),
            "end": lambda: transitions.end(show, now),
        }
        deeds: dict[Command, Callable[[], None]] = {
            "swap": self._swap,
            "reassert": self._place_windows,
            "larger": lambda: self._resize_notes(1),
            "smaller": lambda: self._resize_notes(-1),
            "ask_end": self._ask_end,
        }
        if order.command in changes:
            self._become(changes[order.command]())
        elif order.command in deeds:
            deeds[order.command]()

    # ------------------------------------------------------------------ state

    def _become(self, show: Show) -> None:
        if show is self._show:
            return
        self._show = show
        if show.is_over:
            self._finish()
            return
        self._draw()
        self._save()
        self._soon.start()
        self.stepped.emit(show)

    def _draw(self) -> None:
        self.stage.show_page(self._show.shown)
        self.console.draw_show(self._show)
        self._tick()

    def _tick(self) -> None:
        self.console.draw_times(self._show, self._now())
        self.console.top.show_clock(QTime.currentTime().toString("HH:mm"))

    def _finish(self) -> None:
        self._ticks.stop()
        self._saves.stop()
        self._soon.stop()
        self._awake.release()
        for window in (self.stage, self.console):
            window.blockSignals(True)
            window.close()
            window.deleteLater()
        self._pictures.close()
        resume.forget(resume_path())
        self.finished.emit()

    def _moment(self) -> Moment:
        return Moment(self._now(), time.time())

    def _save(self) -> None:
        """A show goes on when its state cannot be saved; the log says why."""
        kept = resume.saved(self._show, talk=self._path, title=self._title, now=self._moment())
        try:
            resume.write(resume_path(), kept)
        except OSError as error:
            _log.info("the show's state cannot be saved: %s", error)

    # --------------------------------------------------------------- pictures

    def _plan_pictures(self) -> None:
        """The stage's picture of the next step first, then what is near it."""
        show = self._show
        near = nearest_first(len(show.cues), show.position)
        stage = [PictureKey(show.cues[i].page, show.cues[i].reveal, self.stage.width_px) for i in near]
        console = self.console.slides.keys_around(near)
        if not self.stage.isVisible():
            stage = []
        order = [key for keys in zip_longest(stage, console[::2], console[1::2]) for key in keys if key]
        self._pictures.plan(order)

    # ---------------------------------------------------------------- screens

    def _place_windows(self) -> None:
        self._assignment, self._session = screens.assign(records(), self._session)
        stage, console = screen_of(self._assignment.stage), screen_of(self._assignment.console)
        if self._assignment.mode == "windowed" and console is not None:
            self._place_side_by_side(console)
        else:
            self._place_full(stage, console)
        self._tell_audience(stage)
        self._plan_pictures()

    def _place_full(self, stage: QScreen | None, console: QScreen | None) -> None:
        if stage is None:
            self.stage.leave()
        if console is None and stage is not None:
            self.console.hide()
        if console is not None:
            self.console.go_full(console)
            self._restore_panes(console)
        if stage is not None:
            self.stage.go_full(stage)
        (self.console if console is not None else self.stage).activateWindow()

    def _place_side_by_side(self, screen: QScreen) -> None:
        """One screen: the console below, the audience's window in the upper right corner above it."""
        room = screen.availableGeometry()
        width = max(480, room.width() * 2 // 5)
        height = round(width * 9 / 16)
        self.console.go_windowed(screen, room)
        self._restore_panes(screen)
        corner = QRect(room.right() - width - 24, room.bottom() - height - 96, width, height)
        self.stage.go_windowed(screen, corner)
        self.console.activateWindow()

    def _tell_audience(self, stage: QScreen | None) -> None:
        mode, top = self._assignment.mode, self.console.top
        if stage is None:
            top.show_audience(_("The projector is gone; plug it in again and the show goes on"), is_lost=True)
            return
        if mode == "windowed":
            top.show_audience(_("One screen: the audience's page is in a window"), is_lost=False)
            return
        size = stage.geometry().size() * stage.devicePixelRatio()
        model = stage.model() or stage.name()
        top.show_audience(
            _("Audience screen: “%(name)s”, %(width)d×%(height)d")
            % {"name": model, "width": size.width(), "height": size.height()},
            is_lost=False,
        )

    def _swap(self) -> None:
        self._session = screens.swap(records(), self._session)
        self._place_windows()
        self._keep(projector=self._session.remembered)

    def _on_screen_removed(self, screen: QScreen) -> None:
        """At once, before the system moves the window somewhere else."""
        if self._assignment.mode != "windowed" and identity_of(screen) == self._assignment.stage:
            self.stage.leave()

    # ------------------------------------------------------------------ notes

    def _resize_notes(self, direction: int) -> None:
        size = self._notes_size()
        stride = 2 if size < 40 or (size == 40 and direction < 0) else 4
        size = min(max(size + direction * stride, SMALLEST), LARGEST)
        self.console.notes.set_size(size)
        self._keep(notes_sizes=self._preferences.notes_sizes | {self.console.screen().name(): size})

    def _notes_size(self) -> int:
        kept = self._preferences.notes_sizes.get(self.console.screen().name())
        return kept or self._usual_size()

    def _usual_size(self) -> int:
        """What the settings say when the user set it there, else 32 at 1440x900 and in proportion."""
        if self._settings.console_font != Settings().console_font:
            return self._settings.console_font
        return max(28, round(32 * min(self.console.width() / 1440, self.console.height() / 900)))

    def _restore_panes(self, screen: QScreen) -> None:
        self.console.set_pane_widths(self._preferences.panes.get(screen.name(), ()))
        self.console.notes.set_size(self._notes_size())

    def _on_resized(self) -> None:
        if self._show.is_over:
            return
        self.console.notes.set_size(self._notes_size())
        self._plan_pictures()

    def _on_panes_moved(self) -> None:
        name = self.console.screen().name()
        self._keep(panes=self._preferences.panes | {name: self.console.pane_widths})

    def _keep(self, **changes: object) -> None:
        kept: Preferences = replace(self._preferences, **changes)
        if kept == self._preferences:
            return
        self._preferences = kept
        try:
            save_preferences(preferences_path(), kept)
        except OSError as error:
            _log.info("the preferences cannot be saved: %s", error)

    def _ask_end(self) -> None:
        self.console.top.tell(_("Press Esc once more to end the show"), "warn")

    def _on_point(self, key: str, *, go: bool) -> None:
        if go:
            self._become(transitions.go_to_key(self._show, key, self._now()))
            return
        self._become(transitions.look(self._show, transitions.position_of_key(self._show, key)))

    def _connect(self) -> None:
        for window in (self.stage, self.console):
            window.pressed.connect(self.press)
            window.closed.connect(self.end)
            window.resized.connect(self._on_resized, Qt.ConnectionType.QueuedConnection)
        self.stage.clicked.connect(lambda main: self.carry_out(Order("next" if main else "back")))
        self.console.ordered.connect(lambda command: self.carry_out(Order(command)))
        self.console.looked.connect(lambda key: self._on_point(key, go=False))
        self.console.chosen.connect(lambda key: self._on_point(key, go=True))
        self.console.sized.connect(self._resize_notes)
        self.console.moved_panes.connect(self._on_panes_moved)
        self._watch.removed.connect(self._on_screen_removed)
        self._watch.changed.connect(self._place_windows)
        self._ticks.timeout.connect(self._tick)
        self._saves.timeout.connect(self._save)
        self._soon.timeout.connect(self._plan_pictures)
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.end)


def start_presentation(
    talk: Talk,
    deck: Deck,
    plan: Plan,
    settings: Settings,
    start_key: str = "",
    parent: QWidget | QObject | None = None,
    *,
    path: Path | None = None,
    kept: Saved | None = None,
) -> Presentation:
    """Begin a show on whatever screens there are.

    Args:
        talk: The talk.
        deck: Its deck.
        plan: Its planned times.
        settings: The user's settings.
        start_key: The point to begin at; empty for the beginning.
        parent: Who owns the show.
        path: The talk's file, to go on with after a crash.
        kept: What `unfinished_show` gave, to go on there.
    """
    made = Presentation(talk, deck, plan, settings, start_key=start_key, path=path, kept=kept, parent=parent)
    made.begin()
    return made


def unfinished_show() -> Saved | None:
    """A show that broke off and may be gone on with; asked once when the program starts."""
    return resume.read(resume_path(), Moment(time.monotonic(), time.time()))


def forget_unfinished_show() -> None:
    """The user does not want to go on with it."""
    resume.forget(resume_path())


def resume_path() -> Path:
    """Where the state of a running show is kept."""
    return data_folder("show") / "running.json"


def preferences_path() -> Path:
    """Where the speaker's arrangements are kept."""
    return settings_folder() / "presenting.json"


def _script(talk: Talk, deck: Deck, plan: Plan) -> Script:
    own = {key: estimate.planned for key, estimate in plan.own.items()}
    return script(talk, deck, own, plan.branch, load_rules(talk.rules))
