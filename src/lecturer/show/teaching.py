"""Teaching a clicker's button: press it once, choose what it does, as one value that keys change."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from lecturer.show.console_commands import KEYS, TAUGHT, Command

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
        return Lesson(), Taught(lesson.key, TAUGHT[lesson.place].name)
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
    place = next((index for index, row in enumerate(TAUGHT) if row.name == means), 0)
    return Lesson(key, place)
