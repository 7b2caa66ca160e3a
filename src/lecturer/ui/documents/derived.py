"""State derived from the open talk for all panes: its plan, rules, deck and findings."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from lecturer.check.findings import Finding, check
from lecturer.deck.building import built
from lecturer.deck.pages import Deck, Page
from lecturer.errors import LecturerError
from lecturer.manuscript.proposals.applying import with_proposals
from lecturer.talk.changes import Change
from lecturer.talk.records import OPENING, Talk
from lecturer.talk.walk import keys
from lecturer.timing.excess import excesses
from lecturer.timing.plan import Plan, plan
from lecturer.timing.rate import Rate
from lecturer.timing.rules import Rules, load_rules
from lecturer.timing.variants import in_variant
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.widgets.tasks import Latest

_DECK_DELAY_MS = 120
_LONGEST_DELAY_MS = 2000
_SHORT_TURN_SECONDS = 0.0005
"""While a thread builds, the window waits so long for its turn; Python's own 5 ms stutter."""
_USUAL_TURN_SECONDS = sys.getswitchinterval()


class DeckResult(msgspec.Struct, frozen=True):
    """A deck with the talk that it was built from, and what is to be said about it."""

    talk: Talk
    deck: Deck
    findings: tuple[Finding, ...]
    problem: LecturerError | None = None


