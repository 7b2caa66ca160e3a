"""Numbers inside a sentence stand out in the accent, with the unit that they count."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from lecturer.deck.pages import Span, TextFrame
from lecturer.deck.proposals.figures import spans_of_figures


def with_numbers(frame: TextFrame, color: str) -> TextFrame:
    """A frame of one paragraph whose figures have a colour of their own; its lines stay as they are."""
    if len(frame.paragraphs) != 1 or len(frame.paragraphs[0].spans) != 1 or frame.color == color:
        return frame
    paragraph = frame.paragraphs[0]
    text = paragraph.spans[0].text
    places = spans_of_figures(text)
    if not places:
        return frame
    lines, start = [], 0
    for line in paragraph.lines:
        words = line.spans[0].text
        start = text.index(words, start)
        lines.append(replace(line, spans=tuple(_parted(text, start, start + len(words), places, color))))
        start += len(words)
    spans = tuple(_parted(text, 0, len(text), places, color))
    return replace(frame, paragraphs=(replace(paragraph, spans=spans, lines=tuple(lines)),))


def _parted(text: str, start: int, end: int, places: list[tuple[int, int]], color: str) -> Iterator[Span]:
    """A stretch of a text as spans, those in the given places coloured."""
    left = start
    for begin, stop in places:
        begin, stop = max(begin, start), min(stop, end)
        if begin >= stop:
            continue
        if begin > left:
            yield Span(text[left:begin])
        yield Span(text[begin:stop], color=color)
        left = stop
    if left < end:
        yield Span(text[left:end])
