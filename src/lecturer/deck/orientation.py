"""The orientation of a photograph: cameras store it as the chip saw it and note how it was held."""

from __future__ import annotations

import struct
from typing import NamedTuple

_APP1, _START_OF_SCAN = 0xE1, 0xDA
_EXIF = b"Exif\x00\x00"
_ORIENTATION_TAG = 0x0112
_MOST_TAGS = 200


class Orientation(NamedTuple):
    """How to show a picture: mirror it left to right if so, then turn it clockwise by so many degrees."""

    turn: int = 0
    mirrored: bool = False

    @property
    def swaps_sides(self) -> bool:
        """Whether width and height change places."""
        return self.turn in (90, 270)


UPRIGHT = Orientation()
_BY_NUMBER = {
    2: Orientation(0, True), 3: Orientation(180), 4: Orientation(180, True), 5: Orientation(270, True),
    6: Orientation(90), 7: Orientation(90, True), 8: Orientation(270),
}  # fmt: skip


def orientation_of(beginning: bytes) -> Orientation:
    """How the picture whose file begins like this is to be shown; upright where nothing says otherwise."""
    try:
        return _BY_NUMBER.get(_number(beginning), UPRIGHT)
    except (struct.error, IndexError):
        return UPRIGHT


def _number(content: bytes) -> int:
    """The number in the Exif segment of a JPEG, from 1 to 8; 1 when there is none."""
    if not content.startswith(b"\xff\xd8"):
        return 1
    at = 2
    while content[at] == 0xFF and content[at + 1] != _START_OF_SCAN:
        (length,) = struct.unpack_from(">H", content, at + 2)
        if content[at + 1] == _APP1 and content[at + 4 :].startswith(_EXIF):
            return _number_in(content[at + 4 + len(_EXIF) : at + 2 + length])
        at += 2 + length
    return 1


def _number_in(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for index in range(min(count, _MOST_TAGS)):
        tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * index)
        if tag == _ORIENTATION_TAG:
            return int(value)
    return 1
