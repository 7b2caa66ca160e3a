"""Somebody's words beside a picture of who said them."""

from __future__ import annotations

from msgspec.structs import replace

from lecturer.deck.drawn.boxes import line
from lecturer.deck.frames import rect_of
from lecturer.deck.pages import Frame, Outline, ShapeFrame, Step
from lecturer.deck.picture_pages import filled_picture
from lecturer.deck.quotes import paragraphs_of, quotation_pages, quote
from lecturer.deck.slides import Slide
from lecturer.deck.theme_records import Theme
from lecturer.deck.unnumbered_pages import (
    Setting,
    Sheet,
    cut_off,
    decoration,
    fitted_frame,
    one_line,
    page_title,
)
from lecturer.i18n import gettext as _
from lecturer.talk.counts import han_count
from lecturer.talk.records import Picture

_MARK = Outline(
    (
        ("M", (0.43, 0.0)), ("C", (0.18, 0.16, 0.0, 0.42, 0.0, 0.74)),
        ("C", (0.0, 0.9, 0.09, 1.0, 0.21, 1.0)),
        ("C", (0.33, 1.0, 0.41, 0.9, 0.41, 0.77)), ("C", (0.41, 0.65, 0.33, 0.55, 0.2, 0.55)),
        ("C", (0.18, 0.55, 0.16, 0.56, 0.15, 0.56)), ("C", (0.18, 0.36, 0.29, 0.2, 0.46, 0.1)), ("Z", ()),
        ("M", (0.96, 0.0)), ("C", (0.71, 0.16, 0.53, 0.42, 0.53, 0.74)),
        ("C", (0.53, 0.9, 0.62, 1.0, 0.74, 1.0)),
        ("C", (0.86, 1.0, 0.94, 0.9, 0.94, 0.77)), ("C", (0.94, 0.65, 0.86, 0.55, 0.73, 0.55)),
        ("C", (0.71, 0.55, 0.69, 0.56, 0.68, 0.56)), ("C", (0.71, 0.36, 0.82, 0.2, 0.99, 0.1)), ("Z", ()),
    )
)  # fmt: skip
"""Opening quotation marks, drawn: as a letter they would sit elsewhere in each font."""
_DASHES = "—–- "
_RULE = 72.0


def portrait(slide: Slide, setting: Setting) -> list[Sheet]:
    """The picture at the left, the words at the right, and below them who said them; long words go on."""
    theme = setting.theme
    if theme.template or not slide.image:
        return quote(replace(slide, kind="person"), setting)
    style = theme.text["portrait_quote"]
    if not han_count(slide.quote):
        style = replace(style, font="sans")
    face = Picture(slide.image, slide.alt, slide.focus)
    shown = filled_picture("Picture", theme.boxes["portrait"], face, setting, slide.by or slide.title)
    sheets: list[Sheet] = []
    parts = quotation_pages(paragraphs_of(slide.quote), style)
    for fitted in parts:
        more = bool(sheets)
        frames: list[Frame] = [*decoration(theme, "portrait"), shown]
        frames.append(_mark(theme))
        frames.append(fitted_frame("Quotation", "quote", theme, style, fitted))
        warnings: tuple[str, ...] = (shown.missing,) if shown.missing and not more else ()
        if fitted is parts[-1]:
            said_by, problems = _said_by(slide, setting)
            frames += said_by
            warnings += problems
        steps = (Step(slide.key, "", 0),) if more else slide.steps
        words = page_title(slide, setting, continuation=more)
        sheets.append(Sheet(slide, words, tuple(frames), steps, continuation=more, warnings=warnings))
    return sheets


def _mark(theme: Theme) -> ShapeFrame:
    place = rect_of(theme.boxes["portrait_mark"])
    return ShapeFrame(name="Mark", shape="rect", rect=place, fill=theme.color(theme.mark), outline=_MARK)


def _said_by(slide: Slide, setting: Setting) -> tuple[list[Frame], tuple[str, ...]]:
    """The name, and what the person does, below a short rule."""
    theme = setting.theme
    by = slide.by.strip(_DASHES)
    names = one_line("Source", "byline", setting, "portrait_name", by)
    roles = one_line("Role", "item", setting, "portrait_role", slide.role)
    problems: tuple[str, ...] = ()
    if cut_off(names, by) or cut_off(roles, slide.role):
        problems = (_("The source of the quotation is too long for its slide and was shortened"),)
    if not names:
        return roles, problems
    box = theme.text["portrait_name"].at
    rule = line("Source rule", box.x, box.y - 10, box.x + _RULE, box.y - 10, theme.color("rule"), 2)
    return [rule, *names, *roles], problems
