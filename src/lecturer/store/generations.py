"""Earlier versions of every talk, in the user's data folder: fewer of them, the older they get."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from lecturer.errors import LecturerError
from lecturer.files.atomic import replace_file
from lecturer.files.digests import Digest, digest_of
from lecturer.files.disk import DISK, Files
from lecturer.files.folders import data_folder
from lecturer.store.lock import key_of
from lecturer.store.talk_file import load
from lecturer.talk.records import Talk

KEPT = 20
_ALWAYS = 6  # so many of the newest are never thinned
_LARGEST_BYTES = 200 * 1024 * 1024
_NAME = re.compile(r"(\d{8})-(\d{1,12})-([0-9a-f]{16})\.yaml")
_ORIGIN = "of.txt"


class Generation(msgspec.Struct, frozen=True):
    """One earlier version.

    Attributes:
        number: Their order; the clock may have been changed since, the number was not.
        saved_at: Seconds since 1970, by the clock of then.
        size: Bytes.
        path: The copy.
    """

    number: int
    saved_at: int
    size: int
    path: Path

    def talk(self) -> Talk:
        """The talk of this version; see `talk_file.load` for the errors."""
        return load(self.path)


class Generations:
    """The earlier versions of one file.

    Args:
        path: The talk's file, which need not exist any more.
        folder: Where the versions of all talks are.
        clock: Seconds since 1970.
    """

    def __init__(
        self,
        path: Path,
        *,
        folder: Path | None = None,
        clock: Callable[[], float] = time.time,
        files: Files = DISK,
    ) -> None:
        self._path = path
        self._folder = (folder or data_folder("versions")) / key_of(path)
        self._clock = clock
        self._files = files

    def versions(self) -> tuple[Generation, ...]:
        """All versions, the newest first."""
        found = []
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if name := _NAME.fullmatch(path.name):
                    found.append(Generation(int(name[1]), int(name[2]), path.stat().st_size, path))
        return tuple(sorted(found, key=lambda each: -each.number))

    def keep(self, data: bytes) -> Generation:
        """Keep a version, unless the newest one is the same.

        Raises:
            OSError: When it cannot be written.
        """
        digest = digest_of(data)
        kept = self.versions()
        if kept and _is_same(kept[0], digest):
            return kept[0]
        self._files.make_folder(self._folder)
        origin = self._folder / _ORIGIN
        if not origin.exists():
            replace_file(origin, os.fsencode(self._path.absolute()), files=self._files)
        number = kept[0].number + 1 if kept else 1
        now = max(0, int(self._clock()))
        path = self._folder / f"{number:08d}-{now}-{digest[:16]}.yaml"
        replace_file(path, data, files=self._files)
        for each in thinned((Generation(number, now, len(data), path), *kept), now):
            with contextlib.suppress(OSError):
                self._files.remove(each.path)
        return Generation(number, now, len(data), path)

    def keep_file(self) -> None:
        """Keep what the file holds now; nothing when there is no file, or nothing in it.

        Raises:
            OSError: When it cannot be read or kept.
        """
        if self._path.is_file() and (data := self._path.read_bytes()).strip():
            self.keep(data)


def earlier(path: Path, talk: Talk) -> tuple[Generation, ...]:
    """The versions of a file, without the newest while that is the very talk that is open."""
    versions = Generations(path).versions()
    if not versions:
        return ()
    try:
        is_open = versions[0].talk() == talk
    except LecturerError:
        is_open = False  # what cannot be read is listed, and says so when it is chosen
    return versions[1:] if is_open else versions


def thinned(generations: tuple[Generation, ...], now: float) -> tuple[Generation, ...]:
    """Which of the versions, newest first, are too many.

    Of the older ones those go that stand closest to their neighbours, measured against their age: minutes
    for those of today, days for those of last month. The first version of all stays.
    """
    left = list(generations)
    gone = []
    while len(left) > KEPT or (sum(each.size for each in left) > _LARGEST_BYTES and len(left) > _ALWAYS + 1):
        candidates = range(_ALWAYS, len(left) - 1)
        index = min(candidates, key=lambda at: _crowding(left, at, now))
        gone.append(left.pop(index))
    return tuple(gone)


def _crowding(generations: list[Generation], index: int, now: float) -> float:
    newer, this, older = generations[index - 1], generations[index], generations[index + 1]
    gap = max(0, newer.saved_at - older.saved_at)
    return gap / max(1.0, now - this.saved_at)


def _is_same(generation: Generation, digest: Digest) -> bool:
    # Compared with the bytes, not the name: a damaged copy is no version to rely on.
    try:
        return digest_of(generation.path.read_bytes()) == digest
    except OSError:
        return False
