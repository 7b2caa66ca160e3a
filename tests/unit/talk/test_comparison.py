from __future__ import annotations

import random

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk
from tests.unit.talk.outlines import changing, talks

from lecturer.talk import edits
from lecturer.talk.comparison import compare
from lecturer.talk.records import Talk
from lecturer.talk.walk import walk

TALK = talk("一、甲 > （一）丙：丙的话 / （二）丁：丁的话 < 二、乙：乙的话", opening="开。")


def kinds(after: Talk) -> list[tuple[str, str]]:
    return [(entry.key, entry.kind) for entry in compare(TALK, after)]


def readable(shown: Talk) -> Talk:
    """Without what a comparison leaves out: joins of paragraphs and an importer's doubts."""

    def plain(points):
        return tuple(
            msgspec.structs.replace(p, run_on=False, why="", doubts=(), points=plain(p.points))
            for p in points
        )

    return msgspec.structs.replace(shown, points=plain(shown.points))


@given(talks(), st.randoms(use_true_random=False), st.integers(0, 12))
def test_everything_that_differs_is_named_and_nothing_else(before, chance, count):
    after = before
    for _ in range(count):
        after = changing(after, chance)
    entries = compare(before, after)
    assert bool(entries) == (readable(before) != readable(after))
    old, new = ({point.id for point in walk(each.points)} for each in (before, after))
    assert {e.key for e in entries if e.kind == "added"} == new - old
    assert {e.key for e in entries if e.kind == "removed"} == old - new
    keys = [entry.key for entry in entries]
    assert len(set(keys)) == len(keys)


def test_words_titles_and_settings_are_told_apart():
    after = edits.set_words(TALK, "p2", "丙说的话")
    after = edits.set_point(after, "p4", seconds=30.0)
    after = edits.set_words(edits.set_talk(after, title="新"), "opening", "开始。")
    entries = compare(TALK, after)
    assert [(e.key, e.words, e.fields) for e in entries] == [
        ("", ("", ""), ("title",)),
        ("opening", ("开。", "开始。"), ()),
        ("p2", ("（一）丙。丙的话", "丙说的话"), ()),
        ("p4", ("二、乙。乙的话", "二、乙。乙的话"), ("seconds",)),
    ]


def test_what_is_gone_stands_where_it_stood():
    after = edits.remove(edits.set_point(TALK, "p4", title="新"), "p2")
    assert kinds(after) == [("p2", "removed"), ("p4", "changed")]


def test_one_point_moved_is_one_point_named():
    assert kinds(edits.move_down(TALK, "p2")) == [("p2", "moved")] or kinds(edits.move_down(TALK, "p2")) == [
        ("p3", "moved")
    ]


def test_losing_a_parent_is_no_move():
    assert kinds(edits.dissolve(TALK, "p1")) == [("opening", "changed"), ("p1", "removed")]


def test_a_thousand_points_shuffled_are_compared():
    points = tuple(msgspec.structs.replace(TALK.points[1], id=f"q{n}") for n in range(1000))
    shuffled = list(points)
    random.Random(1).shuffle(shuffled)
    entries = compare(Talk(points=points), Talk(points=tuple(shuffled)))
    assert 800 < len(entries) < 1000
