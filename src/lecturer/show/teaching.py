"""Teaching a clicker's button: press it once, choose what it does, as one value that keys change."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from lecturer.show.console_commands import KEYS, TAUGHT, Command

_WAY_OUT = "Escape"
FORGET_ALL = "Ctrl+Delete"
"""Gives every taught button its usual meaning back."""
TALK: frozenset[Command] = frozenset({"next", "back", "black", "white", "freeze"})
"""What a speaker's hands do while talking: it works whatever lies open."""


def is_fixed(key: str) -> bool:
    """Whether a key keeps its meaning for ever: the way out, and what every clicker sends.

    One slip on the key of the lesson, and the next page turned, once made a clicker's Next mean "black".
    """
    return key in (_WAY_OUT, "Enter", FORGET_ALL) or KEYS.get(key) in TALK or (len(key) == 1 and key in KEYS)


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
    """A button has learned something; None means that it forgot, an empty key that all have."""

    key: str
    command: Command | None


def hear(lesson: Lesson, key: str, learned: Mapping[str, Command]) -> tuple[Lesson, Taught | None]:
    """What a press does to a lesson, and what was taught by it.

    The first press is the button; a key that every clicker sends is none. Then the arrows, or the same
    button again, walk through the choices;
    Enter takes the marked one, Delete gives the button back its usual meaning, Escape lets it be.
    """
    if key == FORGET_ALL:
        return Lesson(), Taught("", None)
    if not lesson.key:
        return _first(lesson, key, learned), None
    if key == _WAY_OUT:
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
    if not taught.key:
        return {}
    rest = {key: command for key, command in learned.items() if key != taught.key}
    return rest if taught.command is None else rest | {taught.key: taught.command}


def _first(lesson: Lesson, key: str, learned: Mapping[str, Command]) -> Lesson:
    if key == _WAY_OUT:
        return replace(lesson, is_over=True)
    if is_fixed(key):
        return lesson
    means = learned.get(key) or KEYS.get(key)
    place = next((index for index, row in enumerate(TAUGHT) if row.name == means), 0)
    return Lesson(key, place)
