"""Slides as Markdown, in the dialects of Marp and of pandoc; either comes back as the same talk.

A point is a slide: its head once, its lines, quotation, table and picture below it, its words as the notes
(`<!-- … -->` in Marp, `::: notes` in pandoc). What Markdown has no words for (marker, level, plan, layout)
stands in a remark that both programs pass over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from lecturer.deck.pages import Deck
from lecturer.export.job import Options, Report
from lecturer.export.markdown import escaped, write_markdown
from lecturer.export.scenes_record import ScenesRecord, scenes_record
from lecturer.talk.pictures import of_point
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk_paths

Dialect = Literal["marp", "pandoc"]
REMARK = "lecturer:"
"""What a remark with the rest of a point begins with."""
EMPTY_LINE = "<!-- -->"
"""An empty line of the notes in pandoc's dialect, where empty lines part paragraphs."""
SCENES = "lecturer_scenes"
"""The field of the front matter's record that says how proposed scenes stand in the words."""
_FRONT = ("title", "subtitle", "speaker", "date")
_NAMES = {"speaker": "author"}
_SAID = frozenset({"title", "notes", "points", "show", "quote", "by", "image", "alt", "table"})
_TALK_SAID = frozenset({*_FRONT, "opening", "points", "closing", "manuscript"})
"""What the file says elsewhere; its words are the manuscript of the talk that it becomes when read again."""


def export_marp(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """Write the slides for Marp, the words as notes unless the options leave them out."""
    return _export(talk, deck, path, options, "marp")


def export_pandoc(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """Write the slides for pandoc, the words as notes unless the options leave them out."""
    return _export(talk, deck, path, options, "pandoc")


def markdown_deck(talk: Talk, dialect: Dialect, *, notes: bool = True, kept: Talk | None = None) -> str:
    """The talk as slides in Markdown.

    Args:
        talk: The talk, with the scenes that are proposed for it.
        dialect: Whose Markdown.
        notes: Whether its words are written.
        kept: The talk itself, where it has no points of its own.
    """
    written = _NOTES[dialect] if notes else _no_notes
    cover = [f"# {escaped(talk.title)}".rstrip(), escaped(talk.subtitle)] if dialect == "marp" else []
    slides = [[*cover, *written(talk.opening)]]
    for path, point in walk_paths(talk.points):
        slides.append([*_shown(point, len(path), notes=notes), *written(point.notes)])
    if notes and talk.closing:
        slides.append(["##", f'<!-- {REMARK} {{"closing": true}} -->', *written(talk.closing)])
    between = "\n\n---\n\n" if dialect == "marp" else "\n\n"
    bodies = ("\n\n".join(filter(None, blocks)) for blocks in slides)
    scenes = scenes_record(kept, talk) if kept is not None and notes else None
    return f"{_front(talk, dialect, scenes)}\n{between.join(bodies).strip()}\n"


def _export(talk: Talk, deck: Deck, path: Path, options: Options, dialect: Dialect) -> Report:
    del deck  # the slides are written from the talk
    options.advance(0, 1)
    write_markdown(markdown_deck(talk, dialect, notes=options.notes, kept=options.kept), path)
    options.progress(1, 1)
    return Report(path)


def _front(talk: Talk, dialect: Dialect, scenes: ScenesRecord | None) -> str:
    lines = ["---", "marp: true" if dialect == "marp" else "slide-level: 2"]
    for name in _FRONT:
        if value := getattr(talk, name):
            lines.append(f"{_NAMES.get(name, name)}: {json.dumps(value, ensure_ascii=False)}")
    rest = _rest(talk, _TALK_SAID)
    if scenes is not None:
        rest[SCENES] = msgspec.to_builtins(scenes)
    lines.append(f"lecturer: {_json(rest)}")
    return "\n".join([*lines, "---", ""])


def _shown(point: Point, level: int, *, notes: bool) -> Iterator[str]:
    """The head of a point, the rest of it, and what its slide shows."""
    yield f"## {escaped(point.title)}".rstrip()
    rest: dict[str, object] = {"level": level, **_rest(point, _SAID)}
    odd = [line for line in point.show if line.strip() != line.lstrip(" ") or len(_indent(line)) % 2]
    if odd or any(not line.strip() for line in point.show):
        rest["show"] = point.show
    if not notes:
        rest.pop("doubts", None)
    yield f"<!-- {REMARK} {_json(rest)} -->"
    for picture in of_point(point):
        yield f"![{escaped(picture.alt)}](<{picture.image.replace('<', '%3C').replace('>', '%3E')}>)"
    if point.quote or point.by:
        lines = [f"> {escaped(line)}".rstrip() for line in point.quote.split("\n")]
        yield "\n>\n".join([*lines, *([f"> — {escaped(point.by)}"] if point.by else [])])
    if point.table:
        yield "\n".join(_table(point.table))
    if point.show and "show" not in rest:
        yield "\n".join(f"{_indent(line)}- {escaped(line.strip())}" for line in point.show)


def _table(table: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    width = max(map(len, table))
    for number, row in enumerate(table):
        cells = (*row, *[""] * (width - len(row)))
        yield f"| {' | '.join(escaped(cell) for cell in cells)} |"
        if number == 0:
            yield f"|{' --- |' * width}"


def _no_notes(_words: str) -> Iterator[str]:
    return iter(())


def _marp_notes(words: str) -> Iterator[str]:
    if words:  # a remark must not hold two dashes in a row (HTML 13.1.6)
        yield "<!--\n" + re.sub("-(?=-)", "-\u2060", words) + "\n-->"


def _pandoc_notes(words: str) -> Iterator[str]:
    if words:
        lines = (escaped(line) if line.strip() else EMPTY_LINE for line in words.split("\n"))
        yield "\n\n".join(["::: notes", *lines, ":::"])


_NOTES: dict[Dialect, Callable[[str], Iterator[str]]] = {"marp": _marp_notes, "pandoc": _pandoc_notes}


def _rest(record: Talk | Point, said: frozenset[str]) -> dict[str, object]:
    """The fields of a record that have no other place in the file."""
    fields: dict[str, object] = msgspec.to_builtins(record)
    return {name: value for name, value in fields.items() if name not in said}


def _json(value: object) -> str:
    """JSON on one line that ends no remark."""
    return json.dumps(value, ensure_ascii=False).replace("--", "-\\u002d").replace(">", "\\u003e")


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]
