"""The journal of an open talk: every edit is in it at once, so that no crash takes more than a keystroke.

A journal is a file of records in the user's data folder. A record is its length, its checksum, and a step
from the talk before it; the first one holds a whole talk. A record that was cut off ends the reading, and
what stands before it counts. Finding and reading journals of crashed programs is in `recovery`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec

from lecturer.files.digests import Digest
from lecturer.files.disk import DISK, Files
from lecturer.files.folders import data_folder
from lecturer.files.oslock import try_lock
from lecturer.store.deltas import Delta, Replay, delta
from lecturer.store.save import unwritable
from lecturer.talk.changes import Change
from lecturer.talk.records import Talk

MAGIC = b"lecturer journal 2\n"
SUFFIX = ".journal"
_HEAD = 8  # length and checksum, four bytes each
_LONGEST_RECORD = 256 * 1024 * 1024
_LARGEST_BYTES = 8 * 1024 * 1024  # then the journal begins anew, if that makes it smaller


class Base(msgspec.Struct, frozen=True, tag="base"):
    """The first record: where the talk comes from and what it was.

    Attributes:
        sequence: Counts the records over all new beginnings; larger is newer, whatever the clock says.
        path: The talk's file, "" when it was never saved.
        digest: What that file held, "" when there is none.
        talk: The whole talk.
        unsaved: The talk already had changes that the file did not have.
        when: Seconds since 1970, for people to read.
    """

    sequence: int
    path: str
    digest: str
    talk: Talk
    unsaved: bool
    when: float


class Edit(msgspec.Struct, frozen=True, tag="edit"):
    """A later record: one edit, with the label that the history shows."""

    sequence: int
    step: Delta
    label: str
    when: float


class Journal:
    """Writes the journal of one open talk. The journal is begun with the first edit.

    Args:
        talk: The talk as opened.
        path: Its file, if it has one.
        digest: What the file held.
        folder: Where the journals are.
        files: The operating system.
    """

    def __init__(
        self,
        talk: Talk,
        path: Path | None = None,
        digest: Digest | None = None,
        *,
        folder: Path | None = None,
        files: Files = DISK,
    ) -> None:
        self._folder = folder or data_folder("journal")
        self._files = files
        self._name = self._folder / f"{os.getpid()}-{time.time_ns()}{SUFFIX}"
        self._sequence = 0
        self._descriptor: int | None = None
        self._length = 0
        self._is_synced = True
        self._is_named = False  # whether the disk is known to remember the name, too
        self._base = self._talk = talk
        self._path = path
        self._digest = digest

    @property
    def path(self) -> Path:
        """The journal's own file; there is none before the first edit."""
        return self._name

    def record(self, talk: Talk, label: str = "", change: Change | None = None) -> None:
        """Add an edit; after this, killing the program does not lose it.

        Args:
            talk: The talk after it.
            label: What was done.
            change: What differs from the talk recorded before, when that is known already.

        Raises:
            UnwritableError: When the disk is full or gone. The edits before are kept, and the next call
                tries to catch up.
        """
        if talk is self._talk:
            return
        try:
            if self._descriptor is None or self._length > _LARGEST_BYTES:
                self._restart(talk)
            else:
                step = delta(self._talk, talk, change)
                self._append(self._descriptor, Edit(self._sequence + 1, step, label, time.time()))
        except OSError as error:
            raise unwritable(error, self._name, files=self._files) from error
        self._talk = talk

    def sync(self) -> None:
        """Make the edits survive a power cut too; call it every second or two while someone types.

        Raises:
            UnwritableError: When the disk cannot do it.
        """
        if self._is_synced or self._descriptor is None:
            return
        try:
            self._files.sync(self._descriptor)
            if not self._is_named:
                self._files.sync_folder(self._folder)
        except OSError as error:
            raise unwritable(error, self._name, files=self._files) from error
        self._is_synced = self._is_named = True

    def begin_sync(self) -> Callable[[], None] | None:
        """The waiting that `sync` does, to be done on a thread; None when there is nothing to wait for.

        What is recorded meanwhile needs a sync of its own. After a failure call `sync_failed`.
        """
        if self._is_synced or self._descriptor is None:
            return None
        own = os.dup(self._descriptor)  # the journal may be closed or begun anew while the disk works
        wait = partial(_wait_for_disk, own, None if self._is_named else self._folder, self._name, self._files)
        self._is_synced = self._is_named = True
        return wait

    def sync_failed(self) -> None:
        """What `begin_sync` promised did not come true."""
        self._is_synced = self._is_named = False

    def saved(self, talk: Talk, path: Path, digest: Digest) -> None:
        """The file now holds `talk`. Edits made while it was being saved stay in the journal.

        Raises:
            UnwritableError: When the journal cannot be begun anew; the old one is kept.
        """
        self._base, self._path, self._digest = talk, path, digest
        if self._talk is talk:
            self.close()
            return
        try:
            self._restart(self._talk)
        except OSError as error:
            raise unwritable(error, self._name, files=self._files) from error

    def keep_whole(self, talk: Talk) -> None:
        """The file holds the talk no longer: all of it is in the journal from now on, as unsaved work.

        Raises:
            UnwritableError: When it cannot be written; the old journal is kept.
        """
        self._base = Talk()
        try:
            self._restart(talk)
        except OSError as error:
            raise unwritable(error, self._name, files=self._files) from error
        self._talk = talk

    def close(self) -> None:
        """End the journal and delete it: the talk is saved, or its user threw the changes away."""
        if self._descriptor is not None:
            self._files.close(self._descriptor)
            self._descriptor = None
            with contextlib.suppress(OSError):
                self._files.remove(self._name)

    def leave(self) -> None:
        """End the journal but keep it: the next start offers what is in it."""
        if self._descriptor is not None:
            self._files.close(self._descriptor)
            self._descriptor = None

    def _restart(self, talk: Talk) -> None:
        """Write a journal that begins with the talk as it is, and only then give up the one before."""
        fresh = self._folder / f"{os.getpid()}-{time.time_ns()}{SUFFIX}"
        descriptor = self._files.create(fresh, 0o600)
        old = self._descriptor, self._name, self._length, self._sequence
        self._descriptor, self._name, self._length = descriptor, fresh, 0
        where = str(self._path.absolute()) if self._path else ""
        base = Base(self._sequence + 1, where, self._digest or "", talk, talk is not self._base, time.time())
        try:
            with contextlib.suppress(OSError):
                try_lock(descriptor)  # tells `recovery` that this program still runs
            self._write(descriptor, MAGIC)
            self._append(descriptor, base)
            if old[0] is not None:  # the old journal may only go when the new one cannot
                self._files.sync(descriptor)
                self._files.sync_folder(self._folder)
        except BaseException:
            self._files.close(descriptor)
            with contextlib.suppress(OSError):
                self._files.remove(fresh)
            # The number too: the old journal is read up to the first record that does not follow.
            self._descriptor, self._name, self._length, self._sequence = old
            raise
        self._is_named = old[0] is not None
        if old[0] is not None:
            self._files.close(old[0])
            with contextlib.suppress(OSError):
                self._files.remove(old[1])

    def _append(self, descriptor: int, record: Base | Edit) -> None:
        body = msgspec.msgpack.encode(record)
        head = len(body).to_bytes(4, "big") + zlib.crc32(body).to_bytes(4, "big")
        self._write(descriptor, head + body)
        self._sequence = record.sequence
        self._is_synced = False

    def _write(self, descriptor: int, data: bytes) -> None:
        """Write all of it or, on a full disk, nothing: a torn record would hide those after it."""
        try:
            taken = 0
            while taken < len(data):
                count = self._files.write(descriptor, data[taken:])
                if count <= 0:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                taken += count
        except BaseException:
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, self._length)
                os.lseek(descriptor, self._length, os.SEEK_SET)
            raise
        self._length += len(data)


