"""Pages laid out but not yet numbered, and the decoration and title that they share."""

from __future__ import annotations

import math
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from lecturer.deck.frames import ornament_frames, text_frame
from lecturer.deck.pages import Frame, FrameRole, PageKind, Step, TextFrame
from lecturer.deck.slides import Slide
from lecturer.deck.text_fit import Fitted, fit_head, fit_or_shorten
from lecturer.deck.theme_records import OWN_GROUNDS, Box, TextStyle, Theme
from lecturer.deck.words import DeckWords
from lecturer.i18n import gettext as _


class Setting(NamedTuple):
    """What every layout needs to know besides its slide; `base` is the folder of the talk's pictures."""

    theme: Theme
    words: DeckWords
    base: Path | None


class Sheet(NamedTuple):
    """One page without its number and footer."""

    slide: Slide
    title: str
    frames: tuple[Frame, ...]
    steps: tuple[Step, ...]
    continuation: bool = False
    warnings: tuple[str, ...] = ()


def decoration(theme: Theme, kind: PageKind, part: int = 1) -> list[Frame]:
    """The fixed decoration of a kind of page: its own, or that of inner pages and what it adds to it.

    Args:
        theme: The theme.
        kind: The kind of page.
        part: Which part of the talk a section begins: its motif may differ from that of the others.
    """
    if theme.template:
        return list(theme.fixtures.get(kind, ()))
    if kind == "section" and "section_2" in theme.decoration:
        motifs = [name for name in _SECTIONS if name in theme.decoration]
        return list(ornament_frames(theme, theme.decoration[motifs[(part - 1) % len(motifs)]]))
    own = theme.decoration.get("quote" if kind == "person" else kind, ())
    if kind not in OWN_GROUNDS:
        own = (*theme.decoration["inner"], *own)
    return list(ornament_frames(theme, own))


_SECTIONS = ("section", "section_2", "section_3", "section_4")


def fitted_frame(name: str, role: FrameRole, theme: Theme, style: TextStyle, fitted: Fitted) -> TextFrame:
    """The frame of a text whose size was found."""
    return text_frame(name, role, theme, style, fitted.box, fitted.size, fitted.blocks)


def inner_sheets(
    slide: Slide, setting: Setting, contents: list[list[Frame]], warnings: tuple[str, ...] = ()
) -> list[Sheet]:
    """One sheet for each page's content, under the slide's title; all words are spoken over the first."""
    sheets: list[Sheet] = []
    for content in contents:
        more = bool(sheets)
        title, shortened = title_frame(slide, setting, continuation=more)
        sheets.append(
            Sheet(
                slide,
                page_title(slide, setting, continuation=more),
                (*decoration(setting.theme, slide.kind), title, *content),
                (Step(slide.key, "", 0),) if more else slide.steps,
                continuation=more,
                warnings=() if more else (*warnings, *shortened),
            )
        )
    return sheets


def title_frame(
    slide: Slide, setting: Setting, *, continuation: bool = False
) -> tuple[TextFrame, tuple[str, ...]]:
    """The title of an inner page, on one line if it can be, and a warning when it was shortened."""
    text = page_title(slide, setting, continuation=continuation)
    styles = setting.theme.text
    style = styles.get(f"title_{slide.kind}", styles["title"])
    fitted = fit_head(text, style, prefer_lines=1)
    if fitted is None:
        style = styles.get(f"title_long_{slide.kind}", styles["title_long"])
        fitted = fit_or_shorten(text, style)
    return fitted_frame("Title", "title", setting.theme, style, fitted), shortened_warning(fitted)


def page_title(slide: Slide, setting: Setting, *, continuation: bool) -> str:
    """The slide's title, marked when the page continues another."""
    return slide.title + (setting.words.continued if continuation else "")


def shortened_warning(fitted: Fitted) -> tuple[str, ...]:
    """The warning about a text that was cut off; none for one that was not."""
    if not fitted.shortened:
        return ()
    return (_("A title is too long for its slide and was shortened"),)


def cut_off(frames: list[Frame], text: str) -> bool:
    """Whether the frame of a text, if there is one, shows less than all of it."""
    return any(isinstance(frame, TextFrame) and frame.paragraphs[0].spans[0].text != text for frame in frames)


def one_line(
    name: str,
    role: FrameRole,
    setting: Setting,
    style_name: str,
    text: str,
    *,
    box: Box | None = None,
    largest: float = math.inf,
) -> list[Frame]:
    """A text that must fit its box, shortened at worst; no frame for no text, or no place in the theme."""
    style = setting.theme.text.get(style_name)
    if not text or style is None:
        return []
    if largest < style.sizes[0]:
        style = replace(style, sizes=tuple(size for size in style.sizes if size <= largest) or (largest,))
    fitted = fit_or_shorten(text, style, box=box)
    return [fitted_frame(name, role, setting.theme, style, fitted)]
