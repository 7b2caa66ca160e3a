"""The pictures of a talk: whose they are, and calling them by other names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from lecturer.talk.records import OPENING, Picture, Point, Talk
from lecturer.talk.walk import walk


def of_point(point: Point) -> tuple[Picture, ...]:
    """The pictures of a point, its own first."""
    own = (Picture(point.image, point.alt, point.focus),) if point.image else ()
    return (*own, *(each for each in point.pictures if each.image))


def of_talk(talk: Talk) -> Iterator[tuple[str, Picture]]:
    """Every picture with the key of what shows it; the cover's first."""
    if talk.image:
        yield OPENING, Picture(talk.image, "", talk.focus)
    for point in walk(talk.points):
        for picture in of_point(point):
            yield point.id, picture


def renamed(talk: Talk, name_of: Callable[[str], str]) -> Talk:
    """The talk with each picture called by another name; what does not change is shared.

    Args:
        talk: The talk.
        name_of: The new path of a picture by its present one.
    """

    def of(point: Point) -> Point:
        image = name_of(point.image) if point.image else ""
        pictures = tuple(replace(each, image=name_of(each.image)) for each in point.pictures)
        points = tuple(map(of, point.points)) if point.points else ()
        if image == point.image and pictures == point.pictures and points == point.points:
            return point
        return replace(point, image=image, pictures=pictures, points=points)

    image = name_of(talk.image) if talk.image else ""
    return replace(talk, image=image, points=tuple(map(of, talk.points)))
