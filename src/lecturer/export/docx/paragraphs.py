"""The talk as the paragraphs of a manuscript: which words stand in which style, and which are heads.

The words are those that are spoken. A head that stands in them is set off where it stands; a point whose
words do not say its head gets it as a heading of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from lecturer.export.heads import ENDS, LONGEST_HEAD, head_end, is_head_line, says_its_marker
from lecturer.export.outline_record import front_line
from lecturer.talk.head_text import head_text
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.text.spaces import squeezed

ParagraphStyle = Literal[
    "title", "subtitle", "byline", "salutation", "heading", "body", "quote", "shown", "table", "picture"
]

_DEEPEST = 9
"""Word knows nine levels of headings."""
_LONGEST_SALUTATION = 30
_LINES_BEFORE_WORDS = 10
DASHES = "—–―─-"


class Run(msgspec.Struct, frozen=True):
    """Words in one weight, and what of the talk they are.

    Attributes:
        text: The words.
        key: The point; "" for the talk itself.
        field: The field, or several on one line; "head" for a marker and a title that are not spoken.
        bold: They are set off.
    """

    text: str
    key: str = ""
    field: str = ""
    bold: bool = False


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph, a table by its `rows`, or a picture; `level` counts for headings, from 1."""

    style: ParagraphStyle
    runs: tuple[Run, ...]
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)

    @property
    def lines(self) -> tuple[str, ...]:
        """Its words, or those of each row of the table."""
        return tuple("\t".join(row) for row in self.rows) if self.rows else (self.text,)


def paragraphs(talk: Talk, *, notes: bool = True) -> list[Paragraph]:
    """The whole manuscript, or only its heads without the notes."""
    written = _Written()
    opening = [line for line in _lines(talk.opening) if line]
    front = front_lines(talk, opening)
    written.add(*_front_matter(talk, front))
    if notes:
        words = opening[len(front) :]
        if words and _is_salutation(words[0]):
            written.add(Paragraph("salutation", (Run(words.pop(0), field=OPENING),)))
        written.add(*(_body(line, field=OPENING) for line in words))
    _add_points(written, talk.points, 1, notes=notes)
    if notes:
        written.add(*(_body(line, field=CLOSING) for line in _lines(talk.closing) if line))
    return written.all


def written_words(talk: Talk) -> str:
    """All words of the manuscript, a line a paragraph and a line a row of a table."""
    return "\n".join(line for each in paragraphs(talk) for line in each.lines)


class _Written:
    """The paragraphs so far."""

    def __init__(self) -> None:
        self.all: list[Paragraph] = []

    def add(self, *added: Paragraph) -> None:
        self.all += added

    def run_on(self, runs: tuple[Run, ...]) -> None:
        """Go on in the last paragraph, if it is one of words."""
        if self.all and self.all[-1].style == "body":
            self.all[-1] = Paragraph("body", (*self.all[-1].runs, *runs))
        else:
            self.add(Paragraph("body", runs))


def _add_points(
    written: _Written, points: tuple[Point, ...], level: int, *, notes: bool, may_head: bool = True
) -> None:
    """Siblings: headings if all of their heads stand alone, else paragraphs that begin with their heads.

    A mixture would look as if the ones were parts of the others, to people and to programs alike.
    """
    are_headings = may_head and all(_stands_alone(point, notes=notes) for point in points)
    for point in points:
        lines = [line for line in _lines(point.notes) if line] if notes else []
        _add_head(written, point, lines, min(level, _DEEPEST), is_heading=are_headings)
        written.add(*(_body(line, point.id) for line in lines), *_shown(point))
        _add_points(written, point.points, level + 1, notes=notes, may_head=are_headings)


def _shown(point: Point) -> Iterator[Paragraph]:
    """What the slide shows and the words do not say: lines, a quotation, a table, a picture."""
    lines = [line for entry in point.show for line in _lines(entry) if line]
    if any(squeezed(line) not in squeezed(point.notes) for line in lines):
        yield from (Paragraph("shown", (Run(line, point.id, "show"),)) for line in lines)
    if point.quote.strip() and squeezed(point.quote) not in squeezed(point.notes):
        yield from (
            Paragraph("quote", (Run(line, point.id, "quote"),)) for line in _lines(point.quote) if line
        )
        if point.by.strip():
            yield Paragraph("quote", (Run(f"—— {point.by.strip()}", point.id, "by"),))
    if any(cell.strip() for row in point.table for cell in row):
        yield Paragraph("table", (Run("", point.id, "table"),), rows=point.table)
    if point.image:
        yield Paragraph("picture", (Run("", point.id, "image"),))


