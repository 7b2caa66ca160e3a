"""The sizes of the console on the screen it is on: SPEC figures for 1440x900, compact below, larger above."""

from __future__ import annotations

import msgspec
from PySide6.QtGui import QFont

from lecturer.ui.widgets import style

NOTES_GROUND = "#0B0D0F"
NOTES_SAID = "#A3A8AE"
NOTES_DUE = "#FFFFFF"
NOTES_DUE_GROUND = "#25445B"
NOTES_TO_COME = "#F1EEE8"


_LEAST_WIDTH, _LEAST_HEIGHT = 1080, 600
"""The console is whole at this size and scale 1: larger text may grow it no further than that."""


class Metrics(msgspec.Struct, frozen=True):
    """How large things are.

    Attributes:
        scale: 1.0 at 1440x900 and below, more on larger screens.
        is_compact: The figures for 1366x768 are in force.
        is_narrow: The outline shows the current part alone.
        is_low: The next slide shrinks first.
    """

    scale: float = 1.0
    is_compact: bool = False
    is_narrow: bool = False
    is_low: bool = False

    def px(self, normal: float, compact: float | None = None) -> int:
        """A length, in logical pixels."""
        chosen = compact if self.is_compact and compact is not None else normal
        return round(chosen * self.scale)

    def font(self, size: float, *, bold: bool = False) -> QFont:
        """The type of the console at a size; the text size is in the scale, as far as there is room."""
        return style.font("ui", bold=bold, size=size * self.scale / style.text_scale())


def metrics_for(width: int, height: int) -> Metrics:
    """The sizes for a window of that many logical pixels."""
    drawn = max(1.0, min(width / 1440, height / 900))
    room = max(1.0, min(width / _LEAST_WIDTH, height / _LEAST_HEIGHT))
    scale = min(drawn * style.text_scale(), max(drawn, room))
    return Metrics(
        scale=scale,
        is_compact=scale == 1.0 and (width < 1440 or height < 860),
        is_narrow=width / scale < 1180,
        is_low=height / scale < 680,
    )
