"""Edits that somebody makes to a deck in another program, done with python-pptx, and what they mean."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pptx
from pptx.util import Inches

from lecturer.deck.build import build_deck
from lecturer.export.job import Options
from lecturer.export.pptx.slide_record import Recorder, SlideRecord
from lecturer.export.pptx_file import export_pptx
from lecturer.talk import edits
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import find, path_to, siblings_at, walk, words_of

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Deck(NamedTuple):
    """A deck that was written, opened in another program."""

    talk: Talk
    records: tuple[SlideRecord, ...]
    presentation: Any

    def slide(self, number: int) -> Any:
        return self.presentation.slides[number]

    def shape(self, number: int, name: str) -> Any:
        return next(shape for shape in self.slide(number).shapes if shape.name == name)

    def first(self, test: Callable[[SlideRecord], bool]) -> int:
        return next((number for number, record in enumerate(self.records) if test(record)), -1)


Edit = Callable[[Deck], Talk | None]
"""Edits the deck; gives the talk with that edit, None where the deck has nothing to edit that way."""


def written(talk: Talk, folder: Path) -> Deck:
    """The deck of a talk, exported to `deck.pptx` and opened."""
    pages = build_deck(talk, base=folder)
    export_pptx(talk, pages, folder / "deck.pptx", Options())
    recorder = Recorder(talk, {})
    records = tuple(recorder.record(page) for page in pages.pages)
    return Deck(talk, records, pptx.Presentation(str(folder / "deck.pptx")))


def untouched(deck: Deck) -> Talk:
    return deck.talk


def title(deck: Deck) -> Talk:
    number = deck.first(lambda record: record.kind in ("point", "list", "table", "picture"))
    key = deck.records[number].key
    deck.shape(number, "Title").text_frame.text = "全新的题目 new"
    return edits.set_point(deck.talk, key, title="全新的题目 new")


def cover(deck: Deck) -> Talk:
    deck.shape(0, "Title").text_frame.text = "另一个名字"
    return edits.set_talk(deck.talk, title="另一个名字")


def line(deck: Deck) -> Talk | None:
    """A line of a slide: one put there by hand, or the row of a point below."""
    for number, record in enumerate(deck.records):
        for shape in record.shapes:
            for index, place in enumerate(shape.lines):
                is_row = place.field == "title" and record.kind == "list" and place.key != record.key
                if place.field != "show" and not is_row:
                    continue
                paragraph = deck.shape(number, shape.name).text_frame.paragraphs[index]
                paragraph.runs[0].text = "改过的一行"
                for run in paragraph.runs[1:]:
                    run.text = ""
                if is_row:
                    return edits.set_point(deck.talk, place.key, title="改过的一行")
                point = find(deck.talk, place.key)
                show = [*point.show]
                whole = show[place.at[0]]
                start = max(0, place.start)
                show[place.at[0]] = whole[:start] + "改过的一行" + whole[start + len(place.text) :]
                return edits.set_point(deck.talk, place.key, show=tuple(show))
    return None


def line_added(deck: Deck) -> Talk | None:
    number = deck.first(lambda record: _by_hand(record, deck.talk))
    if number < 0:
        return None
    frame = deck.shape(number, "Body").text_frame
    frame.paragraphs[-1]._p.addnext(copy.deepcopy(frame.paragraphs[-1]._p))
    frame.paragraphs[-1].runs[0].text = "多出来的一行"
    point = find(deck.talk, deck.records[number].key)
    return edits.set_point(deck.talk, point.id, show=(*point.show, "多出来的一行"))


def line_gone(deck: Deck) -> Talk | None:
    number = deck.first(lambda record: _by_hand(record, deck.talk))
    if number < 0:
        return None
    paragraph = deck.shape(number, "Body").text_frame.paragraphs[1]._p
    paragraph.getparent().remove(paragraph)
    point = find(deck.talk, deck.records[number].key)
    return edits.set_point(deck.talk, point.id, show=(point.show[0], *point.show[2:]))


def note(deck: Deck) -> Talk:
    number = deck.first(lambda record: record.spoken not in ((), (OPENING,)) and record.kind != "section")
    key = deck.records[number].spoken[0]
    was = words_of(deck.talk, key)
    words = f"{was[:4]}（改）{was[4:]}"
    frame = deck.slide(number).notes_slide.notes_text_frame
    frame.text = frame.text.replace(was, words, 1)
    return edits.set_words(deck.talk, key, words)


def last_note_of_a_list(deck: Deck) -> Talk | None:
    """Words added at the end of the notes of a slide where several points are spoken."""
    number = deck.first(lambda record: len(record.spoken) > 1)
    if number < 0:
        return None
    key = deck.records[number].spoken[-1]
    frame = deck.slide(number).notes_slide.notes_text_frame
    frame.text = f"{frame.text}再说一句。"
    return edits.set_words(deck.talk, key, f"{words_of(deck.talk, key)}再说一句。")


def opening(deck: Deck) -> Talk:
    frame = deck.slide(0).notes_slide.notes_text_frame
    frame.text = f"诸位：\n{frame.text}"
    return edits.set_words(deck.talk, OPENING, f"诸位：\n{deck.talk.opening}")


def cell(deck: Deck) -> Talk | None:
    number = deck.first(lambda record: record.kind == "table")
    if number < 0:
        return None
    deck.shape(number, "Table").table.cell(1, 1).text_frame.paragraphs[0].runs[0].text = "999"
    point = find(deck.talk, deck.records[number].key)
    rows = [list(row) for row in point.table]
    rows[1][1] = "999"
    return edits.set_point(deck.talk, point.id, table=tuple(map(tuple, rows)))


def row_added(deck: Deck) -> Talk | None:
    number = deck.first(lambda record: record.kind == "table")
    if number < 0:
        return None
    table = deck.shape(number, "Table").table
    last = table._tbl.tr_lst[-1]
    last.addnext(copy.deepcopy(last))
    point = find(deck.talk, deck.records[number].key)
    width = len(point.table[0])
    for column in range(width):
        table.cell(len(point.table), column).text = f"新{column}"
    row = tuple(f"新{column}" for column in range(width))
    return edits.set_point(deck.talk, point.id, table=(*point.table, row))


def moved(deck: Deck) -> Talk:
    """The last of several points beside each other goes before the first of them."""
    first, last = _two_beside(deck)
    _move(deck, deck.first(lambda record: record.key == last), deck.first(lambda record: record.key == first))
    path = path_to(deck.talk, first)
    parent = None if len(path) == 1 else _parent(deck.talk, first)
    return edits.move_to(deck.talk, (last,), parent, path[-1])


def deleted(deck: Deck) -> Talk:
    _first, last = _two_beside(deck)
    _delete(deck, deck.first(lambda record: record.key == last))
    return edits.remove(deck.talk, last)


def added(deck: Deck) -> Talk:
    """A slide with a title, lines and notes, after the last one of the first part."""
    number = _add(deck)
    _first, last = _two_beside(deck)
    _move(deck, number, deck.first(lambda record: record.key == last) + 1)
    path = path_to(deck.talk, last)
    point = Point(
        id="", title="插进来的一页", notes="这一页是后加的。", show=("第一行", "第二行"), why="style"
    )
    return edits.insert(deck.talk, (point,), _parent(deck.talk, last), path[-1] + 1)


def hidden(deck: Deck) -> Talk:
    _first, last = _two_beside(deck)
    deck.slide(deck.first(lambda record: record.key == last))._element.set("show", "0")
    return edits.set_point(deck.talk, last, may_skip=True)


def two(deck: Deck) -> Talk:
    """A title of one slide and the notes of another."""
    talk = title(deck)
    number = len(deck.records) - 1
    frame = deck.slide(number).notes_slide.notes_text_frame
    frame.text = f"{frame.text}再见。"
    return edits.set_words(talk, CLOSING, f"{talk.closing}再见。")


def moved_and_edited(deck: Deck) -> Talk:
    talk = moved(deck)
    _first, last = _two_beside(deck)
    number = next(
        place for place, slide in enumerate(deck.presentation.slides) if slide.slide_id == _id(deck, last)
    )
    shape = next(shape for shape in deck.slide(number).shapes if shape.name == "Title")
    shape.text_frame.text = "挪了又改"
    return edits.set_point(talk, last, title="挪了又改")


def picture_changed(deck: Deck) -> Talk | None:
    """Another size of the same picture is no edit of the talk."""
    number = deck.first(lambda record: record.kind == "picture")
    if number < 0:
        return None
    shape = deck.shape(number, "Picture")
    shape.width, shape.left = Inches(2), Inches(1)
    return deck.talk


EDITS: tuple[Edit, ...] = (
    untouched, title, cover, line, line_added, line_gone, note, last_note_of_a_list, opening, cell, row_added,
    moved, deleted, added, hidden, two, moved_and_edited, picture_changed,
)  # fmt: skip


def _by_hand(record: SlideRecord, talk: Talk) -> bool:
    """Whether a slide is a plain list of lines put there by hand."""
    body = next((shape for shape in record.shapes if shape.name == "Body"), None)
    places = body.lines if body is not None else ()
    return record.kind in ("point", "list") and len(places) > 2 and all(
        place.field == "show" and place.start < 0 for place in places
    )  # fmt: skip


def _two_beside(deck: Deck) -> tuple[str, str]:
    """The first of some points beside each other, and the last with one slide and nothing below it."""
    count = Counter(record.key for record in deck.records)
    for parent in (None, *(point.id for point in walk(deck.talk.points))):
        siblings = siblings_at(deck.talk, path_to(deck.talk, parent)) if parent else deck.talk.points
        plain = [point.id for point in siblings[1:] if count[point.id] == 1 and not point.points]
        if plain and count[siblings[0].id]:
            return siblings[0].id, plain[-1]
    raise AssertionError("the talk has no such points")


def _parent(talk: Talk, key: str) -> str | None:
    path = path_to(talk, key)
    points, found = talk.points, None
    for index in path[:-1]:
        found = points[index].id
        points = points[index].points
    return found


def _id(deck: Deck, key: str) -> int:
    return next(record.id for record in deck.records if record.key == key)


def _list(deck: Deck) -> Any:
    return deck.presentation.slides._sldIdLst


def _move(deck: Deck, number: int, before: int) -> None:
    entries = list(_list(deck))
    entry = entries[number]
    _list(deck).remove(entry)
    _list(deck).insert(before, entry)


def _delete(deck: Deck, number: int) -> None:
    entry = list(_list(deck))[number]
    deck.presentation.part.drop_rel(entry.get(R))
    _list(deck).remove(entry)


def _add(deck: Deck) -> int:
    layout = next(
        layout
        for layout in deck.presentation.slide_layouts
        if {1} <= {shape.placeholder_format.idx for shape in layout.placeholders}
        and any(shape.placeholder_format.type in (1, 3) for shape in layout.placeholders)
    )
    slide = deck.presentation.slides.add_slide(layout)
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type in (1, 3):
            shape.text_frame.text = "插进来的一页"
        elif shape.placeholder_format.idx == 1:
            shape.text_frame.text = "第一行\n第二行"
    slide.notes_slide.notes_text_frame.text = "这一页是后加的。"
    return len(deck.presentation.slides) - 1
