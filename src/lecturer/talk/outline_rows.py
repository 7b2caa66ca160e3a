"""The rows of the outline: the talk flattened, without what is folded, filtered away or out of focus."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import msgspec

from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import at, path_to, walk_paths
from lecturer.text.pinyin_initials import initials


class Row(msgspec.Struct, frozen=True, gc=False):
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
    talk: Talk,
    folded: Collection[str] = frozenset(),
    shown: Collection[str] | None = None,
    root: str = "",
) -> list[Row]:
    """The rows in document order.

    Args:
        talk: The talk.
        folded: Ids of points whose branches are hidden.
        shown: When filtering, the ids to show; folding is ignored then.
        root: The only branch to show, and its levels stay what they are; "" shows the whole talk.
    """
    rows: list[Row] = []
    if root:
        path = path_to(talk, root)
        _add_rows(rows, (at(talk, path),), len(path), frozenset(folded) - {root}, shown)
        return rows
    _add_rows(rows, talk.points, 1, folded, shown)
    return rows if shown is not None else [Row(OPENING, 0), *rows, Row(CLOSING, 0)]


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
    _add_matching(found, talk.points, (), wanted)
    return frozenset(found)


def _add_matching(found: set[str], points: tuple[Point, ...], above: tuple[str, ...], wanted: str) -> None:
    for point in points:
        if wanted in _searched(point.marker, point.title, point.notes):
            found.add(point.id)
            found.update(above)
        if point.points:
            _add_matching(found, point.points, (*above, point.id), wanted)


@lru_cache(maxsize=1 << 15)
def _searched(marker: str, title: str, notes: str) -> str:
    """What a filter looks through; made once a point, since every key pressed asks for all of them.

    The separator stands in no text that can be typed, so nothing is found across two fields.
    """
    return "\0".join((marker, title.lower(), initials(title), notes.lower()))


def folded_below(talk: Talk, level: int) -> frozenset[str]:
    """The ids to fold so that no point deeper than `level` shows."""
    return frozenset(
        point.id for path, point in walk_paths(talk.points) if len(path) >= level and point.points
    )
