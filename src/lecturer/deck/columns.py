"""Two columns side by side: from the points below one, or from lines put on the slide by hand."""

from __future__ import annotations

from itertools import zip_longest

from msgspec.structs import replace

from lecturer.deck.frames import ornament_frames, text_frame
from lecturer.deck.pages import Frame, FrameRole
from lecturer.deck.point_slides import all_steps, shown_lines, slide_of, title_of
from lecturer.deck.rows import Plan, blocks_of, plan_pages
from lecturer.deck.slides import ColumnOfRows, Row, Slide
from lecturer.deck.text_fit import fit_or_shorten
from lecturer.deck.theme_records import Box, TextStyle
from lecturer.deck.unnumbered_pages import Setting, Sheet, fitted_frame, inner_sheets
from lecturer.talk.records import Point

_SIDES = ("left", "right")
_COLUMNS = 2


def split_columns(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines as two columns: before and after the second one that ends in a colon, else two halves."""
    heads = [index for index, line in enumerate(lines) if line.rstrip().endswith(("：", ":"))]
    middle = heads[1] if len(heads) == _COLUMNS and heads[0] == 0 else (len(lines) + 1) // _COLUMNS
    return lines[:middle], lines[middle:]


def columns_of(point: Point, context: str, lines: tuple[str, ...]) -> Slide | None:
    """The slide of a point that the user set in two columns; None where there is nothing for them."""
    if not lines and not point.points:
        return None
    if lines:
        return slide_of(
            "columns",
            point,
            context,
            columns=tuple(map(_column_of, split_columns(lines))),
            steps=all_steps(point),
        )
    if len(point.points) == _COLUMNS:
        columns = tuple(
            ColumnOfRows(title_of(child), tuple(map(Row, _rows_below(child)))) for child in point.points
        )
    else:
        halves = split_columns(tuple(title_of(child) for child in point.points))
        columns = tuple(ColumnOfRows("", tuple(map(Row, half))) for half in halves)
    return slide_of("columns", point, context, columns=columns, steps=all_steps(point))


def columns(slide: Slide, setting: Setting) -> list[Sheet]:
    """Two columns, each with its head; the longer one decides how many pages it takes."""
    heads = any(column.head for column in slide.columns)
    text_boxes = [_text_box(side, setting, heads=heads) for side in _SIDES]
    style = setting.theme.text["column_text"]
    planned = _planned(slide.columns, text_boxes, style)
    smallest = min((plan.size for plans in planned for plan in plans), default=style.sizes[0])
    pitch = min((plan.row_pitch for plans in planned for plan in plans), default=style.max_pitch)
    if any(plan.size != smallest or plan.row_pitch != pitch for plans in planned for plan in plans):
        # Rows beside each other are of one size and on one line.
        limits = style.rows[-1:] if style.rows else ()
        planned = _planned(
            slide.columns, text_boxes, replace(style, sizes=(smallest,), rows=limits, max_pitch=pitch)
        )
    contents = []
    for plans in zip_longest(*planned) if any(planned) else [(None, None)]:
        frames = _column_ornaments(setting, heads=heads)
        for number, (column, plan, box) in enumerate(zip(slide.columns, plans, text_boxes, strict=True)):
            frames += _column(column, plan, box, number, setting)
        contents.append(frames)
    return inner_sheets(slide, setting, contents)


def _planned(columns: tuple[ColumnOfRows, ...], boxes: list[Box], style: TextStyle) -> list[list[Plan]]:
    return [
        plan_pages(column.rows, style, box, centred=False) if column.rows else []
        for column, box in zip(columns, boxes, strict=True)
    ]


def _text_box(side: str, setting: Setting, *, heads: bool) -> Box:
    theme = setting.theme
    block, style = theme.boxes[side], theme.text["column_text"]
    inset = theme.columns.inset
    top = style.at.y if heads else block.y + inset
    bottom = block.y + block.h - inset / 2
    return Box(block.x + inset, top, block.w - 2 * inset, bottom - top)


def _column_ornaments(setting: Setting, *, heads: bool) -> list[Frame]:
    if not heads:
        return []
    pieces = setting.theme.decoration.get("column_heads", ())
    return list(ornament_frames(setting.theme, pieces, name="Column head", fixed=False))


def _column(column: ColumnOfRows, plan: Plan | None, box: Box, number: int, setting: Setting) -> list[Frame]:
    theme = setting.theme
    frames: list[Frame] = []
    role: FrameRole
    if column.head:
        style = theme.text["column_head"]
        head_box = Box(box.x, style.at.y, box.w, style.at.h)
        fitted = fit_or_shorten(column.head, style, box=head_box)
        role = "head2" if number else "head"
        frames.append(fitted_frame(f"Head {number + 1}", role, theme, style, fitted))
    if plan:
        style = theme.text["column_text"]
        top = plan.tops[0]
        body_box = Box(box.x, top, box.w, box.y + box.h - top)
        role = "body2" if number else "body"
        frames.append(
            text_frame(f"Body {number + 1}", role, theme, style, body_box, plan.size, blocks_of(plan))
        )
    return frames


def _column_of(lines: tuple[str, ...]) -> ColumnOfRows:
    if lines and lines[0].endswith(("：", ":")):
        return ColumnOfRows(lines[0][:-1], tuple(map(Row, lines[1:])))
    return ColumnOfRows("", tuple(map(Row, lines)))


def _rows_below(child: Point) -> tuple[str, ...]:
    return shown_lines(child) or tuple(title_of(each) for each in child.points)
