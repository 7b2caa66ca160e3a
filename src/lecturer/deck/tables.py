"""Tables: a head row, rows as high as their text needs, on as many pages as they take."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from lecturer.deck.frames import Block, emu, metrics_of, rect_of, text_frame
from lecturer.deck.line_breaking import break_lines, text_width
from lecturer.deck.pages import Cell, Frame, TableFrame
from lecturer.deck.slides import Slide
from lecturer.deck.text_fit import pieces
from lecturer.deck.theme_records import Box, TextStyle, Theme
from lecturer.deck.title_breaking import without_widow
from lecturer.deck.unnumbered_pages import Setting, Sheet, inner_sheets

_SHARES_OF_THREE = (0.26, 0.40, 0.34)
_RIGHT_INSET = 8.0
_TEXT_AIR = 14.0
"""What a row is higher than its text at least, in points."""
_MOST_COLUMNS = 6
_NARROWEST = 5.0
"""A table is split before its columns get narrower than so many em, insets included."""
_WIDEST_WISH, _LEAST_WISH = 16.0, 3.0
"""A column asks for as many em as its widest cell has, between these."""
_LEAST_TEXT = 1.5
"""What it gets in any case, in em."""

_BEFORE_TEARING = (22.0, 20.0)
"""A table is set smaller than other text, down to these sizes, before it is torn."""
_FIGURE = re.compile(r"[约近]?[+\-−]?[\d,，.]+\s*[%％‰]?[\u4e00-\u9fff]{0,3}|[—–-]|")
_TOTAL = re.compile(r"合计|总计|共计|小计|总数|平均|Total|Sum|Average", re.IGNORECASE)
_AIR = 1.02
"""A column as wide as its widest cell is a little wider, for another font."""

_TIGHTEST, _TIGHT = 1.4, 1.2
"""The least height of a row and the distance of lines, in sizes, where a table must do with one page."""

Texts = tuple[str, ...]
_SURE = 0.15
"""Kept free of each line of a cell, in em: cells have no spare line for a program that sets wider gaps."""


class _Grid(NamedTuple):
    """What all pages of a table share: its columns in points, its type size, the style of its cells."""

    box: Box
    columns: tuple[float, ...]
    size: float
    style: TextStyle
    theme: Theme
    air: float = _TEXT_AIR

    def text_width(self, column: int) -> float:
        """The width that a cell's text may take, in points."""
        return self.columns[column] - self.theme.table.inset - _RIGHT_INSET

    def lines_of(self, text: str, column: int) -> int:
        """How many lines a cell takes; measured bold, so that the first column fits too."""
        return len(
            break_lines(text, metrics_of(_bold(self.style)), self.text_width(column) / self.size - _SURE)
        )

    def height_of(self, row: Texts) -> float:
        """How high a row is, in points."""
        lines = max(self.lines_of(text, column) for column, text in enumerate(row))
        return max(self.style.max_pitch, lines * self.size * self.style.spacing + self.air)


def table(slide: Slide, setting: Setting) -> list[Sheet]:
    """The table; more rows or columns than a page holds go on further pages, with the head row again."""
    contents: list[list[Frame]] = []
    theme, style = setting.theme, setting.theme.text["table"]
    most = max(2, min(_MOST_COLUMNS, int(style.at.w / (style.sizes[-1] * _NARROWEST))))
    for rows in _column_groups(_squared(slide.table), most):
        grid = _grid(rows, setting.theme)
        for page in _pages(rows, grid):
            contents.append([_frame(page, grid, slide.title)])
    if len(contents) > 1:
        smaller = tuple(size for size in (*style.sizes[-1:], *_BEFORE_TEARING) if size <= style.sizes[-1])
        if found := table_within(slide.table, theme, style.at, smaller, title=slide.title):
            contents = [[found[1]]]
    return inner_sheets(slide, setting, contents)


