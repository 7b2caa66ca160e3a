"""The state of a running show on disk, so that a crash or a pulled plug costs no more than a second.

It is written twice. `note` is done before the next key and waits for no disk: it outlives a crash of the
program. `write` waits for the disk, on a thread and at least every second: it outlives a power cut, after
which a file that nobody waited for may be empty. Both are gone when a show ended as it should.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace

from lecturer.files.atomic import replace_file
from lecturer.files.disk import DISK, UNSYNCED, Files
from lecturer.show.state import Cover, Show
from lecturer.show.stopwatch import Stopwatch
from lecturer.show.transitions import position_of_key

VERSION = 1
FORGOTTEN_AFTER_SECONDS = 12 * 3600.0
"""A show that broke off longer ago than this is not offered again."""
GOES_ON_SECONDS = 15 * 60.0
"""Up to this long after it broke off, a talk that is presented again goes on without being asked."""


class Moment(msgspec.Struct, frozen=True):
    """The time on two clocks: one that nobody can set, and one that survives switching off.

    Attributes:
        monotonic: Seconds since the computer was started, the same for every process.
        wall: Seconds since 1970; may have been set in between.
    """

    monotonic: float
    wall: float

    def since(self, earlier: Moment) -> float:
        """Seconds from an earlier moment to this one; never negative."""
        gone = self.monotonic - earlier.monotonic
        return gone if gone >= 0 else max(0.0, self.wall - earlier.wall)


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed to go on with a show that broke off.

    Attributes:
        talk: The path of the talk's file; empty for one that was never saved.
        title: The talk's title, to ask with.
        position: Index of the cue.
        key: Its point, to be found again should the deck have changed.
        elapsed: What the clock said.
        entered: What the clock said when the present point was entered.
        was_running: Whether the clock ran.
        when: When this was written.
    """

    talk: str
    title: str
    position: int
    key: str
    elapsed: float
    entered: float
    was_running: bool
    when: Moment
    cover: Cover = ""
    frozen_at: int | None = None
    looking: int | None = None
    visited: tuple[str, ...] = ()
    has_timer: bool = False
    dropped: tuple[str, ...] = ()
    version: int = VERSION


def goes_on(kept: Saved, talk: Path | None, now: Moment) -> bool:
    """Whether presenting that file at once means going on: it is the same talk, broken off just now."""
    is_same = talk is not None and str(talk.absolute()) == kept.talk
    return is_same and now.since(kept.when) <= GOES_ON_SECONDS


def saved(show: Show, *, talk: Path | None, title: str, now: Moment) -> Saved:
    """The state of a show as it is to be written at `now`."""
    return Saved(
        talk=str(talk.absolute()) if talk else "",
        title=title,
        position=show.position,
        key=show.key,
        elapsed=show.clock.elapsed(now.monotonic),
        entered=show.entered,
        was_running=show.clock.is_running,
        when=now,
        cover=show.cover,
        frozen_at=show.frozen_at,
        looking=show.looking,
        visited=show.visited,
        has_timer=show.has_timer,
        dropped=show.dropped,
    )


def resumed(fresh: Show, kept: Saved, now: Moment) -> Show:
    """The show `fresh` put where the kept one broke off; a clock that ran went on running meanwhile."""
    position = _position(fresh, kept)
    away = now.since(kept.when) if kept.was_running else 0.0
    elapsed = kept.elapsed + away
    last = len(fresh.cues) - 1
    return replace(
        fresh,
        position=position,
        cover=kept.cover,
        frozen_at=None if kept.frozen_at is None else min(max(kept.frozen_at, 0), last),
        looking=None if kept.looking is None else min(max(kept.looking, 0), last),
        clock=Stopwatch(elapsed, now.monotonic if kept.was_running else None),
        entered=min(kept.entered, elapsed),
        visited=kept.visited or (fresh.cues[position].key,),
        has_timer=kept.has_timer,
        dropped=kept.dropped,
    )


def note(path: Path, kept: Saved) -> None:
    """Put the state into a file in one step, without waiting for the disk.

    Raises:
        OSError: The folder cannot be written; the state that was there before still is.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, msgspec.json.encode(kept), files=UNSYNCED)


def write(path: Path, kept: Saved, *, files: Files = DISK) -> None:
    """Put the state on the disk, beside what was noted, and wait until it is there.

    Raises:
        OSError: The folder cannot be written; the state that was there before still is.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(_on_disk(path), msgspec.json.encode(kept), files=files)


def read(path: Path, now: Moment) -> Saved | None:
    """The show that broke off, if there is one worth going on with; a damaged or strange file is none."""
    found = [kept for kept in (_decoded(path), _decoded(_on_disk(path))) if kept is not None]
    kept = max(found, key=lambda kept: kept.when.wall, default=None)
    if kept is None or now.since(kept.when) > FORGOTTEN_AFTER_SECONDS:
        return None
    return kept


def forget(path: Path) -> None:
    """Remove the state: the show ended as it should."""
    path.unlink(missing_ok=True)
    _on_disk(path).unlink(missing_ok=True)


def _on_disk(path: Path) -> Path:
    return path.with_stem(f"{path.stem}-on-disk")


def _decoded(path: Path) -> Saved | None:
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=Saved)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError):
        return None
    return kept if kept.version == VERSION else None


def _position(fresh: Show, kept: Saved) -> int:
    """The same cue if the deck still has it, else the first of its point, else the nearest there is."""
    last = len(fresh.cues) - 1
    if 0 <= kept.position <= last and fresh.cues[kept.position].key == kept.key:
        return kept.position
    by_key = position_of_key(fresh, kept.key)
    return min(max(kept.position, 0), last) if by_key is None else by_key
