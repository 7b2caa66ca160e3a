"""Text frames as DrawingML: whole paragraphs at a fixed size and pitch, which the viewer breaks itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from lecturer.deck.pages import Align, Anchor, Paragraph, Rect, Span, TextFrame
from lecturer.export.pptx.markup import escaped, hundredths
from lecturer.export.pptx.style import Look, Style

_ALIGN: dict[Align, str] = {"left": "l", "center": "ctr", "right": "r"}
_ANCHOR: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}

HAIR = 5_080
"""Less than a pixel at 1080p, in EMU."""

SLIDE_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"

BREAK_HERE = "\u200b"
"""A zero-width space where one of our lines ends beside a quotation mark: a line may end there.

WORKAROUND for LibreOffice 25.2, seen in 25.2.3: it breaks Chinese by rule LB19 of UAX 14 as it was before
version 16 (unicode.org/reports/tr14) and keeps each “ and ” with both neighbours, where 7.4 goes to the next
line before a “ and after a ”, as our lines do. Without the mark 9 of 100 lines of full slides broke elsewhere
there, and the text of a table's cell stood 30 pixels below its row. To check again with LibreOffice 26.2, by
tests/contract/test_in_libreoffice.py without it: LB19a of version 16 allows these breaks in East Asian text.
"""
_OPENING, _CLOSING = ("“", "‘"), ("”", "’")


def body_properties(anchor: Anchor, *, wraps: bool = True) -> str:
    """A text box without margins whose text is never shrunk."""
    return (
        f'<a:bodyPr vert="horz" wrap="{"square" if wraps else "none"}" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'rtlCol="0" anchor="{_ANCHOR[anchor]}"><a:noAutofit/></a:bodyPr>'
    )


_ONE_LINE = frozenset({"number", "figure"})
"""Roles of one line in any font: it may run past its box, but never wraps under its unit."""
_BOX = re.compile(r"<a:bodyPr [^>]*>")


def with_inherited_box(body: str) -> str:
    """A body whose margins and anchor are those of the placeholder it fills."""
    return _BOX.sub("<a:bodyPr>", body, count=1)


def text_body(frame: TextFrame, style: Style, *, inherited: str = "", tag: str = "p:txBody") -> str:
    """The text of a frame, a paragraph of the page a paragraph of the slide.

    Args:
        frame: The frame.
        style: The deck's colours and fonts.
        inherited: The colour that the placeholder gives, if it fills one.
        tag: The element that holds it: `a:txBody` in a table.
    """
    look = look_of(frame)
    written = "".join(_paragraph(each, frame, look, style, inherited) for each in frame.paragraphs)
    empty = f"<a:p>{style.run(look, '', tag='a:endParaRPr')}</a:p>"
    # A big figure is one word: in a wider font it grows past its box and does not break in two.
    properties = body_properties(frame.anchor, wraps=frame.role not in _ONE_LINE)
    return f"<{tag}>{properties}<a:lstStyle/>{written or empty}</{tag}>"


def number_body(frame: TextFrame, style: Style, *, inherited: str = "") -> str:
    """The text of a page number: a field, so that it stays right when slides move."""
    look = look_of(frame)
    shown = "".join(span.text for paragraph in frame.paragraphs for span in paragraph.spans) or "‹#›"
    return (
        f"<p:txBody>{body_properties(frame.anchor)}<a:lstStyle/><a:p>{paragraph_properties(frame)}"
        f'<a:fld id="{SLIDE_NUMBER_FIELD}" type="slidenum">{style.run(look, shown, inherited=inherited)}'
        f"<a:t>{escaped(shown)}</a:t></a:fld>"
        f"{style.run(look, shown, inherited=inherited, tag='a:endParaRPr')}</a:p></p:txBody>"
    )


def roomy(frame: TextFrame) -> Rect:
    """A frame's place with a hair more width: programs that round break a line as wide as its box."""
    rect, hair = frame.rect, HAIR
    shift = {"left": 0, "center": hair // 2, "right": hair}[frame.align]
    return Rect(rect.x - shift, rect.y, rect.w + hair, rect.h)


def look_of(frame: TextFrame) -> Look:
    """How the text of a frame looks where no span says otherwise."""
    return Look(
        size=frame.size,
        color=frame.color,
        font=frame.font,
        bold=frame.bold,
        is_heading=frame.role in ("title", "head", "head2"),
    )


def paragraph_properties(
    frame: TextFrame, paragraph: Paragraph | None = None, tag: str = "a:pPr", more: str = ""
) -> str:
    """Alignment, the exact pitch of the lines and the space before; no bullet, no hanging marks.

    Args:
        frame: The frame it stands in.
        paragraph: The paragraph; None for the frame's own default.
        tag: The element: `a:pPr` or a level of a list style.
        more: Elements that follow the bullet.
    """
    level, before, indent = 0, 0.0, 0
    if paragraph is not None:
        level, before, indent = paragraph.level, paragraph.space_before, _indent(frame, paragraph)
    return (
        f'<{tag} marL="{indent}" indent="0"{f" lvl={chr(34)}{min(level, 8)}{chr(34)}" if level else ""} '
        f'algn="{_ALIGN[frame.align]}" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        f"<a:lnSpc>{_line_spacing(frame)}</a:lnSpc>"
        f'<a:spcBef><a:spcPts val="{hundredths(before)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>{more}</{tag}>'
    )


def _line_spacing(frame: TextFrame) -> str:
    """The exact pitch; for a page number a share, since LibreOffice lifts the exact lines of fields.

    Centred in its box the line then stands within a pixel or two of its place everywhere.
    """
    if frame.role == "page_number":
        return '<a:spcPct val="90000"/>'
    return f'<a:spcPts val="{hundredths(frame.pitch)}"/>'


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


def _paragraph(paragraph: Paragraph, frame: TextFrame, look: Look, style: Style, inherited: str) -> str:
    properties = paragraph_properties(frame, paragraph)
    if paragraph.keep_breaks and len(paragraph.lines) > 1:
        lines: Iterable[tuple[Span, ...]] = [line.spans for line in paragraph.lines]
    else:
        lines = [with_break_marks(paragraph)]
    plain = style.run(look, plain_text(paragraph), inherited=inherited)
    line_break = f"<a:br>{plain}</a:br>"
    if len(paragraph.spans) == 1 and not _is_styled(paragraph.spans[0]):
        runs = line_break.join(_pieces(span.text, plain, line_break) for spans in lines for span in spans)
    else:
        runs = line_break.join(
            "".join(_run(span, look, style, inherited, line_break) for span in spans) for spans in lines
        )
    return f"<a:p>{properties}{runs}{plain.replace('a:rPr', 'a:endParaRPr')}</a:p>"


def _is_styled(span: Span) -> bool:
    return bool(span.bold or span.italic or span.color)


def _run(span: Span, look: Look, style: Style, inherited: str, line_break: str) -> str:
    own = Look(
        size=look.size,
        color=span.color or look.color,
        font=look.font,
        bold=look.bold or span.bold,
        italic=span.italic,
        is_heading=look.is_heading,
    )
    return _pieces(span.text, style.run(own, span.text, inherited=inherited), line_break)


def _pieces(text: str, properties: str, line_break: str) -> str:
    """Runs of some text, one a line of it."""
    pieces = text.splitlines() if "\n" in text else [text]
    return line_break.join(
        f"<a:r>{properties}<a:t>{escaped(piece)}</a:t></a:r>" if piece else "" for piece in pieces
    )


def _indent(frame: TextFrame, paragraph: Paragraph) -> int:
    """How far the lines of a paragraph of a lower level are set in."""
    if frame.align != "left" or not paragraph.level or not paragraph.lines:
        return 0
    return max(0, min(line.x for line in paragraph.lines) - frame.rect.x)
