"""Agendas, lists that come in row by row, and titles that stand alone."""

from __future__ import annotations

from msgspec.structs import replace

from lecturer.deck.bullets import agenda_bullets, from_first, list_bullets
from lecturer.deck.emphasis import with_numbers
from lecturer.deck.frames import text_frame
from lecturer.deck.pages import Bullet, Rect, Step, TextFrame
from lecturer.deck.rows import Plan, blocks_of, plan_pages
from lecturer.deck.slides import Row, Slide
from lecturer.deck.text_fit import fit_or_shorten
from lecturer.deck.theme_records import Box, TextStyle
from lecturer.deck.unnumbered_pages import (
    Setting,
    Sheet,
    decoration,
    fitted_frame,
    inner_sheets,
    one_line,
    shortened_warning,
)


def rows_or_statement(slide: Slide, setting: Setting) -> list[Sheet]:
    """A list of rows with bullets; a slide without rows shows its title alone, large."""
    return _list(slide, setting) if slide.rows else _statement(slide, setting)


def agenda(slide: Slide, setting: Setting) -> list[Sheet]:
    """The parts of the talk, each leading to its page."""
    rows = tuple(replace(row, ordinal=ordinal) for ordinal, row in enumerate(slide.rows, start=1))
    style, bullets = agenda_bullets(rows, setting.theme.text["agenda"], setting.theme)
    plans = plan_pages(rows, style, style.at)
    return inner_sheets(slide, setting, [[_body(plan, style, bullets, setting)] for plan in plans])


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
    rows = tuple(replace(row, ordinal=ordinal) for ordinal, row in enumerate(slide.rows, start=1))
    chinese_talk = setting.words.language == "zh-CN"
    style, bullets = list_bullets(rows, theme.text["list"], theme, chinese_talk=chinese_talk)
    plans = plan_pages(rows, style, style.at)
    paged = paged_steps(slide, [plan.rows for plan in plans])
    shown = [plan._replace(rows=moved) for plan, (moved, _steps) in zip(plans, paged, strict=True)]
    sheets = inner_sheets(slide, setting, [[_body(plan, style, bullets, setting)] for plan in shown])
    return [sheet._replace(steps=steps) for sheet, (_rows, steps) in zip(sheets, paged, strict=True)]


def _body(plan: Plan, style: TextStyle, bullets: list[Bullet | None], setting: Setting) -> TextFrame:
    """The rows of a page with their bullets, in a frame that begins at these."""
    ordinals = [row.ordinal for row in plan.rows]
    own = [bullets[ordinal - 1] if ordinal else None for ordinal in ordinals]
    top, bottom = plan.tops[0], style.at.y + style.at.h
    box = Box(style.at.x, top, style.at.w, bottom - top)
    blocks = blocks_of(plan, from_first(own, ordinals))
    gap = blocks[-1].before
    # In the file each row has its gap below it, the last one too.
    used = sum(block.before + len(block.lines) * plan.pitch for block in blocks) + gap
    box = box._replace(h=max(box.h, used))
    frame = text_frame("Body", "body", setting.theme, style, box, plan.size, blocks, second=True)
    # The rest of a cut row alone has no bullet: its box begins at its text.
    left = min((each.x for each in own if each), default=frame.rect.x)
    rect = frame.rect
    return replace(frame, rect=Rect(left, rect.y, rect.x + rect.w - left, rect.h))


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
