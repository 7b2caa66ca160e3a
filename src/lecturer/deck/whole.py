"""Keeps a slide on one page: its lines, table and picture shrink until they fit together.

A deck that somebody made elsewhere comes with slides like that, and gives as many slides again.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import NamedTuple

from msgspec.structs import replace

from lecturer.deck.frames import Block, emu, metrics_of, text_frame
from lecturer.deck.line_breaking import Broken, break_lines
from lecturer.deck.media import fitted_into
from lecturer.deck.pages import Frame, FrameRole, PictureFrame, TextFrame
from lecturer.deck.picture_files import inspect, shown_name
from lecturer.deck.slides import Row, Slide
from lecturer.deck.tables import table_within
from lecturer.deck.theme_records import SMALLEST_TEXT, Box, TextStyle
from lecturer.deck.unnumbered_pages import Setting, Sheet, inner_sheets
from lecturer.i18n import gettext as _

_SIZES = (
    28.0,
    26.0,
    24.0,
    22.0,
    20.0,
    18.0,
    16.0,
    15.0,
    14.0,
    13.0,
    12.0,
    11.0,
    10.0,
    9.0,
    8.0,
    7.0,
    6.0,
    5.0,
)
"""Slides of other people go down to 8 pt in print and lower; larger sizes come first."""
_SPACING = 1.25
_BETWEEN = 0.35
"""The space between two paragraphs, in sizes."""
_INDENT = 1.2
"""How far a level is set in, in em."""
_DEEPEST = 6
_TWO_COLUMNS_BELOW = 16.0
_GUTTER = 24.0
_MORE_COLUMNS = (3, 4, 6, 8)
_NARROW_GUTTER = 10.0
_ROLES: tuple[FrameRole, ...] = ("body", "body2", "item")
"""Of the first columns; those behind them are text boxes, since no layout has places for so many."""
_PICTURE_SHARE = 0.4
_TEXT_SHARES = (0.25, 0.35, 0.45, 0.55, 0.65, 0.75)
_SURE = 0.97
"""Of the width is used, so that a line stays a line in another font."""


class _Text(NamedTuple):
    size: float
    frames: tuple[TextFrame, ...]


def whole(slide: Slide, setting: Setting) -> list[Sheet]:
    """One page with everything; several when even the smallest type cannot hold it."""
    area = setting.theme.text["table"].at
    frames: list[Frame] = []
    if slide.image:
        shown, area = _picture(slide, setting, area, alone=not slide.rows and not slide.table)
        frames.append(shown)
    placed = _placed(slide, setting, area)
    if placed is None:
        return _paged(slide, setting, area, frames)
    sizes, more = placed
    warnings: tuple[str, ...] = ()
    if sizes < SMALLEST_TEXT:
        warnings = (_("The slide is full: its words are set in %(size)d points") % {"size": sizes},)
    return inner_sheets(slide, setting, [[*more, *frames]], warnings)


def _placed(slide: Slide, setting: Setting, area: Box) -> tuple[float, list[Frame]] | None:
    """Text and table in an area, and the smallest size among them; None when they do not fit."""
    if not slide.table:
        if not slide.rows:
            return SMALLEST_TEXT, []
        text = _text(slide.rows, setting, area)
        return (text.size, [*text.frames]) if text is not None else None
    if not slide.rows:
        found = table_within(slide.table, setting.theme, area, _SIZES)
        return (found[0], [found[1]]) if found is not None else None
    best: tuple[float, list[Frame]] | None = None
    for share in _TEXT_SHARES:
        above, below = _divided(area, share)
        text = _text(slide.rows, setting, above)
        table = table_within(slide.table, setting.theme, below, _SIZES) if text is not None else None
        if text is None or table is None:
            continue
        size = min(text.size, table[0])
        if best is None or size > best[0]:
            best = size, [*text.frames, table[1]]
    return best


def _paged(slide: Slide, setting: Setting, area: Box, frames: list[Frame]) -> list[Sheet]:
    """Lines page by page at the smallest size, then the table, torn where it must be."""
    contents: list[list[Frame]] = []
    rest = slide.rows
    while rest:
        count = len(rest)
        while count > 1 and _text(rest[:count], setting, area) is None:
            count //= 2
        text = _text(rest[:count], setting, area) or _forced(rest[:1], setting, area)
        contents.append([*text.frames])
        rest = rest[count:]
    table, start = slide.table, 1
    while table and start < len(table):
        count = len(table) - start
        while (
            count > 1
            and table_within((table[0], *table[start : start + count]), setting.theme, area, _SIZES) is None
        ):
            count //= 2
        part = table_within(
            (table[0], *table[start : start + count]), setting.theme, area, _SIZES[-1:], forced=True
        )
        contents += [[part[1]]] if part is not None else []
        start += count
    contents = contents or [[]]
    contents[0] += frames
    return inner_sheets(slide, setting, contents)


def _picture(slide: Slide, setting: Setting, area: Box, *, alone: bool) -> tuple[PictureFrame, Box]:
    """The picture at the right of the area (or all over it), and what is left beside it."""
    theme = setting.theme
    file = inspect(slide.image, setting.base)
    width = area.w if alone else area.w * _PICTURE_SHARE
    place = Box(area.x + area.w - width, area.y, width, area.h)
    rest = area._replace(w=area.w - width - _GUTTER)
    shown = PictureFrame(
        name="Picture",
        rect=fitted_into(place, file, at_top=not alone),
        path=str(file.path),
        alt=slide.alt or slide.title,
        stroke=theme.color(theme.picture.stroke),
        stroke_width=theme.picture.stroke_width,
        missing=(setting.words.missing_picture % shown_name(slide.image)) if file.problem else "",
    )
    return shown, rest


def _divided(area: Box, share: float) -> tuple[Box, Box]:
    height = area.h * share
    return area._replace(h=height), area._replace(y=area.y + height + 6, h=area.h - height - 6)


def _text(rows: tuple[Row, ...], setting: Setting, area: Box) -> _Text | None:
    """The rows at the largest size that holds them, in two columns where one would be small."""
    one = _largest([rows], setting, [area])
    if len(rows) < 2 or (one is not None and one.size >= _TWO_COLUMNS_BELOW) or area.w < area.h:
        return one
    width = (area.w - _GUTTER) / 2
    halves = [area._replace(w=width), area._replace(x=area.x + width + _GUTTER, w=width)]
    two = _largest([*_halves(rows)], setting, halves)
    if two is None and one is None:
        return _in_columns(rows, setting, area)
    if two is None or (one is not None and one.size >= two.size):
        return one
    return two


def _in_columns(rows: tuple[Row, ...], setting: Setting, area: Box) -> _Text | None:
    """Many short rows, as the labels of a drawing are, in as few narrow columns as hold them."""
    for count in _MORE_COLUMNS:
        width = (area.w - _NARROW_GUTTER * (count - 1)) / count
        boxes = [area._replace(x=area.x + n * (width + _NARROW_GUTTER), w=width) for n in range(count)]
        weights = list(accumulate(len(row.text) + 12 for row in rows))
        cuts = [bisect_left(weights, weights[-1] * n / count) for n in range(count)]
        groups = [rows[start:end] for start, end in pairwise([*cuts, len(rows)])]
        if all(groups) and (found := _largest(groups, setting, boxes)) is not None:
            return found
    return None


def _halves(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Two halves of about as many characters; the second begins with a line of the first level if it can."""
    weights = [len(row.text) + 12 for row in rows]
    total, before, best = sum(weights), 0, (float("inf"), 1)
    for place in range(1, len(rows)):
        before += weights[place - 1]
        price = abs(2 * before - total) / total + 0.15 * rows[place].level
        best = min(best, (price, place))
    return rows[: best[1]], rows[best[1] :]