def _wait_for_disk(descriptor: int, folder: Path | None, name: Path, files: Files) -> None:
    try:
        files.sync(descriptor)
        if folder is not None:
            files.sync_folder(folder)
    except OSError as error:
        raise unwritable(error, name, files=files) from error
    finally:
        os.close(descriptor)


class Journaled(msgspec.Struct, frozen=True):
    """What a journal holds.

    Attributes:
        base: Its first record.
        talk: The talk after its last whole record.
        sequence: The number of that record.
        when: Seconds since 1970 when it was written.
        edits: How many edits it holds.
        is_torn: Something followed that could not be read.
    """

    base: Base
    talk: Talk
    sequence: int
    when: float
    edits: int
    is_torn: bool


def read_journal(data: bytes) -> Journaled | None:
    """What a journal's bytes hold; None when not even a first record can be read. Never fails."""
    if not data.startswith(MAGIC):
        return None
    position = len(MAGIC)
    body = _body(data, position)
    try:
        base = msgspec.msgpack.decode(body or b"", type=Base)
    except (msgspec.DecodeError, RecursionError):
        return None
    position += _HEAD + len(body or b"")
    replay = Replay(base.talk)
    sequence, when, edits = base.sequence, base.when, 0
    while (body := _body(data, position)) is not None:
        try:
            edit = msgspec.msgpack.decode(body, type=Edit)
            if edit.sequence != sequence + 1:
                break
            replay.step(edit.step)
        except (msgspec.DecodeError, ValueError, RecursionError):
            break
        sequence, when, edits = edit.sequence, edit.when, edits + 1
        position += _HEAD + len(body)
    return Journaled(base, replay.talk(), sequence, when, edits, position < len(data))


def _body(data: bytes, position: int) -> bytes | None:
    """The record that begins at a position, or None when it is cut off or damaged."""
    head = data[position : position + _HEAD]
    if len(head) < _HEAD:
        return None
    length, checksum = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")
    body = data[position + _HEAD : position + _HEAD + length]
    if length > _LONGEST_RECORD or len(body) < length or zlib.crc32(body) != checksum:
        return None
    return body
