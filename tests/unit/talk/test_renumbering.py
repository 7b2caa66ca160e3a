"""Numbers are found to be out of order, and put right with all words kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk

from lecturer.talk import edits
from lecturer.talk.records import Doubt, Point, Talk
from lecturer.talk.renumbering import misnumbered, only_numbers_differ, renumbered
from lecturer.talk.walk import walk


def markers(made: Talk) -> list[str]:
    return [point.marker for point in walk(made.points)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("一、甲 / 三、乙 / 二、丙", ["一、", "二、", "三、"]),
        ("一、甲 / 三、乙", ["一、", "二、"]),
        ("二、甲 / 三、乙", ["一、", "二、"]),
        ("一、甲 / （一）乙 / 二、丙", ["一、", "二、", "三、"]),
        ("1.甲 / 1.乙 / 3.丙", ["1.", "2.", "3."]),
        ("一、甲 > （一）乙 / （三）丙 < 二、丁 > （一）戊", ["一、", "（一）", "（二）", "二、", "（一）"]),
        ("一是甲 / 一是乙", ["一是", "二是"]),
        ("九、甲 / 十、乙 / 十二、丙", ["一、", "二、", "三、"]),
    ],
)
def test_numbers_are_put_right(before: str, after: list[str]):
    made = talk(before)
    assert markers(renumbered(made)) == after
    assert misnumbered(renumbered(made)) == ()


@pytest.mark.parametrize(
    "outline",
    [
        "一、甲 / 二、乙",
        "一、甲 > （一）乙 / （二）丙 < 二、丁 > （一）戊 / （二）己",
        "一、甲 > 1.乙 / 2.丙 < 二、丁 > 3.戊 / 4.己",
        "甲 / 乙",
        "一、甲 / 二、乙 / 1.丙 / 2.丁",
    ],
)
def test_what_is_in_order_stays(outline: str):
    made = talk(outline)
    assert misnumbered(made) == ()
    assert renumbered(made) == made


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("③", "②"),
        ("（3）", "（2）"),
        ("III.", "II."),
        ("丙、", "乙、"),
        ("Part Three", "Part Two"),
        ("第十步", "第二步"),
        ("㈢", "㈡"),
    ],
)
def test_a_number_keeps_the_way_it_is_written(wrong: str, right: str):
    first = right.translate(str.maketrans("②2乙二㈡", "①1甲一㈠")).replace("II", "I").replace("Two", "One")
    made = Talk(points=(Point(id="a", marker=first), Point(id="b", marker=wrong, notes=f"  {wrong}乙。话。")))
    second = renumbered(made).points[1]
    assert (second.marker, second.notes) == (right, f"  {right}乙。话。")


def test_words_without_a_number_are_left_alone():
    made = Talk(
        points=(
            Point(id="a", marker="首先，"),
            Point(id="b", marker="其次，"),
            Point(id="c", marker="最后，"),
        )
    )
    assert renumbered(made) == made


def test_notes_that_do_not_begin_with_the_marker_stay():
    made = Talk(points=(Point(id="a", marker="一、"), Point(id="b", marker="三、", notes="三、四月里开花。")))
    made = edits.set_point(made, "b", notes="第三件事。")
    assert renumbered(made).points[1].notes == "第三件事。"


def test_doubts_about_numbers_are_settled_with_them():
    made = edits.set_point(
        talk("一、甲 / 三、乙"), "p2", doubts=(Doubt("gap", "三、", "二、"), Doubt("head"))
    )
    assert renumbered(made).points[1].doubts == (Doubt("head"),)


@given(st.permutations([1, 2, 3, 4, 5]), st.lists(st.booleans(), min_size=5, max_size=5))
def test_only_numbers_are_changed(order: list[int], kept: list[bool]):
    points = tuple(
        Point(id=f"p{n}", marker=f"{n}.", title=f"第{n}件", notes=f"{n}. 第{n}件。话{n}。")
        for n, is_kept in zip(order, kept, strict=True)
        if is_kept
    )
    made = Talk(opening="开场。", points=points, closing="完。")
    after = renumbered(made)
    assert only_numbers_differ(made, after)
    assert [point.title for point in after.points] == [point.title for point in made.points]
    assert markers(after) == [f"{n}." for n in range(1, len(points) + 1)]
    assert renumbered(after) == after
