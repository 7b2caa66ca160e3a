"""Strategies that make talks and edits on them."""

from __future__ import annotations

from hypothesis import strategies as st

from lecturer.talk import edits
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import keys, walk

WORDS = st.text("甲乙丙 　\n。", max_size=12)


@st.composite
def talks(draw, largest=12):
    """A talk of at most so many points, with words, in any shape."""
    levels = draw(st.lists(st.integers(0, 4), max_size=largest))
    points = [
        Point(id=f"p{n}", title=f"T{n}", notes=draw(WORDS), run_on=draw(st.booleans()))
        for n in range(len(levels))
    ]
    return Talk(
        opening=draw(WORDS), closing=draw(WORDS), points=nested(list(zip(levels, points, strict=True)))
    )


def nested(rows):
    """Points with wished levels as a tree; a level too deep becomes the deepest one possible."""
    tops = []
    while rows:
        level, point = rows.pop(0)
        below = []
        while rows and rows[0][0] > level:
            below.append(rows.pop(0))
        tops.append(
            Point(
                id=point.id, title=point.title, notes=point.notes, run_on=point.run_on, points=nested(below)
            )
        )
    return tuple(tops)


def order_keeping(talk, chance):
    """An edit that keeps all words in their order."""
    key = chance.choice(keys(talk))
    point_id = chance.choice([point.id for point in walk(talk.points)] or [""])
    choice = chance.randrange(6)
    if choice == 0:
        return edits.split(talk, key, chance.randrange(14), "新", "一、")
    if choice == 1:
        return edits.merge_with_next(talk, key)
    if choice == 2:
        return edits.add_after(talk, key, "新")
    if not point_id:
        return talk
    if choice == 3:
        return edits.dissolve(talk, point_id)
    return (edits.promote if choice == 4 else edits.demote)(talk, point_id)


def moving(talk, chance):
    """An edit that keeps every point with its words but not their order."""
    ids = [point.id for point in walk(talk.points)]
    if not ids:
        return talk
    point_id = chance.choice(ids)
    choice = chance.randrange(5)
    if choice < 2:
        return (edits.promote, edits.demote)[choice](talk, point_id)
    if choice < 4:
        return (edits.move_up, edits.move_down)[choice - 2](talk, point_id)
    some = tuple(chance.sample(ids, chance.randrange(1, min(len(ids), 6) + 1)))
    return edits.move_to(talk, some, chance.choice([None, *ids]), chance.randrange(-2, 6))


def changing(talk, chance):
    """Any edit at all."""
    key = chance.choice(keys(talk))
    ids = [point.id for point in walk(talk.points)]
    choice = chance.randrange(7)
    if choice == 0:
        return edits.set_words(talk, key, chance.choice(["甲", "乙\n丙", ""]))
    if choice == 1:
        return edits.set_talk(talk, title=chance.choice("甲乙"))
    if choice == 2 and ids:
        return edits.remove(talk, chance.choice(ids))
    if choice == 3 and 0 < len(ids) < 40:
        return edits.duplicate(talk, chance.choice(ids))
    if choice == 4 and ids:
        return edits.set_point(talk, chance.choice(ids), seconds=chance.choice([None, 30.0]))
    return (order_keeping if choice == 5 else moving)(talk, chance)


def visible(talk):
    """Every character that is no space, in order."""
    words = [talk.opening, *(point.notes for point in walk(talk.points)), talk.closing]
    return "".join("".join(words).split())


ENDS = (OPENING, CLOSING)
