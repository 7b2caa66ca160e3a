"""Rehearsals on disk: one line of JSON for each thing that happened, only ever added to the end.

A talk `NAME.yaml` keeps its takes in `NAME.takes.jsonl`. A line is on the disk before the next point begins,
so a crash costs the point that is being spoken at most; a torn last line is left out when reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from lecturer.errors import UnwritableError
from lecturer.files.atomic import append_lines
from lecturer.files.border import cell
from lecturer.files.disk import DISK, Files
from lecturer.i18n import gettext as _
from lecturer.timing.rate import CHARACTERS_PER_MINUTE

_LONGEST_SECONDS = 24 * 3600.0


class PointTime(msgspec.Struct, frozen=True, omit_defaults=True):
    """How long one point took.

    Attributes:
        key: The point, or opening, or closing.
        seconds: Spoken, all visits together.
        estimate: What its words were expected to take then, at the take's rate.
        syllables: How many syllables its words had then.
        skipped: It was left out.
    """

    key: str
    seconds: float = 0.0
    estimate: float = 0.0
    syllables: int = 0
    skipped: bool = False


class Take(msgspec.Struct, frozen=True, omit_defaults=True):
    """One rehearsal.

    Attributes:
        id: Unique in its file.
        started: Date and time of day with the offset from UTC, ISO 8601.
        rate: Characters a minute at which the talk was planned.
        rules: The name of the contest's rules.
        variant: The name of the variant that was rehearsed; empty for the whole talk.
        seconds: What the clock showed at the end.
        paused: Seconds for which it was held.
        points: In the order in which they were first reached.
        finished: It was ended by the speaker, not by a crash.
        broken: It was ended before the last words.
        only: The points that were practised by themselves; empty for a rehearsal from the beginning.
    """

    id: str
    started: str = ""
    rate: float = CHARACTERS_PER_MINUTE
    rules: str = ""
    variant: str = ""
    seconds: float = 0.0
    paused: float = 0.0
    points: tuple[PointTime, ...] = ()
    finished: bool = False
    broken: bool = False
    only: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it went from the first words to the last, so that its length says something."""
        return self.finished and not self.broken and not self.only

    @property
    def spoken_seconds(self) -> float:
        """Seconds of all points together."""
        return sum(point.seconds for point in self.points)

    def time_of(self, key: str) -> PointTime | None:
        """How long a point took; none when it was not reached."""
        return next((point for point in self.points if point.key == key), None)


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the file. `void` says that a take no longer counts, `keep` that it does after all."""

    take: str
    event: Literal["begin", "point", "skip", "pause", "end", "void", "keep"]
    key: str = ""
    seconds: float = 0.0
    estimate: float = 0.0
    syllables: int = 0
    started: str = ""
    rate: float = 0.0
    rules: str = ""
    variant: str = ""
    broken: bool = False
    only: tuple[str, ...] = ()


class TakesFile(msgspec.Struct, frozen=True):
    """What a file of takes holds: the takes, oldest first, and the number of lines that make no sense."""

    takes: tuple[Take, ...] = ()
    damaged: int = 0


def takes_path(talk: Path) -> Path:
    """Where the takes of a talk are kept."""
    return talk.with_suffix(".takes.jsonl")


def append(path: Path, *entries: Entry, files: Files = DISK) -> None:
    """Add lines to the end of a file and wait until they are on the disk.

    Raises:
        UnwritableError: When they cannot be written; what was there is untouched.
    """
    lines = b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries)
    try:
        append_lines(path, lines, files=files)
    except OSError as error:
        raise UnwritableError(
            _("The rehearsal cannot be recorded (%(reason)s)") % {"reason": error.strerror},
            path=path,
            safe=_("The rehearsal goes on, and earlier ones are kept"),
            remedy=_("Make room, or save the talk in a folder that may be written to"),
        ) from error


def read_takes(path: Path) -> TakesFile:
    """The takes in a file; one that is not there holds none, lines that make no sense are counted."""
    try:
        data = path.read_bytes()
    except OSError:
        return TakesFile()
    entries: list[Entry] = []
    damaged = 0
    for line in data.split(b"\n"):
        if not line.strip():
            continue
        entry = _entry(line)
        if entry is None:
            damaged += 1
        else:
            entries.append(entry)
    return TakesFile(takes_of(entries), damaged)


def takes_of(entries: Iterable[Entry]) -> tuple[Take, ...]:
    """The takes that some lines tell of, in the order in which they began."""
    by_take: dict[str, list[Entry]] = {}
    for entry in entries:
        by_take.setdefault(entry.take, []).append(entry)
    return tuple(_take(take_id, told) for take_id, told in by_take.items() if not _is_void(told))


def csv_rows(takes: tuple[Take, ...], titles: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Rows for a table: a head, then a row for each point of each take.

    Args:
        takes: The takes.
        titles: What the points are called now; points that are gone show their key.
    """
    yield "take", "started", "point", "title", "seconds", "estimate", "skipped"
    for take in takes:
        for point in take.points:
            yield (
                cell(take.id),
                cell(take.started),
                cell(point.key),
                cell(titles.get(point.key, point.key)),
                f"{point.seconds:.1f}",
                f"{point.estimate:.1f}",
                "1" if point.skipped else "",
            )


def _entry(line: bytes) -> Entry | None:
    try:
        entry = msgspec.json.decode(line, type=Entry)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    numbers = (entry.seconds, entry.estimate, entry.rate)
    return entry if all(0 <= number <= _LONGEST_SECONDS for number in numbers) else None


def _take(take_id: str, entries: list[Entry]) -> Take:
    begin = next((entry for entry in entries if entry.event == "begin"), Entry(take_id, "begin"))
    end = next((entry for entry in entries if entry.event == "end"), None)
    points: dict[str, PointTime] = {}
    for entry in entries:
        if entry.event in ("point", "skip"):
            points[entry.key] = _with_entry(points.get(entry.key, PointTime(entry.key)), entry)
    return Take(
        id=take_id,
        started=begin.started,
        rate=begin.rate or CHARACTERS_PER_MINUTE,
        rules=begin.rules,
        variant=begin.variant,
        seconds=end.seconds if end else sum(point.seconds for point in points.values()),
        paused=sum(entry.seconds for entry in entries if entry.event == "pause"),
        points=tuple(points.values()),
        finished=end is not None,
        broken=end is not None and end.broken,
        only=begin.only,
    )


def _with_entry(point: PointTime, entry: Entry) -> PointTime:
    if entry.event == "skip":
        return msgspec.structs.replace(point, skipped=point.seconds == 0)
    return PointTime(point.key, point.seconds + entry.seconds, entry.estimate, entry.syllables)


def _is_void(entries: list[Entry]) -> bool:
    said = [entry.event for entry in entries if entry.event in ("void", "keep")]
    return bool(said) and said[-1] == "void"
