"""A big number: found in a line of a point, set as large as the page allows, its unit behind it."""

from __future__ import annotations

import re

from lecturer.deck.flow import flow
from lecturer.deck.frames import Block, metrics_of, text_frame, with_unit
from lecturer.deck.line_breaking import Broken, text_width
from lecturer.deck.pages import Frame, TextFrame
from lecturer.deck.point_slides import slide_of, title_of
from lecturer.deck.slides import Slide
from lecturer.deck.text_fit import fit_or_shorten
from lecturer.deck.unnumbered_pages import Setting, Sheet, fitted_frame, inner_sheets
from lecturer.talk.records import Point

_NUMBER = re.compile(r"[约近超]?[+\-−±]?\d+(?:[.,:/]\d+)*\s*[%％‰℃°]?")
_LONGEST_UNIT = 4
_MARKS = "，。；：、,.;: "
_AIR = 1.04
_UNIT_SHARE = 0.4


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
    apart = bool(unit) and any(map(str.isspace, source[match.end() - 1 : match.end() + 1]))
    return slide_of(
        "number", point, context, number=match[0].replace(" ", ""), unit=unit, unit_apart=apart, lines=below
    )


def number(slide: Slide, setting: Setting) -> list[Sheet]:
    """A figure that fills the page, its unit behind it on the same line, a line or two below."""
    theme = setting.theme
    style, line_style = theme.text["number"], theme.text["number_line"]
    frame = _figure(slide, setting) if slide.unit else None
    if frame is None:
        fitted = fit_or_shorten(slide.number, style)
        frame = fitted_frame("Number", "number", theme, style, fitted)
    contents: list[list[Frame]] = [
        [frame, fitted_frame("Body", "body", theme, line_style, below)]
        for below in flow(slide.lines, line_style)
    ]
    return inner_sheets(slide, setting, contents or [[frame]])


def _figure(slide: Slide, setting: Setting) -> TextFrame | None:
    """The figure and its unit at the largest size that holds them; None where a line cannot."""
    style, unit_style = setting.theme.text["number"], setting.theme.text["unit"]
    joint = " " if slide.unit_apart else ""
    for size in style.sizes:
        unit_size = _unit_size(size, unit_style.sizes)
        figure = text_width(slide.number, metrics_of(style)) * size
        unit = text_width(joint + slide.unit, metrics_of(unit_style)) * unit_size
        if (figure + unit) * _AIR > style.at.w:
            continue
        text = slide.number + joint + slide.unit
        block = Block(text, (Broken(0, len(text), (figure + unit) / size),))
        frame = text_frame("Number", "number", setting.theme, style, style.at, size, (block,))
        return with_unit(frame, len(slide.number), unit_size)
    return None


def _unit_size(size: float, sizes: tuple[float, ...]) -> float:
    """The largest of the unit's sizes that leaves the figure the larger of the two by far."""
    return next((each for each in sizes if each <= size * _UNIT_SHARE), sizes[-1])
