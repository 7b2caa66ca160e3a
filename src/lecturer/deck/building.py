"""Builds a talk's deck in its own theme, or in the plain theme when that one cannot be loaded."""

from __future__ import annotations

from pathlib import Path

from lecturer.deck.build import build_deck
from lecturer.deck.pages import Deck
from lecturer.deck.theme import load_theme
from lecturer.errors import LecturerError
from lecturer.talk.records import Talk


def built(talk: Talk, base: Path | None) -> tuple[Deck, LecturerError | None]:
    """The deck, and why the talk's own theme could not be had, if so.

    Args:
        talk: The talk.
        base: The folder that its pictures and theme are looked for in.
    """
    problem = None
    try:
        theme = load_theme(talk.theme, talk.ratio, base)
    except LecturerError as error:
        theme, problem = load_theme("plain", talk.ratio), error
    return build_deck(talk, theme=theme, base=base), problem
