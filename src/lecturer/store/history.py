"""The history of a talk, kept beside its earlier versions so that undo goes on after a restart.

It is written with every save and belongs to what that save put into the file. What is read back is checked:
a history that does not lead to a talk is no history, and then there simply is none.
"""

from __future__ import annotations

import contextlib
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from lecturer.document.document import Step
from lecturer.files.atomic import replace_file
from lecturer.files.disk import DISK, Files
from lecturer.files.folders import data_folder
from lecturer.i18n import gettext as _
from lecturer.store.deltas import Delta, Replay, delta
from lecturer.store.lock import key_of
from lecturer.talk.records import Talk

SUFFIX = ".history"
_MAGIC = b"lecturer history 1\n"
_LARGEST_BYTES = 20 * 1024 * 1024
_KEPT_SECONDS = 180 * 24 * 3600


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    label: str
    key: str
    merge: str
    step: Delta


class _History(msgspec.Struct, frozen=True):
    """The talk before the first step, the steps, and how many of them are done."""

    start: Talk
    steps: tuple[_Stored, ...]
    done: int


class HistoryFile:
    """The history of one file.

    Args:
        path: The talk's file.
        folder: Where the histories of all talks are.
    """

    def __init__(self, path: Path, *, folder: Path | None = None, files: Files = DISK) -> None:
        self._path = (folder or data_folder("history")) / f"{key_of(path)}{SUFFIX}"
        self._files = files
        self._known: dict[int, tuple[Step, _Stored]] = {}

    def keep(self, steps: Sequence[Step], done: int) -> None:
        """Write the history; the oldest steps are left out where it would grow too large.

        Args:
            steps: All of them, those that were undone at the end.
            done: How many are done; the file holds the talk after the last of them.

        Raises:
            OSError: When it cannot be written.
        """
        self._known = {id(step): self._known.get(id(step)) or (step, _stored(step)) for step in steps}
        stored = [self._known[id(step)][1] for step in steps]
        first = _first_that_fits(stored)
        first = min(first, done)
        start = steps[first].before if first < len(steps) else None
        if start is None:
            with contextlib.suppress(FileNotFoundError):
                self._files.remove(self._path)
            return
        history = _History(start, tuple(stored[first:]), done - first)
        body = zlib.compress(msgspec.msgpack.encode(history), 1)
        replace_file(self._path, _MAGIC + zlib.crc32(body).to_bytes(4, "big") + body, files=self._files)

    def read(self, talk: Talk) -> tuple[tuple[Step, ...], int]:
        """The steps that led to a talk in the file, and how many of them are done; none when not known.

        A file that another program has changed since gets a step for that, so that undo goes back before it.
        """
        history = self._read()
        if history is None:
            return (), 0
        try:
            steps = _steps(history)
        except (ValueError, KeyError, RecursionError):
            return (), 0
        last = steps[history.done - 1].after if history.done else steps[0].before
        if last == talk:
            return _leading_to(talk, steps, history.done), history.done
        changed = Step(_("Changed by another program"), last, talk)
        return (*steps[: history.done], changed), history.done + 1

    def _read(self) -> _History | None:
        try:
            data = self._path.read_bytes()
        except OSError:
            return None
        body = data[len(_MAGIC) + 4 :]
        checksum = int.from_bytes(data[len(_MAGIC) : len(_MAGIC) + 4], "big")
        if not data.startswith(_MAGIC) or zlib.crc32(body) != checksum:
            return None
        try:
            history = msgspec.msgpack.decode(zlib.decompress(body), type=_History)
        except (msgspec.DecodeError, zlib.error, RecursionError):
            return None
        return history if history.steps and 0 <= history.done <= len(history.steps) else None


def clean_histories(folder: Path | None = None) -> None:
    """Delete the histories of talks that nobody has saved for half a year."""
    for path in (folder or data_folder("history")).glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _KEPT_SECONDS:
                path.unlink()


def _leading_to(talk: Talk, steps: tuple[Step, ...], done: int) -> tuple[Step, ...]:
    """The steps with this very value where they come to an equal one: identity tells saved from not."""
    replace = msgspec.structs.replace
    changed = list(steps)
    if done:
        changed[done - 1] = replace(steps[done - 1], after=talk)
    if done < len(steps):
        changed[done] = replace(steps[done], before=talk)
    return tuple(changed)


def _stored(step: Step) -> _Stored:
    return _Stored(step.label, step.key, step.merge, delta(step.before, step.after))


def _first_that_fits(stored: Sequence[_Stored]) -> int:
    """The first step to be written, counted from the newest back until they are too many bytes."""
    left = _LARGEST_BYTES
    for index in range(len(stored) - 1, -1, -1):
        left -= len(msgspec.msgpack.encode(stored[index]))
        if left < 0:
            return index + 1
    return 0


def _steps(history: _History) -> tuple[Step, ...]:
    replay = Replay(history.start)
    before = history.start
    steps = []
    for each in history.steps:
        replay.step(each.step)
        after = replay.talk()
        steps.append(Step(each.label, before, after, each.key, each.merge))
        before = after
    return tuple(steps)
