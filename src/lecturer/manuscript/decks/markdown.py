"""Reads slides in Markdown: those of Marp, Slidev, reveal.js and pandoc, and our own talks among them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec

from lecturer.export.markdown_deck import SCENES
from lecturer.export.scenes_record import ScenesRecord, without_scenes
from lecturer.files.border import file_inside, is_inside
from lecturer.i18n import gettext as _
from lecturer.manuscript.decks.markdown_blocks import Blocks, blocks_of
from lecturer.manuscript.decks.markdown_slides import Piece, dialect_of, pieces_of, without_marks
from lecturer.manuscript.decks.records import DeckRead, Line, Picture, SlideRead, one_line
from lecturer.manuscript.decks.talk import talk_of_deck
from lecturer.manuscript.ledger.markdown_census import markdown_entries
from lecturer.manuscript.ledger.records import Entry
from lecturer.manuscript.ledger.text_census import plain_entries
from lecturer.manuscript.leveled import tree_of
from lecturer.manuscript.not_taken import NotTaken
from lecturer.manuscript.source import Source
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import manuscript

_FIELD = re.compile(r"(?m)^(?P<name>title|subtitle|author|date)\s*:\s*(?P<value>.+?)\s*$")
_OWN = re.compile(r"(?m)^lecturer:\s*(?P<rest>\{.*\})\s*$")
_NAMES = {"author": "speaker"}
_FULL = 0.5
_LARGEST = 64 * 1024 * 1024
_MOST_COVER_LINES = 3


def markdown_deck(text: str, folder: Path | None) -> Source | None:
    """The talk of a Markdown text that is slides; None for one that is not.

    Args:
        text: The text.
        folder: Where its pictures lie.
    """
    dialect = dialect_of(text)
    if dialect is None:
        return None
    front, pieces = pieces_of(text, dialect)
    fields = {_NAMES.get(m["name"], m["name"]): _value(m["value"]) for m in _FIELD.finditer(front)}
    if own := _OWN.search(front):
        talk = _own_talk(own["rest"], fields, pieces, is_marp=dialect == "marp")
        if talk is not None:
            words = manuscript(talk)
            return Source(words, talk=talk, census=plain_entries(words), written=words)
    left: list[NotTaken] = []
    slides = tuple(_slide(number, piece, folder, left) for number, piece in enumerate(pieces, start=1))
    made = talk_of_deck(DeckRead(slides=slides, left=tuple(left), **fields))
    return Source(
        manuscript(made.talk),
        talk=made.talk,
        census=tuple(map(_bare, markdown_entries(without_marks(text, dialect)))),
        media=made.media,
        left=made.left,
        notices=made.notices,
    )


def _bare(entry: Entry) -> Entry:
    """An entry of the census cut at the cells of tables, a remark without its own marks."""
    pieces = (
        words.strip()
        for piece in entry.pieces
        for words in re.split(r"[ \t]{2,}|\n", piece.removeprefix("<!--").removesuffix("-->"))
    )
    return msgspec.structs.replace(entry, pieces=tuple(filter(None, pieces)), marks=())


def _slide(number: int, piece: Piece, folder: Path | None, left: list[NotTaken]) -> SlideRead:
    found = blocks_of(piece.body)
    where = _("slide %(n)d") % {"n": number}
    pictures = []
    for path, alt in found.pictures:
        data = _data(path, folder)
        if data:
            pictures.append(Picture(path.rsplit("/", 1)[-1], data, alt, _FULL))
        else:
            left.append(NotTaken("picture", where, text=path))
    lines = [*found.lines, *map(Line, found.quote)]
    is_cover = number == 1 and bool(found.title) and not found.tables and not found.pictures
    return SlideRead(
        number=number,
        title=found.title,
        lines=tuple(lines),
        tables=tuple(found.tables),
        pictures=tuple(pictures),
        notes=piece.notes,
        is_cover=is_cover and len(lines) <= _MOST_COVER_LINES,
        has_steps=piece.has_steps,
    )


def _data(path: str, folder: Path | None) -> bytes:
    """The file of a picture in the folder of the text; nothing of any other place is read."""
    if folder is None:
        return b""
    try:
        file, found = file_inside(path, folder)
        return file.read_bytes() if found.st_size <= _LARGEST else b""
    except (OSError, RuntimeError):  # a ring of links
        return b""


def _value(written: str) -> str:
    """A value of front matter without its quotation marks."""
    try:
        value = json.loads(written)
    except ValueError:
        value = written.strip("'")
    return value if isinstance(value, str) else written


def _own_talk(rest: str, fields: dict[str, str], pieces: list[Piece], *, is_marp: bool) -> Talk | None:
    """A talk that we wrote as slides, with whatever was edited in them since; None when it is damaged."""
    try:
        record = json.loads(rest)
        scenes = msgspec.convert(record.pop(SCENES, None), ScenesRecord | None)
        talk = msgspec.convert({**record, **fields}, Talk)
        rows: list[tuple[int, Point]] = []
        for number, piece in enumerate(pieces):
            about = json.loads(piece.own) if piece.own else {}
            if about.pop("closing", False):
                talk = msgspec.structs.replace(talk, closing=piece.notes)
            elif number == 0 and not about:
                title = blocks_of(piece.body).title if is_marp else ""
                talk = msgspec.structs.replace(talk, opening=piece.notes, title=title or talk.title)
            else:
                rows.append((int(about.pop("level", 1)), _own_point(about, piece)))
    except (ValueError, TypeError, msgspec.ValidationError):
        return None
    talk = msgspec.structs.replace(talk, points=tree_of(talk, rows))
    return (without_scenes(scenes, talk) or talk) if scenes is not None else talk


def _own_point(about: dict[str, object], piece: Piece) -> Point:
    found = blocks_of(piece.body)
    quote, by = _quotation(found)
    image, alt = found.pictures[0] if found.pictures else ("", "")
    show = about.pop("show", None)
    if show is None:
        show = ["  " * line.level + one_line(line.shown) for line in found.lines]
    fields = {
        "id": "", "title": found.title, "notes": piece.notes, "quote": quote, "by": by,
        "image": image if is_inside(image) else "", "alt": alt, "show": show,
        "table": found.tables[0] if found.tables else (),
    }  # fmt: skip
    return msgspec.convert({**fields, **about}, Point)


def _quotation(found: Blocks) -> tuple[str, str]:
    lines = found.quote
    if lines and lines[-1].startswith("— "):
        return "\n".join(lines[:-1]), lines[-1].removeprefix("— ")
    return "\n".join(lines), ""
