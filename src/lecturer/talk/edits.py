"""Edits of a talk, each a function from the old talk to the new one.

An edit that cannot be done (promoting a top point) returns the very talk it was given. Structural edits
never change a character of the words; all but the moves and `remove` keep their order too. Taking a point
away never joins paragraphs: what continued its paragraph begins one then.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection
from itertools import count

import msgspec

from lecturer.talk.changes import same_shape
from lecturer.talk.records import CLOSING, OPENING, RESERVED_KEYS, Point, Talk
from lecturer.talk.walk import NoSuchPoint, Path, at, path_to, siblings_at, walk

Siblings = tuple[Point, ...]

_NUMBERED = re.compile(r"p[0-9]{1,9}")
_EMPTY_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")

DEEPEST_LEVEL = 60
"""How deep points may stand in one another; the file's reader refuses little more."""


def set_talk(talk: Talk, **fields: object) -> Talk:
    """Change fields of the talk itself: title, theme, rules, opening and so on."""
    return talk if _same(talk, fields) else msgspec.structs.replace(talk, **fields)


def set_point(talk: Talk, point_id: str, **fields: object) -> Talk:
    """Change fields of one point.

    Raises:
        NoSuchPoint: When there is none with that id.
    """
    path = path_to(talk, point_id)
    if _same(at(talk, path), fields):
        return talk
    return _change_at(talk, path, lambda point: (msgspec.structs.replace(point, **fields),))


def set_words(talk: Talk, key: str, words: str) -> Talk:
    """Replace the words spoken at a key: a point's notes, the opening, or the closing.

    Raises:
        NoSuchPoint: When the key names nothing.
    """
    if key in (OPENING, CLOSING):
        return set_talk(talk, **{key: words})
    return set_point(talk, key, notes=words)


def promote(talk: Talk, point_id: str) -> Talk:
    """Move a point one level up, after its parent; the siblings after it become its points."""
    path = path_to(talk, point_id)
    if len(path) < 2:
        return talk

    def lift(parent: Point) -> Siblings:
        index = path[-1]
        point, after = parent.points[index], parent.points[index + 1 :]
        return (
            msgspec.structs.replace(parent, points=parent.points[:index]),
            msgspec.structs.replace(point, points=point.points + after),
        )

    return _change_at(talk, path[:-1], lift)


def demote(talk: Talk, point_id: str) -> Talk:
    """Move a point one level down, to the end of the points of its predecessor."""
    path = path_to(talk, point_id)
    if path[-1] == 0 or len(path) + _height((at(talk, path),)) > DEEPEST_LEVEL:
        return talk
    index = path[-1]

    def sink(siblings: Siblings) -> Siblings:
        above, point = siblings[index - 1], siblings[index]
        above = msgspec.structs.replace(above, points=(*above.points, point))
        return (*siblings[: index - 1], above, *siblings[index + 1 :])

    return _change_siblings(talk, path[:-1], sink)


def move_up(talk: Talk, point_id: str) -> Talk:
    """Swap a branch with the one before it; the first of its parent goes to the end of the parent before."""
    path = path_to(talk, point_id)
    if path[-1] > 0:
        return move_to(talk, (point_id,), _parent_id(talk, path), path[-1] - 1)
    if len(path) > 1 and path[-2] > 0:
        aunt = at(talk, (*path[:-2], path[-2] - 1))
        return move_to(talk, (point_id,), aunt.id, len(aunt.points))
    return talk


def move_down(talk: Talk, point_id: str) -> Talk:
    """Swap a branch with the one after it; the last of its parent goes to the start of the parent after."""
    path = path_to(talk, point_id)
    if path[-1] + 1 < len(siblings_at(talk, path[:-1])):
        return move_to(talk, (point_id,), _parent_id(talk, path), path[-1] + 2)
    if len(path) > 1 and path[-2] + 1 < len(siblings_at(talk, path[:-2])):
        return move_to(talk, (point_id,), at(talk, (*path[:-2], path[-2] + 1)).id, 0)
    return talk


