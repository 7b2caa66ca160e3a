"""The scroll position of a teleprompter, by the characters that are due, at any size and width."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Line(msgspec.Struct, frozen=True):
    """A line of the words as they are set: where it begins, and how many characters one speaks in it."""

    top: float
    characters: int


def place(lines: Sequence[Line], bottom: float, fraction: float) -> float:
    """The height in the text that is due when `fraction` of the point's time has gone.

    Each character takes the same time, so a full line takes longer than the short one that ends a paragraph.

    Args:
        lines: The lines from top to bottom.
        bottom: Where the last one ends.
        fraction: Of the planned time; taken into 0 to 1.
    """
    total = sum(line.characters for line in lines)
    if not total:
        return 0.0
    wanted = min(max(fraction, 0.0), 1.0) * total
    ends = [*(line.top for line in lines[1:]), bottom]
    spoken = 0
    for line, end in zip(lines, ends, strict=True):
        if line.characters and wanted <= spoken + line.characters:
            return line.top + (end - line.top) * (wanted - spoken) / line.characters
        spoken += line.characters
    return bottom
