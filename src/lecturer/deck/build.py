"""Builds the deck of a talk: composes the slides, lays each out, numbers the pages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from lecturer.deck.compose import compose
from lecturer.deck.frames import emu
from lecturer.deck.layout import lay_out
from lecturer.deck.pages import Deck, Frame, Page, PictureFrame, ShapeFrame, TextFrame
from lecturer.deck.point_slides import tidy
from lecturer.deck.theme import load_theme
from lecturer.deck.theme_records import OWN_GROUNDS, PAGE_HEIGHT, Theme
from lecturer.deck.unnumbered_pages import Setting, Sheet, one_line
from lecturer.deck.words import words_for
from lecturer.talk.records import Talk


def build_deck(talk: Talk, *, theme: Theme | None = None, ratio: str = "", base: Path | None = None) -> Deck:
    """All pages of a talk.

    Args:
        talk: The talk.
        theme: The theme, already for its ratio; None loads the one that the talk names.
        ratio: `16:9` or `4:3` instead of the talk's own; counts when no theme is given.
        base: The folder of the talk's file: pictures and a theme of the user's are looked for there.

    Raises:
        MissingError: When the talk names a theme that is not there.
        FormatError: When its theme file is wrong.
    """
    theme = theme or load_theme(talk.theme, ratio or talk.ratio, base)
    setting = Setting(theme, words_for(talk), base)
    sheets = [sheet for slide in compose(talk) for sheet in lay_out(slide, setting)]
    name = tidy(talk.title) or setting.words.untitled
    titles = _unique([sheet.title for sheet in sheets], setting.words.copy)
    pages = tuple(
        _page(sheet, number, title, setting, name)
        for number, (sheet, title) in enumerate(zip(sheets, titles, strict=True), start=1)
    )
    return Deck(
        title=name,
        subtitle=talk.subtitle,
        speaker=talk.speaker,
        unit=talk.unit,
        language=setting.words.language,
        theme=theme.name,
        width=emu(theme.width),
        height=emu(PAGE_HEIGHT),
        fonts=dict(theme.families),
        colors=dict(theme.colors),
        pages=pages,
        template=theme.template,
        transition=talk.transition or theme.transition,
    )


def _page(sheet: Sheet, number: int, title: str, setting: Setting, deck_title: str) -> Page:
    theme, kind = setting.theme, sheet.slide.kind
    ground = getattr(theme.grounds, kind if kind in OWN_GROUNDS else "inner")
    footer: list[Frame] = []
    if kind not in OWN_GROUNDS:
        footer += one_line("Footer", "footer", setting, "footer", deck_title)
        footer += one_line("Slide number", "page_number", setting, "page_number", str(number))
    return Page(
        number=number,
        kind=kind,
        key=sheet.slide.key,
        title=title,
        part=sheet.slide.part,
        background=theme.color(ground),
        frames=_title_first((*sheet.frames, *footer)),
        steps=sheet.steps,
        continuation=sheet.continuation,
        warnings=sheet.warnings,
        source=sheet.slide.source,
    )


def _title_first(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The frames with the title before all that is no decoration: programs read a page in this order."""
    return tuple(sorted(frames, key=_turn))


def _turn(frame: Frame) -> int:
    if isinstance(frame, TextFrame | ShapeFrame | PictureFrame) and frame.fixed:
        return 0
    return 1 if isinstance(frame, TextFrame) and frame.role == "title" else 2


def _unique(titles: list[str], copy: str) -> list[str]:
    """The titles, those that come again with a number after them."""
    taken: set[str] = set(titles)
    times: Counter[str] = Counter()
    found = []
    for title in titles:
        times[title] += 1
        if times[title] == 1:
            found.append(title)
            continue
        number = times[title]
        while (name := title + copy % number) in taken:
            number += 1
        taken.add(name)
        found.append(name)
    return found
