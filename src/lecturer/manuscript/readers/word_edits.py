"""Takes over what was edited in a manuscript that this program wrote for Word.

The lines that were written are known, and which words of the talk each of them holds. Those that are in the
file now are laid beside them; where they differ, the words of the talk do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from lecturer.export.docx.paragraphs import DASHES, Paragraph, Run, paragraphs
from lecturer.export.heads import head_end, is_head_line
from lecturer.export.outline_record import NAMES, cut_lines, joined
from lecturer.manuscript.decks.pairing import aligned
from lecturer.manuscript.leveled import parted_head, tree_of
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import walk, walk_paths
from lecturer.text.spaces import squeezed

_WORDS = frozenset({OPENING, CLOSING, "notes"})


class Line(msgspec.Struct, frozen=True):
    """A line of the file; `level` counts for headings, an item has a bullet."""

    text: str
    level: int = 0
    is_item: bool = False


class _Written(msgspec.Struct, frozen=True):
    """A line as it was written, with its parts: several where points go on in one paragraph."""

    text: str
    level: int
    parts: tuple[Run, ...]


def edited(talk: Talk, lines: Sequence[Line]) -> Talk:
    """The talk with what was edited in its file.

    Args:
        talk: As it travelled in the file.
        lines: What the file says now, without empty lines.
    """
    written = [line for each in paragraphs(talk) for line in _lines_of(each) if squeezed(line.text)]
    return _Assembly(talk, written, lines).talk()


def _lines_of(paragraph: Paragraph) -> Iterator[_Written]:
    if paragraph.rows:
        for text in paragraph.lines:
            yield _Written(text, 0, (msgspec.structs.replace(paragraph.runs[0], text=text),))
        return
    parts: list[Run] = []
    for run in paragraph.runs:
        if parts and (parts[-1].key, parts[-1].field) == (run.key, run.field):
            parts[-1] = msgspec.structs.replace(parts[-1], text=parts[-1].text + run.text)
        else:
            parts.append(run)
    yield _Written(paragraph.text, paragraph.level, tuple(parts))


class _Row:
    """A point as it will be: its fields, the lines of its notes, its level."""

    def __init__(self, point: Point, level: int) -> None:
        self.point, self.level = point, level
        self.lines: list[str] = []


class _Assembly:
    """Goes through the lines of the file and gathers what each point says now.

    Words belong to the point that was begun last: a point begins where the first of its lines that is still
    there stands, or with a new heading.
    """

    def __init__(self, talk: Talk, written: list[_Written], lines: Sequence[Line]) -> None:
        self._talk, self._lines = talk, lines
        self._joined = {part.key for line in written for part in line.parts[1:]}
        written = list(_torn(written, {squeezed(line.text) for line in lines}))
        self._written = written
        self._found = _matched([each.text for each in written], [each.text for each in lines])
        self._levels = {point.id: len(path) for path, point in walk_paths(talk.points)}
        self._points = {point.id: point for point in walk(talk.points)}
        self._begins = self._beginnings()
        self._was: dict[tuple[str, str], list[str]] = defaultdict(list)
        for part in (part for line in written for part in line.parts):
            self._was[part.key, part.field].append(part.text)
        self._words: dict[str, list[str]] = {OPENING: [], CLOSING: []}
        self._fields: dict[str, dict[str, object]] = defaultdict(dict)
        self._shown: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._rows: list[_Row] = []
        self._into = self._words[OPENING]

    def talk(self) -> Talk:
        """The talk as it is now."""
        for number, line in enumerate(self._lines):
            place = self._found.get(number)
            if place is None:
                self._take_new(line)
            else:
                self._take_known(number, line, self._written[place])
        talk = msgspec.structs.replace(
            self._talk,
            opening=_kept(self._talk.opening, self._words[OPENING]),
            closing=_kept(self._talk.closing, self._words[CLOSING]),
            **self._fields[""],
        )
        rows = [(row.level, self._finished(row)) for row in self._with_silent_ones()]
        return msgspec.structs.replace(talk, points=tree_of(talk, rows))

    def _beginnings(self) -> dict[str, int]:
        """The line of the file that each point begins with: the first of its own that is left."""
        first: dict[str, tuple[int, int]] = {}
        for number, place in self._found.items():
            for part in self._written[place].parts:
                key = part.field if part.field in (OPENING, CLOSING) else part.key
                if key and (key not in first or place < first[key][0]):
                    first[key] = place, number
        return {key: number for key, (_place, number) in first.items()}

    def _take_new(self, line: Line) -> None:
        key = self._rows[-1].point.id if self._rows else ""
        if line.is_item and (key, "show") in self._was:
            self._shown[key, "show"].append(line.text)
            return
        if not line.level:
            self._into.append(line.text)
            return
        marker, title = parted_head(line.text)
        row = _Row(Point(id="", marker=marker, title=title), line.level)
        row.lines.append(line.text)
        self._rows.append(row)
        self._into = row.lines

    def _take_known(self, number: int, line: Line, written: _Written) -> None:
        texts = _cut(written.parts, line.text)
        for index, (part, text) in enumerate(zip(written.parts, texts, strict=True)):
            key = part.field if part.field in (OPENING, CLOSING) else part.key
            if self._begins.get(key) == number:
                is_apart = index == 0 or not text.strip()
                self._begin(key, line, written.level, is_apart=is_apart)
            if part.field in _WORDS:
                self._take_words(key, part.text, text)
            else:
                self._take_shown(part, text)

    def _begin(self, key: str, line: Line, level: int, *, is_apart: bool) -> None:
        if key in self._words:
            self._into = self._words[key]
            return
        is_moved = level and line.level and level != line.level
        row = _Row(self._points[key], line.level if is_moved else self._levels[key])
        if is_apart and key in self._joined:
            row.point = msgspec.structs.replace(row.point, run_on=False)
        self._rows.append(row)
        self._into = row.lines

    def _take_words(self, key: str, was: str, text: str) -> None:
        if text.strip():
            self._into.append(text)
        if squeezed(was) == squeezed(text):
            return
        if key == OPENING:
            for name in ("title", "subtitle"):
                if (old := getattr(self._talk, name)) and squeezed(old) == squeezed(was):
                    self._fields[""][name] = text.strip()
        elif (point := self._points.get(key)) is not None and len(self._into) == 1:
            self._take_head(point, was, text)

    def _take_head(self, point: Point, was: str, text: str) -> None:
        """A head that stands in the words is the point's marker and title too."""
        end = len(was) if is_head_line(point, was) else head_end(point, was)
        if not end or head_end(point, text):
            return
        head = text[: moved_place(was, text, end)]
        if head.strip():
            self._fields[point.id]["marker"], self._fields[point.id]["title"] = parted_head(
                head, point.marker
            )

    def _take_shown(self, part: Run, text: str) -> None:
        """Words that are not spoken: fields of the talk, a head, what the slide shows."""
        if part.field in _SHOWN:
            self._shown[part.key, part.field].append(text)
        elif squeezed(part.text) == squeezed(text):
            return
        elif part.field == "head":
            self._fields[part.key]["marker"], self._fields[part.key]["title"] = parted_head(
                text, self._points[part.key].marker
            )
        else:
            names, texts = part.field.split(), text.split(NAMES)
            if len(names) == len(texts):
                self._fields[""].update(zip(names, (each.strip() for each in texts), strict=True))

    def _finished(self, row: _Row) -> Point:
        key = row.point.id
        fields = {"notes": _kept(row.point.notes, row.lines), **self._fields.get(key, {})}
        for field, read in _SHOWN.items():
            was, now = self._was.get((key, field), []), self._shown[key, field]
            if list(map(squeezed, was)) != list(map(squeezed, now)):
                fields[field] = read(row.point, now)
        return msgspec.structs.replace(row.point, **fields)

    def _with_silent_ones(self) -> list[_Row]:
        """The points of the file, and those that never had a line in it behind the ones before them."""
        had = {key for key, _field in self._was}
        rows = {row.point.id: index for index, row in enumerate(self._rows) if row.point.id}
        found: list[_Row] = [*self._rows]
        before = ""
        for key, point in self._points.items():
            if key not in had:
                at = next((n + 1 for n, row in enumerate(found) if row.point.id == before), 0)
                found.insert(at, _Row(point, self._levels[key]))
                before = key
            elif key in rows:
                before = key
        return found


