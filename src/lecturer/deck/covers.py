"""Covers, closings and sections: pages of a few large words."""

from __future__ import annotations

from lecturer.deck.frames import ornament_frames, rect_of
from lecturer.deck.pages import Frame, ShapeFrame, TextFrame
from lecturer.deck.slides import Slide
from lecturer.deck.text_fit import fit_or_shorten
from lecturer.deck.theme_records import Box, Theme
from lecturer.deck.unnumbered_pages import (
    Setting,
    Sheet,
    cut_off,
    decoration,
    fitted_frame,
    one_line,
    shortened_warning,
)
from lecturer.i18n import gettext as _

_CURRENT_PIP = 4
"""How many times as wide the pip of the current part is."""
_PIP_STROKE = 1.5


def cover(slide: Slide, setting: Setting) -> list[Sheet]:
    """The talk's title, its subtitle, and who speaks."""
    return _outer(slide, setting, ("cover_title", "subtitle", "speaker"))


def closing(slide: Slide, setting: Setting) -> list[Sheet]:
    """The thanks, a line, and who spoke."""
    return _outer(slide, setting, ("closing_title", "closing_line", "closing_speaker"))


def section(slide: Slide, setting: Setting) -> list[Sheet]:
    """The part's title, its number as it was written, and pips that say which part of how many it is."""
    theme = setting.theme
    in_words = theme.numeral == "part"
    numeral = (slide.lines[0] if slide.lines else "") if in_words else slide.numeral
    style = theme.text["section_title" if numeral else "section_title_alone"]
    fitted = fit_or_shorten(slide.title, style)
    frames = decoration(theme, "section")
    if numeral:
        frames += one_line("Numeral", "numeral", setting, "section_numeral", numeral)
    frames.append(fitted_frame("Title", "title", theme, style, fitted))
    frames += _pips(slide, theme)
    return [Sheet(slide, slide.title, tuple(frames), slide.steps, warnings=shortened_warning(fitted))]


def _outer(slide: Slide, setting: Setting, styles: tuple[str, str, str]) -> list[Sheet]:
    theme = setting.theme
    title_style = theme.text[styles[0]]
    fitted = fit_or_shorten(slide.title, title_style)
    frames = decoration(theme, slide.kind)
    frames.append(fitted_frame("Title", "title", theme, title_style, fitted))
    warnings = list(shortened_warning(fitted))
    subtitle, speaker = slide.lines
    lines = one_line("Subtitle", "subtitle", setting, styles[1], subtitle, largest=fitted.size)
    if cut_off(lines, subtitle):
        warnings.append(_("The subtitle is too long for its slide and was shortened"))
    largest = min([fitted.size, *(frame.size for frame in lines if isinstance(frame, TextFrame))])
    said_by = one_line("Speaker", "speaker", setting, styles[2], speaker, largest=largest)
    if cut_off(said_by, speaker):
        warnings.append(_("Speaker and organisation are too long for the slide and were shortened"))
    if said_by:
        rule = theme.decoration.get(styles[2], ())
        frames += ornament_frames(theme, rule, name="Speaker rule", fixed=False)
    return [Sheet(slide, slide.title, (*frames, *lines, *said_by), slide.steps, warnings=tuple(warnings))]


def _pips(slide: Slide, theme: Theme) -> list[Frame]:
    """One square a part; none when the row would not fit or there is but one part."""
    pips = theme.pips
    left, top = pips.at
    width = (slide.part_count - 1 + _CURRENT_PIP) * pips.side + (slide.part_count - 1) * pips.side
    if slide.part_count < 2 or left + width > theme.width - left / 2:
        return []
    frames: list[Frame] = []
    for number in range(1, slide.part_count + 1):
        current = number == slide.part_number
        wide = pips.side * (_CURRENT_PIP if current else 1)
        later = number > slide.part_number
        color = theme.color(pips.current if current else pips.earlier)
        frames.append(
            ShapeFrame(
                name=f"Pip {number}",
                shape="rect",
                rect=rect_of(Box(left, top, wide, pips.side)),
                fill="" if later else color,
                stroke=theme.color(pips.later) if later else "",
                stroke_width=_PIP_STROKE if later else 0.0,
            )
        )
        left += wide + pips.side
    return frames
