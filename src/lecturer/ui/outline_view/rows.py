"""Which rows the outline shows: the talk flattened, without what is folded or filtered away."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import walk_paths
from lecturer.ui.outline_view.initials import initials


class Row(msgspec.Struct, frozen=True):
    """One visible row.

    Attributes:
        key: The point's id, or opening, or closing.
        level: 1 for top points; 0 for opening and closing.
        has_points: There are points below it.
        is_folded: They are hidden.
        point: The point; None for opening and closing.
    """

    key: str
    level: int
    has_points: bool = False
    is_folded: bool = False
    point: Point | None = None


def visible_rows(
    talk: Talk, folded: Collection[str] = frozenset(), shown: Collection[str] | None = None
) -> list[Row]:
    """The rows in document order.

    Args:
        talk: The talk.
        folded: Ids of points whose branches are hidden.
        shown: When filtering, the ids to show; folding is ignored then.
    """
    rows = [Row(OPENING, 0)] if shown is None else []
    _add_rows(rows, talk.points, 1, folded, shown)
    if shown is None:
        rows.append(Row(CLOSING, 0))
    return rows


def _add_rows(
    rows: list[Row],
    points: tuple[Point, ...],
    level: int,
    folded: Collection[str],
    shown: Collection[str] | None,
) -> None:
    for point in points:
        if shown is not None and point.id not in shown:
            continue
        is_folded = shown is None and bool(point.points) and point.id in folded
        rows.append(Row(point.id, level, bool(point.points), is_folded, point))
        if not is_folded:
            _add_rows(rows, point.points, level + 1, folded, shown)


def matching(talk: Talk, text: str) -> frozenset[str]:
    """The ids of the points that a text finds by title, marker, notes or initials, and their parents."""
    wanted = text.strip().lower()
    found: set[str] = set()
    above: list[str] = []
    for path, point in walk_paths(talk.points):
        del above[len(path) - 1 :]
        above.append(point.id)
        if _matches(point, wanted):
            found.update(above)
    return frozenset(found)


def _matches(point: Point, wanted: str) -> bool:
    if wanted in point.title.lower() or wanted in point.marker or wanted in point.notes.lower():
        return True
    return wanted.isascii() and wanted in initials(point.title)


def folded_below(talk: Talk, level: int) -> frozenset[str]:
    """The ids to fold so that no point deeper than `level` shows."""
    return frozenset(
        point.id for path, point in walk_paths(talk.points) if len(path) >= level and point.points
    )
