"""Running text in a box: captions and the words below a number; it flows on over pages when it is long."""

from __future__ import annotations

from collections.abc import Iterator

from lecturer.deck.frames import Block, metrics_of
from lecturer.deck.text_fit import Fitted, needs_spare, pieces
from lecturer.deck.theme_records import Box, TextStyle
from lecturer.deck.title_breaking import without_widow


def flow(paragraphs: tuple[str, ...], style: TextStyle, box: Box | None = None) -> Iterator[Fitted]:
    """The paragraphs at the largest size that holds them, or at the smallest over several pages."""
    box = box or style.at
    if not paragraphs:
        return
    for size in style.sizes:
        if found := fitted_at(paragraphs, style, box, size):
            yield found
            return
    size = style.sizes[-1]
    most_lines = max(1, int(box.h / (size * style.spacing)) - 1)
    rest = [part for each in paragraphs for part in pieces(each, metrics_of(style), box.w / size, most_lines)]
    while rest:
        count = len(rest)
        while count > 1 and fitted_at(tuple(rest[:count]), style, box, size) is None:
            count -= 1
        yield fitted_at(tuple(rest[:count]), style, box, size) or _forced(rest[0], style, box, size)
        rest = rest[count:]


def fitted_at(paragraphs: tuple[str, ...], style: TextStyle, box: Box, size: float) -> Fitted | None:
    """The paragraphs at a size, if a box holds them; several lines want one to spare."""
    fitted = [_forced(paragraph, style, box, size) for paragraph in paragraphs]
    blocks = tuple(each.blocks[0] for each in fitted)
    spare = any(needs_spare(block.lines, box.w / size) for block in blocks)
    count = sum(len(block.lines) for block in blocks) + spare
    return Fitted(box, size, blocks) if count * size * style.spacing <= box.h else None


def _forced(paragraph: str, style: TextStyle, box: Box, size: float) -> Fitted:
    lines, kept = without_widow(paragraph, metrics_of(style), box.w / size)
    return Fitted(box, size, (Block(paragraph, lines, keep_breaks=kept),))
