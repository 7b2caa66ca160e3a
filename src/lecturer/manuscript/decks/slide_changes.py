"""Applies the edits of one slide to the draft of the talk."""

from __future__ import annotations

from collections.abc import Sequence

from lecturer.export.pptx.slide_record import Place, ShapeRecord, SlideRecord, digest_of_bytes
from lecturer.i18n import gettext as _
from lecturer.manuscript.decks.draft import SPOKEN, Draft, cells_as_rows
from lecturer.manuscript.decks.pairing import aligned, paired, same_words
from lecturer.manuscript.decks.records import Item, Line, Picture, SlideRead, one_line
from lecturer.manuscript.decks.spoken import given_back, same_notes, written_notes
from lecturer.manuscript.decks.talk import kept_picture
from lecturer.manuscript.not_taken import NotTaken, words_not_taken
from lecturer.talk.records import CLOSING, OPENING
from lecturer.talk.walk import words_of

_WITHOUT_LINES = ("agenda", "cover", "closing")


class SlideChanges:
    """Compares one slide with its record.

    Args:
        draft: Where the edits go.
        media: Where the files of new pictures go, by their paths in the talk.
        left: Where what the talk cannot say is named.
    """

    def __init__(self, draft: Draft, media: dict[str, bytes], left: list[NotTaken]) -> None:
        self._draft, self._media, self._left = draft, media, left
        self._slide = SlideRead(number=0)
        self._record = SlideRecord(0, "", "", "")

    def take(self, record: SlideRecord, slide: SlideRead) -> None:
        """Take over what differs."""
        self._slide, self._record = slide, record
        self._take_notes()
        items = [item for item in slide.items if item.role != "furniture"]
        pairing = paired([each for each in record.shapes if not _is_furniture(each)], items)
        for shape, item in pairing.pairs:
            self._take_shape(shape, item)
        for shape in pairing.gone:
            self._take_gone(shape)
        for item in pairing.new:
            self._take_new(item)
        if slide.is_hidden and record.key in self._draft.points:
            self._draft.set(record.key, may_skip=True)

    def _take_notes(self) -> None:
        keys = [key for key in self._record.spoken if key in (OPENING, CLOSING) or key in self._draft.points]
        words = [words_of(self._draft.talk, key) for key in keys]
        if same_notes(written_notes(words), self._slide.notes):
            return
        if not keys:
            key = self._record.key
            if key in self._draft.points:
                before = str(self._draft.value(key, "notes"))
                self._draft.set(key, notes="\n".join(filter(None, (before, self._slide.notes))))
            elif key in (OPENING, CLOSING):
                self._draft.set("", **{key: self._slide.notes})
            else:
                self._leave(self._slide.notes)
            return
        for key, was, now in zip(keys, words, given_back(words, self._slide.notes), strict=True):
            if was != now:
                self._draft.set(*(("",) if key in (OPENING, CLOSING) else (key,)), **{_field(key): now})

    def _take_shape(self, shape: ShapeRecord, item: Item) -> None:
        if shape.cells:
            self._take_table(shape, item)
        elif item.picture is not None:
            self._take_picture(shape, item.picture)
        elif shape.name == "Title" or (len(shape.lines) == 1 and shape.lines[0].field == "title"):
            text = one_line("\n".join(line.text for line in item.lines))
            if shape.lines and not same_words(shape.lines[0].text, text):
                self._change(shape.lines[0], text)
        else:
            self._take_lines(shape, item)

    def _take_lines(self, shape: ShapeRecord, item: Item) -> None:
        """Paragraphs: changed, gone, new ones; a new one stands after the last that is known."""
        steps = aligned([place.text for place in shape.lines], [line.text for line in item.lines])
        if self._is_of_words(shape.lines) and any(step.old is None for step in steps):
            self._put_by_hand(item.lines)
            return
        last: Place | None = None
        for was, now in steps:
            if was is None and now is not None:
                self._insert(last or _first_of(shape), item.lines[now], before=last is None)
                continue
            place = shape.lines[was or 0]
            if now is None:
                self._remove(place)
                continue
            if not same_words(place.text, item.lines[now].text):
                self._change(place, one_line(item.lines[now].text))
            last = place

    def _take_gone(self, shape: ShapeRecord) -> None:
        if shape.name == "Title":
            return
        for place in (*shape.lines, *(place for row in shape.cells for place in row[:1])):
            if place.field == "table":
                self._draft.remove_row(place.key, place.at[0])
            else:
                self._remove(place)
        if shape.image and shape.digest and self._record.key in self._draft.points:
            self._draft.set(self._record.key, image="", alt="")

    def _take_new(self, item: Item) -> None:
        """A shape that somebody put on the slide: what the point can show becomes its own."""
        key = self._record.key
        point = self._draft.points.get(key)
        if point is None or self._record.kind in _WITHOUT_LINES:
            self._leave_item(item)
            return
        if item.picture is not None and not point.image:
            self._draft.set(key, image=kept_picture(item.picture, self._media), alt=item.picture.alt)
        elif item.picture is not None:
            self._leave_item(item)
        elif item.cells and not point.table:
            self._draft.set(key, table=tuple(tuple(map(one_line, row)) for row in item.cells))
        elif self._is_of_words([place for shape in self._record.shapes for place in shape.lines]):
            self._leave_item(item)
        elif item.lines and (point.show or not point.points):
            for line in item.lines:
                self._draft.insert_line(key, len(point.show) - 1, one_line(line.shown), line.level)
        else:
            self._leave_item(item)

    def _is_of_words(self, places: Sequence[Place]) -> bool:
        """Whether words of the point are shown that nobody put on the slide."""
        return any(place.field in SPOKEN for place in places)

    def _put_by_hand(self, lines: Sequence[Line]) -> None:
        """Lines that came to words of the point: all of them are lines of the slide now."""
        point = self._draft.points.get(self._record.key)
        if point is not None and self._record.kind in ("point", "list"):
            show = tuple("  " * line.level + one_line(line.shown) for line in lines)
            self._draft.set(point.id, show=show)
        else:
            self._leave("\n".join(line.text for line in lines))

    def _take_table(self, shape: ShapeRecord, item: Item) -> None:
        was = cells_as_rows(tuple(tuple(place.text for place in row) for row in shape.cells))
        if len(item.cells[0]) != len(shape.cells[0]):
            self._take_other_table(shape, item)
            return
        last: Place | None = None
        for old, new in aligned(was, cells_as_rows(item.cells)):
            if old is None and new is not None:
                self._insert_row(last, shape, item.cells[new])
            elif new is None and old is not None:
                places = [place for place in shape.cells[old] if place.field == "table"]
                if places:
                    self._draft.remove_row(places[0].key, places[0].at[0])
            elif old is not None and new is not None:
                for place, text in zip(shape.cells[old], item.cells[new], strict=False):
                    if not same_words(place.text, text):
                        self._change(place, one_line(text))
                last = next((place for place in shape.cells[old] if place.field == "table"), last)

    def _insert_row(self, last: Place | None, shape: ShapeRecord, row: tuple[str, ...]) -> None:
        known = last or next((place for each in shape.cells for place in each if place.field), None)
        if known is None:
            self._leave(" ".join(row))
            return
        width = max(map(len, self._draft.points[known.key].table))
        columns = [place.at[1] if place.field == "table" else -1 for place in shape.cells[0]]
        cells = [""] * width
        for column, text in zip(columns, row, strict=False):
            if column >= 0:
                cells[column] = one_line(text)
        self._draft.insert_row(known.key, known.at[0] if last else -1, tuple(cells))

    def _take_other_table(self, shape: ShapeRecord, item: Item) -> None:
        """A table with other columns takes the place of the whole one, when all of that stood here."""
        known = next((place for row in shape.cells for place in row if place.field == "table"), None)
        table = self._draft.points[known.key].table if known is not None else ()
        if known is None or len(table) != len(shape.cells) or len(table[0]) != len(shape.cells[0]):
            self._leave_item(item)
            return
        self._draft.set(known.key, table=tuple(tuple(map(one_line, row)) for row in item.cells))

    def _take_picture(self, shape: ShapeRecord, picture: Picture) -> None:
        if shape.digest in ("", digest_of_bytes(picture.data)) or self._record.key not in self._draft.points:
            return
        self._draft.set(self._record.key, image=kept_picture(picture, self._media))

    def _insert(self, near: Place | None, line: Line, *, before: bool) -> None:
        """A new line beside one that is known: a line of the slide, or a new point in a list of points."""
        text, key = one_line(line.text), self._record.key  # numbers before the rows of our lists are ours
        point = self._draft.points.get(key)
        if near is not None and near.field == "show" and near.key in self._draft.points:
            self._draft.insert_line(near.key, -1 if before else near.at[0], text, line.level)
        elif near is not None and near.field == "title" and near.key != key and point is not None:
            self._draft.insert_child(key, "" if before else near.key, text)
        elif point is not None and self._record.kind not in _WITHOUT_LINES and not point.points:
            self._draft.insert_line(key, len(point.show) - 1, text, line.level)
        else:
            self._leave(text)

    def _remove(self, place: Place) -> None:
        """A line that is gone; the row of a point goes with the point when its words are gone too."""
        if (
            place.field == "title"
            and place.key != self._record.key
            and self._record.kind in ("list", "point")
        ):
            if str(self._draft.value(place.key, "notes")).strip():
                self._show_the_others(place.key)
            else:
                self._draft.gone.add(place.key)
        elif not self._draft.remove(place) and place.field:
            self._leave(place.text)

    def _show_the_others(self, key: str) -> None:
        """A row gone from the slide alone: the point is spoken, the others are shown by hand."""
        parent = self._record.key
        point = self._draft.points.get(parent)
        if point is None or point.show:
            return
        self._draft.hide_row(parent, key)

    def _change(self, place: Place, text: str) -> None:
        if not self._draft.change(place, text):
            self._leave(text)

    def _leave(self, text: str) -> None:
        self._left.append(words_not_taken("other", _("slide %(n)d") % {"n": self._slide.number}, text))

    def _leave_item(self, item: Item) -> None:
        if item.picture is not None:
            where = _("slide %(n)d") % {"n": self._slide.number}
            self._left.append(NotTaken("picture", where, text=item.picture.name))
        else:
            self._leave("\n".join([item.text, *("\t".join(row) for row in item.cells)]).strip())


def _first_of(shape: ShapeRecord) -> Place | None:
    return next((place for place in shape.lines if place.field), None)


def _field(key: str) -> str:
    return key if key in (OPENING, CLOSING) else "notes"


def _is_furniture(shape: ShapeRecord) -> bool:
    """Shapes that follow from the page and are placeholders of their own."""
    return shape.name in ("Footer", "Slide number")