def table_within(
    rows: tuple[Texts, ...],
    theme: Theme,
    box: Box,
    sizes: tuple[float, ...],
    *,
    forced: bool = False,
    title: str = "",
) -> tuple[float, TableFrame] | None:
    """A table on one page, at the largest of some sizes at which it fits a box; None when it does at none.

    With `forced` it is set at the last size, however high it becomes.
    """
    squared = _squared(rows)
    for size in sizes:
        style = replace(
            theme.text["table"], at=box, sizes=(size,), max_pitch=size * _TIGHTEST, rows=(), spacing=_TIGHT
        )
        look = replace(theme.table, inset=min(theme.table.inset, size / 2))
        tight = replace(theme, text={**theme.text, "table": style}, table=look)
        columns = _column_choices(squared, style, size, tight)
        grids = [
            _Grid(box, widths, size, style, tight, air=size / 2)
            for widths in columns
            if min(widths) > 2 * size
        ]
        grid = min(grids, key=lambda each: sum(map(each.height_of, squared)), default=None)
        if grid is None:
            continue
        if sum(map(grid.height_of, squared)) <= box.h or (forced and size == sizes[-1]):
            return size, _frame(list(squared), grid, title)
    return None


def _squared(rows: tuple[Texts, ...]) -> tuple[Texts, ...]:
    """All rows of the same length."""
    length = max(1, *(len(row) for row in rows)) if rows else 1
    return tuple(row + ("",) * (length - len(row)) for row in rows) or (("",),)