def _largest(groups: list[tuple[Row, ...]], setting: Setting, boxes: list[Box]) -> _Text | None:
    for size in _SIZES:
        frames = [
            _frame(rows, setting, box, size, place)
            for place, (rows, box) in enumerate(zip(groups, boxes, strict=True))
        ]
        if all(frame is not None for frame in frames):
            return _Text(size, tuple(frame for frame in frames if frame is not None))
    return None


def _forced(rows: tuple[Row, ...], setting: Setting, area: Box) -> _Text:
    frame = _frame(rows, setting, area._replace(h=float("inf")), _SIZES[-1], 0)
    assert frame is not None
    return _Text(_SIZES[-1], (frame,))


def _frame(rows: tuple[Row, ...], setting: Setting, box: Box, size: float, column: int) -> TextFrame | None:
    """The rows of a column at a size, those of lower levels set in; None when they are too high."""
    style = _style(setting, box)
    metrics, pitch, between = metrics_of(style), round(size * _SPACING, 2), round(size * _BETWEEN, 2)
    blocks, used = [], 0.0
    for index, row in enumerate(rows):
        indent = _INDENT * min(row.level, _DEEPEST)
        lines: tuple[Broken, ...] = break_lines(row.text, metrics, max(2.0, box.w * _SURE / size - indent))
        before = between if index else 0.0
        used += before + pitch * len(lines)
        blocks.append(Block(row.text, lines, before=before, link=row.key))
    if used + pitch > box.h:  # a line is kept free for fonts that run wider
        return None
    name = f"Body {column + 1}" if column else "Body"
    role = _ROLES[min(column, len(_ROLES) - 1)]
    frame = text_frame(name, role, setting.theme, style, box, size, tuple(blocks))
    return _set_in(frame, rows, size)


def _set_in(frame: TextFrame, rows: tuple[Row, ...], size: float) -> TextFrame:
    """The frame with the lines of each paragraph moved right by its level."""
    paragraphs = []
    for paragraph, row in zip(frame.paragraphs, rows, strict=True):
        level = min(row.level, _DEEPEST)
        shift = emu(_INDENT * level * size)
        lines = tuple(replace(line, x=line.x + shift) for line in paragraph.lines)
        paragraphs.append(replace(paragraph, lines=lines, level=level))
    return replace(frame, paragraphs=tuple(paragraphs))


def _style(setting: Setting, box: Box) -> TextStyle:
    base = setting.theme.text["list"]
    return replace(base, at=box, anchor="top", align="left", spacing=_SPACING, sizes=_SIZES, bold=False)
