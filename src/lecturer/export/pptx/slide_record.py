"""A record of each slide as it was written: its texts, and where in the talk they came from.

It travels with the talk. When the deck comes back, what differs from it was edited elsewhere, and the places
say which words of the talk the edit is about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from lecturer.deck.pages import ChartFrame, Page, Paragraph, PictureFrame, ShapeFrame, TableFrame, TextFrame
from lecturer.deck.point_slides import tidy, title_of
from lecturer.export.pptx.workbook import written_value
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import walk_paths
from lecturer.text.numerals import numeral_in

FIRST_SLIDE_ID = 256
"""Slides are numbered from the one after this (ECMA-376, 19.7.13)."""
SPEAKER_LINE = "speaker_line"
"""The field of a line that joins speaker, unit and date."""
SPEAKER_JOINTS = ("\u3000", " · ")
"""What stands between them, in Chinese and in English decks."""


class Place(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """A paragraph as it was written, and the field of the talk that it shows.

    Attributes:
        text: Its words.
        key: The point; "" for a field of the talk itself.
        field: The field; "" for words that the talk does not have ("目录", a numeral).
        at: The line, or the row and the column, of fields that have several.
        start: Where the words begin in the field, as the slide shows it; -1 when they are all of it.
    """

    text: str
    key: str = ""
    field: str = ""
    at: tuple[int, ...] = ()
    start: int = -1


class ShapeRecord(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """One shape: its paragraphs, or the cells of a table, or a picture.

    Attributes:
        name: The shape's name.
        lines: Its paragraphs.
        cells: The rows of a table.
        image: The picture's path in the talk.
        digest: The beginning of the SHA-256 of its file.
    """

    name: str
    lines: tuple[Place, ...] = ()
    cells: tuple[tuple[Place, ...], ...] = ()
    image: str = ""
    digest: str = ""


class SlideRecord(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """One slide.

    Attributes:
        id: Its number in the presentation.
        key: The point it is of; opening, closing or agenda.
        kind: The kind of its page.
        name: The name in its file.
        spoken: The keys whose words are its notes, in order.
        shapes: In drawing order.
    """

    id: int
    key: str
    kind: str
    name: str
    spoken: tuple[str, ...] = ()
    shapes: tuple[ShapeRecord, ...] = ()


class Recorder:
    """Makes the records of a talk's pages.

    Args:
        talk: The talk as it travels.
        images: The path of each picture in it, by its path on the disk.
    """

    def __init__(self, talk: Talk, images: dict[str, str]) -> None:
        self._talk, self._images = talk, images
        self._points: dict[str, Point] = {}
        self._above: dict[str, list[Point]] = {}
        ancestors: list[Point] = []
        for path, point in walk_paths(talk.points):
            del ancestors[len(path) - 1 :]
            self._points[point.id] = point
            self._above[point.id] = [*ancestors]
            ancestors.append(point)

    def record(self, page: Page) -> SlideRecord:
        """What is written of a page."""
        finder = _Finder(page, self._talk, self._points, self._above)
        shapes = tuple(self._shapes(page, finder))
        if page.title and not any(_is_title(frame) for frame in page.frames):
            hidden = ShapeRecord("Title", (finder.title(page.title),))
            shapes = (hidden, *shapes)
        spoken = tuple(step.key for step in page.steps if step.notes)
        return SlideRecord(
            FIRST_SLIDE_ID + page.number, page.key, page.kind, page.title, spoken=spoken, shapes=shapes
        )

    def _shapes(self, page: Page, finder: _Finder) -> Iterator[ShapeRecord]:
        in_charts = {name for frame in page.frames if isinstance(frame, ChartFrame) for name in frame.drawn}
        for frame in page.frames:
            if frame.name in in_charts:
                continue
            match frame:
                case TextFrame() if not frame.fixed:
                    yield ShapeRecord(
                        frame.name, tuple(finder.line(frame, each) for each in frame.paragraphs)
                    )
                case ShapeFrame() if not frame.fixed and frame.label:
                    yield ShapeRecord(frame.name, (Place(frame.label),))
                case PictureFrame() if not frame.fixed:
                    yield self._picture(frame, finder)
                case TableFrame():
                    yield ShapeRecord(frame.name, cells=finder.cells(frame))
                case ChartFrame():
                    yield ShapeRecord(frame.name, cells=finder.figures(frame))
                case _:
                    pass

    def _picture(self, frame: PictureFrame, finder: _Finder) -> ShapeRecord:
        if frame.missing:
            return ShapeRecord(frame.name, tuple(map(Place, filter(None, (frame.missing, frame.alt)))))
        image = self._images.get(frame.path, "") or finder.image()
        digest = digest_of_bytes(frame.data) if frame.data else digest_of(frame.path)
        return ShapeRecord(frame.name, image=image, digest=digest)


def digest_of(path: str) -> str:
    """The beginning of the digest of a picture's file; empty when there is none."""
    try:
        return digest_of_bytes(Path(path).read_bytes())
    except (OSError, ValueError):
        return ""


