"""The screens of this computer as the plain records of `show.screens`, and when they change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from lecturer.show.screens import Identity, Screen

_NOTHING = ("none", "unknown")
"""What systems say of a screen that does not tell what it is."""


def identity_of(screen: QScreen) -> Identity:
    """What a screen is."""
    facts = (screen.manufacturer(), screen.model(), screen.serialNumber())
    return Identity(screen.name(), *("" if fact.lower() in _NOTHING else fact for fact in facts))


def record_of(screen: QScreen) -> Screen:
    """A screen as the policy sees it."""
    area = screen.geometry()
    return Screen(
        identity=identity_of(screen),
        x=area.x(),
        y=area.y(),
        width=area.width(),
        height=area.height(),
        device_ratio=screen.devicePixelRatio(),
        is_primary=screen is QGuiApplication.primaryScreen(),
    )


def plugged_in() -> tuple[QScreen, ...]:
    """The screens that are really there; without any, Qt keeps one that has no size."""
    return tuple(screen for screen in QGuiApplication.screens() if not screen.geometry().isEmpty())


def records() -> tuple[Screen, ...]:
    """All screens as the policy sees them."""
    return tuple(record_of(screen) for screen in plugged_in())


def screen_of(identity: Identity | None) -> QScreen | None:
    """Qt's screen of an identity; None when it is not there."""
    if identity is None:
        return None
    return next((screen for screen in plugged_in() if identity_of(screen) == identity), None)


class ScreenWatch(QObject):
    """Tells when screens come, go or change; many changes at once are told once."""

    removed = Signal(QScreen)
    """A screen is going away, told before anything else happens; carries its `QScreen`."""
    changed = Signal()
    """The screens are other ones, or other in size, place or scale."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self.changed)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._on_added)
        app.screenRemoved.connect(self._on_removed)
        app.primaryScreenChanged.connect(self._on_changed)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_changed)
        screen.logicalDotsPerInchChanged.connect(self._on_changed)

    def _on_added(self, screen: QScreen) -> None:
        self._watch(screen)
        self._settle.start()

    def _on_removed(self, screen: QScreen) -> None:
        self.removed.emit(screen)
        self._settle.start()

    def _on_changed(self) -> None:
        self._settle.start()
