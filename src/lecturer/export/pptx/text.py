"""Text frames as DrawingML: whole paragraphs, which the viewer breaks itself, in the look of their box."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from lecturer.deck.pages import Anchor, Paragraph, Rect, Span, TextFrame
from lecturer.export.pptx.levels import (
    UNKNOWN,
    Level,
    level_of,
    list_style,
    of_paragraph,
    paragraph_markup,
    run_markup,
)
from lecturer.export.pptx.markup import escaped, hundredths
from lecturer.export.pptx.style import Style
from lecturer.export.pptx.vocabulary import BREAK_HERE

_ANCHOR: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}

HAIR = 5_080
"""Less than a pixel at 1080p, in EMU."""

SLIDE_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"

_OPENING, _CLOSING = ("“", "‘"), ("”", "’")


def body_properties(anchor: Anchor, *, wraps: bool = True, shrinks: bool = False) -> str:
    """A text box without margins; the text of a list may shrink when somebody adds rows to it."""
    return (
        f'<a:bodyPr wrap="{"square" if wraps else "none"}" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{_ANCHOR[anchor]}">{_fit(shrinks=shrinks)}</a:bodyPr>'
    )


def _fit(*, shrinks: bool) -> str:
    return "<a:normAutofit/>" if shrinks else "<a:noAutofit/>"


_ONE_LINE = frozenset({"number", "figure"})
"""Roles of one line in any font: it may run past its box, but never breaks in two."""


class Inherited(NamedTuple):
    """What a text takes from the placeholder it fills: its look, and whether its margins and anchor too."""

    level: Level
    box: bool = False


def text_body(frame: TextFrame, style: Style, inherited: Inherited) -> str:
    """The text of a frame, a paragraph of the page a paragraph of the slide."""
    level = level_of(frame, style)
    written = "".join(_paragraph(each, frame, level, level, style) for each in frame.paragraphs)
    return (
        f"<p:txBody>{_box(frame, inherited)}{list_style(level, inherited.level, style)}"
        f"{written or _EMPTY}</p:txBody>"
    )


_EMPTY = "<a:p><a:endParaRPr/></a:p>"


def cell_body(frame: TextFrame, style: Style, pitch: str) -> str:
    """The text of a table's cell; its look is written on the text, since cells have no list style.

    Args:
        frame: The text.
        style: The deck's style.
        pitch: What `a:lnSpc` holds.
    """
    level = level_of(frame, style)._replace(pitch=pitch)
    written = "".join(_paragraph(each, frame, level, UNKNOWN, style) for each in frame.paragraphs)
    empty = f"<a:p>{run_markup(level, UNKNOWN, style, 'a:endParaRPr', style.languages(''))}</a:p>"
    return f"<a:txBody>{body_properties(frame.anchor)}<a:lstStyle/>{written or empty}</a:txBody>"


def number_body(frame: TextFrame, style: Style, inherited: Inherited) -> str:
    """The text of a page number: a field, so that it stays right when slides move."""
    level = level_of(frame, style)
    shown = "".join(plain_text(paragraph) for paragraph in frame.paragraphs) or "‹#›"
    return (
        f"<p:txBody>{_box(frame, inherited)}{list_style(level, inherited.level, style)}<a:p>"
        f'<a:fld id="{SLIDE_NUMBER_FIELD}" type="slidenum"><a:rPr {style.languages(shown)}/>'
        f"<a:t>{escaped(shown)}</a:t></a:fld></a:p></p:txBody>"
    )


def _box(frame: TextFrame, inherited: Inherited) -> str:
    shrinks = any(paragraph.bullet for paragraph in frame.paragraphs)
    if inherited.box:
        return f"<a:bodyPr>{_fit(shrinks=shrinks)}</a:bodyPr>"
    # A big figure is one word: in a wider font it grows past its box and does not break in two.
    return body_properties(frame.anchor, wraps=frame.role not in _ONE_LINE, shrinks=shrinks)


def roomy(frame: TextFrame) -> Rect:
    """A frame's place with a hair more width: programs that round break a line as wide as its box."""
    rect, hair = frame.rect, HAIR
    shift = {"left": 0, "center": hair // 2, "right": hair}[frame.align]
    return Rect(rect.x - shift, rect.y, rect.w + hair, rect.h)


def plain_text(paragraph: Paragraph) -> str:
    """The characters of a paragraph."""
    return "".join(span.text for span in paragraph.spans)


def with_break_marks(paragraph: Paragraph) -> tuple[Span, ...]:
    """The spans of a paragraph, marked where its lines end beside a quotation mark."""
    text, ends, end = plain_text(paragraph), [], 0
    for line in paragraph.lines[:-1]:
        words = "".join(span.text for span in line.spans)
        end = text.index(words, end) + len(words)
        before, after = text[max(0, end - 1) : end], text[end : end + 1]
        if (before in _CLOSING and after.strip()) or after in _OPENING:
            ends.append(end)
    return _marked(paragraph.spans, ends) if ends else paragraph.spans


def _marked(spans: tuple[Span, ...], ends: list[int]) -> tuple[Span, ...]:
    """Spans with a mark at some places of their text; the mark belongs to the characters before it."""
    marked, start = [], 0
    for span in spans:
        stop = start + len(span.text)
        cuts = [start, *(end for end in ends if start < end <= stop), stop]
        pieces = [span.text[a - start : b - start] for a, b in pairwise(cuts)]
        marked.append(replace(span, text=BREAK_HERE.join(pieces)))
        start = stop
    return tuple(marked)


def _paragraph(paragraph: Paragraph, frame: TextFrame, level: Level, below: Level, style: Style) -> str:
    """A paragraph, with what the level below it does not say; of lower levels than the first all is said."""
    own = of_paragraph(level, paragraph, frame)
    inherited = UNKNOWN if paragraph.level else below
    properties = paragraph_markup(own, inherited, "a:pPr", depth=paragraph.level)
    if paragraph.keep_breaks and len(paragraph.lines) > 1:
        lines: Iterable[tuple[Span, ...]] = [line.spans for line in paragraph.lines]
    else:
        lines = [with_break_marks(paragraph)]
    language = style.languages(plain_text(paragraph))
    plain = run_markup(level, inherited, style, "a:rPr", language)
    line_break = f"<a:br>{plain}</a:br>"
    runs = line_break.join(
        "".join(_run(span, level, inherited, style, line_break) for span in spans) for spans in lines
    )
    return f"<a:p>{properties}{runs}</a:p>"


def _run(span: Span, level: Level, inherited: Level, style: Style, line_break: str) -> str:
    own = level._replace(
        size=hundredths(span.size) if span.size else level.size,
        bold=level.bold or span.bold,
        color=span.color or level.color,
    )
    properties = run_markup(own, inherited, style, "a:rPr", style.languages(span.text), italic=span.italic)
    return _pieces(span.text, properties, line_break)


def _pieces(text: str, properties: str, line_break: str) -> str:
    """Runs of some text, one a line of it."""
    pieces = text.splitlines() if "\n" in text else [text]
    return line_break.join(
        f"<a:r>{properties}<a:t>{escaped(piece)}</a:t></a:r>" if piece else "" for piece in pieces
    )
