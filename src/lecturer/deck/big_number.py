"""A big number: found in a line of a point, set as large as the page allows, its unit beside it."""

from __future__ import annotations

import re

from lecturer.deck.flow import flow
from lecturer.deck.frames import metrics_of
from lecturer.deck.line_breaking import text_width
from lecturer.deck.pages import Frame
from lecturer.deck.point_slides import slide_of, title_of
from lecturer.deck.slides import Slide
from lecturer.deck.text_fit import fit_or_shorten
from lecturer.deck.theme_records import Box
from lecturer.deck.unnumbered_pages import Setting, Sheet, fitted_frame, inner_sheets
from lecturer.talk.records import Point

_NUMBER = re.compile(r"[约近超]?[+\-−±]?\d+(?:[.,:/]\d+)*\s*[%％‰℃°]?")
_LONGEST_UNIT = 4
_MARKS = "，。；：、,.;: "
_UNIT_GAP = 20.0
_AIR = 1.04
_ANY_FONT = 1.35
"""A figure's box is so much wider than the figure that it stays on one line in any font, under its unit."""


def number_of(point: Point, context: str, lines: tuple[str, ...]) -> Slide | None:
    """The first number in the first line (or title), what follows it as its unit, the other lines below.

    None where there is no number.
    """
    source = lines[0] if lines else title_of(point)
    match = _NUMBER.search(source)
    if match is None:
        return None
    label, unit = source[: match.start()].strip(_MARKS), source[match.end() :].strip(_MARKS)
    if len(unit) > (_LONGEST_UNIT if label else 2 * _LONGEST_UNIT) or set(unit) & set("，。；,.;"):
        # The number stands in a sentence: the whole of it goes below.
        unit, below = "", lines
    else:
        below = ((label,) if label and lines else ()) + lines[1:]
    return slide_of("number", point, context, number=match[0].replace(" ", ""), unit=unit, lines=below)


def number(slide: Slide, setting: Setting) -> list[Sheet]:
    """A figure that fills the page, its unit beside it, a line or two below."""
    theme = setting.theme
    style, unit_style, line_style = (theme.text[name] for name in ("number", "unit", "number_line"))
    least_unit = text_width(slide.unit, metrics_of(unit_style)) * unit_style.sizes[-1] * _AIR
    room = style.at.w - (min(least_unit, style.at.w / 2) + _UNIT_GAP if slide.unit else 0)
    fitted = fit_or_shorten(slide.number, style, box=style.at._replace(w=room))
    natural = fitted.blocks[0].lines[0].width * fitted.size
    width = min(room, natural * _AIR)
    box = fitted.box._replace(w=min(style.at.w, natural * _ANY_FONT))
    figure = fitted._replace(box=box) if slide.unit else fitted
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