def digest_of_bytes(data: bytes) -> str:
    """The beginning of the digest of a picture."""
    return hashlib.sha256(data).hexdigest()[:16]


class _Finder:
    """Finds where in the talk the paragraphs of one page come from."""

    def __init__(
        self, page: Page, talk: Talk, points: dict[str, Point], above: dict[str, list[Point]]
    ) -> None:
        self._page, self._talk, self._points = page, talk, points
        self._point = points.get(page.key)
        self._above = above.get(page.key, [])
        self._used: set[tuple[str, str, tuple[int, ...]]] = set()
        self._reached: dict[tuple[str, str, tuple[int, ...]], int] = {}
        self._rows = 1

    def title(self, text: str) -> Place:
        """The place of the page's title; words added to it ("（续）") are part of its text."""
        if self._point is not None:
            start = 0 if text != title_of(self._point) else -1
            return Place(text, self._point.id, "title", start=start)
        if self._page.key == OPENING and tidy(self._talk.title) == text:
            return Place(text, "", "title")
        return Place(text)

    def line(self, frame: TextFrame, paragraph: Paragraph) -> Place:
        """The place of a paragraph of a frame."""
        text = "".join(span.text for span in paragraph.spans)
        if frame.role in ("footer", "page_number", "decoration"):
            return Place(text)
        if frame.role == "title":
            return self.title(text)
        if frame.role == "numeral":
            return self._numeral(text)
        if frame.role in ("quote", "byline"):
            return self._quotation(text, frame.role)
        linked = self._points.get(paragraph.link)
        if linked is not None and title_of(linked) == text and not self._shows(linked, text):
            return Place(text, linked.id, "title")
        return self._searched(text)

    def image(self) -> str:
        """The path of the page's picture."""
        return self._point.image if self._point is not None else ""

    def cells(self, frame: TableFrame) -> tuple[tuple[Place, ...], ...]:
        """The places of a table's cells: its rows go on from page to page, its columns may be torn."""
        shown = [[_text_of(cell.text) for cell in row] for row in frame.cells]
        if self._point is None:
            return tuple(tuple(map(Place, row)) for row in shown)
        table = [[tidy(cell) for cell in row] for row in self._point.table]
        columns = _columns(shown[0], table[0] if table else [])
        found = []
        for number, row in enumerate(shown):
            source = 0 if number == 0 else self._row(row, table, columns)
            found.append(
                tuple(
                    Place(text, self._point.id, "table", (source, column))
                    if 0 <= source < len(table) and column >= 0 and _cell(table[source], column) == text
                    else Place(text)
                    for text, column in zip(row, columns, strict=True)
                )
            )
        return tuple(found)

    def figures(self, frame: ChartFrame) -> tuple[tuple[Place, ...], ...]:
        """The places of a chart's sheet: a head row, then a name and its value a row."""
        key, table = (self._point.id, self._point.table) if self._point is not None else ("", ())
        heads = [tidy(cell) for cell in table[0]] if table else []
        column = heads.index(frame.measure) if frame.measure in heads[1:] else len(heads) - 1
        names = [tidy(_cell(list(row), 0)) for row in table]
        head = Place(frame.measure, key, "table", (0, column)) if column > 0 else Place(frame.measure)
        rows = [(Place("", key, "table", (0, 0)) if table else Place(""), head)]
        reached = 0
        for name, number in zip(frame.names, frame.values, strict=True):
            value = written_value(number)
            row = next((n for n in range(reached + 1, len(names)) if names[n] == name), -1)
            start = _cell(list(table[row]), column).find(value) if row > 0 and column > 0 else -1
            reached = max(reached, row)
            rows.append(
                (
                    Place(name, key, "table", (row, 0)) if row > 0 else Place(name),
                    Place(value, key, "table", (row, column), start) if start >= 0 else Place(value),
                )
            )
        return tuple(rows)

    def _row(self, row: list[str], table: list[list[str]], columns: list[int]) -> int:
        """The next row of the talk's table that reads like this one."""
        for source in range(self._rows, len(table)):
            if all(_cell(table[source], column) == text for text, column in zip(row, columns, strict=True)):
                self._rows = source + 1
                return source
        return -1

    def _numeral(self, text: str) -> Place:
        number = numeral_in(self._point.marker) if self._point is not None else None
        if self._point is not None and number and number.written == text:
            start = self._point.marker.find(text)
            if start >= 0:
                return Place(text, self._point.id, "marker", start=start)
        return Place(text)

    def _quotation(self, text: str, role: str) -> Place:
        """A quotation by hand, or one found in the words: changed, that becomes one by hand."""
        if self._point is None:
            return Place(text)
        if role == "byline":
            return Place(text, self._point.id, "by")
        whole = self._point.quote.strip()
        if not whole:
            return Place(text, self._point.id, "quote")
        start = self._reached.get((self._point.id, "quote", ()), 0)
        start = max(0, whole.find(text, start))
        self._reached[self._point.id, "quote", ()] = start + len(text)
        return Place(text, self._point.id, "quote", start=-1 if text == whole else start)

    def _shows(self, point: Point, text: str) -> bool:
        """Whether a row that names its own point is one of the lines put on the slide by hand."""
        return point is self._point and any(tidy(line) == text for line in point.show)

    def _searched(self, text: str) -> Place:
        for whole in (True, False):
            for key, field, at, source in self._sources():
                mark = key, field, at
                if whole and source == text and mark not in self._used:
                    self._used.add(mark)
                    return Place(text, key, field, at)
                start = source.find(text, self._reached.get(mark, 0)) if not whole and text else -1
                if start >= 0 and mark not in self._used:
                    self._reached[mark] = start + len(text)
                    return Place(text, key, field, at, start)
        for key, field, at, source in self._sources():
            if (key, field, at) not in self._used and _letters(text) == _letters(source) != "":
                self._used.add((key, field, at))
                return Place(text, key, field, at)
        return self._spoken(text)

    def _spoken(self, text: str) -> Place:
        """Words that a page was made of stand in the notes, in the stretches that it names."""
        if self._point is not None:
            key, field, words = self._point.id, "notes", self._point.notes
        elif self._page.key in (OPENING, CLOSING):
            key, field, words = "", self._page.key, getattr(self._talk, self._page.key)
        else:
            return Place(text)
        for number, stretch in enumerate(self._page.source):
            mark, offset = (key, field, (number,)), words.find(stretch)
            start = stretch.find(text, self._reached.get(mark, 0)) if text and offset >= 0 else -1
            if start >= 0:
                self._reached[mark] = start + len(text)
                return Place(text, key, field, start=offset + start)
        is_sure = bool(self._page.source) and len(text) > 1 and words.count(text) == 1
        return Place(text, key, field, start=words.find(text)) if is_sure else Place(text)

    def _sources(self) -> Iterator[tuple[str, str, tuple[int, ...], str]]:
        """The fields that may stand on the page, the likeliest first."""
        if self._point is None:
            yield from self._about()
            return
        yield from self._of_point(self._point)
        for child in self._point.points:
            yield child.id, "title", (), title_of(child)
            yield from self._of_point(child)
            for below in child.points:
                yield below.id, "title", (), title_of(below)
        for above in reversed(self._above):
            yield above.id, "title", (), title_of(above)
        yield self._point.id, "title", (), title_of(self._point)
        if self._page.kind == "chart":
            for row, cells in enumerate(self._point.table):
                for column, cell in enumerate(cells):
                    yield self._point.id, "table", (row, column), tidy(cell)

    def _of_point(self, point: Point) -> Iterator[tuple[str, str, tuple[int, ...], str]]:
        for number, line in enumerate(point.show):
            if line.strip():
                yield point.id, "show", (number,), tidy(line)
        for field in ("quote", "by"):
            if text := getattr(point, field).strip():
                yield point.id, field, (), text
        if point.by.strip():
            for dash in ("——", "— "):
                yield point.id, "by", (), f"{dash}{tidy(point.by)}"

    def _about(self) -> Iterator[tuple[str, str, tuple[int, ...], str]]:
        talk = self._talk
        if self._page.key in (OPENING, CLOSING):
            for field in ("title", "subtitle"):
                yield "", field, (), tidy(getattr(talk, field))
            fields = ("speaker", "unit", "date") if self._page.key == OPENING else ("speaker", "unit")
            parts = [tidy(getattr(talk, field)) for field in fields if getattr(talk, field).strip()]
            for joint in SPEAKER_JOINTS:
                yield "", SPEAKER_LINE, (), joint.join(parts)
            for field in fields:
                yield "", field, (), tidy(getattr(talk, field))
        for point in talk.points:
            yield point.id, "title", (), title_of(point)


def _letters(text: str) -> str:
    """A text without marks: a side of a comparison joins what a colon parts."""
    return "".join(filter(str.isalnum, text))


def _is_title(frame: object) -> bool:
    return isinstance(frame, TextFrame) and frame.role == "title" and not frame.fixed


def _text_of(frame: TextFrame) -> str:
    return "\n".join("".join(span.text for span in each.spans) for each in frame.paragraphs)


def _columns(head: list[str], wanted: list[str]) -> list[int]:
    """Which columns of the talk's table a page's table has, by its head row; -1 where none is found."""
    found, last = [], -1
    for text in head:
        last = next((place for place in range(last + 1, len(wanted)) if wanted[place] == text), -1)
        found.append(last)
        if last < 0:
            return [-1] * len(head)
    return found


def _cell(row: list[str], column: int) -> str:
    return row[column] if 0 <= column < len(row) else ""
