"""A speaker's arrangement for all shows: projector, size of the notes, panes, taught buttons."""

from __future__ import annotations

from pathlib import Path

import msgspec

from lecturer.files.atomic import replace_file
from lecturer.show.console_commands import Command
from lecturer.show.screens import Identity


class Preferences(msgspec.Struct, frozen=True, omit_defaults=True):
    """Kept between shows.

    Attributes:
        projector: The screen that the audience saw last.
        notes_sizes: Size of the notes by the screen the console was on.
        panes: Widths of the console's panes by its screen; empty for the usual ones.
        learned: What taught buttons do, by key.
    """

    projector: Identity | None = None
    notes_sizes: dict[str, int] = {}
    panes: dict[str, tuple[int, ...]] = {}
    learned: dict[str, Command] = {}


def load_preferences(path: Path) -> Preferences:
    """The preferences; the usual ones when there are none or they cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Preferences)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError):
        return Preferences()


def save_preferences(path: Path, preferences: Preferences) -> None:
    """Keep the preferences.

    Raises:
        OSError: They cannot be written; those that were there before still are.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, msgspec.json.format(msgspec.json.encode(preferences)))
