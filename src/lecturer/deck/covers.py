"""Covers, closings and sections: pages of a few large words."""

from __future__ import annotations

from msgspec.structs import replace

from lecturer.deck.flow import fitted_at
from lecturer.deck.frames import ornament_frames, rect_of
from lecturer.deck.media import picture
from lecturer.deck.pages import EMU_PER_POINT, Frame, Rect, ShapeFrame, Step, TextFrame
from lecturer.deck.picture_pages import filled_picture
from lecturer.deck.slides import Slide
from lecturer.deck.text_fit import fit_or_shorten
from lecturer.deck.theme_records import PAGE_HEIGHT, Box, TextStyle, Theme
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
from lecturer.talk.records import Picture

_CURRENT_PIP = 4
"""How many times as wide the pip of the current part is."""
_PIP_STROKE = 1.5
_TALLEST_PROMISE, _LEAST_PROMISE = 110.0, 56.0
_HIGHEST_TITLE = 88.0


def cover(slide: Slide, setting: Setting) -> list[Sheet]:
    """The talk's title, its subtitle, and who speaks."""
    if slide.image and not setting.theme.template:
        return _beside_picture(slide, setting)
    return _outer(slide, setting, ("cover_title", "subtitle", "speaker"))


def closing(slide: Slide, setting: Setting) -> list[Sheet]:
    """The thanks, a line, and who spoke."""
    if slide.image and not setting.theme.template:
        return _beside_picture(slide, setting)
    title = "closing_call" if slide.text else "closing_title"
    return _outer(slide, setting, (title, "closing_line", "closing_speaker"))


def _beside_picture(slide: Slide, setting: Setting) -> list[Sheet]:
    """A cover or closing whose picture takes the other half of the page."""
    theme = setting.theme
    styles = ("beside_title", "beside_line", "beside_speaker")
    if slide.kind == "closing" and "closing_beside_title" in theme.text:
        styles = ("closing_beside_title", "closing_beside_line", "closing_beside_speaker")
    (sheet,) = _outer(slide, setting, styles)
    shown = Picture(slide.image, slide.alt, slide.focus)
    frame = filled_picture("Picture", theme.boxes["cover_picture"], shown, setting, slide.title)
    texts = [each for each in sheet.frames if not getattr(each, "fixed", False)]
    fixed = [each for each in sheet.frames if getattr(each, "fixed", False)]
    return [sheet._replace(frames=(*fixed, frame, *texts))]


def section(slide: Slide, setting: Setting) -> list[Sheet]:
    """The part's title, its number as it was written, and pips that say which part of how many it is."""
    theme = setting.theme
    in_words = theme.numeral == "part"
    numeral = (slide.lines[0] if slide.lines else "") if in_words else slide.numeral
    style = theme.text["section_title" if numeral else "section_title_alone"]
    promise = _promise(slide, theme, style)
    if promise:
        style = _above(style, promise.rect)
    fitted = fit_or_shorten(slide.title, style)
    frames = decoration(theme, "section", slide.part_number)
    if slide.image and not theme.template:
        shown = Picture(slide.image, slide.alt, slide.focus)
        frames.append(filled_picture("Picture", theme.boxes["section_picture"], shown, setting, slide.title))
    elif numeral:
        frames += one_line("Numeral", "numeral", setting, "section_numeral", numeral)
    frames.append(fitted_frame("Title", "title", theme, style, fitted))
    if promise:
        bar = rect_of(Box(style.at.x, promise.rect.y / EMU_PER_POINT - 22, 64, 4))
        frames += [ShapeFrame(name="Bar", shape="rect", rect=bar, fill=theme.color("rule")), promise]
    frames += _pips(slide, theme, under_promise=promise)
    sheets = [Sheet(slide, slide.title, tuple(frames), slide.steps, warnings=shortened_warning(fitted))]
    if slide.image and theme.template:  # a template's section has no place for it
        silent = replace(slide, kind="picture", lines=(), steps=(Step(slide.key, "", 0),))
        sheets += picture(silent, setting)
    return sheets


def _promise(slide: Slide, theme: Theme, title: TextStyle) -> TextFrame | None:
    """What the part is for: its sentence, or what its points are called; None where it has no place."""
    style = theme.text["promise"]
    if theme.template:
        top = title.at.y + title.at.h + 30
        room = min(_TALLEST_PROMISE, PAGE_HEIGHT - 40 - top)
        place = Box(title.at.x, top, title.at.w, room)
        style = replace(style, at=place, color=title.color, align=title.align, font=title.font)
        if room < _LEAST_PROMISE:
            return None
    for size in style.sizes if slide.text else ():
        if found := fitted_at(tuple(slide.text.split("\n")), style, style.at, size):
            return fitted_frame("Promise", "item", theme, style, found)
    return None


def _above(style: TextStyle, promise: Rect) -> TextStyle:
    """A title's style, its box ending above the promise."""
    bottom = promise.y / EMU_PER_POINT - 40
    if style.at.y + style.at.h <= bottom:
        return style
    top = min(style.at.y, max(_HIGHEST_TITLE, bottom - style.at.h)) if style.anchor != "top" else style.at.y
    anchor = "top" if style.anchor == "top" else "bottom"
    return replace(
        style, at=style.at._replace(y=top, h=bottom - top), anchor=anchor, sizes=_low(style, bottom - top)
    )


def _low(style: TextStyle, height: float) -> tuple[float, ...]:
    """The sizes of which two lines fit a height, one line at least."""
    fitting = tuple(size for size in style.sizes if 2 * size * style.spacing <= height)
    return (
        fitting or tuple(size for size in style.sizes if size * style.spacing <= height) or style.sizes[-1:]
    )


def _outer(slide: Slide, setting: Setting, styles: tuple[str, str, str]) -> list[Sheet]:
    theme = setting.theme
    title_style = theme.text[styles[0]]
    fitted = fit_or_shorten(slide.title, title_style)
    frames = decoration(theme, slide.kind)
    frames.append(fitted_frame("Title", "title", theme, title_style, fitted))
    frames += ornament_frames(theme, theme.decoration.get(styles[0], ()), name="Title mark", fixed=False)
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


def _pips(slide: Slide, theme: Theme, *, under_promise: TextFrame | None) -> list[Frame]:
    """One square a part; none when the row would not fit or there is but one part."""
    pips = theme.pips
    left, top = pips.at
    if under_promise is not None:
        top = max(top, (under_promise.rect.y + under_promise.rect.h) / EMU_PER_POINT + 8)
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