class DerivedState(QObject):
    """Keeps the plan up to date at once, and the deck and the findings as soon as a thread has made them.

    Args:
        open_talk: What is open.
        rate: How fast it is spoken.
    """

    plan_changed = Signal()
    """Times or limits are other ones."""
    deck_changed = Signal()
    """There is a newer deck."""
    variant_changed = Signal()
    """The talk is given in another variant from now on."""

    def __init__(self, open_talk: OpenTalk, rate: Rate | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_talk = open_talk
        self._rate = rate or Rate()
        self._variant = ""
        self._given = open_talk.talk
        self._shown_of: Talk | None = None
        self._shown = open_talk.talk
        self._plan = self._given_plan = plan(open_talk.talk, self._rate)
        self._excess: dict[str, float] = {}
        self._rules: Rules | None = None
        self._result: DeckResult | None = None
        self._pages: dict[str, Page] = {}
        self._started = 0.0
        self._builder = Latest(self)
        self._builder.done.connect(self._on_built)
        self._delay = QTimer(self, singleShot=True, interval=_DECK_DELAY_MS)
        self._delay.timeout.connect(self._build)
        open_talk.replaced.connect(self._on_replaced)
        open_talk.changed.connect(self._on_changed)
        self._refresh_plan()
        self._refresh_rules()
        self._build()

    @property
    def plan(self) -> Plan:
        """The plan of the present talk, with all its points."""
        return self._plan

    @property
    def variant(self) -> str:
        """The name of the variant in which the talk is given; empty for the whole of it."""
        return self._variant

    @property
    def given(self) -> Talk:
        """The talk as it is given: without what its variant leaves out."""
        return self._given

    @property
    def given_plan(self) -> Plan:
        """The plan of what is given."""
        return self._given_plan

    @property
    def shown(self) -> Talk:
        """What the slides are made of: the talk as given, with scenes proposed where it has no points."""
        if self._shown_of is not self._given:
            self._shown_of, self._shown = self._given, with_proposals(self._given)
        return self._shown

    @property
    def shown_plan(self) -> Plan:
        """The plan of what the slides are made of."""
        return self._given_plan if self.shown is self._given else plan(self.shown, self._rate)

    @property
    def rate(self) -> Rate:
        """How fast it is spoken."""
        return self._rate

    @property
    def rules(self) -> Rules | None:
        """The contest's rules; None when the talk names none or they cannot be read."""
        return self._rules

    @property
    def deck(self) -> Deck | None:
        """The newest deck that is ready; it may be a moment older than the talk."""
        return self._result.deck if self._result else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the check found, as old as the deck."""
        return self._result.findings if self._result else ()

    @property
    def problem(self) -> LecturerError | None:
        """Why the talk's own theme could not be used, if so."""
        return self._result.problem if self._result else None

    @property
    def is_current(self) -> bool:
        """Whether the deck is of the present talk."""
        return self._result is not None and self._result.talk is self._given

    @property
    def is_busy(self) -> bool:
        """Whether a deck is being built or soon will be."""
        return self._builder.is_busy or self._delay.isActive()

    def excess(self, key: str) -> float:
        """Seconds by which the words at a key, or below it, run over what was fixed; 0 for none."""
        return self._excess.get(key, 0.0)

    def page_of(self, key: str) -> Page | None:
        """The page during which the words at a key are spoken; the first when there are several."""
        return self._pages.get(key)

    def build_now(self) -> None:
        """Build the deck of the present talk without waiting for a pause in typing."""
        self._delay.stop()
        self._build()

    def set_rate(self, rate: Rate) -> None:
        """Plan for another speed."""
        if rate != self._rate:
            self._rate = rate
            self._refresh_plan()

    def set_variant(self, name: str) -> None:
        """Give the talk in another variant; an empty name gives all of it."""
        if name == self._variant:
            return
        self._variant = name
        self._refresh_plan()
        self._refresh_rules()
        self.variant_changed.emit()
        self._build()

    def _on_replaced(self) -> None:
        self._result = None
        self._pages = {}
        self._variant = ""
        self._refresh_plan()
        self.variant_changed.emit()
        self._refresh_rules()
        self._build()

    def _on_changed(self, change: Change) -> None:
        self._refresh_plan()
        if {"rules", "variants"} & change.talk:
            self._refresh_rules()
            self.variant_changed.emit()
        self._delay.start()

    def _refresh_plan(self) -> None:
        self._plan = plan(self._open_talk.talk, self._rate, before=self._plan)
        self._refresh_given()
        self._excess = excesses(self._open_talk.talk, self._plan)
        self.plan_changed.emit()

    def _refresh_rules(self) -> None:
        wanted = self._given.rules
        try:
            self._rules = load_rules(wanted) if wanted else None
        except LecturerError:
            self._rules = None  # the check says so among its findings
        self.plan_changed.emit()

    def _refresh_given(self) -> None:
        """A variant that is gone (undone, another version of the file) means the whole talk."""
        talk = self._open_talk.talk
        if self._variant not in {variant.name for variant in talk.variants}:
            self._variant = ""
        before = self._given_plan
        self._given = in_variant(talk, self._variant)
        is_whole = self._given is talk
        self._given_plan = self._plan if is_whole else plan(self._given, self._rate, before=before)

    def _build(self) -> None:
        self._started = time.monotonic()
        build = builder(self._given, self._open_talk.document.path)
        self._builder.submit(partial(_in_short_turns, build))

    def _on_built(self, result: DeckResult) -> None:
        self._result = result
        # A long talk takes seconds to build: it waits for a pause as long, not for one between two keys.
        took = round((time.monotonic() - self._started) * 1000)
        self._delay.setInterval(min(max(_DECK_DELAY_MS, took), _LONGEST_DELAY_MS))
        pages: dict[str, Page] = {}
        for page in result.deck.pages:
            for step in page.steps:
                pages.setdefault(step.key, page)
        self._pages = pages
        self.deck_changed.emit()


def _in_talk(talk: Talk, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings, those about a proposed scene named at the opening, where its words still are."""
    known = {"", *keys(talk)}
    return tuple(each if each.key in known else msgspec.structs.replace(each, key=OPENING) for each in found)


def _in_short_turns(build: Callable[[], DeckResult]) -> DeckResult:
    """Build on a thread that gives way to the window more often than Python's threads do."""
    sys.setswitchinterval(_SHORT_TURN_SECONDS)
    try:
        return build()
    finally:
        sys.setswitchinterval(_USUAL_TURN_SECONDS)


def builder(talk: Talk, path: Path | None) -> Callable[[], DeckResult]:
    """The work of building a talk's deck; a theme that cannot be had is replaced by the plain one."""

    def build() -> DeckResult:
        base = path.parent if path else None
        deck, problem = built(with_proposals(talk), base)
        found = check(talk, path=path, deck=None if problem else deck)
        return DeckResult(talk, deck, _in_talk(talk, found), problem)

    return build
