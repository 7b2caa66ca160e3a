"""The keys of the review: shortcuts, the legends at its foot and a table of the guides come from these."""

from __future__ import annotations

from typing import Literal

import msgspec

from lecturer.i18n import Message, lazy

ReviewCommand = Literal[
    "previous_doubt", "next_doubt", "settle_1", "settle_2", "settle_3", "split", "dissolve",
    "promote", "demote", "head", "cycle_head", "merge", "left", "undo", "redo", "use", "close",
]  # fmt: skip


class ReviewKey(msgspec.Struct, frozen=True):
    """A command and its keys in the review; the first is the one that is shown."""

    name: ReviewCommand
    keys: tuple[str, ...]


class KeyGroup(msgspec.Struct, frozen=True):
    """Keys that one line explains.

    Attributes:
        keys: The commands with their keys. In the review nothing is typed, so single keys do what takes a
            chord in the main window; the keys of that one work too.
        meaning: What the guides say of them; translated when shown.
        legend: What the foot of the review calls them; nothing when they are not shown there.
    """

    keys: tuple[ReviewKey, ...]
    meaning: Message
    legend: Message | None = None


REVIEW_KEYS: tuple[KeyGroup, ...] = (
    KeyGroup(
        (ReviewKey("previous_doubt", ("F7",)), ReviewKey("next_doubt", ("F8",))),
        lazy("See the doubt before, the one after"), lazy("Next doubt"),
    ),
    KeyGroup(
        (ReviewKey("settle_1", ("1",)), ReviewKey("settle_2", ("2",)), ReviewKey("settle_3", ("3",))),
        lazy("Settle it by its first, second or third remedy"), lazy("Settle"),
    ),
    KeyGroup(
        (ReviewKey("split", ("Return", "Enter")),),
        lazy("Make a point at the cursor"), lazy("Make a point here"),
    ),
    KeyGroup(
        (ReviewKey("dissolve", ("Del", "Backspace")),),
        lazy("Not a point: its words join the point before"), lazy("Not a point"),
    ),
    KeyGroup(
        (ReviewKey("promote", ("Left",)), ReviewKey("demote", ("Right",))),
        lazy("Promote, demote"), lazy("Level"),
    ),
    KeyGroup(
        (ReviewKey("head", ("H",)),),
        lazy("Take the selected words as the head"), lazy("Selection is the head"),
    ),
    KeyGroup(
        (ReviewKey("cycle_head", ("T",)),),
        lazy("The next head from its words: whole line, first clause, after the colon, quotation"),
        lazy("Next head"),
    ),
    KeyGroup((ReviewKey("merge", ("M",)),), lazy("Merge with the next point"), lazy("Merge")),
    KeyGroup((ReviewKey("left", ("L",)),), lazy("See what was left out, and take it in")),
    KeyGroup((ReviewKey("undo", ("Ctrl+Z",)), ReviewKey("redo", ("Ctrl+Y",))), lazy("Undo, redo")),
    KeyGroup((ReviewKey("use", ("Ctrl+Return",)),), lazy("Use this outline")),
    KeyGroup((ReviewKey("close", ("Esc",)),), lazy("Close without using it")),
)  # fmt: skip


def review_keys(name: ReviewCommand) -> tuple[str, ...]:
    """The keys of a command in the review."""
    return next(each.keys for group in REVIEW_KEYS for each in group.keys if each.name == name)