def _column_groups(rows: tuple[Texts, ...], most: int) -> list[tuple[Texts, ...]]:
    """A table of many columns as several narrower ones of at most so many, each with the first column."""
    count = len(rows[0])
    if count <= most:
        return [rows]
    # As even as possible: five columns beside the first are three and two, not four and one.
    groups = -(-(count - 1) // (most - 1))
    step = -(-(count - 1) // groups)
    return [tuple((row[0], *row[start : start + step]) for row in rows) for start in range(1, count, step)]


def _grid(rows: tuple[Texts, ...], theme: Theme) -> _Grid:
    """The largest size at which no cell wraps; the lowest of the grids at the smallest when some must."""
    style = theme.text["table"]
    for size in style.sizes:
        grids = [
            _Grid(style.at, columns, size, style, theme)
            for columns in _column_choices(rows, style, size, theme)
        ]
        for grid in grids:
            if all(grid.lines_of(text, column) == 1 for row in rows for column, text in enumerate(row)):
                return grid
    return min(reversed(grids), key=lambda grid: sum(map(grid.height_of, rows)))


def _column_choices(
    rows: tuple[Texts, ...], style: TextStyle, size: float, theme: Theme
) -> list[tuple[float, ...]]:
    """The widths to try: the theme's shares where there are three columns, then shares by what is in them."""
    count = len(rows[0])
    metrics = metrics_of(_bold(style))
    widths = [max(text_width(row[column], metrics) for row in rows) for column in range(count)]
    wishes = [min(_WIDEST_WISH, max(_LEAST_WISH, width)) for width in widths]
    least = theme.table.inset + _RIGHT_INSET + _LEAST_TEXT * style.sizes[-1]
    rest = style.at.w - count * least
    choices = [tuple(least + rest * wish / sum(wishes) for wish in wishes)]
    natural = [theme.table.inset + _RIGHT_INSET + max(width * _AIR, width + _SURE) * size for width in widths]
    if (spare := style.at.w - sum(natural)) >= 0:
        choices.append(tuple(width + spare / count for width in natural))
    if count == len(_SHARES_OF_THREE):
        choices.insert(0, tuple(style.at.w * share for share in _SHARES_OF_THREE))
    return choices


def _pages(rows: tuple[Texts, ...], grid: _Grid) -> list[list[Texts]]:
    """The rows of each page, the head first; a row higher than a page is cut."""
    head = _cut_row(rows[0], grid, grid.box.h / 2)[0]
    room = grid.box.h - grid.height_of(head)
    pages: list[list[Texts]] = [[head]]
    left = room
    for row in (piece for each in rows[1:] for piece in _cut_row(each, grid, room)):
        height = grid.height_of(row)
        if height > left and len(pages[-1]) > 1:
            pages.append([head])
            left = room
        pages[-1].append(row)
        left -= height
    return pages


def _cut_row(row: Texts, grid: _Grid, room: float) -> list[Texts]:
    """A row as rows that are each no higher than `room`."""
    if grid.height_of(row) <= room:
        return [row]
    most_lines = max(1, int((room - _TEXT_AIR) / (grid.size * grid.style.spacing)))
    metrics = metrics_of(_bold(grid.style))
    cut = [
        list(pieces(text, metrics, grid.text_width(column) / grid.size - _SURE, most_lines))
        for column, text in enumerate(row)
    ]
    count = max(map(len, cut))
    return [tuple(parts[index] if index < len(parts) else "" for parts in cut) for index in range(count)]


def _frame(rows: list[Texts], grid: _Grid, title: str) -> TableFrame:
    look, theme = grid.theme.table, grid.theme
    heights = [grid.height_of(row) for row in rows]
    top = grid.box.y
    cells = []
    figures = _columns_of_figures(rows)
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        box = Box(grid.box.x, top, grid.box.w, height)
        cells.append(_row_cells(row, number, box, grid, figures, title))
        top += height
    rect = rect_of(Box(grid.box.x, grid.box.y, grid.box.w, sum(heights)))
    columns = tuple(map(emu, grid.columns))
    row_heights = tuple(map(emu, heights))
    return TableFrame(
        name="Table",
        rect=replace(rect, w=sum(columns), h=sum(row_heights)),
        columns=columns,
        rows=row_heights,
        cells=tuple(cells),
        rule=theme.color(look.rule),
        head_rule=theme.color(look.head_rule),
        head_rule_width=look.head_rule_width,
    )


def _columns_of_figures(rows: list[Texts]) -> frozenset[int]:
    """The columns, but the first, that hold figures alone: they are aligned at the right, their heads too."""
    return frozenset(
        column
        for column in range(1, len(rows[0]))
        if any(any(map(str.isdigit, row[column])) for row in rows[1:])
        and all(_FIGURE.fullmatch(row[column].strip()) for row in rows[1:])
    )


def _row_cells(
    row: Texts, number: int, box: Box, grid: _Grid, figures: frozenset[int], title: str
) -> tuple[Cell, ...]:
    theme = grid.theme
    is_head = number == 0
    is_total = not is_head and bool(_TOTAL.search(row[0]))
    fill = "head" if is_head else "panel" if is_total or (theme.table.banded and number % 2 == 0) else ""
    cells = []
    left = box.x
    for column, text in enumerate(row):
        # A figure that the title names is the one that the table is shown for.
        named = column in figures and not is_head and len(text) > 1 and text in title
        style = replace(
            grid.style,
            anchor="middle",
            align="right" if column in figures else "left",
            bold=is_head or column == 0 or is_total or named,
            color="head_text" if is_head else "accent" if named else grid.style.color,
        )
        inner = Box(left + theme.table.inset, box.y, grid.text_width(column), box.h)
        # Broken with the bold measures in every cell: a page break hangs on the number of lines.
        lines, kept = without_widow(text, metrics_of(_bold(style)), inner.w / grid.size - _SURE)
        name = f"Cell {number + 1}.{column + 1}"
        frame = text_frame(
            name, "body", theme, style, inner, grid.size, (Block(text, lines, keep_breaks=kept),)
        )
        cells.append(Cell(text=frame, fill=theme.color(fill)))
        left += grid.columns[column]
    return tuple(cells)


def _bold(style: TextStyle) -> TextStyle:
    return replace(style, bold=True)