def move_to(talk: Talk, point_ids: tuple[str, ...], parent_id: str | None, index: int) -> Talk:
    """Move branches, in the order given, below a parent (None: to the top) before its point `index`.

    A branch inside another one moves with it. A parent inside one of the branches cannot take them.
    """
    paths = {point_id: path_to(talk, point_id) for point_id in point_ids}
    places = set(paths.values())
    tops = {point_id: path for point_id, path in paths.items() if not _stands_in(path, places)}
    branches = tuple(at(talk, path) for path in tops.values())
    parent = path_to(talk, parent_id) if parent_id else ()
    if parent in tops.values() or _stands_in(parent, set(tops.values())):
        return talk
    if len(parent) + _height(branches) > DEEPEST_LEVEL:
        return talk
    siblings = siblings_at(talk, parent)
    index = max(0, min(index, len(siblings)))
    index -= sum(point.id in tops for point in siblings[:index])
    bare = without(talk, set(tops))
    moved = tuple(msgspec.structs.replace(branch, run_on=False) for branch in branches)
    after = _change_siblings(
        bare,
        path_to(bare, parent_id) if parent_id else (),
        lambda siblings: (*siblings[:index], *moved, *siblings[index:]),
    )
    return talk if same_shape(after.points, talk.points) else after


def insert(talk: Talk, branches: Siblings, parent_id: str | None, index: int) -> Talk:
    """Put branches below a parent (None: at the top) before its point `index`; taken ids are replaced."""
    parent = path_to(talk, parent_id) if parent_id else ()
    if not branches or len(parent) + _height(branches) > DEEPEST_LEVEL:
        return talk
    new_id = fresh_ids(talk)
    taken = {"", *RESERVED_KEYS, *(point.id for point in walk(talk.points))}

    def renamed(point: Point) -> Point:
        point_id = point.id
        while point_id in taken:
            point_id = new_id()
        taken.add(point_id)
        return msgspec.structs.replace(point, id=point_id, points=tuple(map(renamed, point.points)))

    added = tuple(map(renamed, branches))
    return _change_siblings(talk, parent, lambda siblings: (*siblings[:index], *added, *siblings[index:]))


def add_after(talk: Talk, key: str, title: str = "", notes: str = "") -> Talk:
    """Add an empty point after a point, at its level; the opening and closing give the first and last."""
    point = Point(id=fresh_ids(talk)(), title=title, notes=notes)
    if key == OPENING:
        return insert(talk, (point,), None, 0)
    if key == CLOSING:
        return insert(talk, (point,), None, len(talk.points))
    path = path_to(talk, key)
    return insert(talk, (point,), _parent_id(talk, path), path[-1] + 1)


def duplicate(talk: Talk, point_id: str) -> Talk:
    """Put a copy of a branch after it, with ids of its own."""
    path = path_to(talk, point_id)
    return insert(talk, (at(talk, path),), _parent_id(talk, path), path[-1] + 1)


def remove(talk: Talk, point_id: str) -> Talk:
    """Delete a branch with its words."""
    path_to(talk, point_id)
    return without(talk, {point_id})


def without(talk: Talk, ids: Collection[str]) -> Talk:
    """Delete some branches with their words; ids that the talk does not have are passed over.

    A point that continued a paragraph begun in one of them begins one itself.
    """
    gone = frozenset(ids)
    start_lost = False

    def kept(points: Siblings) -> Siblings:
        nonlocal start_lost
        result = []
        for point in points:
            if point.id in gone:
                start_lost = start_lost or any(not each.run_on for each in walk((point,)))
                continue
            after = point
            if start_lost and point.run_on:
                after = msgspec.structs.replace(point, run_on=False)
            start_lost = False
            below = kept(point.points)
            if below is not point.points:
                after = msgspec.structs.replace(after, points=below)
            result.append(after)
        same = len(result) == len(points) and all(map(operator.is_, result, points))
        return points if same else tuple(result)

    return msgspec.structs.replace(talk, points=kept(talk.points))


def dissolve(talk: Talk, point_id: str) -> Talk:
    """Make a point none: its words join those before it, its points take its place."""
    order = [OPENING, *(point.id for point in walk(talk.points))]
    before = order[order.index(point_id) - 1]
    path = path_to(talk, point_id)
    point = at(talk, path)
    bare = _change_at(talk, path, lambda gone: gone.points)
    return _append_words(bare, before, point.notes, run_on=point.run_on)


def merge_with_next(talk: Talk, key: str) -> Talk:
    """Join the words of the next point to those at `key`; the last point takes the closing."""
    if key == CLOSING:
        return talk
    order = [OPENING, *(point.id for point in walk(talk.points))]
    if key not in order:
        raise NoSuchPoint(key)
    following = order[order.index(key) + 1 :]
    if following:
        return dissolve(talk, following[0])
    return set_talk(_append_words(talk, key, talk.closing, run_on=False), closing="")


