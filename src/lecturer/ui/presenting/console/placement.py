"""Puts page and console on their screens, and again whenever screens come, go or change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.show import screens
from lecturer.show.screens import Assignment, Identity, Privacy, Session
from lecturer.ui.presenting.console.arrangements import Arrangements
from lecturer.ui.presenting.console.identify import identify_screens
from lecturer.ui.presenting.console.window import Console
from lecturer.ui.presenting.stage.keyboard_watch import KeyboardWatch, x11_focus
from lecturer.ui.presenting.stage.screens import ScreenWatch, records, screen_of
from lecturer.ui.presenting.stage.window import Stage
from lecturer.ui.presenting.stage.windows import Windows


class Placement(QObject):
    """Carries out what `show.screens` decides.

    Args:
        windows: Where the two are held.
        stage: What the audience sees.
        console: What the speaker sees.
        share: The audience's page once more, for a call.
        arrangements: Where the projector that the user chose is kept.
        session: What is known about screens when the show begins.
    """

    placed = Signal()
    """Page and console are where they belong now."""
    closed = Signal()
    """The user closed the page or the console by the system's means."""

    def __init__(
        self,
        windows: Windows,
        stage: Stage,
        console: Console,
        share: Stage,
        arrangements: Arrangements,
        session: Session,
    ) -> None:
        super().__init__(windows)
        self._stage, self._console, self._share = stage, console, share
        self._windows, self._arrangements = windows, arrangements
        windows.park(stage, console, share)
        self._session = session
        self._assignment = Assignment(None, None, "away")
        self._numbers: list[QWidget] = []
        self._keyboard = KeyboardWatch(windows, x11_focus())
        self._watch = ScreenWatch(self)
        self._watch.removed.connect(self._on_removed)
        self._watch.changed.connect(self.place)
        console.screens.chosen.connect(self.choose)
        console.screens.shared.connect(self.share)
        console.screens.identified.connect(self.identify)
        windows.misplaced.connect(self._on_misplaced)
        windows.closed.connect(self._on_closed)

    @property
    def assignment(self) -> Assignment:
        """Where the windows are."""
        return self._assignment

    @property
    def privacy(self) -> Privacy:
        """Who can see the notes."""
        return screens.privacy(records(), self._session, self._assignment)

    def place(self) -> None:
        """Put page and console where they belong."""
        self._assignment, self._session = screens.assign(records(), self._session)
        stage, console = screen_of(self._assignment.stage), screen_of(self._assignment.console)
        if self._assignment.mode == "windowed" and console is not None:
            self._side_by_side(console)
        else:
            self._full(stage, console)
        self._tell(stage)
        self.placed.emit()

    def swap(self) -> None:
        """Exchange the roles of the screens."""
        self._session = screens.swap(records(), self._session)
        self.place()
        self._arrangements.keep(projector=self._session.remembered)

    def choose(self, projector: Identity) -> None:
        """The audience sees that screen from now on."""
        self._session = screens.choose(records(), self._session, projector)
        self.place()
        self._arrangements.keep(projector=projector)

    def reassert(self) -> None:
        """Bring the stage to the front again, whatever another program put over it."""
        self.place()
        self._windows.raise_all()

    def identify(self) -> None:
        """Show a big number on every screen for a moment."""
        self._numbers = identify_screens()

    def share(self) -> None:
        """Put the page into a window beside the console too, to share it in a call, or take it away."""
        if self._windows.is_floating(self._share):
            self._windows.park(self._share)
        elif self._console.isVisible():
            room = self._console.screen().availableGeometry()
            self._windows.float(self._share, _beside_the_notes(room), self._console.screen())

    def open_list(self) -> None:
        """Let the speaker choose the audience's screen by name; the show goes on beneath."""
        self._console.screens.open(
            records(), self._assignment.stage, is_shared=self._windows.is_floating(self._share)
        )

    def stop(self) -> None:
        """Screens may do what they like from now on."""
        self._numbers.clear()
        self._keyboard.stop()
        self._watch.changed.disconnect(self.place)
        self._watch.removed.disconnect(self._on_removed)

    def _full(self, stage: QScreen | None, console: QScreen | None) -> None:
        contents: dict[QScreen, QWidget | None] = {}
        if stage is not None:
            contents[stage] = self._stage
        for identity in self._assignment.curtains:
            screen = screen_of(identity)
            if screen is not None:
                contents[screen] = None
        if console is not None:
            contents[console] = self._console
        self._stage.hide_pointer(is_hidden=True)
        self._windows.park(*(each for each in (self._stage, self._console) if each not in contents.values()))
        leader = console or stage
        if leader is not None:
            self._windows.fill(contents, leader)

    def _side_by_side(self, screen: QScreen) -> None:
        """One screen: the console, and the audience's page in a window over its lower right."""
        room = screen.availableGeometry()
        self._stage.hide_pointer(is_hidden=False)
        self._windows.float_over({self._console: room, self._stage: _beside_the_notes(room)}, screen)

    def _tell(self, stage: QScreen | None) -> None:
        mode, top = self._assignment.mode, self._console.top
        top.show_privacy(self.privacy)
        if mode == "private" and self.privacy == "only_you":
            top.show_audience(_("Rehearsal: nobody else sees it, every point is timed"), is_lost=False)
        elif mode == "private":
            top.show_audience(_("Rehearsal: every point is timed"), is_lost=False)
        elif stage is None:
            top.show_audience(_("The projector is gone; plug it in again and the show goes on"), is_lost=True)
        elif mode == "windowed":
            top.show_audience(_("One screen: the audience's page is in a window"), is_lost=False)
        else:
            size = stage.geometry().size() * stage.devicePixelRatio()
            facts = {"name": stage.model() or stage.name(), "width": size.width(), "height": size.height()}
            top.show_audience(_("Audience screen: “%(name)s”, %(width)d×%(height)d") % facts, is_lost=False)

    def _on_removed(self, screen: QScreen) -> None:
        """At once, before the system moves the window somewhere else."""
        self._windows.leave(screen)

    def _on_closed(self, content: QWidget | None) -> None:
        """A window for a call that is closed is put away; it ends nothing."""
        if content is self._share:
            self._windows.park(self._share)
        else:
            self.closed.emit()

    def _on_misplaced(self) -> None:
        self._console.top.tell(_("The page is on another screen than asked for; press S to swap"), "warn")


def _beside_the_notes(room: QRect) -> QRect:
    """The usual place of a page in a window: the lower right, away from the preview of the next slide."""
    width = max(320, room.width() // 4)
    height = round(width * 9 / 16)
    return QRect(room.right() - width - 24, room.bottom() - height - 84, width, height)
