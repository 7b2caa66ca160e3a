"""The user's settings: one record, read tolerantly and written safely.

A damaged file or a wrong value never keeps the program from starting: what can be read is used.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, Literal, get_type_hints

import msgspec

from lecturer.files.atomic import replace_file
from lecturer.files.folders import settings_folder
from lecturer.system.late import late
from lecturer.timing.rate import CHARACTERS_PER_MINUTE

unwritable = late("lecturer.store.save", "unwritable")

RECENT_KEPT = 12


class Settings(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the user chose, and where the windows were.

    Attributes:
        language: "" asks the system.
        appearance: Light or dark windows; "" asks the system.
        recent: Paths of talks, the last one opened first.
        windows: Geometry, splitters and folds by a name the window chooses, as text.
        places: The key that was worked on last, by the path of its talk.
        console_font: Size of the notes on the console in points.
        editor_font: Size of the notes in the main window in logical pixels.
        rate: Characters a minute; the learned pace when a take was adopted.
        rules: The rule set of new talks.
        speaker: Who spoke the talk before.
        unit: From where.
        theme: The theme of new talks.
        kit_name: How the files for the venue were called the last time.
        extra: Settings of other versions, kept.
    """

    language: Literal["", "zh", "en"] = ""
    appearance: Literal["", "light", "dark"] = ""
    recent: tuple[str, ...] = ()
    windows: dict[str, str] = {}
    places: dict[str, str] = {}
    console_font: int = 28
    editor_font: int = 17
    rate: float = CHARACTERS_PER_MINUTE
    rules: str = ""
    speaker: str = ""
    unit: str = ""
    theme: str = "plain"
    kit_name: str = ""
    extra: dict[str, object] = {}


_LIMITS = {"console_font": (12, 96), "editor_font": (8, 48), "rate": (60.0, 600.0)}
_TYPES: dict[str, Any] = {name: kind for name, kind in get_type_hints(Settings).items() if name != "extra"}


def settings_path() -> Path:
    """The settings' file."""
    return settings_folder() / "settings.json"


def load_settings(path: Path | None = None) -> Settings:
    """The settings; the defaults for every one that is missing or makes no sense."""
    try:
        found = json.loads((path or settings_path()).read_bytes())
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    known = {name: value for name, value in found.items() if name in _TYPES and _is_valid(name, value)}
    extra = {name: value for name, value in found.items() if name not in _TYPES}
    return msgspec.convert(known | ({"extra": extra} if extra else {}), Settings)


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings.

    Raises:
        UnwritableError: When they cannot be written; the ones before are still there.
    """
    fields = msgspec.to_builtins(settings)
    extra = fields.pop("extra", {})
    text = json.dumps(fields | extra, ensure_ascii=False, indent=2) + "\n"
    target = path or settings_path()
    try:
        replace_file(target, text.encode("utf-8", "replace"))
    except OSError as error:
        raise unwritable(error, target, needed=len(text)) from error


def with_recent(settings: Settings, path: Path) -> Settings:
    """The settings with a talk at the head of the recent ones."""
    name = str(path.absolute())
    recent = (name, *(each for each in settings.recent if each != name))[:RECENT_KEPT]
    return msgspec.structs.replace(settings, recent=recent)


def with_place(settings: Settings, path: Path, key: str) -> Settings:
    """The settings with the place where a recent talk was left; talks that are not recent have none."""
    places = settings.places | {str(path.absolute()): key}
    kept = {name: place for name, place in places.items() if name in settings.recent}
    return msgspec.structs.replace(settings, places=kept)


def without_recent(settings: Settings, path: Path) -> Settings:
    """The settings without a talk that is no longer there."""
    recent = tuple(each for each in settings.recent if each != str(path.absolute()))
    return msgspec.structs.replace(settings, recent=recent)


def _is_valid(name: str, value: object) -> bool:
    try:
        converted = msgspec.convert(value, _TYPES[name])
    except msgspec.ValidationError:
        return False
    lowest, highest = _LIMITS.get(name, (-math.inf, math.inf))
    return not isinstance(converted, int | float) or lowest <= converted <= highest