def split(talk: Talk, key: str, offset: int, title: str, marker: str = "") -> Talk:
    """Make a point of the words at `key` from a character offset on, named `title`.

    It follows the point that it was cut from, or becomes the first of its points when it has any. Cut from
    the opening it is the first top point, from the closing the last: the closing's words before the cut then
    join the point before, and its later paragraphs stay the closing.
    """
    point = Point(id=fresh_ids(talk)(), title=title, marker=marker)
    if key == CLOSING:
        return _split_closing(talk, offset, point)
    words = talk.opening if key == OPENING else at(talk, path_to(talk, key)).notes
    head, tail = words[:offset], words[offset:]
    if not tail.strip() or (not head.strip() and key != OPENING):
        return talk
    run_on = bool(head.strip()) and not head.rstrip(" \t\u3000").endswith("\n")
    point = msgspec.structs.replace(point, notes=tail.lstrip("\n"), run_on=run_on)
    talk = set_words(talk, key, head if run_on else head.rstrip("\n"))
    if key == OPENING:
        return insert(talk, (point,), None, 0)
    path = path_to(talk, key)
    if at(talk, path).points:
        return insert(talk, (point,), key, 0)
    return insert(talk, (point,), _parent_id(talk, path), path[-1] + 1)


def settle(talk: Talk, point_id: str, kind: str = "") -> Talk:
    """Take back the doubts of one kind (or all) about a point: a person has looked."""
    doubts = at(talk, path_to(talk, point_id)).doubts
    return set_point(talk, point_id, doubts=tuple(d for d in doubts if kind and d.kind != kind))


def fresh_ids(talk: Talk) -> Callable[[], str]:
    """A function that gives, call by call, ids that no point of the talk has."""
    numbered = (point.id[1:] for point in walk(talk.points) if _NUMBERED.fullmatch(point.id))
    following = count(max(map(int, numbered), default=0) + 1)
    return lambda: f"p{next(following)}"


def _split_closing(talk: Talk, offset: int, point: Point) -> Talk:
    head, tail = talk.closing[:offset], talk.closing[offset:]
    if not tail.strip():
        return talk
    notes, _, rest = _EMPTY_LINES.sub("", tail).partition("\n")
    point = msgspec.structs.replace(point, notes=notes, run_on=bool(head.strip()) and not head.endswith("\n"))
    last = next(reversed([OPENING, *(each.id for each in walk(talk.points))]))
    talk = _append_words(talk, last, head.rstrip("\n"), run_on=False)
    return insert(set_talk(talk, closing=rest), (point,), None, len(talk.points))


def _append_words(talk: Talk, key: str, words: str, *, run_on: bool) -> Talk:
    if not words:
        return talk
    before = talk.opening if key == OPENING else at(talk, path_to(talk, key)).notes
    joint = "" if run_on or not before or before.endswith("\n") else "\n"
    return set_words(talk, key, before + joint + words)


def _change_at(talk: Talk, path: Path, change: Callable[[Point], Siblings]) -> Talk:
    """Put what `change` gives in the place of the point at a path."""
    index = path[-1]
    return _change_siblings(
        talk,
        path[:-1],
        lambda siblings: (*siblings[:index], *change(siblings[index]), *siblings[index + 1 :]),
    )


def _change_siblings(talk: Talk, parent: Path, change: Callable[[Siblings], Siblings]) -> Talk:
    """Put what `change` gives in the place of the points below the point at `parent`."""

    def within(siblings: Siblings, path: Path) -> Siblings:
        if not path:
            return change(siblings)
        index, point = path[0], siblings[path[0]]
        point = msgspec.structs.replace(point, points=within(point.points, path[1:]))
        return (*siblings[:index], point, *siblings[index + 1 :])

    return msgspec.structs.replace(talk, points=within(talk.points, parent))


def _parent_id(talk: Talk, path: Path) -> str | None:
    return at(talk, path[:-1]).id if len(path) > 1 else None


def _stands_in(path: Path, places: set[Path]) -> bool:
    """Whether one of the places is above the path."""
    return any(path[:length] in places for length in range(1, len(path)))


def _height(points: Siblings) -> int:
    """How many levels these branches have."""
    return max((1 + _height(point.points) for point in points), default=0)


def _same(record: Talk | Point, fields: dict[str, object]) -> bool:
    return all(getattr(record, name) == value for name, value in fields.items())
