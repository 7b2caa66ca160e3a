"""A window of a show: black, or filled with what it holds. It never moves; what it holds does."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from lecturer.show.keys import Press
from lecturer.ui.presenting.stage.key_names import press_of, press_of_text

_FULL = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint
_VERIFY_AFTER_MS = (60, 300, 1000)
"""A window manager answers within some 10 ms; a busy one was seen to take 200."""


class ShowWindow(QWidget):
    """Holds the page or the console, takes the keys for either, and is a black curtain without both.

    Args:
        flags: The kind of window.
        screen: Where it is.
        area: Its place there.
    """

    pressed = Signal(Press)
    """A key was pressed here; carries a `Press`."""
    closed = Signal(QWidget)
    """The user closed the window by the system's means; carries what it held, or None."""
    misplaced = Signal()
    """The system put the window on another screen, three times."""

    def __init__(self, flags: Qt.WindowType, screen: QScreen, area: QRect) -> None:
        super().__init__(None, flags)
        self._content: QWidget | None = None
        self._home: QScreen | None = None
        self._checks = 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setScreen(screen)
        self.setGeometry(area)

    @property
    def content(self) -> QWidget | None:
        """What it holds."""
        return self._content

    @property
    def takes_keys(self) -> bool:
        """Whether the system can give it the keyboard by itself."""
        return not self.windowFlags() & Qt.WindowType.BypassWindowManagerHint

    def hold(self, content: QWidget | None) -> None:
        """Hold this and show it as soon as the window is painted; None for the black curtain."""
        self._content = content
        if content is not None:
            content.setParent(self)
            content.setGeometry(self.rect())
            content.show()
            self.setWindowTitle(content.windowTitle())

    def let_go(self) -> None:
        """The content is held by another window from now on."""
        self._content = None

    def fill(self, screen: QScreen) -> None:
        """Fill the screen, and make sure of it afterwards."""
        self._home, self._checks = screen, 0
        self._fill()
        self._verify_later()

    def leave(self) -> None:
        """Be gone; the content has been let go before."""
        self._home = None
        self.blockSignals(True)
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = press_of(event)
        if pressed:
            self.pressed.emit(pressed)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        pressed = press_of_text(event.commitString())
        if pressed:
            self.pressed.emit(pressed)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is a key of the show; the focus stays with the window."""
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.black)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._content is not None:
            self._content.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit(self._content)
        super().closeEvent(event)

    def _fill(self) -> None:
        screen = self._home
        assert screen is not None
        self.winId()
        if self._is_home():
            return
        if QGuiApplication.platformName().startswith("wayland"):
            self._fill_on_wayland(screen)
            return
        handle = self.windowHandle()
        if handle.screen() is not screen:
            handle.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _fill_on_wayland(self, screen: QScreen) -> None:
        """Choose the screen before the window is shown, and leave its size to the compositor afterwards.

        A screen can be chosen for a hidden window only; and a full-screen window that is larger than the
        compositor said ends the whole program.
        """
        if self.windowHandle().screen() is not screen or not self.isFullScreen():
            self.hide()
            self.windowHandle().setScreen(screen)
            self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _is_home(self) -> bool:
        is_there = self.isVisible() and self.isFullScreen() and self.windowHandle().screen() is self._home
        return is_there and self._home is not None and self.geometry() == self._home.geometry()

    def _verify_later(self) -> None:
        if self._checks < len(_VERIFY_AFTER_MS):
            QTimer.singleShot(_VERIFY_AFTER_MS[self._checks], self, self._verify)

    def _verify(self) -> None:
        """Window managers put full-screen windows where they like; ask again, then say so."""
        screen = self._home
        if screen is None or not self.isVisible() or screen not in QGuiApplication.screens():
            return
        is_right = self.windowHandle().screen() is screen and self.geometry() == screen.geometry()
        self._checks += 1
        if not is_right:
            if self._checks == len(_VERIFY_AFTER_MS):
                self.misplaced.emit()
                return
            self._fill()
        self._verify_later()


def full_window(screen: QScreen, *, takes_keys: bool) -> ShowWindow:
    """A window that fills a screen from now on.

    On X11 a window manager moves the full-screen windows of a screen that is pulled out onto another one
    before this program hears of it: the page lay over the laptop for some 10 ms. A window that needs no
    keys, since another one has them, is none of the window manager's business. Such a window is never
    moved: mutter 43.8 then keeps showing its old picture in the old place.
    """
    is_ours_alone = not takes_keys and QGuiApplication.platformName() == "xcb"
    flags = _FULL | Qt.WindowType.BypassWindowManagerHint if is_ours_alone else _FULL
    return ShowWindow(flags, screen, screen.geometry())


def framed_window(screen: QScreen, area: QRect, *, is_on_top: bool = False) -> ShowWindow:
    """An ordinary window, which the user may move."""
    flags = Qt.WindowType.Window
    if is_on_top:
        flags |= Qt.WindowType.WindowStaysOnTopHint
    return ShowWindow(flags, screen, area)
