"""The state of a page at a step: later rows are hidden, the current one stands out."""

from __future__ import annotations

from msgspec.structs import replace

from lecturer.deck.pages import Frame, Page, Paragraph, ShapeFrame, Span, TextFrame


def frames_at(page: Page, reveal: int | None) -> tuple[Frame, ...]:
    """The frames as they look at a step, in drawing order.

    Args:
        page: The page, complete.
        reveal: The step's `reveal`: rows up to it show, its own bold, earlier ones in the second colour. None
            shows all rows alike, as print and PDF do.
    """
    shown = (_frame_at(frame, reveal) for frame in page.frames)
    return tuple(frame for frame in shown if frame is not None)


def later_frames(page: Page, reveal: int) -> tuple[Frame, ...]:
    """What the steps after `reveal` bring, for previews that show it pale."""
    later: list[Frame] = []
    for frame in page.frames:
        if isinstance(frame, TextFrame):
            paragraphs = tuple(each for each in frame.paragraphs if each.reveal > reveal)
            later += [replace(frame, paragraphs=paragraphs)] if paragraphs else []
        elif isinstance(frame, ShapeFrame) and frame.reveal > reveal:
            later.append(frame)
    return tuple(later)


def _frame_at(frame: Frame, reveal: int | None) -> Frame | None:
    if isinstance(frame, ShapeFrame):
        return _shape_at(frame, reveal)
    if isinstance(frame, TextFrame) and reveal is not None:
        return _text_at(frame, reveal)
    return frame


def _shape_at(frame: ShapeFrame, reveal: int | None) -> ShapeFrame | None:
    return frame if reveal is None or frame.reveal <= reveal else None


def _text_at(frame: TextFrame, reveal: int) -> TextFrame | None:
    if not any(paragraph.reveal for paragraph in frame.paragraphs):
        return frame
    shown = tuple(
        _paragraph_at(paragraph, reveal, frame.second)
        for paragraph in frame.paragraphs
        if paragraph.reveal <= reveal
    )
    return replace(frame, paragraphs=shown) if shown else None


def _paragraph_at(paragraph: Paragraph, reveal: int, second: str) -> Paragraph:
    if paragraph.reveal == 0:
        return paragraph
    bold, color = paragraph.reveal == reveal, "" if paragraph.reveal == reveal else second

    def styled(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(replace(span, bold=bold or span.bold, color=span.color or color) for span in spans)

    lines = tuple(replace(line, spans=styled(line.spans)) for line in paragraph.lines)
    bullet = paragraph.bullet
    if bullet is not None:
        bullet = replace(bullet, bold=bold, color=bullet.color if bold else second or bullet.color)
    return replace(paragraph, spans=styled(paragraph.spans), lines=lines, bullet=bullet)
