"""Where the picture of a page goes in a frame of another shape."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage


def within(box: QRectF, image: QImage) -> QRectF:
    """The largest place in the middle of a box that does not stretch an image: 4:3 in a frame of 16:9."""
    size = QSizeF(image.size()).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(box.topLeft(), size)
    place.moveCenter(box.center())
    return place
