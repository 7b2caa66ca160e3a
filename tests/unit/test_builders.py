"""The tiny language for trees says what it seems to say."""

from __future__ import annotations

from tests.builders import talk

from lecturer.talk.walk import walk_paths


def rows(outline: str) -> list[tuple[tuple[int, ...], str, str]]:
    return [(path, point.marker, point.title) for path, point in walk_paths(talk(outline).points)]


def test_levels_go_down_and_up_again():
    assert rows("一、甲 / 二、乙 > （一）丙 / （二）丁 < 三、戊") == [
        ((0,), "一、", "甲"),
        ((1,), "二、", "乙"),
        ((1, 0), "（一）", "丙"),
        ((1, 1), "（二）", "丁"),
        ((2,), "三、", "戊"),
    ]


def test_words_follow_the_head_and_a_tilde_runs_on():
    first, second = talk("一是看得见：看得见才信。 / ~二是记得住").points
    assert first.notes == "一是看得见。看得见才信。"
    assert (first.run_on, second.run_on) == (False, True)


def test_no_outline_is_no_points():
    assert talk("").points == ()
