"""Set-up keys ask for a second press: one slip of a finger changes nothing that the audience would notice.

Keys of the talk (next, back, black, white, freeze, figures, Escape) act at once. Exchanging the screens,
choosing, numbering, teaching, a clock set to zero and a far jump are asked for once more within 3 seconds.
"""

from __future__ import annotations

import msgspec

from lecturer.show.console_commands import Command
from lecturer.show.keys import Order
from lecturer.show.state import Show

ASKS_MS = 3000
"""As long as Escape asks: time enough to read a line and press again, too short to forget the first press."""

_SET_UP: frozenset[Command] = frozenset(
    {"swap", "screens", "identify", "teach", "restart_clock", "first", "last"}
)


class Caution(msgspec.Struct, frozen=True):
    """What has been asked, and when.

    Attributes:
        command: The command that waits for its second press; None for none.
        asked_ms: When it was asked.
    """

    command: Command | None = None
    asked_ms: int = 0


def cautious(
    caution: Caution, orders: tuple[Order, ...], now_ms: int, show: Show, *, is_private: bool
) -> tuple[Caution, tuple[Order, ...]]:
    """The orders to be carried out now, and what to remember.

    Args:
        caution: What was remembered.
        orders: What the keys mean.
        now_ms: Monotonic time.
        show: The state, which says what a command would do.
        is_private: A rehearsal, with nobody to be disturbed.
    """
    given: list[Order] = []
    for order in orders:
        waits = caution.command == order.command and 0 <= now_ms - caution.asked_ms <= ASKS_MS
        if waits or not _asks(order.command, show, is_private=is_private):
            caution = Caution()
            given.append(order)
        else:
            caution = Caution(order.command, now_ms)
            given.append(Order("ask_again", about=order.command))
    return caution, tuple(given)


def _asks(command: Command, show: Show, *, is_private: bool) -> bool:
    """Whether a slip on this key would do harm."""
    if command not in _SET_UP:
        return False
    if command == "swap":
        return show.cover != "black"  # on black nothing can be seen that should not be
    if command in ("first", "last"):
        target = show.cues[0 if command == "first" else -1]
        return abs(target.page - show.cue.page) > 1
    return command == "restart_clock" or not is_private