def _torn(written: list[_Written], said: set[str]) -> Iterator[_Written]:
    """The lines as they were written; a paragraph that was torn between its points as its parts."""
    for line in written:
        is_torn = squeezed(line.text) not in said and any(squeezed(part.text) in said for part in line.parts)
        yield from (_Written(part.text, 0, (part,)) for part in line.parts) if is_torn else [line]


def _matched(before: list[str], after: list[str]) -> dict[int, int]:
    """Which line each one of the file was: the same in its place, the same elsewhere, else one edited."""
    old, new = list(map(squeezed, before)), list(map(squeezed, after))
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    found = {
        j1 + step: i1 + step for kind, i1, i2, j1, _j2 in codes if kind == "equal" for step in range(i2 - i1)
    }
    gone: dict[str, list[int]] = defaultdict(list)
    for i in sorted(set(range(len(old))) - set(found.values())):
        gone[old[i]].append(i)
    for j in range(len(new)):
        if j not in found and gone[new[j]]:
            found[j] = gone[new[j]].pop(0)
    kept = set(found.values())
    for kind, i1, i2, j1, j2 in codes:
        if kind == "replace":
            left = [i for i in range(i1, i2) if i not in kept]
            right = [j for j in range(j1, j2) if j not in found]
            steps = aligned([old[i] for i in left], [new[j] for j in right])
            found |= {
                right[step.new]: left[step.old]
                for step in steps
                if step.old is not None and step.new is not None
            }
    return found


