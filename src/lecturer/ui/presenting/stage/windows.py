"""The windows of a show: one a screen in use. Roles are what they hold, so a swap moves no window."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from lecturer.show.keys import Press
from lecturer.ui.presenting.stage.show_window import ShowWindow, framed_window, full_window

_RELIEF_MS = 200
"""A window that another one replaces stays above it until that one is surely painted."""


class Windows(QObject):
    """Opens a window on each screen in use and exchanges what the windows hold."""

    pressed = Signal(Press)
    """A key was pressed on one of them; carries a `Press`."""
    closed = Signal(QWidget)
    """The user closed one of them; carries what it held, or None."""
    misplaced = Signal()
    """The system put a window on another screen than asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._full: dict[QScreen, ShowWindow] = {}
        self._framed: list[ShowWindow] = []
        self._extra: list[ShowWindow] = []
        self._parking = QWidget()

    @property
    def has_keys(self) -> bool:
        """Whether the keyboard is with one of them."""
        return any(window.isActiveWindow() for window in self._all())

    def park(self, *contents: QWidget) -> None:
        """Hold these in no window: nobody sees them."""
        for content in contents:
            self._let_go(content)
            if content.parentWidget() is not self._parking:
                content.setParent(self._parking)
        for window in [window for window in self._extra if window.content is None]:
            self._extra.remove(window)
            window.leave()

    def fill(self, contents: Mapping[QScreen, QWidget | None], leader: QScreen) -> None:
        """Fill these screens; None is a black curtain. All of them are repainted in the same turn.

        Args:
            contents: What to hold on each screen, in the order of painting: what the audience sees comes
                first. Windows on other screens are closed.
            leader: The screen whose window is opened first and has the keyboard.
        """
        fresh = [screen for screen in dict.fromkeys((leader, *contents)) if self._open(screen, contents)]
        self._exchange({self._full[screen]: content for screen, content in contents.items()})
        for screen in fresh:
            self._full[screen].fill(screen)
        for screen in [screen for screen in self._full if screen not in contents]:
            self._close(screen)
        self._close_framed()
        self.take_keyboard()

    def float_over(self, contents: Mapping[QWidget, QRect], screen: QScreen) -> None:
        """Hold these in ordinary windows on a screen; the last one lies above the others, the first leads."""
        framed = [
            framed_window(screen, area, is_on_top=index > 0) for index, area in enumerate(contents.values())
        ]
        self._exchange(dict(zip(framed, contents, strict=True)))
        for place in list(self._full):
            self._close(place)
        self._close_framed()
        self._framed = framed
        for window in framed:
            self._connect(window)
            window.show()
        framed[0].activateWindow()

    def float(self, content: QWidget, area: QRect, screen: QScreen) -> None:
        """Hold this in one more ordinary window, above the others; the keyboard stays where it is."""
        window = framed_window(screen, area, is_on_top=True)
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._exchange({window: content})
        self._extra.append(window)
        self._connect(window)
        window.show()

    def is_floating(self, content: QWidget) -> bool:
        """Whether it is held by a window of its own."""
        return any(window.content is content for window in self._extra)

    def leave(self, screen: QScreen) -> None:
        """A screen is going away: close its window at once, before the system moves it to another one."""
        if screen in self._full:
            self._close(screen)

    def raise_all(self) -> None:
        """Bring the windows to the front, whatever another program put over them."""
        for window in self._all():
            window.raise_()

    def take_keyboard(self, *, is_surely_lost: bool = False) -> int:
        """Ask for the keyboard, unless one of the windows has it.

        Args:
            is_surely_lost: The window system says so; Qt may still believe the contrary.

        Returns:
            The window system's number of the window that asked; 0 when none can have it.
        """
        leader = next((window for window in self._all() if window.takes_keys), None)
        if leader is None:
            return 0
        if is_surely_lost or not self.has_keys:
            leader.activateWindow()  # one that has it would only lose it for a moment
        return int(leader.winId())

    def close_all(self) -> None:
        """The show is over."""
        self._close_framed()
        for screen in list(self._full):
            self._close(screen)
        for window in self._extra:
            self._dismiss(window)
        self._parking.deleteLater()

    # ------------------------------------------------------------------ one window

    def _open(self, screen: QScreen, wanted: Collection[QScreen]) -> bool:
        """Have a window on a screen; whether it is a new one that has still to fill it."""
        old = self._full.get(screen)
        others = [self._full[place] for place in wanted if place is not screen and place in self._full]
        needs_keys = not any(window.takes_keys for window in others)
        if old is not None and not self._is_outdated(old, screen, needs_keys=needs_keys):
            old.fill(screen)
            return False
        window = full_window(screen, takes_keys=needs_keys)
        self._connect(window)
        self._full[screen] = window
        if old is not None:
            content = old.content
            old.let_go()
            if content is not None:
                window.hold(content)
            QTimer.singleShot(_RELIEF_MS, old, old.leave)
        return True

    @staticmethod
    def _is_outdated(window: ShowWindow, screen: QScreen, *, needs_keys: bool) -> bool:
        """Whether a new window must take its place: it cannot have the keys, or it would have to move."""
        if window.takes_keys:
            return False
        return needs_keys or window.geometry() != screen.geometry()

    def _connect(self, window: ShowWindow) -> None:
        window.pressed.connect(self.pressed)
        window.misplaced.connect(self.misplaced)
        window.closed.connect(self.closed)

    def _exchange(self, wanted: Mapping[ShowWindow, QWidget | None]) -> None:
        """Give each window what it shall hold, and paint them all before anything else is done."""
        changed = [window for window, content in wanted.items() if window.content is not content]
        for window in changed:
            window.setUpdatesEnabled(False)
        for content in (wanted[window] for window in changed):
            if content is not None:
                self._let_go(content)
        for window in changed:
            window.hold(wanted[window])
        for window in changed:
            window.setUpdatesEnabled(True)
        for window in changed:
            if window.isVisible():
                window.repaint()

    def _let_go(self, content: QWidget) -> None:
        for window in self._all():
            if window.content is content:
                window.let_go()

    def _close(self, screen: QScreen) -> None:
        self._dismiss(self._full.pop(screen))

    def _close_framed(self) -> None:
        for window in self._framed:
            self._dismiss(window)
        self._framed = []

    def _dismiss(self, window: ShowWindow) -> None:
        if window.content is not None:
            window.content.setParent(self._parking)
            window.let_go()
        window.leave()

    def _all(self) -> tuple[ShowWindow, ...]:
        return (*self._full.values(), *self._framed, *self._extra)
