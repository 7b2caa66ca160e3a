"""Ways through a talk: in document order, by key, by path."""

from __future__ import annotations

from collections.abc import Iterator

from lecturer.talk.records import CLOSING, OPENING, Point, Talk

Path = tuple[int, ...]
"""The place of a point: its index among its siblings, below the index of its parent, and so on."""


class NoSuchPoint(LookupError):
    """The talk has no point with that id."""


def walk(points: tuple[Point, ...]) -> Iterator[Point]:
    """Every point of these branches in document order: a point, then the points below it."""
    ahead = list(reversed(points))
    while ahead:
        point = ahead.pop()
        yield point
        if point.points:
            ahead.extend(reversed(point.points))


def walk_paths(points: tuple[Point, ...], above: Path = ()) -> Iterator[tuple[Path, Point]]:
    """Like `walk`, each point with its path."""
    for index, point in enumerate(points):
        path = (*above, index)
        yield path, point
        yield from walk_paths(point.points, path)


def keys(talk: Talk) -> list[str]:
    """Opening, every point's id in document order, closing."""
    return [OPENING, *(point.id for point in walk(talk.points)), CLOSING]


def path_to(talk: Talk, point_id: str) -> Path:
    """The path of the point with that id.

    Raises:
        NoSuchPoint: When there is none.
    """
    path = _path_within(talk.points, point_id)
    if path is None:
        raise NoSuchPoint(point_id)
    return path


def at(talk: Talk, path: Path) -> Point:
    """The point at a path that exists."""
    siblings = talk.points
    for index in path[:-1]:
        siblings = siblings[index].points
    return siblings[path[-1]]


def find(talk: Talk, point_id: str) -> Point:
    """The point with that id.

    Raises:
        NoSuchPoint: When there is none.
    """
    for point in walk(talk.points):
        if point.id == point_id:
            return point
    raise NoSuchPoint(point_id)


def siblings_at(talk: Talk, parent: Path) -> tuple[Point, ...]:
    """The points below the point at `parent`; the top points for the empty path."""
    return at(talk, parent).points if parent else talk.points


def words_of(talk: Talk, key: str) -> str:
    """The words spoken at a key: a point's notes, the opening, or the closing.

    Raises:
        NoSuchPoint: When the key names nothing.
    """
    if key == OPENING:
        return talk.opening
    if key == CLOSING:
        return talk.closing
    return find(talk, key).notes


def pieces(talk: Talk) -> Iterator[tuple[str, str]]:
    """Every key with its words, in the order in which they are spoken."""
    yield OPENING, talk.opening
    for point in walk(talk.points):
        yield point.id, point.notes
    yield CLOSING, talk.closing


def manuscript(talk: Talk) -> str:
    """The words of the whole talk as running text, its paragraphs rebuilt."""
    parts = [talk.opening]
    for point in walk(talk.points):
        parts.append("" if point.run_on or not parts[-1] or parts[-1].endswith("\n") else "\n")
        parts.append(point.notes)
    if talk.closing:
        parts.append("" if not parts[-1] or parts[-1].endswith("\n") else "\n")
        parts.append(talk.closing)
    return "".join(parts)


def _path_within(points: tuple[Point, ...], point_id: str) -> Path | None:
    for index, point in enumerate(points):
        if point.id == point_id:
            return (index,)
        if point.points and (below := _path_within(point.points, point_id)) is not None:
            return (index, *below)
    return None
