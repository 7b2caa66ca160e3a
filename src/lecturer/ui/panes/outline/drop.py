"""Resolves a drop: the parent and place for a gap between rows and a level."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from lecturer.talk.outline_rows import Row


class Target(msgspec.Struct, frozen=True):
    """The place for a branch.

    Attributes:
        gap: The row before which the line is drawn; the number of rows for the end.
        level: The level that the branch would have.
        parent: The row of its parent; None at the top.
        index: Before which of the parent's points.
    """

    gap: int
    level: int
    parent: Row | None
    index: int


def target_at(rows: Sequence[Row], gap: int, wanted_level: int, *, root: str = "") -> Target:
    """The nearest possible place to a gap and a level.

    A branch cannot be deeper than one level below the row before the gap, nor higher than the row after it,
    which would tear that row from its parent. While only the branch of `root` is shown it stays inside of it.
    """
    gap = max(_inside(rows, gap), 1) if root else _inside(rows, gap)
    top = rows[0].level + 1 if root and rows else 1
    before = rows[gap - 1] if gap else None
    after = rows[gap] if gap < len(rows) else None
    deepest = before.level + 1 if before else 1
    highest = max(top, after.level if after and after.point else top)
    level = max(highest, min(wanted_level, deepest))
    parent, index = None, 0
    for row in reversed(rows[:gap]):
        if row.level == level and row.point is not None:
            index += 1
        elif row.level < level:
            parent = row if row.point is not None else None
            break
    if parent is not None and parent.is_folded and parent is before and parent.point is not None:
        index = len(parent.point.points)
    return Target(gap, level, parent, index)


def _inside(rows: Sequence[Row], gap: int) -> int:
    """A gap between opening and closing."""
    first = 1 if rows and rows[0].point is None else 0
    last = len(rows) - 1 if rows and rows[-1].point is None else len(rows)
    return max(first, min(gap, max(first, last)))
