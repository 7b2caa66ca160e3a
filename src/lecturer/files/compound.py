"""Reads streams of a compound file, in which programs before 2007 keep a document (MS-CFB 9.0).

Whatever the file says, nothing is read twice or beyond its end: chains of sectors that turn in rings or lead
out of the file are damage.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import msgspec

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_LAST = 0xFFFFFFFA
"""The numbers above this one end chains or mark sectors that are none (MS-CFB 2.1)."""
_ENTRY = 128
_STREAM, _ROOT = 2, 5


class DamagedError(Exception):
    """The file is no compound file, or a broken one."""


class _Entry(msgspec.Struct, frozen=True):
    """A stream or storage of the directory; `left`, `right` and `child` are numbers of others."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """The streams in the root of a compound file.

    Args:
        data: The bytes of the file.

    Raises:
        DamagedError: When it is none.
    """

    def __init__(self, data: bytes) -> None:
        if not data.startswith(SIGNATURE) or len(data) < _HEADER:
            raise DamagedError
        self._data = data
        (self._shift, self._small_shift) = struct.unpack_from("<HH", data, 30)
        if self._shift not in (9, 12) or self._small_shift != 6:
            raise DamagedError
        (directory, self._cutoff, small_table) = struct.unpack_from("<I4xII", data, 48)
        self._table = self._read_table()
        self._entries = list(self._read_entries(self._chained(directory)))
        if not self._entries or self._entries[0].kind != _ROOT:
            raise DamagedError
        self._small_table = _numbers(self._chained(small_table))
        root = self._entries[0]
        self._small = self._chained(root.start)[: root.size]

    def stream(self, name: str) -> bytes:
        """The bytes of a stream in the root; small and capital letters are alike (MS-CFB 2.6.4).

        Raises:
            DamagedError: When there is none, or its sectors are not there.
        """
        for entry in self._in_root():
            if entry.kind == _STREAM and entry.name.upper() == name.upper():
                if entry.size < self._cutoff:
                    return self._small_chained(entry.start)[: entry.size]
                return self._chained(entry.start)[: entry.size]
        raise DamagedError

    def _read_table(self) -> list[int]:
        """Which sector follows which (MS-CFB 2.3, 2.5)."""
        (further, count) = struct.unpack_from("<II", self._data, 68)
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        for _ in range(min(count, len(self._data) >> self._shift)):
            *more, further = _numbers(self._sector(further))
            sectors += more
        return [number for sector in sectors if sector < _LAST for number in _numbers(self._sector(sector))]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        if number >= _LAST or start >= len(self._data):
            raise DamagedError
        return self._data[start : start + (1 << self._shift)].ljust(1 << self._shift, b"\0")

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(start, self._table)))

    def _small_chained(self, start: int) -> bytes:
        size = 1 << self._small_shift
        return b"".join(self._small[at * size : (at + 1) * size] for at in _chain(start, self._small_table))

    def _read_entries(self, directory: bytes) -> Iterator[_Entry]:
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            (length, kind) = struct.unpack_from("<HB", directory, at + 64)
            (left, right, child) = struct.unpack_from("<III", directory, at + 68)
            (start, size) = struct.unpack_from("<II", directory, at + 116)
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            yield _Entry(name, kind, left, right, child, start, size)

    def _in_root(self) -> Iterator[_Entry]:
        """The entries of the root, whose children are a tree of siblings (MS-CFB 2.6.4)."""
        ahead, seen = [self._entries[0].child], set[int]()
        while ahead:
            number = ahead.pop()
            if number < len(self._entries) and number not in seen:
                seen.add(number)
                entry = self._entries[number]
                yield entry
                ahead += [entry.left, entry.right]


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _chain(start: int, table: list[int]) -> Iterator[int]:
    """The sectors of a chain; a ring is longer than the table of all sectors."""
    for _ in range(len(table) + 1):
        if start >= _LAST:
            return
        yield start
        if start >= len(table):
            raise DamagedError
        start = table[start]
    raise DamagedError
