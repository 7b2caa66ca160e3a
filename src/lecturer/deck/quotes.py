"""Quotations: a page for somebody's words, and whose they are."""

from __future__ import annotations

from msgspec.structs import replace

from lecturer.deck.frames import Block, metrics_of, ornament_frames
from lecturer.deck.line_breaking import break_lines
from lecturer.deck.pages import EMU_PER_POINT, Rect, Step
from lecturer.deck.slides import Slide
from lecturer.deck.text_fit import Fitted, pieces
from lecturer.deck.theme_records import Box, TextStyle
from lecturer.deck.title_breaking import break_head
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

_MOST_BALANCED_LINES = 4
"""Up to so many lines a quotation is broken by its sense; longer ones are filled like running text."""
_SHARE = 0.97


def quote(slide: Slide, setting: Setting) -> list[Sheet]:
    """The quotation as large as it fits, on further pages when it is long; its source on the last one.

    What it belongs to stands above it, small.
    """
    theme = setting.theme
    style = theme.text["quote" if slide.by else "quote_alone"]
    if not han_count(slide.quote):
        style = replace(style, font="sans")  # the Latin letters of a Kai look like handwriting
    above = one_line("Context", "head", setting, "quote_context", slide.context)
    if above and slide.by:
        style = replace(style, at=_below(above[0].rect, style.at))
    parts = quotation_pages(paragraphs_of(slide.quote), style)
    sheets: list[Sheet] = []
    for fitted in parts:
        frames = decoration(theme, slide.kind)
        frames += above
        frames.append(fitted_frame("Quotation", "quote", theme, style, fitted))
        warnings: tuple[str, ...] = ()
        if slide.by and fitted is parts[-1]:
            source = _source(slide, setting)
            byline = one_line("Source", "byline", setting, "byline", source)
            if cut_off(byline, source):
                warnings = (_("The source of the quotation is too long for its slide and was shortened"),)
            rule = theme.decoration.get("byline", ())
            frames += [*ornament_frames(theme, rule, name="Source rule", fixed=False), *byline]
        sheets.append(
            Sheet(
                slide,
                page_title(slide, setting, continuation=bool(sheets)),
                tuple(frames),
                slide.steps if not sheets else (Step(slide.key, "", 0),),
                continuation=bool(sheets),
                warnings=warnings,
            )
        )
    return sheets


def _below(head: Rect, box: Box) -> Box:
    """What is left of a box below a head."""
    top = max(box.y, (head.y + head.h) / EMU_PER_POINT)
    return box._replace(y=top, h=box.y + box.h - top)


def _source(slide: Slide, setting: Setting) -> str:
    """Whose words they are, after a dash."""
    dash = "" if slide.by.startswith(("—", "–", "-")) else "——" if setting.words.language == "zh-CN" else "— "
    role = (
        f"\u3000{slide.role}"
        if slide.role and setting.words.language == "zh-CN"
        else f", {slide.role}"
        if slide.role
        else ""
    )
    return f"{dash}{slide.by}{role}"


def paragraphs_of(words: str) -> list[str]:
    """The lines of a quotation that say something."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def quotation_pages(paragraphs: list[str], style: TextStyle) -> list[Fitted]:
    """A quotation at the largest size at which it fits its place, or at the smallest over several pages."""
    whole = _fit(paragraphs, style)
    if whole is not None:
        return [whole]
    size = style.sizes[-1]
    most_lines = max(1, int(style.at.h / (size * style.spacing)) - 1)
    cut = [
        part
        for paragraph in paragraphs
        for part in pieces(paragraph, metrics_of(style), style.at.w * _SHARE / size, most_lines)
    ]
    pages: list[Fitted] = []
    while cut:
        count = len(cut)
        while count > 1 and _at(cut[:count], style, size) is None:
            count -= 1
        fitted = _at(cut[:count], style, size)
        if fitted is not None:
            pages.append(fitted)
        cut = cut[count:]
    return pages


def _fit(paragraphs: list[str], style: TextStyle) -> Fitted | None:
    """The quotation at the largest size that holds it."""
    return next((found for size in style.sizes if (found := _at(paragraphs, style, size))), None)


def _at(paragraphs: list[str], style: TextStyle, size: float) -> Fitted | None:
    metrics, width = metrics_of(style), style.at.w * _SHARE / size
    balanced = [break_head(paragraph, metrics, width, verse=True) for paragraph in paragraphs]
    count = sum(map(len, balanced))
    kept = count <= _MOST_BALANCED_LINES
    full = style.at.w / size
    lines = balanced if kept else [break_lines(paragraph, metrics, full) for paragraph in paragraphs]
    count = sum(map(len, lines))
    spare = 0 if count == len(paragraphs) else 1
    if (count + spare) * size * style.spacing > style.at.h:
        return None
    blocks = tuple(
        Block(paragraph, broken, keep_breaks=kept and len(broken) > 1)
        for paragraph, broken in zip(paragraphs, lines, strict=True)
    )
    return Fitted(style.at, size, blocks)
