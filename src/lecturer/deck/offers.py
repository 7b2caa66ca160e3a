"""The other pages that a point is good for: each as it would be, with the words that it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, get_args

from msgspec.structs import replace

from lecturer.deck.build import build_deck
from lecturer.deck.drawn.from_words import KINDS_OF_PAGES, all_proposed
from lecturer.deck.pages import Deck, PageKind
from lecturer.deck.point_slides import title_of
from lecturer.deck.theme import load_theme
from lecturer.deck.theme_records import Theme
from lecturer.errors import LecturerError
from lecturer.talk.records import ChosenLayout, Point, Talk

MOST_OFFERS = 5
_PICTURES: tuple[ChosenLayout, ...] = ("full_picture", "half_picture", "picture")


class PageOffer(NamedTuple):
    """A page that a point could have: the layout that gives it, the page alone in its deck, its words."""

    layout: ChosenLayout
    deck: Deck
    source: tuple[str, ...]


def offers_in(talk: Talk, point: Point, shown: PageKind, base: Path | None) -> list[PageOffer]:
    """What else a point of a talk is good for; nothing where the talk's theme cannot be had.

    Args:
        talk: The talk, for its theme, language and name.
        point: The point.
        shown: The kind of page that it has.
        base: The folder of the talk's pictures and theme.
    """
    if point.points:
        return []
    try:
        theme = load_theme(talk.theme, talk.ratio, base)
    except LecturerError:
        return []
    return _offers(talk, point, shown, theme, base)


def _offers(talk: Talk, point: Point, shown: PageKind, theme: Theme, base: Path | None) -> list[PageOffer]:
    found: list[PageOffer] = []
    for layout, source in _layouts(point).items():
        if layout == shown or len(found) == MOST_OFFERS:
            continue
        deck = _alone(talk, replace(point, layout=layout), theme, base)
        if deck.pages and deck.pages[0].kind == layout:
            found.append(PageOffer(layout, deck, source))
    return found


def _layouts(point: Point) -> dict[ChosenLayout, tuple[str, ...]]:
    """The layouts that suit a point, each with the words that speak for it."""
    found: dict[ChosenLayout, tuple[str, ...]] = {}
    if point.pictures:
        found["pictures"] = ()
    if point.image:
        found |= dict.fromkeys(_PICTURES, ())
    for exhibit in all_proposed(point):
        layout = next((name for name in get_args(ChosenLayout) if name == KINDS_OF_PAGES[exhibit.kind]), None)
        if layout is not None and not (exhibit.quote and point.image):
            found.setdefault(layout, exhibit.source or exhibit.words() or (title_of(point),))
    return found


def _alone(talk: Talk, point: Point, theme: Theme, base: Path | None) -> Deck:
    """A deck of that point's pages and no others."""
    bare = replace(
        talk, opening="", closing="", points=(point,), without=("cover", "agenda", "closing"), variants=()
    )
    deck = build_deck(bare, theme=theme, base=base)
    return replace(deck, pages=tuple(page for page in deck.pages if page.key == point.id))