def _add_head(written: _Written, point: Point, lines: list[str], level: int, *, is_heading: bool) -> None:
    """The point's head, taken from its first line where that says it."""
    head = head_text(point)
    says_head = bool(lines) and (says_its_marker(point, lines[0]) or head_end(point, lines[0]) > 0)
    if lines and point.run_on:
        written.run_on(_with_head(point, lines.pop(0)))
    elif is_heading and says_head:
        written.add(_heading(Run(lines.pop(0), point.id, "notes"), level))
    elif says_head:
        written.add(Paragraph("body", _with_head(point, lines.pop(0))))
    elif head:
        run = Run(head, point.id, "head", bold=not is_heading)
        written.add(_heading(run, level) if is_heading else Paragraph("body", (run,)))


def _stands_alone(point: Point, *, notes: bool) -> bool:
    """Whether a point's head can be a heading: it is a line of its own, or is not in the words at all."""
    first = next((line for line in _lines(point.notes) if line), "") if notes else ""
    if not first:
        return True
    if point.run_on:
        return False
    says_head = says_its_marker(point, first) or head_end(point, first) > 0
    return is_head_line(point, first) if says_head else True


def front_lines(talk: Talk, lines: list[str]) -> list[Paragraph]:
    """The first lines of the opening that are the title and what stands below it, each in its style."""
    found: list[Paragraph] = []
    for line in lines[:_LINES_BEFORE_WORDS]:
        style = _front_style(talk, line)
        if style is None:
            break
        found.append(Paragraph(style, (Run(line, field=OPENING),)))
    return found


def _front_style(talk: Talk, line: str) -> ParagraphStyle | None:
    words = squeezed(line)
    if talk.title and words == squeezed(talk.title):
        return "title"
    if talk.subtitle and words.strip(DASHES) == squeezed(talk.subtitle).strip(DASHES):
        return "subtitle"
    named = [squeezed(each) for each in (talk.unit, talk.speaker, talk.date) if each]
    left = words
    for each in named:
        left = left.replace(each, "")
    is_short = len(words) <= LONGEST_HEAD and not words.endswith(tuple(ENDS))
    return "byline" if is_short and len(left) <= len(words) / 2 else None


def _front_matter(talk: Talk, front: list[Paragraph]) -> Iterator[Paragraph]:
    """The lines of the opening in their styles, and what the talk knows besides them."""
    have = {each.style for each in front}
    said = squeezed("".join(each.text for each in front))
    if talk.title and "title" not in have:
        yield Paragraph("title", (Run(talk.title, field="title"),))
    yield from (each for each in front if each.style == "title")
    if talk.subtitle and "subtitle" not in have:
        yield Paragraph("subtitle", (Run(talk.subtitle, field="subtitle"),))
    yield from (each for each in front if each.style != "title")
    names = [name for name in ("unit", "speaker", "date") if getattr(talk, name)]
    names = [name for name in names if squeezed(getattr(talk, name)) not in said]
    for line in ([name for name in names if name != "date"], [name for name in names if name == "date"]):
        if line:
            yield Paragraph("byline", (Run(front_line(talk, line), field=" ".join(line)),))


def _is_salutation(line: str) -> bool:
    """Whether a line greets the audience by name (各位邻居：), which Chinese sets flush left."""
    return len(line) <= _LONGEST_SALUTATION and line.endswith(("：", ":"))


def _with_head(point: Point, line: str) -> tuple[Run, ...]:
    """A paragraph's first line, the head in it bold."""
    end = head_end(point, line)
    runs = (Run(line[:end], point.id, "notes", bold=True), Run(line[end:], point.id, "notes"))
    return tuple(run for run in runs if run.text)


def _heading(run: Run, level: int) -> Paragraph:
    return Paragraph("heading", (run,), level)


def _body(line: str, key: str = "", field: str = "notes") -> Paragraph:
    return Paragraph("body", (Run(line, key, field),))


def _lines(words: str) -> Iterator[str]:
    return (line.strip() for line in words.split("\n"))
