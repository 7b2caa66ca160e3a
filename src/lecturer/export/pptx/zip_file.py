"""A zip whose bytes depend on nothing but its parts: no clock, no system, no packer of the machine's."""

from __future__ import annotations

import struct
import zlib
from typing import IO

_LOCAL, _CENTRAL, _END = 0x04034B50, 0x02014B50, 0x06054B50
_END_64, _WHERE_END_64 = 0x06064B50, 0x07064B50
_NEEDS, _NEEDS_64 = 20, 45
_UTF8 = 0x0800
_DATE = 0x0021
"""The first of January 1980, the earliest day that a zip can say."""
STORED, DEFLATED = 0, 8
_FULL, _FULL_COUNT = 0xFFFFFFFF, 0xFFFF


class ZipFile:
    """Writes the files of a zip one after the other (APPNOTE.TXT 6.3, 4.3).

    Args:
        file: Where to; only written to, never read.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at = 0
        self._listed: list[bytes] = []

    def add(self, name: str, data: bytes, packed: bytes | None) -> None:
        """Write a file.

        Args:
            name: Its path in the zip.
            data: Its content.
            packed: The same as a raw deflate stream; None to store it.
        """
        path = name.encode()
        flags = 0 if name.isascii() else _UTF8
        method, body = (STORED, data) if packed is None else (DEFLATED, packed)
        about = (_NEEDS, flags, method, 0, _DATE, zlib.crc32(data), len(body), len(data), len(path))
        offset, extra = self._at, b""
        if offset >= _FULL:
            extra = struct.pack("<HHQ", 1, 8, offset)
        self._write(struct.pack("<IHHHHHIIIHH", _LOCAL, *about, 0) + path)
        self._write(body)
        self._listed.append(
            struct.pack(
                "<IHHHHHHIIIHHHHHII",
                _CENTRAL, _NEEDS_64 if extra else _NEEDS, *about, len(extra), 0, 0, 0, 0, min(offset, _FULL),
            )
            + path
            + extra
        )  # fmt: skip

    def close(self) -> None:
        """Write the list of files; nothing may be added any more."""
        start, count = self._at, len(self._listed)
        for entry in self._listed:
            self._write(entry)
        size, end = self._at - start, self._at
        if count >= _FULL_COUNT or start >= _FULL:
            self._write(
                struct.pack("<IQHHIIQQQQ", _END_64, 44, 45, 45, 0, 0, count, count, size, start)
                + struct.pack("<IIQI", _WHERE_END_64, 0, end, 1)
            )
        few, low = min(count, _FULL_COUNT), min(start, _FULL)
        self._write(struct.pack("<IHHHHIIH", _END, 0, 0, few, few, size, low, 0))

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self._at += len(content)
