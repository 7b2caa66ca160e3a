"""The checks of a talk, as a table, and their findings in the order of the talk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from lecturer.check import slides, times, words
from lecturer.check.finding import Finding as Finding
from lecturer.check.finding import Severity as Severity
from lecturer.check.scene import Scene
from lecturer.deck.build import build_deck
from lecturer.deck.pages import Deck
from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk
from lecturer.talk.walk import keys
from lecturer.timing.contest import Rules
from lecturer.timing.plan import plan
from lecturer.timing.rate import Rate
from lecturer.timing.rules import load_rules

Check = Callable[[Scene], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    words.empty_talk,
    times.over_or_under,
    words.names_said,
    words.missing_title,
    slides.pictures,
    words.blanks_left,
    words.doubts_left,
    words.numbers_out_of_order,
    words.announced_otherwise,
    words.without_notes,
    times.fixed_too_short,
    times.cue_without_length,
    slides.pages,
    words.long_title,
    words.same_title,
    words.long_stretch,
)
"""Every check; at one point the findings come in this order."""


def check(
    talk: Talk,
    *,
    path: Path | None = None,
    rules: Rules | None = None,
    rate: Rate | None = None,
    deck: Deck | None = None,
) -> tuple[Finding, ...]:
    """Everything that would go wrong with a talk, in the order of the talk, the whole of it first.

    Args:
        talk: The talk.
        path: Its file; pictures are looked for beside it.
        rules: The contest's rules instead of those that the talk names.
        rate: How fast it is spoken.
        deck: Its pages, where they are at hand already.
    """
    found: list[Finding] = []
    folder = path.absolute().parent if path else None
    if rules is None:
        rules = _rules_of(talk, found)
    if deck is None:
        deck = _deck_of(talk, folder, found)
    scene = Scene(talk=talk, plan=plan(talk, rate), rules=rules, deck=deck, folder=folder)
    for each in CHECKS:
        found.extend(each(scene))
    places = {key: index for index, key in enumerate(("", *keys(talk)))}
    return tuple(sorted(found, key=lambda finding: places.get(finding.key, 0)))


def _rules_of(talk: Talk, found: list[Finding]) -> Rules:
    try:
        return load_rules(talk.rules)
    except LecturerError as error:
        found.append(Finding("error", "", error.what, error.remedy or _("Choose other rules"), "rules"))
        return Rules()


def _deck_of(talk: Talk, folder: Path | None, found: list[Finding]) -> Deck | None:
    try:
        return build_deck(talk, base=folder)
    except LecturerError as error:
        found.append(Finding("error", "", error.what, error.remedy or _("Choose another theme"), "theme"))
        return None
