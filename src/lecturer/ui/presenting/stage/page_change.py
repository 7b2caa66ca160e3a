"""How a page follows another on the stage: the page before fades away, or is pushed out to the left."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QRectF, QVariantAnimation, Signal
from PySide6.QtGui import QImage, QPainter

from lecturer.talk.records import Transition

_DURATION_MS = 350
"""Half of PowerPoint's fade: long enough to be seen, short enough to speak on at once."""


class PageChange(QObject):
    """Paints what is left of the page before while the next one comes in.

    Args:
        kind: The deck's transition; anything but fade and push changes pages at once.
    """

    moved = Signal()
    """The picture is another one than a moment ago."""

    def __init__(self, kind: Transition, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._before = QImage()
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(_DURATION_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(lambda _value: self.moved.emit())
        self._animation.finished.connect(self._end)

    @property
    def is_running(self) -> bool:
        """Whether a page is still leaving."""
        return not self._before.isNull()

    def begin(self, before: QImage | None) -> None:
        """A page goes; a change that is still running ends at once."""
        self._animation.stop()
        self._before = QImage()
        if before is not None and self._kind in ("fade", "push"):
            self._before = before
            self._animation.start()

    def stop(self) -> None:
        """End it: something else than a page is shown."""
        self._animation.stop()
        self._before = QImage()

    def shift(self, place: QRectF) -> float:
        """How far right of its place the page that comes still is."""
        return place.width() * (1 - self._share()) if self.is_running and self._kind == "push" else 0.0

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Paint what is left of the page before, over the next one."""
        if not self.is_running:
            return
        painter.save()
        painter.setClipRect(place)
        if self._kind == "fade":
            painter.setOpacity(1 - self._share())
            target = place
        else:
            target = place.translated(-place.width() * self._share(), 0)
        painter.drawImage(target, self._before, QRectF(self._before.rect()))
        painter.restore()

    def _share(self) -> float:
        return float(self._animation.currentValue() or 0.0)

    def _end(self) -> None:
        self._before = QImage()
        self.moved.emit()
