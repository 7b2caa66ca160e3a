"""A show's input: a talk with its deck and plan, the place to begin, and what earlier shows taught."""

from __future__ import annotations

from pathlib import Path

import msgspec

from lecturer.deck.pages import Deck
from lecturer.errors import LecturerError
from lecturer.show.resume import Saved
from lecturer.show.screens import Identity, Session
from lecturer.show.script import Script, script
from lecturer.talk.records import Talk
from lecturer.timing.contest import Rules
from lecturer.timing.learning import expected_seconds
from lecturer.timing.plan import Plan
from lecturer.timing.rules import load_rules
from lecturer.timing.takes import Take


class ShowPlan(msgspec.Struct, frozen=True):
    """Everything that a show needs to know before it begins; none of it changes while it runs.

    Attributes:
        talk: What is given.
        deck: Its deck.
        plan: Its planned times.
        start_key: The point to begin at; empty for the beginning.
        path: The talk's file, to go on with after a crash.
        kept: A show that broke off, to go on with.
        takes: The talk's rehearsals, which tell when it will end.
        is_rehearsal: Nothing is put on the audience's screen, and nothing is kept to go on with.
        notes_anyway: The speaker was asked, and wants the notes though others may see them.
    """

    talk: Talk
    deck: Deck
    plan: Plan
    start_key: str = ""
    path: Path | None = None
    kept: Saved | None = None
    takes: tuple[Take, ...] = ()
    is_rehearsal: bool = False
    notes_anyway: bool = False

    def session(self, projector: Identity | None) -> Session:
        """What is known about screens before it begins; `projector` was chosen at an earlier show."""
        return Session(remembered=projector, is_private=self.is_rehearsal, notes_anyway=self.notes_anyway)

    def rules(self) -> tuple[Rules, str]:
        """The talk's rules, and what is wrong with them: no limits are better than no show."""
        try:
            return load_rules(self.talk.rules), ""
        except LecturerError as error:
            return Rules(), error.what

    def script(self, rules: Rules) -> Script:
        """The talk made ready to be given under some rules."""
        planned = self.plan
        own = {key: estimate.planned for key, estimate in planned.own.items()}
        expected = expected_seconds(planned, self.takes)
        return script(self.talk, self.deck, own, planned.branch, rules, expected, self.takes)