def _cut(parts: tuple[Run, ...], text: str) -> list[str]:
    """A line as it is now, cut between the parts that it was written of."""
    was = "".join(part.text for part in parts)
    places, end = [0], 0
    for part in parts[:-1]:
        end += len(part.text)
        places.append(max(places[-1], moved_place(was, text, end)))
    return [text[start:stop] for start, stop in zip(places, [*places[1:], len(text)], strict=True)]


def moved_place(was: str, now: str, place: int) -> int:
    """Where a place of some words is after they were edited; what was put in there stands before it."""
    if place >= len(was):
        return len(now)
    blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
    behind = next(block for block in blocks if block.a + block.size > place or not block.size)
    return behind.b + max(0, place - behind.a)


def _kept(was: str, lines: list[str]) -> str:
    """Words of the talk from their lines; exactly as they were where no line differs."""
    old, gaps = cut_lines(was)
    if list(map(squeezed, old)) == list(map(squeezed, lines)):
        return was
    return joined([line.strip() for line in lines], gaps)


def _quotation(_point: Point, lines: list[str]) -> str:
    return "\n".join(line.strip() for line in lines)


def _source(_point: Point, lines: list[str]) -> str:
    return "".join(lines).lstrip(DASHES + " ").strip()


def _shown_lines(point: Point, lines: list[str]) -> tuple[str, ...]:
    """Lines of the slide; those that are as they were stay so, and as many keep how far they are set in."""
    known = {squeezed(line): line for line in point.show}
    was = point.show if len(point.show) == len(lines) else ("",) * len(lines)
    return tuple(
        known.get(squeezed(line)) or old[: len(old) - len(old.lstrip())] + line.strip()
        for old, line in zip(was, lines, strict=True)
    )


def _table(point: Point, lines: list[str]) -> tuple[tuple[str, ...], ...]:
    """Rows from lines; those that are as they were stay so, with the line ends in their cells."""
    known = {squeezed("".join(row)): row for row in point.table}
    return tuple(
        known.get(squeezed(line)) or tuple(cell.strip() for cell in line.split("\t")) for line in lines
    )


_SHOWN: dict[str, Callable[[Point, list[str]], object]] = {
    "show": _shown_lines,
    "quote": _quotation,
    "by": _source,
    "table": _table,
}
"""What a field becomes from its lines."""
