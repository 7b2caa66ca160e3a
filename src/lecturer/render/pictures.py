"""Pictures of a talk, decoded at the size they are drawn in and kept for a while."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from lecturer.deck.picture_files import MOST_PIXELS
from lecturer.deck.svg_files import svg_size

_KEPT_BYTES = 192 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_DRAWINGS = (b"svg", b"svgz")
_SVG_WIDTH = 1920

_MOST_HELD_BYTES = 512 * 1024 * 1024
"""Of all pictures of a show, as they are on the disk; a talk of 90 photographs has about 200 MB."""

_held: dict[str, tuple[int, bytes]] = {}
"""Files in memory, with the time of their last change: another show may find another picture there."""
_kept: OrderedDict[tuple[str | bytes, int, int, int], QImage] = OrderedDict()
_lock = threading.Lock()


def load_picture(source: str | bytes, width: int, height: int) -> QImage | None:
    """The picture scaled down to a size in pixels (never up); None when it cannot be decoded.

    Safe in any thread; the same picture at the same size is decoded once.

    Args:
        source: A file's path, or the bytes of a picture.
        width: In pixels.
        height: In pixels.
    """
    held = None if isinstance(source, bytes) else _held.get(source)
    content: str | bytes
    if held is not None:  # it asks no disk, which may be gone by now, or hang
        changed, content = held
    elif isinstance(source, bytes):
        changed, content = 0, source
    else:
        try:
            changed, content = os.stat(source).st_mtime_ns, source
        except OSError:
            return None
    key = (source, changed, max(1, width), max(1, height))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    image = _decoded(content, key[2], key[3])
    if image is not None:
        with _lock:
            _kept[key] = image
            while sum(each.sizeInBytes() for each in _kept.values()) > _KEPT_BYTES:
                _kept.popitem(last=False)
    return image


def hold(paths: Iterable[str], is_wanted: Callable[[], bool]) -> None:
    """Take files into memory as they are, so that their disk is not needed any more. Runs on a thread.

    Args:
        paths: The files; one that cannot be read is left out.
        is_wanted: Asked before each file; False ends the reading.
    """
    room = _MOST_HELD_BYTES - sum(len(data) for _changed, data in _held.values())
    for path in dict.fromkeys(paths):
        if room <= 0 or not is_wanted():
            return
        try:
            changed, data = os.stat(path).st_mtime_ns, Path(path).read_bytes()
        except OSError:
            continue
        room -= len(data)
        if room > 0 and is_wanted():
            _held[path] = changed, data


def is_held(path: str) -> bool:
    """Whether a file is in memory, so that its disk may go."""
    return path in _held


def let_go() -> None:
    """Give back the memory of all files that are held."""
    _held.clear()


def png_of_svg(content: bytes) -> bytes:
    """A drawing as PNG, as wide as a projector; empty when Qt cannot draw it."""
    size = svg_size(content)
    if size is None:
        return b""
    image = load_picture(content, _SVG_WIDTH, round(_SVG_WIDTH * size[1] / size[0]))
    if image is None:
        return b""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(made, "PNG")  # type: ignore[call-overload]
    return bytes(made.data().data())


def _decoded(source: str | bytes, width: int, height: int) -> QImage | None:
    if isinstance(source, bytes):
        buffer = QBuffer()
        buffer.setData(source)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        return _read(QImageReader(buffer), width, height)
    return _read(QImageReader(source), width, height)


def _read(reader: QImageReader, width: int, height: int) -> QImage | None:
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    # The limit is for bombs; what is inside ours may be decoded. Zero would mean no limit at all.
    reader.setAllocationLimit(max(QImageReader.allocationLimit(), MOST_PIXELS * 4 // _MEGABYTE + 1))
    if bytes(reader.format().data()) in _DRAWINGS:  # no pixels of its own: drawn as large as it is shown
        scale = max(width / size.width(), height / size.height())
        reader.setScaledSize(QSize(round(size.width() * scale), round(size.height() * scale)))
    reader.setAutoTransform(True)  # a photograph of a telephone held upright is stored on its side
    image = reader.read()
    if image.isNull():
        return None
    if width >= image.width():
        return image
    return image.scaled(
        QSize(width, height), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
