"""The user's settings while the program runs: one value, changed by replacing it, written at once."""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from lecturer.errors import UnwritableError
from lecturer.store.settings import (
    Settings,
    load_settings,
    save_settings,
    with_place,
    with_recent,
    without_recent,
)
from lecturer.timing.rate import Rate

TEXT_SCALE = "text_scale"
"""The key of the text size among the settings' extras."""
_LOG = logging.getLogger(__name__)


class UserSettings(QObject):
    """Holds the settings."""

    changed = Signal()
    recent_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = load_settings()

    @property
    def value(self) -> Settings:
        """The settings as they are now."""
        return self._value

    def update(self, **fields: object) -> None:
        """Change some settings."""
        self._become(msgspec.structs.replace(self._value, **fields))

    def opened(self, path: Path) -> None:
        """Remember a talk as the one opened last."""
        self._become(with_recent(self._value, path))
        self.recent_changed.emit()

    def forget(self, path: Path) -> None:
        """Drop a talk that is no longer there."""
        self._become(without_recent(self._value, path))
        self.recent_changed.emit()

    def place(self, path: Path) -> str:
        """The key at which a talk was left; empty when that is not known."""
        return self._value.places.get(str(path.absolute()), "")

    def left_at(self, path: Path, key: str) -> None:
        """Remember where a talk is left."""
        self._become(with_place(self._value, path, key))

    def window(self, name: str) -> str:
        """What was remembered about a window."""
        return self._value.windows.get(name, "")

    def remember_windows(self, **states: str) -> None:
        """Remember geometries and splitters."""
        self.update(windows=self._value.windows | states)

    def _become(self, settings: Settings) -> None:
        if settings == self._value:
            return
        self._value = settings
        try:
            save_settings(settings)
        except UnwritableError as error:
            _LOG.info("Settings not written: %s", error)
        self.changed.emit()


def text_scale_of(settings: Settings) -> float:
    """The user's text size."""
    value = settings.extra.get(TEXT_SCALE, 1.0)
    return float(value) if isinstance(value, int | float) and 0.75 <= value <= 2 else 1.0


def rate_of(settings: Settings) -> Rate:
    """The user's speaking rate."""
    return Rate(characters_per_minute=settings.rate)
