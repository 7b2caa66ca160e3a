"""The outline as Markdown: a heading a point, its words below it."""

from __future__ import annotations

import re
from pathlib import Path

from lecturer.deck.pages import Deck
from lecturer.export.docx.paragraphs import front_lines
from lecturer.export.heads import head_length
from lecturer.export.job import Options, Report
from lecturer.export.outline_record import (
    CLOSING,
    DEEPEST_HEADING,
    HeadRecord,
    OutlineRecord,
    cut_lines,
    front_line,
    kept_gaps,
    point_fields,
    remark,
    talk_fields,
)
from lecturer.export.pptx.travelling_talk import portable
from lecturer.files.atomic import replacing
from lecturer.talk.head_text import head_text
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk_paths
from lecturer.text.spaces import squeezed

_LAST_SIGNS = re.compile(r"(?<=[^#\s]\s)(#+)$")
_INLINE = re.compile(r"[\\`*_\[\]<>|~&$]")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=]+(?=\s|$)|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$))")


def export_markdown(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """Write the outline, with the words unless the options leave them out."""
    del deck  # the outline is written from the talk
    options.advance(0, 1)
    write_markdown(markdown(options.kept or talk, notes=options.notes), path)
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
    """The talk as CommonMark; marks of the words that Markdown would read as its own are escaped.

    Each word stands in it once: a heading takes the words that say it, and the paragraphs below go on.
    """
    front = _Front(talk, notes=notes)
    blocks = [*front.blocks]
    heads = []
    for path, point in walk_paths(portable(talk)[0].points):
        head, lines = _head(point, len(path), notes=notes)
        heads.append(head)
        blocks += [_heading(head.head, len(path) + 1), *map(escaped, lines)]
    closing, gaps = cut_lines(talk.closing if notes else "")
    if closing:
        blocks += [CLOSING, *map(escaped, closing)]
    record = OutlineRecord(
        talk_fields(portable(talk)[0]), front.unspoken, front.gaps, kept_gaps(gaps), tuple(heads)
    )
    return "\n\n".join([*(block for block in blocks if block), remark(record)]) + "\n"


class _Front:
    """The lines before the first point: what is not spoken, then the opening."""

    def __init__(self, talk: Talk, *, notes: bool) -> None:
        lines, gaps = cut_lines(talk.opening if notes else "")
        styles = [paragraph.style for paragraph in front_lines(talk, lines)]
        said = squeezed("".join(lines[: len(styles)]))
        named = [name for name in ("title", "subtitle") if name not in styles and getattr(talk, name).strip()]
        who = [name for name in ("speaker", "unit", "date") if getattr(talk, name).strip()]
        who = [name for name in who if squeezed(getattr(talk, name)) not in said]
        self.gaps = kept_gaps(gaps)
        self.unspoken = (*((name,) for name in named), *([tuple(who)] if who else []))
        shown = ((names, front_line(talk, names)) for names in self.unspoken)
        self.blocks = [_heading(line, 1) if names == ("title",) else escaped(line) for names, line in shown]
        self.blocks += [
            _heading(line, 1) if number < len(styles) and styles[number] == "title" else escaped(line)
            for number, line in enumerate(lines)
        ]


def _head(point: Point, level: int, *, notes: bool) -> tuple[HeadRecord, list[str]]:
    """A point's heading, taken from its first line where that says it, and the lines below."""
    lines, gaps = cut_lines(point.notes if notes else "")
    cut = head_length(point, lines[0]) if lines else 0
    fields = point_fields(point, notes=notes)
    if not cut:
        return HeadRecord(one_line(head_text(point)), level, fields, gaps=kept_gaps(gaps)), lines
    head, rest = lines[0][:cut], lines[0][cut:]
    lines = [*([rest.lstrip()] if rest else []), *lines[1:]]
    if rest:
        gaps.insert(1, rest[: len(rest) - len(rest.lstrip())])
    return HeadRecord(head, level, fields, is_spoken=True, gaps=kept_gaps(gaps)), lines


def _heading(words: str, level: int) -> str:
    """A heading; number signs at its end would be taken for markup."""
    return _LAST_SIGNS.sub(r"\\\1", f"{'#' * min(level, DEEPEST_HEADING)} {escaped(words)}".rstrip())


def escaped(line: str) -> str:
    """One line of words such that a Markdown reader gives back exactly these words."""
    line = _INLINE.sub(r"\\\g<0>", one_line(line))
    return _LINE_START.sub(_escaped_start, line)


def one_line(words: str) -> str:
    """Words on one line, without the white space around them."""
    return " ".join(words.splitlines()).strip()


def _escaped_start(match: re.Match[str]) -> str:
    if match["number"]:
        return f"{match[1]}{match['number']}\\{match['dot']}"
    return f"{match[1]}\\{match[2]}"
