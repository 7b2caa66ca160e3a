"""Shared parts of the drawn layouts: rows of boxes, texts of one size side by side, panels, lines."""

from __future__ import annotations

from msgspec.structs import replace

from lecturer.deck.flow import fitted_at
from lecturer.deck.frames import rect_of
from lecturer.deck.lists import rows_or_statement
from lecturer.deck.pages import Frame, Outline, ShapeFrame
from lecturer.deck.slides import Row, Slide
from lecturer.deck.text_fit import Fitted
from lecturer.deck.theme_records import Box, TextStyle, Theme
from lecturer.deck.unnumbered_pages import Setting, Sheet, fitted_frame

CHEVRON = Outline(
    (
        ("M", (0.0, 0.0)), ("L", (0.4, 0.0)), ("L", (1.0, 0.5)), ("L", (0.4, 1.0)), ("L", (0.0, 1.0)),
        ("L", (0.6, 0.5)), ("Z", ()),
    )
)  # fmt: skip
"""An arrow without a shaft: from one step to the next."""


def area(theme: Theme) -> Box:
    """The place for content, under the title."""
    return theme.text["table"].at


def cells(box: Box, count: int, gap: float, rows: int = 1) -> list[Box]:
    """Places of one size beside one another, row by row.

    Args:
        box: What they fill.
        count: How many there are in all.
        gap: Between two of them, and between two rows.
        rows: How many rows they stand in.
    """
    across = -(-count // rows)
    width, height = (box.w - gap * (across - 1)) / across, (box.h - gap * (rows - 1)) / rows
    return [
        Box(box.x + (n % across) * (width + gap), box.y + (n // across) * (height + gap), width, height)
        for n in range(count)
    ]


def inset(box: Box, by: float) -> Box:
    """A place within another."""
    return Box(box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by)


def alike(
    texts: list[str], style: TextStyle, places: list[Box], sizes: tuple[float, ...] = ()
) -> list[Fitted] | None:
    """Texts beside one another at the largest size at which each fits its place; None when there is none.

    An empty text needs no place and has no frame: it comes back empty.
    """
    for size in sizes or style.sizes:
        found = [fitted_at((text,), style, box, size) for text, box in zip(texts, places, strict=True)]
        if all(found):
            return [each for each in found if each]
    return None


def frames_of(name: str, fitted: list[Fitted], style: TextStyle, theme: Theme) -> list[list[Frame]]:
    """The frames of texts beside one another, for each text one, or none where it is empty."""
    return [
        [fitted_frame(f"{name} {number}", "item", theme, style, each)] if each.blocks[0].text else []
        for number, each in enumerate(fitted, start=1)
    ]


def cell_by_cell(*rows: list[list[Frame]]) -> list[Frame]:
    """Frames of several kinds in the order in which they are read: all of the first place, then the next."""
    return [frame for place in zip(*rows, strict=True) for frames in place for frame in frames]


def panel(name: str, box: Box, fill: str, *, stroke: str = "", width: float = 0.0) -> ShapeFrame:
    """A flat rectangle that belongs to the page."""
    return ShapeFrame(
        name=name, shape="rect", rect=rect_of(box), fill=fill, stroke=stroke, stroke_width=width
    )


def line(name: str, x1: float, y1: float, x2: float, y2: float, stroke: str, width: float) -> ShapeFrame:
    """A straight line."""
    box = Box(x1, y1, x2 - x1, y2 - y1)
    return ShapeFrame(name=name, shape="line", rect=rect_of(box), stroke=stroke, stroke_width=width)


def disc(name: str, x: float, y: float, radius: float, *, fill: str = "", stroke: str = "") -> ShapeFrame:
    """A disc, or a ring."""
    box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
    return ShapeFrame(
        name=name,
        shape="ellipse",
        rect=rect_of(box),
        fill=fill,
        stroke=stroke,
        stroke_width=2.5 if stroke else 0,
    )


def chevron(name: str, box: Box, fill: str) -> ShapeFrame:
    """An arrow without a shaft in a place."""
    return ShapeFrame(name=name, shape="rect", rect=rect_of(box), fill=fill, outline=CHEVRON)


def as_list(slide: Slide, setting: Setting) -> list[Sheet]:
    """The words of a drawn slide as a list, where they are too long for the drawing: nothing is cut."""
    is_chinese = setting.words.language == "zh-CN"
    joint, before_unit = ("\u3000", "") if is_chinese else (" ", " ")
    rows = []
    for item in slide.items:
        figure = before_unit.join(filter(None, (item.head, item.unit)))
        rows.append(Row(joint.join(filter(None, (figure, item.text, *item.rows)))))
    return rows_or_statement(replace(slide, kind="list", items=(), rows=tuple(rows)), setting)
