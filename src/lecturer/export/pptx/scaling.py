"""Pages on slides of another size: every length and every size of type multiplied."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from lecturer.deck.pages import (
    Cell,
    ChartFrame,
    Deck,
    Frame,
    Line,
    Page,
    Paragraph,
    PictureFrame,
    Rect,
    ShapeFrame,
    Span,
    TableFrame,
    TextFrame,
)


def scaled_deck(deck: Deck, factor: float) -> Deck:
    """The deck with every length multiplied; itself for the factor 1."""
    if abs(factor - 1) < 1e-6:
        return deck
    return replace(
        deck,
        width=round(deck.width * factor),
        height=round(deck.height * factor),
        pages=tuple(_page(page, factor) for page in deck.pages),
    )


def scaled_rect(rect: Rect, factor: float) -> Rect:
    """A rectangle with its place and its size multiplied."""
    return Rect(*(round(side * factor) for side in (rect.x, rect.y, rect.w, rect.h)))


def _page(page: Page, factor: float) -> Page:
    return replace(page, frames=tuple(_frame(frame, factor) for frame in page.frames))


def _frame(frame: Frame, factor: float) -> Frame:
    match frame:
        case TextFrame():
            return _text(frame, factor)
        case ShapeFrame():
            return replace(
                frame,
                rect=scaled_rect(frame.rect, factor),
                stroke_width=frame.stroke_width * factor,
                label_size=frame.label_size * factor,
                corner=round(frame.corner * factor),
            )
        case PictureFrame():
            rect = scaled_rect(frame.rect, factor)
            return replace(frame, rect=rect, stroke_width=frame.stroke_width * factor)
        case TableFrame():
            return _table(frame, factor)
        case ChartFrame():
            return replace(
                frame,
                rect=scaled_rect(frame.rect, factor),
                plot=scaled_rect(frame.plot, factor),
                name_size=frame.name_size * factor,
                value_size=frame.value_size * factor,
            )
        case _:
            assert_never(frame)


def _text(frame: TextFrame, factor: float) -> TextFrame:
    return replace(
        frame,
        rect=scaled_rect(frame.rect, factor),
        size=frame.size * factor,
        pitch=frame.pitch * factor,
        paragraphs=tuple(_paragraph(each, factor) for each in frame.paragraphs),
    )


def _paragraph(paragraph: Paragraph, factor: float) -> Paragraph:
    lines = tuple(
        Line(
            _spans(line.spans, factor),
            round(line.x * factor),
            round(line.baseline * factor),
            round(line.width * factor),
        )
        for line in paragraph.lines
    )
    bullet = paragraph.bullet
    return replace(
        paragraph,
        spans=_spans(paragraph.spans, factor),
        lines=lines,
        space_before=paragraph.space_before * factor,
        bullet=bullet and replace(bullet, x=round(bullet.x * factor)),
    )


def _spans(spans: tuple[Span, ...], factor: float) -> tuple[Span, ...]:
    if not any(span.size for span in spans):
        return spans
    return tuple(replace(span, size=span.size * factor) for span in spans)


def _table(frame: TableFrame, factor: float) -> TableFrame:
    return replace(
        frame,
        rect=scaled_rect(frame.rect, factor),
        columns=tuple(round(width * factor) for width in frame.columns),
        rows=tuple(round(height * factor) for height in frame.rows),
        cells=tuple(
            tuple(Cell(text=_text(cell.text, factor), fill=cell.fill) for cell in row) for row in frame.cells
        ),
        rule_width=frame.rule_width * factor,
        head_rule_width=frame.head_rule_width * factor,
    )
