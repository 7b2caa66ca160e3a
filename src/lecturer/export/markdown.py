"""The outline as Markdown: a heading a point, its words below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lecturer.deck.pages import Deck
from lecturer.export.job import Options, Report
from lecturer.files.atomic import replacing
from lecturer.talk.records import Point, Talk

_DEEPEST_HEADING = 6
_INLINE = re.compile(r"[\\`*_\[\]<>|~&$]")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=]+(?=\s|$)|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$))")


def export_markdown(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """Write the outline, with the words unless the options leave them out."""
    del deck  # the outline is written from the talk
    options.advance(0, 1)
    write_markdown(markdown(talk, notes=options.notes), path)
    options.progress(1, 1)
    return Report(path)


def write_markdown(text: str, path: Path) -> None:
    """Put a text in the place of a file.

    Raises:
        UnwritableError: When it cannot be written; the old file is untouched then.
    """
    with replacing(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")


def markdown(talk: Talk, *, notes: bool = True) -> str:
    """The talk as CommonMark; marks of the words that Markdown would read as its own are escaped."""
    return "\n\n".join(block for block in _blocks(talk, notes=notes) if block) + "\n"


def _blocks(talk: Talk, *, notes: bool) -> Iterator[str]:
    yield f"# {escaped(talk.title)}" if talk.title else ""
    yield escaped(talk.subtitle)
    yield escaped("　".join(part for part in (talk.speaker, talk.unit, talk.date) if part))
    if notes:
        yield from _paragraphs(talk.opening)
    for point in talk.points:
        yield from _point_blocks(point, 2, notes=notes)
    if notes:
        yield from _paragraphs(talk.closing)


def _point_blocks(point: Point, level: int, *, notes: bool) -> Iterator[str]:
    head = escaped(f"{point.marker}{' ' if point.marker.isascii() and point.marker else ''}{point.title}")
    if level <= _DEEPEST_HEADING:
        yield f"{'#' * level} {head}".rstrip()
    else:
        yield f"{'  ' * (level - _DEEPEST_HEADING - 1)}- {head}"
    if notes:
        yield from _paragraphs(point.notes)
    for child in point.points:
        yield from _point_blocks(child, level + 1, notes=notes)


def _paragraphs(words: str) -> Iterator[str]:
    for line in words.splitlines():
        yield escaped(line.strip(" \t"))


def escaped(line: str) -> str:
    """One line of words such that a Markdown reader gives back exactly these words."""
    line = _INLINE.sub(r"\\\g<0>", " ".join(line.splitlines()))
    return _LINE_START.sub(_escaped_start, line)


def _escaped_start(match: re.Match[str]) -> str:
    if match["number"]:
        return f"{match[1]}{match['number']}\\{match['dot']}"
    return f"{match[1]}\\{match[2]}"
