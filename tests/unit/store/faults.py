"""An operating system that fails, lies or takes its time, at the call that a test chooses."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lecturer.files.disk import Files

CALLS = tuple(name for name in vars(Files) if not name.startswith("_"))


class FailingFiles(Files):
    """The real calls, of which the `fail_at`-th (from 1) raises an error; 0 lets all of them pass."""

    def __init__(self, fail_at: int = 0, error: int = 0) -> None:
        self.calls: list[str] = []
        self._fail_at = fail_at
        self._error = error

    def _pass(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self._fail_at:
            raise OSError(self._error, os.strerror(self._error))


def _failing(name: str) -> Callable[..., Any]:
    def call(self: FailingFiles, *arguments: Any) -> Any:
        self._pass(name)
        return getattr(Files, name)(self, *arguments)

    return call


for _name in CALLS:
    setattr(FailingFiles, _name, _failing(_name))


class ShortWrites(Files):
    """Takes only some bytes at a time, as pipes, networks and full disks do."""

    def __init__(self, taken: int) -> None:
        self._taken = taken

    def write(self, descriptor: int, data: bytes) -> int:
        return os.write(descriptor, data[: self._taken])


class Forgetful(Files):
    """Says that it has written what it has not."""

    def write(self, descriptor: int, data: bytes) -> int:
        os.write(descriptor, data[:-1] + b"?")
        return len(data)


class BoundlessDisk(Files):
    """Claims to have room, so that the disk fills up only while it is written to."""

    def free(self, folder: Path) -> int:
        return 1 << 40


class Meddler(Files):
    """Another program that writes the file while it is being saved."""

    def __init__(self, target: Path, words: bytes) -> None:
        self._target = target
        self._words = words

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        self._target.write_bytes(self._words)
