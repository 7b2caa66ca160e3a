"""Looks at picture files: whether they exist, are allowed, and their size.

What every program shows is not decoded for it; kinds that some do not show come back converted.
"""

from __future__ import annotations

import importlib
import struct
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from lecturer.deck.orientation import orientation_of
from lecturer.deck.svg_files import looks_like_svg, svg_size
from lecturer.files.border import OutsideError, file_inside
from lecturer.files.folders import data_folder
from lecturer.i18n import gettext as _

Convert = Callable[[bytes, int], tuple[bytes, int, int]]

LARGEST_FILE = 64 * 1024 * 1024
MOST_PIXELS = 120_000_000
_WHERE_EXIF_ENDS = 200_000
_JPEG_SIZES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
_JPEG_BARE = frozenset((0x01, *range(0xD0, 0xD8)))
_CONVERTED = (b"RIFF", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
"""How WebP and TIFF begin; HEIC and AVIF have `ftyp` behind a length (ISO/IEC 14496-12, 4.3)."""
_LONGEST_SVG_HEAD = 4096


class PictureFile(NamedTuple):
    """A picture on the disk: its size in pixels, or one sentence about why it cannot be shown.

    Attributes:
        data: What to show in place of the file, where it is of a kind that not every program shows.
        is_photograph: By its kind: JPEG, HEIC and lossy WebP are what cameras write; drawings and pictures of
            screens are stored as PNG, and lose sense when they are cropped.
    """

    path: Path
    width: int = 0
    height: int = 0
    problem: str = ""
    data: bytes = b""
    is_photograph: bool = False


def shown_name(image: str) -> str:
    """How a page calls a picture that it cannot show: by its file's name, not by where it lay."""
    return image.replace("\\", "/").rsplit("/", 1)[-1]


def inspect(image: str, base: Path | None) -> PictureFile:
    """Look at a picture of a talk.

    Args:
        image: The path as the talk has it.
        base: The talk's folder, which the picture must lie in; None for a talk that has none yet, whose
            pictures wait in a folder of the program's own.
    """
    if not image:
        return PictureFile(Path(), problem=_("No picture is chosen"))
    name = {"name": image.replace("\0", "?")}
    try:
        path, status = file_inside(image, base or data_folder("pictures"))
    except OutsideError:
        return PictureFile(Path(), problem=_("The picture %(name)s is not in the talk's folder") % name)
    except (OSError, RuntimeError):  # a ring of links
        return PictureFile(Path(), problem=_("The picture %(name)s is missing") % name)
    return _inspected(path, image, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=256)
def _inspected(path: Path, image: str, _changed: int, size: int) -> PictureFile:
    too_large = PictureFile(path, problem=_("The picture %(name)s is too large") % {"name": image})
    if size > LARGEST_FILE:
        return too_large
    start, data = b"", b""
    try:
        with path.open("rb") as file:
            measured = _measure(file)
            file.seek(0)
            start = file.read(_WHERE_EXIF_ENDS)
            if measured is None:
                measured, data = _foreign(start + file.read())
    except (OSError, struct.error, ValueError):
        measured = None
    if measured is None or min(measured) < 1:
        problem = _("The picture %(name)s is not of a kind that slides show") % {"name": image}
        return PictureFile(path, problem=problem)
    if measured[0] * measured[1] > MOST_PIXELS:
        return too_large
    sideways = not data and orientation_of(start).swaps_sides
    width, height = reversed(measured) if sideways else measured
    is_photograph = (data or start).startswith(b"\xff\xd8")
    return PictureFile(path, width, height, data=data, is_photograph=is_photograph)


def _foreign(content: bytes) -> tuple[tuple[int, int] | None, bytes]:
    """The size of a picture of another kind, and what is shown in its place; a drawing is shown itself."""
    if looks_like_svg(content[:_LONGEST_SVG_HEAD]):
        return svg_size(content), b""
    if not content.startswith(_CONVERTED) and content[4:8] != b"ftyp":
        return None, b""
    data, width, height = _convert()(content, MOST_PIXELS)
    return (width, height), data


@cache
def _convert() -> Convert:
    """What converts pictures; it takes 0.1 s to load, so it is read when the first picture needs it."""
    return cast("Convert", importlib.import_module("lecturer.deck.picture_conversion").convert)


def _measure(file: BinaryIO) -> tuple[int, int] | None:
    """The width and height that a picture's head names; None for other kinds of files."""
    head = file.read(32)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _two(">II", head[16:24])
    if head[:6] in {b"GIF87a", b"GIF89a"}:
        return _two("<HH", head[6:10])
    if head.startswith(b"BM"):
        width, height = _two("<ii", head[18:26])
        return width, abs(height)
    if head.startswith(b"\xff\xd8"):
        return _measure_jpeg(file)
    return None


def _measure_jpeg(file: BinaryIO) -> tuple[int, int] | None:
    file.seek(2)
    while True:
        marker = file.read(2)
        if len(marker) < len(b"\xff\xd8") or marker[0] != 0xFF:
            return None
        if marker[1] in _JPEG_SIZES:
            height, width = _two(">HH", file.read(7)[3:7])
            return width, height
        if marker[1] in _JPEG_BARE:
            continue
        if marker[1] == 0xFF:
            file.seek(-1, 1)
            continue
        (length,) = struct.unpack(">H", file.read(2))
        file.seek(length - 2, 1)


def _two(form: str, data: bytes) -> tuple[int, int]:
    first, second = struct.unpack(form, data)
    return int(first), int(second)
