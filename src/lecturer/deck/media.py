"""Pictures with their captions."""

from __future__ import annotations

from msgspec.structs import replace

from lecturer.deck.flow import flow
from lecturer.deck.frames import emu, ornament_frames
from lecturer.deck.lists import rows_or_statement
from lecturer.deck.pages import Frame, PictureFrame, Rect
from lecturer.deck.picture_files import PictureFile, inspect, shown_name
from lecturer.deck.slides import Row, Slide
from lecturer.deck.theme_records import Box, Theme
from lecturer.deck.unnumbered_pages import Setting, Sheet, fitted_frame, inner_sheets

_WORTH_MOVING = 1.1
"""A caption moves below its picture when the picture becomes wider by this."""


def picture(slide: Slide, setting: Setting) -> list[Sheet]:
    """One picture as large as its box allows; its caption beside it, or below a wide one."""
    theme = setting.theme
    file = inspect(slide.image, setting.base)
    if not slide.image:
        return _words_alone(slide, setting, file.problem)
    place, captions = _places(slide, file, theme)
    shown = PictureFrame(
        name="Picture",
        rect=place,
        path=str(file.path),
        alt=slide.alt or slide.title,
        image=slide.image,
        data=file.data,
        stroke=theme.color(theme.picture.stroke),
        stroke_width=theme.picture.stroke_width,
        missing=(setting.words.missing_picture % shown_name(slide.image)) if file.problem else "",
    )
    contents: list[list[Frame]] = [[shown, *caption] for caption in captions]
    warnings = (file.problem,) if file.problem else ()
    return inner_sheets(slide, setting, contents or [[shown]], warnings)


def _words_alone(slide: Slide, setting: Setting, problem: str) -> list[Sheet]:
    """No picture is chosen yet: the audience sees the text as on any page, the check tells the speaker."""
    rows = tuple(map(Row, slide.lines))
    first, *rest = rows_or_statement(replace(slide, kind="point", rows=rows, lines=()), setting)
    return [first._replace(warnings=(problem, *first.warnings)), *rest]


def _places(slide: Slide, file: PictureFile, theme: Theme) -> tuple[Rect, list[list[Frame]]]:
    """Where the picture goes, and its caption's frames page by page."""
    if not slide.lines:
        return fitted_into(theme.boxes["picture_alone"], file), []
    beside = fitted_into(theme.boxes["picture"], file, at_top=True)
    above = fitted_into(theme.boxes["picture_above"], file, at_top=True)
    below_style, style = theme.text["caption_below"], theme.text["caption"]
    if not file.problem and above.w > beside.w * _WORTH_MOVING:
        below = list(flow(slide.lines, below_style))
        if len(below) == 1:
            return above, [[fitted_frame("Caption", "caption", theme, below_style, below[0])]]
    rule = ornament_frames(theme, theme.decoration.get("caption", ()), name="Caption rule", fixed=False)
    return beside, [
        [*rule, fitted_frame("Caption", "caption", theme, style, fitted)]
        for fitted in flow(slide.lines, style)
    ]


def fitted_into(box: Box, file: PictureFile, *, at_top: bool = False) -> Rect:
    """The largest rectangle of the picture's ratio inside a box; the whole box for a missing one.

    It stands in the middle, or at the top, where a caption beside it begins too.
    """
    width, height = box.w, box.h
    if file.width and file.height:
        scale = min(box.w / file.width, box.h / file.height)
        width, height = file.width * scale, file.height * scale
    left, top = box.x + (box.w - width) / 2, box.y + (0.0 if at_top else (box.h - height) / 2)
    return Rect(emu(left), emu(top), max(1, emu(width)), max(1, emu(height)))
