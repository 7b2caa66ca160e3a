"""Nests a flat list of points by their depths."""

from __future__ import annotations

import msgspec

from lecturer.talk.records import Doubt, Point, Reason


class Node(msgspec.Struct, frozen=True):
    """A point before it has its place in the tree.

    Attributes:
        depth: How deep it stands, 0 for a top point.
        family: What numbers its siblings.
        ordinal: Its number there, 0 for none.
        marker: The numbering as written.
        title: What the slide shows.
        notes: Its words.
        run_on: It continues its predecessor's paragraph.
        why: What made it a point.
        doubts: What is not sure about it.
        seconds: How long its heading says that it takes; None when it says nothing.
        continues: It has no head: its words go on with those of the point above.
    """

    depth: int
    family: str
    ordinal: int
    marker: str
    title: str
    notes: str
    run_on: bool
    why: Reason
    doubts: tuple[Doubt, ...] = ()
    seconds: float | None = None
    continues: bool = False


def nested(nodes: list[Node]) -> tuple[Point, ...]:
    """The points with their own points inside them, named p1, p2 and so on in the order of the text."""
    finished: list[list[Point]] = [[]]  # finished[d]: the points at depth d whose parent is still open
    for index in range(len(nodes) - 1, -1, -1):
        node = nodes[index]
        while len(finished) <= node.depth + 1:
            finished.append([])
        below = tuple(reversed(finished[node.depth + 1]))
        finished[node.depth + 1] = []
        finished[node.depth].append(
            Point(
                id=f"p{index + 1}",
                marker=node.marker,
                title=node.title,
                notes=node.notes,
                run_on=node.run_on,
                continues=node.continues,
                points=below,
                why=node.why,
                doubts=node.doubts,
                seconds=None if below else node.seconds,
            )
        )
    return tuple(reversed(finished[0]))
