"""Each edit on each point of each outline of up to four points, beside what it does to a list of rows.

A row is a level and a point's id. In a list promoting is a level less for a branch, demoting a level more:
written down this way an edit has no index into a parent that could be off by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise, product

import pytest

from lecturer.talk import edits
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import find, walk, walk_paths

Rows = list[tuple[int, str]]
Model = Callable[[Rows, int], Rows]


def outlines(most: int = 4) -> Iterator[Rows]:
    for count in range(1, most + 1):
        for levels in product(range(count), repeat=count):
            steps = zip(levels, (-1, *levels), strict=False)
            if all(level <= before + 1 for level, before in steps):
                yield [(level, f"q{number}") for number, level in enumerate(levels)]


def talk_of(rows: Rows) -> Talk:
    def below(level: int, some: Rows) -> tuple[Point, ...]:
        starts = [place for place, row in enumerate(some) if row[0] == level]
        return tuple(
            Point(
                id=some[start][1], notes=f"{some[start][1]}。", points=below(level + 1, some[start + 1 : end])
            )
            for start, end in pairwise([*starts, len(some)])
        )

    return Talk(opening="开", points=below(0, rows), closing="完")


def rows_of(talk: Talk) -> Rows:
    return [(len(path) - 1, point.id) for path, point in walk_paths(talk.points)]


def end_of(rows: Rows, place: int) -> int:
    """The place behind a branch."""
    return next((at for at in range(place + 1, len(rows)) if rows[at][0] <= rows[place][0]), len(rows))


def parent_of(rows: Rows, place: int) -> int | None:
    return next((at for at in range(place - 1, -1, -1) if rows[at][0] == rows[place][0] - 1), None)


def sibling_before(rows: Rows, place: int) -> int | None:
    above = next((at for at in range(place - 1, -1, -1) if rows[at][0] <= rows[place][0]), None)
    return above if above is not None and rows[above][0] == rows[place][0] else None


def sibling_after(rows: Rows, place: int) -> int | None:
    end = end_of(rows, place)
    return end if end < len(rows) and rows[end][0] == rows[place][0] else None


def deeper(rows: Rows, place: int, by: int) -> Rows:
    end = end_of(rows, place)
    return [(level + by * (place <= at < end), key) for at, (level, key) in enumerate(rows)]


def taken_to(rows: Rows, place: int, before: int) -> Rows:
    end = end_of(rows, place)
    there = [*rows[:place], *[(-1, "")] * (end - place), *rows[end:]]
    there[before:before] = rows[place:end]
    return [row for row in there if row[1]]


def promoted(rows: Rows, place: int) -> Rows:
    return deeper(rows, place, -1) if rows[place][0] else rows


def demoted(rows: Rows, place: int) -> Rows:
    return rows if sibling_before(rows, place) is None else deeper(rows, place, 1)


def moved_up(rows: Rows, place: int) -> Rows:
    above, parent = sibling_before(rows, place), parent_of(rows, place)
    if above is not None:
        return taken_to(rows, place, above)
    if parent is None or sibling_before(rows, parent) is None:
        return rows
    return taken_to(rows, place, parent)


def moved_down(rows: Rows, place: int) -> Rows:
    below, parent = sibling_after(rows, place), parent_of(rows, place)
    if below is not None:
        return taken_to(rows, place, end_of(rows, below))
    aunt = None if parent is None else sibling_after(rows, parent)
    return rows if aunt is None else taken_to(rows, place, aunt + 1)


def dissolved(rows: Rows, place: int) -> Rows:
    return [row for row in deeper(rows, place, -1) if row[1] != rows[place][1]]


def removed(rows: Rows, place: int) -> Rows:
    return rows[:place] + rows[end_of(rows, place) :]


def duplicated(rows: Rows, place: int) -> Rows:
    end = end_of(rows, place)
    copies = [(level, f"p{number}") for number, (level, _key) in enumerate(rows[place:end], 1)]
    return rows[:end] + copies + rows[end:]


def followed(rows: Rows, place: int) -> Rows:
    end = end_of(rows, place)
    return [*rows[:end], (rows[place][0], "p1"), *rows[end:]]


def split(rows: Rows, place: int) -> Rows:
    has_points = end_of(rows, place) > place + 1
    return [*rows[: place + 1], (rows[place][0] + has_points, "p1"), *rows[place + 1 :]]


@pytest.mark.parametrize(
    ("edit", "model"),
    [
        (edits.promote, promoted),
        (edits.demote, demoted),
        (edits.move_up, moved_up),
        (edits.move_down, moved_down),
        (edits.dissolve, dissolved),
        (edits.remove, removed),
        (edits.duplicate, duplicated),
        (edits.add_after, followed),
        (lambda talk, key: edits.split(talk, key, 1, ""), split),
    ],
)
def test_an_edit_does_to_an_outline_what_it_does_to_a_list(edit: Callable[[Talk, str], Talk], model: Model):
    for rows in outlines():
        talk = talk_of(rows)
        assert rows_of(talk) == rows
        for place, (_level, key) in enumerate(rows):
            after, wanted = edit(talk, key), model(rows, place)
            assert rows_of(after) == wanted, (rows, key)
            assert (after is talk) == (wanted == rows), (rows, key)


def test_dissolving_and_merging_give_the_words_to_the_point_before_in_the_order_of_reading():
    for rows in outlines():
        talk, order = talk_of(rows), [OPENING, *(key for _level, key in rows)]
        for before, key in pairwise(order):
            after = edits.dissolve(talk, key)
            words = after.opening if before == OPENING else find(after, before).notes
            assert words == ("开" if before == OPENING else f"{before}。") + f"\n{key}。"
            assert edits.merge_with_next(talk, before) == after
        assert edits.merge_with_next(talk, CLOSING) is talk


def test_a_branch_goes_before_the_sibling_that_is_named_whatever_moves():
    for rows in outlines(3):
        talk = talk_of(rows)
        for _level, key in rows:
            branch = {point.id for point in walk((find(talk, key),))}
            for parent in (None, *(other for _level, other in rows)):
                siblings = talk.points if parent is None else find(talk, parent).points
                for index in range(len(siblings) + 1):
                    after = edits.move_to(talk, (key,), parent, index)
                    if parent in branch:
                        assert after is talk
                        continue
                    there = after.points if parent is None else find(after, parent).points
                    others = [point.id for point in siblings]
                    wanted = [*others[:index], "*", *others[index:]]
                    assert [point.id for point in there] == [
                        key if each == "*" else each for each in wanted if each != key
                    ]
                    assert {point.id for point in walk((find(after, key),))} == branch
