"""The speaker's arrangements while a show runs: read once, written when one of them changes."""

from __future__ import annotations

import logging
from pathlib import Path

from msgspec.structs import replace

from lecturer.show.preferences import Preferences, load_preferences, save_preferences
from lecturer.store.settings import Settings

_log = logging.getLogger(__name__)
SMALLEST, LARGEST = 14, 120


class Arrangements:
    """Sizes, panes, projector and taught buttons, by the screen the console is on.

    Args:
        path: Where they are kept.
        settings: The user's settings, for the size of the notes.
    """

    def __init__(self, path: Path, settings: Settings) -> None:
        self._path = path
        self._settings = settings
        self._kept = load_preferences(path)

    @property
    def value(self) -> Preferences:
        """The arrangements as they are."""
        return self._kept

    def keep(self, **changes: object) -> None:
        """Change some of them; a show goes on when they cannot be written."""
        changed: Preferences = replace(self._kept, **changes)
        if changed == self._kept:
            return
        self._kept = changed
        try:
            save_preferences(self._path, changed)
        except OSError as error:
            _log.info("the arrangements cannot be saved: %s", error)

    def notes_size(self, screen: str, width: int, height: int) -> int:
        """The size of the notes on such a console: 32 at 1440x900 unless the user said otherwise."""
        usual = self._settings.console_font
        if usual == Settings().console_font:
            usual = max(28, round(32 * min(width / 1440, height / 900)))
        return self._kept.notes_sizes.get(screen) or usual

    def resize_notes(self, screen: str, size: int, direction: int) -> int:
        """The next size up (1) or down (-1), which is kept for that screen."""
        stride = 2 if size < 40 or (size == 40 and direction < 0) else 4
        size = min(max(size + direction * stride, SMALLEST), LARGEST)
        self.keep(notes_sizes=self._kept.notes_sizes | {screen: size})
        return size

    def panes(self, screen: str) -> tuple[int, ...]:
        """The widths of the console's panes; empty for the usual ones."""
        return self._kept.panes.get(screen, ())

    def keep_panes(self, screen: str, widths: tuple[int, ...]) -> None:
        """Keep the widths that the speaker gave the panes."""
        self.keep(panes=self._kept.panes | {screen: widths})
