"""Agendas, lists that come in row by row, and titles that stand alone."""

from __future__ import annotations

import math

from msgspec.structs import replace

from lecturer.deck.emphasis import with_numbers
from lecturer.deck.frames import Block, metrics_of, rect_of, text_frame
from lecturer.deck.line_breaking import Broken, text_width
from lecturer.deck.pages import Frame, MarkerLook, ShapeFrame, Step, TextFrame
from lecturer.deck.rows import Plan, blocks_of, plan_pages
from lecturer.deck.slides import Row, Slide
from lecturer.deck.text_fit import fit_or_shorten
from lecturer.deck.theme_records import Box, TextStyle, Theme
from lecturer.deck.unnumbered_pages import (
    Setting,
    Sheet,
    decoration,
    fitted_frame,
    inner_sheets,
    one_line,
    shortened_warning,
)
from lecturer.deck.words import han_numeral

_NUMERAL_LARGER = 4


def rows_or_statement(slide: Slide, setting: Setting) -> list[Sheet]:
    """A list of rows with markers; a slide without rows shows its title alone, large."""
    return _list(slide, setting) if slide.rows else _statement(slide, setting)


def agenda(slide: Slide, setting: Setting) -> list[Sheet]:
    """The parts of the talk, each leading to its page."""
    theme = setting.theme
    style = theme.text["agenda"]
    if not any(row.numeral for row in slide.rows):
        left = theme.text["agenda_numeral"].at.x
        style = replace(style, at=Box(left, style.at.y, style.at.x + style.at.w - left, style.at.h))
    contents = [
        [*_numerals(plan, theme), *_rules(plan, style, theme), _body(plan, style, theme)]
        for plan in plan_pages(slide.rows, style, style.at)
    ]
    return inner_sheets(slide, setting, contents)


def paged_steps(
    slide: Slide, chunks: list[tuple[Row, ...]]
) -> list[tuple[tuple[Row, ...], tuple[Step, ...]]]:
    """Rows and steps of each page, the reveals counted anew on every page.

    A step goes to the page of the row that it brings in; a page whose first row has no step of its own (it is
    the rest of a row that was cut) gets one without words.
    """
    pages: list[tuple[tuple[Row, ...], tuple[Step, ...]]] = []
    shown = -1
    for rows in chunks:
        first, last = rows[0].reveal, rows[-1].reveal
        offset = first - 1 if pages and first else 0
        steps = [
            replace(step, reveal=step.reveal - offset) for step in slide.steps if shown < step.reveal <= last
        ]
        if pages and first <= shown:
            steps.insert(0, Step(rows[0].key or slide.key, "", min(first, 1)))
        pages.append((tuple(replace(row, reveal=row.reveal - offset) for row in rows), tuple(steps)))
        shown = last
    return pages


def _list(slide: Slide, setting: Setting) -> list[Sheet]:
    theme = setting.theme
    style = theme.text["list"]
    rows = tuple(replace(row, ordinal=ordinal) for ordinal, row in enumerate(slide.rows, start=1))
    plans = plan_pages(rows, style, style.at)
    paged = paged_steps(slide, [plan.rows for plan in plans])
    shown = [plan._replace(rows=moved) for plan, (moved, _steps) in zip(plans, paged, strict=True)]
    sheets = inner_sheets(
        slide, setting, [[*_markers(plan, setting), _body(plan, style, theme)] for plan in shown]
    )
    return [sheet._replace(steps=steps) for sheet, (_rows, steps) in zip(sheets, paged, strict=True)]


def _body(plan: Plan, style: TextStyle, theme: Theme) -> TextFrame:
    top, bottom = plan.tops[0], style.at.y + style.at.h
    box = Box(style.at.x, top, style.at.w, bottom - top)
    return text_frame("Body", "body", theme, style, box, plan.size, blocks_of(plan), second=True)


def _markers(plan: Plan, setting: Setting) -> list[Frame]:
    """The marker of each row, at its first line; Han numerals count in Chinese talks only."""
    theme, marker = setting.theme, setting.theme.marker
    counted = "digits" if marker.label == "han" and setting.words.language != "zh-CN" else marker.label
    frames: list[Frame] = []
    for row, middle in zip(plan.rows, plan.middles, strict=True):
        if not row.ordinal:
            continue
        label = {"none": "", "han": han_numeral(row.ordinal), "digits": str(row.ordinal)}[counted]
        frames.append(
            ShapeFrame(
                name=f"Marker {row.ordinal}",
                shape=marker.shape,
                rect=rect_of(Box(marker.x, middle - marker.side / 2, marker.side, marker.side)),
                stroke=theme.color(marker.fill),
                stroke_width=marker.stroke,
                reveal=row.reveal,
                current=MarkerLook(theme.color(marker.fill), theme.color("on_accent")),
                label=label,
                label_font=marker.label_font,
                label_size=marker.label_size,
                label_color=theme.color("accent"),
            )
        )
    return frames


def _numerals(plan: Plan, theme: Theme) -> list[Frame]:
    """The numbers before the rows of an agenda, one paragraph a row, on the rows' own lines."""
    numbered = [
        (row.numeral, middle) for row, middle in zip(plan.rows, plan.middles, strict=True) if row.numeral
    ]
    if not numbered:
        return []
    style = theme.text["agenda_numeral"]
    size = plan.size + _NUMERAL_LARGER
    if size * style.spacing > plan.row_pitch:
        size = plan.size
    widest = max(text_width(text, metrics_of(style)) for text, _middle in numbered)
    size = min(size, math.floor(style.at.w / widest))
    pitch = round(size * style.spacing, 2)
    bottom = top = numbered[0][1] - pitch / 2
    blocks = []
    for text, middle in numbered:
        width = text_width(text, metrics_of(style))
        blocks.append(Block(text, (Broken(0, len(text), width),), before=middle - pitch / 2 - bottom))
        bottom = middle + pitch / 2
    box = Box(style.at.x, top, style.at.w, style.at.y + style.at.h - top)
    return [text_frame("Numerals", "numeral", theme, style, box, size, tuple(blocks))]


def _rules(plan: Plan, style: TextStyle, theme: Theme) -> list[Frame]:
    """A line under each row but the last, across the page."""
    left = theme.text["agenda_numeral"].at.x
    right = style.at.x + style.at.w
    return [
        ShapeFrame(
            name=f"Rule {number}",
            shape="line",
            rect=rect_of(Box(left, bottom, right - left, 0)),
            stroke=theme.color("rule"),
            stroke_width=theme.rows.rule,
        )
        for number, bottom in enumerate(plan.bottoms[:-1], start=1)
    ]


def _statement(slide: Slide, setting: Setting) -> list[Sheet]:
    """A title that is all there is to show, set large; above its key sentence where there is one."""
    theme = setting.theme
    if slide.text:
        sentence = fit_or_shorten(slide.text, theme.text["key_sentence"])
        if not sentence.shortened:
            frame = fitted_frame("Sentence", "item", theme, theme.text["key_sentence"], sentence)
            return inner_sheets(slide, setting, [[with_numbers(frame, theme.color("accent"))]])
    style = theme.text["statement"]
    fitted = fit_or_shorten(slide.title, style)
    frames = decoration(theme, slide.kind)
    frames += one_line("Context", "head", setting, "context", slide.context)
    frames.append(fitted_frame("Title", "title", theme, style, fitted))
    return [Sheet(slide, slide.title, tuple(frames), slide.steps, warnings=shortened_warning(fitted))]
