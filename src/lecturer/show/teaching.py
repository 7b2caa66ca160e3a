"""Teaching a clicker's button: press it once, choose what it does, as one value that keys change."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from lecturer.i18n import lazy
from lecturer.show.keys import KEYS, Command

TAUGHT: tuple[tuple[Command, str], ...] = (
    ("next", lazy("Next step")),
    ("back", lazy("Step before")),
    ("black", lazy("Black screen")),
    ("white", lazy("White screen")),
    ("freeze", lazy("Freeze the audience's page")),
    ("swap", lazy("Swap the screens")),
    ("reassert", lazy("Bring the page to the front again")),
    ("clock", lazy("Hold the clock, or go on")),
    ("timer", lazy("Timer for the judges on the page")),
    ("overview", lazy("All slides, and search")),
    ("laser", lazy("Laser pointer")),
    ("spotlight", lazy("Spotlight")),
    ("rejoin", lazy("Notes follow the clock again")),
    ("ignore", lazy("Nothing: the button is ignored")),
)
"""What a button can be taught, in the order in which it is offered; translated when shown."""

NEVER_TAUGHT = "Escape"
"""The way out of everything keeps its meaning."""


class Lesson(msgspec.Struct, frozen=True):
    """How far a lesson is.

    Attributes:
        key: The button that is being taught; empty while one is waited for.
        place: Index of the marked row of `TAUGHT`.
        is_over: The speaker is done.
    """

    key: str = ""
    place: int = 0
    is_over: bool = False


class Taught(msgspec.Struct, frozen=True):
    """A button has learned something; None means that it forgot."""

    key: str
    command: Command | None


def hear(lesson: Lesson, key: str, learned: Mapping[str, Command]) -> tuple[Lesson, Taught | None]:
    """What a press does to a lesson, and what was taught by it.

    The first press is the button. Then the arrows, or the same button again, walk through the choices;
    Enter takes the marked one, Delete gives the button back its usual meaning, Escape lets it be.
    """
    if not lesson.key:
        return _first(lesson, key, learned), None
    if key == NEVER_TAUGHT:
        return Lesson(), None
    if key == "Enter":
        return Lesson(), Taught(lesson.key, TAUGHT[lesson.place][0])
    if key in ("Delete", "Backspace") and key != lesson.key:
        return Lesson(), Taught(lesson.key, None)
    if key in ("Down", "Up", lesson.key):
        by = -1 if key == "Up" and lesson.key != "Up" else 1
        return replace(lesson, place=(lesson.place + by) % len(TAUGHT)), None
    return lesson, None


def after(learned: Mapping[str, Command], taught: Taught) -> dict[str, Command]:
    """All that is learned once this is."""
    rest = {key: command for key, command in learned.items() if key != taught.key}
    return rest if taught.command is None else rest | {taught.key: taught.command}


def _first(lesson: Lesson, key: str, learned: Mapping[str, Command]) -> Lesson:
    if key == NEVER_TAUGHT:
        return replace(lesson, is_over=True)
    means = learned.get(key) or KEYS.get(key)
    place = next((index for index, (command, _text) in enumerate(TAUGHT) if command == means), 0)
    return Lesson(key, place)
