"""Puts broken lines into boxes: from points and em to the EMU of a page's frames."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from lecturer.deck.line_breaking import Broken
from lecturer.deck.metrics import Metrics, table
from lecturer.deck.pages import (
    EMU_PER_POINT,
    Bullet,
    FrameRole,
    Line,
    Outline,
    Paragraph,
    Rect,
    ShapeFrame,
    Span,
    TextFrame,
)
from lecturer.deck.theme_records import Box, Ornament, TextStyle, Theme

_ALIGNED = {"left": 0.0, "center": 0.5, "right": 1.0}
_ANCHORED = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


class Block(NamedTuple):
    """One paragraph, broken: its lines are cut out of `text`; `before` is the space above it in points."""

    text: str
    lines: tuple[Broken, ...]
    before: float = 0.0
    reveal: int = 0
    link: str = ""
    keep_breaks: bool = False
    bullet: Bullet | None = None


def emu(points: float) -> int:
    """A length in EMU."""
    return round(points * EMU_PER_POINT)


def rect_of(box: Box) -> Rect:
    """A box in EMU, its right and bottom edge rounded and not its size, so that neighbours meet."""
    left, top = emu(box.x), emu(box.y)
    return Rect(left, top, emu(box.x + box.w) - left, emu(box.y + box.h) - top)


def metrics_of(style: TextStyle) -> Metrics:
    """The measures a style is set by; rows that turn bold are measured bold by their caller."""
    return table(style.font, bold=style.bold)


def text_frame(
    name: str,
    role: FrameRole,
    theme: Theme,
    style: TextStyle,
    box: Box,
    size: float,
    blocks: tuple[Block, ...],
    *,
    second: bool = False,
) -> TextFrame:
    """A frame with its lines placed.

    Args:
        name: The frame's name on its page.
        role: What the text is.
        theme: For the colours.
        style: Font, colour, alignment, anchor and spacing.
        box: Where it stands.
        size: The type size in points.
        blocks: The paragraphs, broken at that size.
        second: Rows of earlier steps turn to the second colour.
    """
    pitch = round(size * style.spacing, 2)
    return TextFrame(
        name=name,
        role=role,
        rect=rect_of(box),
        font=style.font,
        size=size,
        pitch=pitch,
        color=theme.color(style.color),
        paragraphs=tuple(_paragraphs(style, box, size, pitch, blocks)),
        bold=style.bold,
        align=style.align,
        anchor=style.anchor,
        second=theme.color("second") if second else "",
    )


def with_unit(frame: TextFrame, length: int, size: float) -> TextFrame:
    """A frame of one line whose text is smaller from a place on: a figure and its unit, on one baseline."""
    text = frame.paragraphs[0].spans[0].text
    spans = (Span(text[:length]), Span(text[length:], size=size))
    line = replace(frame.paragraphs[0].lines[0], spans=spans)
    return replace(frame, paragraphs=(replace(frame.paragraphs[0], spans=spans, lines=(line,)),))


def _paragraphs(
    style: TextStyle, box: Box, size: float, pitch: float, blocks: tuple[Block, ...]
) -> Iterator[Paragraph]:
    """The blocks one below the other, each line at its place."""
    used = sum(block.before + pitch * len(block.lines) for block in blocks)
    top = box.y + (box.h - used) * _ANCHORED[style.anchor]
    drop = pitch - metrics_of(style).descent * size
    for block in blocks:
        top += block.before
        lines = []
        for line in block.lines:
            width = line.width * size
            left = box.x + (box.w - width) * _ALIGNED[style.align]
            spans = (Span(block.text[line.start : line.end]),)
            lines.append(Line(spans, emu(left), emu(top + drop), emu(width)))
            top += pitch
        yield Paragraph(
            spans=(Span(block.text),),
            lines=tuple(lines),
            reveal=block.reveal,
            space_before=round(block.before, 2),
            link=block.link,
            keep_breaks=block.keep_breaks,
            bullet=block.bullet,
        )


def ornament_frames(
    theme: Theme, pieces: tuple[Ornament, ...], *, name: str = "Decoration", fixed: bool = True
) -> list[ShapeFrame | TextFrame]:
    """Decoration as frames, in its drawing order."""
    return [
        _ornament(theme, piece, f"{name} {number}", fixed=fixed)
        for number, piece in enumerate(pieces, start=1)
    ]


def _ornament(theme: Theme, piece: Ornament, name: str, *, fixed: bool) -> ShapeFrame | TextFrame:
    if piece.text and piece.at:
        style = TextStyle(
            at=piece.at, sizes=(piece.size,), font=piece.font, bold=True, color=piece.color, spacing=1.2
        )
        width = sum(map(metrics_of(style).advance, piece.text))
        block = Block(piece.text, (Broken(0, len(piece.text), width),))
        return text_frame(name, "decoration", theme, style, piece.at, piece.size, (block,))
    if piece.path:
        return _drawn(theme, piece, name, fixed=fixed)
    if piece.disc:
        x, y, radius = piece.disc
        box, shape = Box(x - radius, y - radius, 2 * radius, 2 * radius), "ellipse"
    elif piece.line:
        x1, y1, x2, y2 = piece.line
        box, shape = Box(x1, y1, x2 - x1, y2 - y1), "line"
    else:
        box, shape = piece.rect or Box(0, 0, 0, 0), "rect"
    return ShapeFrame(
        name=name,
        shape=shape,  # type: ignore[arg-type]
        rect=rect_of(box),
        fill=theme.color(piece.fill),
        stroke=theme.color(piece.stroke),
        stroke_width=piece.width,
        fixed=fixed,
    )


def _drawn(theme: Theme, piece: Ornament, name: str, *, fixed: bool) -> ShapeFrame:
    """A path as an outline in the rectangle of its own points."""
    steps = path_steps(piece.path)
    xs = [x for _letter, numbers in steps for x in numbers[::2]]
    ys = [y for _letter, numbers in steps for y in numbers[1::2]]
    box = Box(min(xs), min(ys), max(1.0, max(xs) - min(xs)), max(1.0, max(ys) - min(ys)))
    shares = tuple(
        (
            letter,
            tuple(
                (number - (box.y if place % 2 else box.x)) / (box.h if place % 2 else box.w)
                for place, number in enumerate(numbers)
            ),
        )
        for letter, numbers in steps
    )
    return ShapeFrame(
        name=name,
        shape="rect",
        rect=rect_of(box),
        fill=theme.color(piece.fill),
        stroke=theme.color(piece.stroke),
        stroke_width=piece.width,
        fixed=fixed,
        outline=Outline(shares),
    )


def path_steps(path: str) -> list[tuple[str, tuple[float, ...]]]:
    """The steps of a path: absolute M, L, C and Z with blanks between the numbers."""
    return [(piece[0], tuple(map(float, piece[1:].split()))) for piece in re.findall(r"[MLCZ][^MLCZ]*", path)]
