"""Pictures with their captions, and big numbers."""

from __future__ import annotations

from lecturer.deck.fit import fit_or_shorten
from lecturer.deck.flow import flow
from lecturer.deck.frames import emu, metrics_of, ornament_frames
from lecturer.deck.line_breaking import text_width
from lecturer.deck.pages import Frame, PictureFrame, Rect
from lecturer.deck.picture_files import PictureFile, inspect
from lecturer.deck.sheets import Setting, Sheet, fitted_frame, inner_sheets
from lecturer.deck.slides import Slide
from lecturer.deck.theme import Box

_UNIT_GAP = 20.0
_AIR = 1.04
"""A figure's box is a little wider than the figure, so that it stays on one line in any font."""


def picture(slide: Slide, setting: Setting) -> list[Sheet]:
    """One picture as large as its box allows, its caption beside it."""
    theme = setting.theme
    file = inspect(slide.image, setting.base)
    style = theme.text["caption"]
    shown = PictureFrame(
        name="Picture",
        rect=_fitted_into(theme.boxes["picture" if slide.lines else "picture_alone"], file),
        path=str(file.path),
        alt=slide.alt or slide.title,
        stroke=theme.color(theme.picture.stroke),
        stroke_width=theme.picture.stroke_width,
        missing=(setting.words.missing_picture % (slide.image or "?")) if file.problem else "",
    )
    rule = ornament_frames(theme, theme.decoration.get("caption", ()), name="Caption rule", fixed=False)
    contents: list[list[Frame]] = [
        [shown, *rule, fitted_frame("Caption", "caption", theme, style, fitted)]
        for fitted in flow(slide.lines, style)
    ]
    warnings = (file.problem,) if file.problem else ()
    return inner_sheets(slide, setting, contents or [[shown]], warnings)


def number(slide: Slide, setting: Setting) -> list[Sheet]:
    """A figure that fills the page, its unit beside it, a line or two below."""
    theme = setting.theme
    style, unit_style, line_style = (theme.text[name] for name in ("number", "unit", "number_line"))
    least_unit = text_width(slide.unit, metrics_of(unit_style)) * unit_style.sizes[-1] * _AIR
    room = style.at.w - (min(least_unit, style.at.w / 2) + _UNIT_GAP if slide.unit else 0)
    fitted = fit_or_shorten(slide.number, style, box=style.at._replace(w=room))
    width = min(room, fitted.blocks[0].lines[0].width * fitted.size * _AIR)
    figure = fitted._replace(box=fitted.box._replace(w=width))
    frames: list[Frame] = [fitted_frame("Number", "number", theme, style, figure)]
    if slide.unit:
        left = style.at.x + width + _UNIT_GAP
        box = Box(left, unit_style.at.y, style.at.x + style.at.w - left, unit_style.at.h)
        unit = fit_or_shorten(slide.unit, unit_style, box=box)
        frames.append(fitted_frame("Unit", "unit", theme, unit_style, unit))
    contents = [
        [*frames, fitted_frame("Body", "body", theme, line_style, below)]
        for below in flow(slide.lines, line_style)
    ]
    return inner_sheets(slide, setting, contents or [frames])


def _fitted_into(box: Box, file: PictureFile) -> Rect:
    """The largest rectangle of the picture's ratio inside a box, centred; the whole box for a missing one."""
    width, height = box.w, box.h
    if file.width and file.height:
        scale = min(box.w / file.width, box.h / file.height)
        width, height = file.width * scale, file.height * scale
    left, top = box.x + (box.w - width) / 2, box.y + (box.h - height) / 2
    return Rect(emu(left), emu(top), max(1, emu(width)), max(1, emu(height)))
