"""Which field of the talk a text on a page is, so that it can be written where it stands.

A page keeps no names of fields. A text is found again by its letters among those that its point, the points
below it and the cover can show; what is in none of them comes from the spoken words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from lecturer.deck.pages import EMU_PER_POINT, Page, Paragraph, Rect, TableFrame, TextFrame
from lecturer.talk import edits
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import NoSuchPoint, find, walk, words_of

_NOT_OURS = frozenset({"footer", "page_number", "numeral", "decoration"})
_ABOVE, _BELOW = 0.95, 0.3
"""How far letters reach above and below their baseline, in sizes of type."""

FieldName = Literal["title", "show", "quote", "by", "table", "subtitle"]


class TextSpot(msgspec.Struct, frozen=True):
    """A text on a page: what it says, where, and how it is set.

    Attributes:
        text: The whole paragraph.
        rect: Its place on the page.
        frame: The frame that holds it.
    """

    text: str
    rect: Rect
    frame: TextFrame


class Field(msgspec.Struct, frozen=True):
    """A field of the talk that a page shows.

    Attributes:
        name: The field.
        key: The point that has it; empty for the talk's own title and subtitle.
        place: The line of `show`, or row and column of a table.
        text: What it says.
    """

    name: FieldName
    key: str = ""
    place: tuple[int, ...] = ()
    text: str = ""


class Words(msgspec.Struct, frozen=True):
    """Where spoken words stand: the key, and the characters there."""

    key: str
    start: int
    end: int


def texts_of(page: Page) -> tuple[TextSpot, ...]:
    """The texts on a page that are the talk's, in the order in which they are read."""
    return tuple(_texts(page))


def text_at(page: Page, x: int, y: int) -> TextSpot | None:
    """The text at a place on a page."""
    for spot in texts_of(page):
        box = spot.rect
        if box.x <= x <= box.x + box.w and box.y <= y <= box.y + box.h:
            return spot
    return None


def field_of(talk: Talk, page: Page, text: str) -> Field | None:
    """The field of the talk that a text on a page shows, if it is one."""
    wanted = _letters(text)
    return next((each for each in _fields(talk, page) if wanted and _letters(each.text) == wanted), None)


def words_of_text(talk: Talk, page: Page, text: str) -> Words | None:
    """Where a text on a page stands among the words spoken over it."""
    for key in dict.fromkeys((page.key, *(step.key for step in page.steps))):
        try:
            start = words_of(talk, key).find(text) if key not in ("agenda", "cover") else -1
        except NoSuchPoint:
            continue
        if start >= 0:
            return Words(key, start, start + len(text))
    return None


def written(talk: Talk, field: Field, text: str) -> Talk:
    """The talk with that field saying something else; a line or cell after the last is added."""
    if not field.key:
        return edits.set_talk(talk, **{field.name: text})
    point = find(talk, field.key)
    if field.name == "show":
        return edits.set_point(talk, point.id, show=_with_line(point.show, field.place[0], text))
    if field.name == "table":
        row, column = field.place
        rows = [list(cells) for cells in point.table]
        rows[row][column] = text
        return edits.set_point(talk, point.id, table=tuple(map(tuple, rows)))
    return edits.set_point(talk, point.id, **{field.name: text})


def line_after(talk: Talk, field: Field) -> Field | None:
    """The line that can be typed after a line put on the slide by hand, or after a title without lines."""
    if field.name == "show":
        return Field("show", field.key, (field.place[0] + 1,))
    return None


def _with_line(lines: tuple[str, ...], place: int, text: str) -> tuple[str, ...]:
    if place < len(lines):
        return lines[:place] + ((text,) if text.strip() else ()) + lines[place + 1 :]
    return (*lines, text) if text.strip() else lines


def _texts(page: Page) -> Iterator[TextSpot]:
    for frame in page.frames:
        if isinstance(frame, TableFrame):
            for row in frame.cells:
                for cell in row:
                    yield from _paragraphs(cell.text)
        elif isinstance(frame, TextFrame) and frame.role not in _NOT_OURS and not frame.fixed:
            yield from _paragraphs(frame)


def _paragraphs(frame: TextFrame) -> Iterator[TextSpot]:
    for paragraph in frame.paragraphs:
        text = "".join(span.text for span in paragraph.spans)
        if text.strip() and paragraph.lines:
            yield TextSpot(text, _rect(frame, paragraph), frame)


def _rect(frame: TextFrame, paragraph: Paragraph) -> Rect:
    size = frame.size * EMU_PER_POINT
    top = paragraph.lines[0].baseline - round(size * _ABOVE)
    bottom = paragraph.lines[-1].baseline + round(size * _BELOW)
    return Rect(frame.rect.x, top, frame.rect.w, bottom - top)


def _fields(talk: Talk, page: Page) -> Iterator[Field]:
    if page.kind == "cover":
        yield Field("title", text=talk.title)
        yield Field("subtitle", text=talk.subtitle)
        return
    seen: dict[str, None] = {}
    for key in (page.key, *(step.key for step in page.steps)):
        try:
            point = find(talk, key) if key not in (OPENING, CLOSING) else None
        except NoSuchPoint:
            point = None
        for each in walk((point,)) if point is not None else ():
            if each.id not in seen:
                seen[each.id] = None
                yield from _point_fields(each)
    yield Field("title", text=talk.title)
    for each in walk(talk.points):  # the part's title above a point, the rows of the agenda
        yield Field("title", each.id, text=each.title)


def _point_fields(point: Point) -> Iterator[Field]:
    yield Field("title", point.id, text=point.title)
    yield Field("quote", point.id, text=point.quote)
    yield Field("by", point.id, text=point.by)
    for number, line in enumerate(point.show):
        yield Field("show", point.id, (number,), line)
    for row, cells in enumerate(point.table):
        for column, cell in enumerate(cells):
            yield Field("table", point.id, (row, column), cell)


def _letters(text: str) -> str:
    """A text without what a page may change in it: white space, quotation marks, stops at its end."""
    return "".join(char for char in text if char.isalnum())
