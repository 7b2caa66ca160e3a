"""The facts of the check before a show: from Qt's screens and fonts, the open talk, and the computer."""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtGui import QFontDatabase

from lecturer.deck.pages import Deck
from lecturer.deck.proposals.titles import title_proposals
from lecturer.errors import LecturerError
from lecturer.render.fonts import families
from lecturer.show.preferences import Preferences
from lecturer.show.preflight import Facts
from lecturer.show.screens import Session
from lecturer.system.computer import Computer
from lecturer.talk.blanks import blanks
from lecturer.talk.pictures import of_talk
from lecturer.talk.records import OPENING
from lecturer.timing.contest import Rules
from lecturer.timing.rules import load_rules
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.presenting.stage.screens import records

_LOST_PICTURE = "picture_missing"


def gather(
    derived: DerivedState,
    preferences: Preferences,
    computer: Computer,
    *,
    is_saved: bool,
    heard: str,
) -> Facts:
    """How everything stands now."""
    talk = derived.shown
    images: dict[str, str] = {}
    for key, picture in of_talk(talk):
        images.setdefault("" if key == OPENING else key, picture.image)
    rules, problem = Rules(), ""
    try:
        rules = load_rules(talk.rules)
    except LecturerError as error:
        problem = error.what
    return Facts(
        screens=records(),
        session=Session(remembered=preferences.projector),
        missing_fonts=missing_fonts(derived.deck) if derived.deck else (),
        stays_awake=computer.stays_awake,
        is_on_battery=computer.is_on_battery,
        battery_percent=computer.percent,
        input_method=input_method(os.environ),
        is_saved=is_saved,
        rules=rules,
        rules_problem=problem,
        planned=derived.given_plan.total,
        blanks=sum(1 for _blank in blanks(talk)),
        lost_pictures=tuple(images[key] for key in lost_pictures(derived) if images.get(key)),
        has_title=bool(talk.title.strip()),
        titles=() if talk.title.strip() else title_proposals(talk),
        heard=heard,
        learned=preferences.learned,
    )


def lost_pictures(derived: DerivedState) -> list[str]:
    """The points whose pictures are not there."""
    return [finding.key for finding in derived.findings if finding.kind == _LOST_PICTURE]


def missing_fonts(deck: Deck) -> tuple[str, ...]:
    """The first family of each font role of which nothing is installed."""
    # Not `families()`: it gives localised names, 霞鹜文楷 for LXGW WenKai in a Chinese locale.
    lost = [
        families(choice)[0]
        for choice in deck.fonts.values()
        if not any(map(QFontDatabase.hasFamily, families(choice)))
    ]
    return tuple(dict.fromkeys(lost))


def input_method(environment: Mapping[str, str]) -> str:
    """What the session calls its input method; empty for none."""
    named = environment.get("XMODIFIERS", "").partition("@im=")[2] or environment.get("QT_IM_MODULE", "")
    return "" if named in ("none", "simple", "compose", "xim") else named
