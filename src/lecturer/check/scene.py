"""The input of all checks: the talk, its plan, rules and pages, each computed once."""

from __future__ import annotations

from pathlib import Path

import msgspec

from lecturer.deck.pages import Deck
from lecturer.talk.records import Talk
from lecturer.timing.contest import Rules
from lecturer.timing.plan import Plan


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """A talk with everything that follows from it.

    Attributes:
        talk: The talk.
        plan: Its times.
        rules: What the contest allows.
        deck: Its pages; none when the theme cannot be read.
        folder: Where its file lies; none for a talk that was never saved.
    """

    talk: Talk
    plan: Plan
    rules: Rules
    deck: Deck | None
    folder: Path | None
