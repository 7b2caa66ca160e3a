"""Maps key presses to commands, with the rules that keep a clicker from doing harm.

Keys have plain names ("PageDown", "b", "Shift+F5"); the windows translate their toolkit's codes into them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

import msgspec
from msgspec.structs import replace

from lecturer.show.console_commands import KEYS, Command

BOUNCE_MS = 80
"""A worn button closes twice within this time; fingers seldom press one key again so soon."""
_HARMED_BY_BOUNCE = frozenset({"next", "back", "end"})
"""What a second contact of a worn button would spoil: it skips a page, or ends the show unasked.

All other keys act at once, however fast they come. The swap of screens once was filtered too: the audience
saw the page 5-76 ms after the key, and a second S that came as soon as it was seen went to nobody.
"""
ESCAPE_MS = 3000
"""A second Escape within this time ends the show."""
_DIGITS_KEPT = 4


class Press(msgspec.Struct, frozen=True):
    """One key press.

    Attributes:
        key: Its plain name, with modifiers in front: "b", "Shift+F5".
        time_ms: The time the keyboard's driver gave it; 0 when it came from no keyboard.
        is_repeat: The key is being held down.
    """

    key: str
    time_ms: int = 0
    is_repeat: bool = False


class Order(msgspec.Struct, frozen=True):
    """One command to be carried out.

    Attributes:
        command: What to do.
        number: The page, for `page`.
        about: The command that is asked about, for `ask_again`.
    """

    command: Command
    number: int = 0
    about: Command | None = None


class Keyboard(msgspec.Struct, frozen=True):
    """What has to be remembered between presses.

    Attributes:
        digits: DerivedState typed so far, for "12 Enter".
        escape_ms: When Escape was pressed once; None when no end is being asked for.
        key: The key pressed last.
        train_ms: When the present quick row of presses of that key began.
        last_ms: When the last of them came.
        held: Presses of the row that are withheld until it is clear that it is no bounce.
    """

    digits: str = ""
    escape_ms: int | None = None
    key: str = ""
    train_ms: int = 0
    last_ms: int = 0
    held: int = 0


class _Row(TypedDict):
    """The fields of `Keyboard` that tell a bounce from a press."""

    key: str
    train_ms: int
    last_ms: int
    held: int


def press(
    keyboard: Keyboard,
    pressed: Press,
    now_ms: int,
    *,
    is_looking: bool = False,
    learned: Mapping[str, Command] | None = None,
) -> tuple[Keyboard, tuple[Order, ...]]:
    """What a key press orders, and what to remember for the next one.

    Args:
        keyboard: What was remembered.
        pressed: The press.
        now_ms: Monotonic time, for Escape twice.
        is_looking: The speaker looks at another step privately, so Enter jumps and Escape comes back.
        learned: Buttons that were taught, before the table.

    A press that steps or ends less than 80 ms after one of the same key is a bounce, unless the row goes on
    for longer than that: then fingers (or a test) are really that fast and every press of the row counts.
    """
    if pressed.is_repeat:
        return keyboard, ()
    meant, orders = _meaning(keyboard, pressed.key, now_ms, is_looking, learned or {})
    is_filtered = any(order.command in _HARMED_BY_BOUNCE for order in orders)
    row, times = _row(keyboard, pressed, is_filtered=is_filtered)
    if not times:
        return replace(keyboard, **row), ()
    is_end = orders == (Order("end"),)
    return replace(meant, **row), orders if is_end else orders * times


def escape_is_pending(keyboard: Keyboard, now_ms: int) -> bool:
    """Whether one more Escape would end the show."""
    return keyboard.escape_ms is not None and now_ms - keyboard.escape_ms <= ESCAPE_MS


def _row(keyboard: Keyboard, pressed: Press, *, is_filtered: bool) -> tuple[_Row, int]:
    """The row of quick presses of one key after this press, and how many presses this one counts for.

    0 stands for a bounce, more than 1 for withheld presses that turn out real.
    """
    if not pressed.time_ms:
        return {"key": "", "train_ms": 0, "last_ms": 0, "held": 0}, 1
    is_quick = pressed.key == keyboard.key and 0 <= pressed.time_ms - keyboard.last_ms < BOUNCE_MS
    began_ms = keyboard.train_ms if is_quick else pressed.time_ms
    row: _Row = {"key": pressed.key, "train_ms": began_ms, "last_ms": pressed.time_ms, "held": 0}
    if not is_quick or not is_filtered:
        return row, 1
    if pressed.time_ms - began_ms < BOUNCE_MS:
        return {**row, "held": keyboard.held + 1}, 0
    return row, keyboard.held + 1


def _meaning(
    keyboard: Keyboard, key: str, now_ms: int, is_looking: bool, learned: Mapping[str, Command]
) -> tuple[Keyboard, tuple[Order, ...]]:
    pending = escape_is_pending(keyboard, now_ms)
    calm = replace(keyboard, escape_ms=None)
    if key in learned:
        return replace(calm, digits=""), (Order(learned[key]),)
    if key == "Escape":
        return _escape(calm, now_ms, pending, is_looking)
    if key in ("Enter", "Ctrl+Enter"):
        return replace(calm, digits=""), (_enter(keyboard.digits, is_looking),)
    if len(key) == 1 and key.isdigit() and key.isascii():
        return replace(calm, digits=(keyboard.digits + key)[-_DIGITS_KEPT:]), ()
    if key == "Backspace" and keyboard.digits:
        return replace(calm, digits=keyboard.digits[:-1]), ()
    command = KEYS.get(key)
    return replace(calm, digits=""), (Order(command),) if command else ()


def _escape(
    keyboard: Keyboard, now_ms: int, pending: bool, is_looking: bool
) -> tuple[Keyboard, tuple[Order, ...]]:
    """Escape takes back one thing at a time; only the second in a row ends the show."""
    if keyboard.digits or is_looking:
        return replace(keyboard, digits=""), (Order("cancel"),)
    if pending:
        return keyboard, (Order("end"),)
    return replace(keyboard, escape_ms=now_ms), (Order("ask_end"),)


def _enter(digits: str, is_looking: bool) -> Order:
    if digits:
        return Order("page", int(digits))
    return Order("jump" if is_looking else "next")
