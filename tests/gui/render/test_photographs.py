"""Photographs that a telephone stored on their side stand upright."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from lecturer.render.pictures import load_picture


def photograph(path: Path, number: int) -> Path:
    """A picture of 40 x 20 pixels, red on the left and blue on the right, with a note on how it was held."""
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    for x in range(20):
        for y in range(20):
            image.setPixelColor(x, y, QColor("red"))
    image.save(str(path), "JPG", 95)  # type: ignore[call-overload]
    tiff = b"MM" + struct.pack(">HIHHHIHHI", 42, 8, 1, 0x0112, 3, 1, number, 0, 0)
    segment = b"Exif\x00\x00" + tiff
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + data[2:])
    return path


def test_a_photograph_taken_upright_is_shown_upright(qapp, tmp_path):
    image = load_picture(str(photograph(tmp_path / "a.jpg", 6)), 200, 200)
    assert image is not None
    assert (image.width(), image.height()) == (20, 40)
    assert image.pixelColor(10, 5).red() > 200  # turned clockwise: what was left is above now
    assert image.pixelColor(10, 35).blue() > 200
