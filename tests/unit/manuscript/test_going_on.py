"""Words behind a list inside a paragraph belong to the point above it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lecturer.manuscript.importing import import_text
from lecturer.talk.walk import walk

KITE = """扎风筝
一、备料
东西有三样：一是竹篾，二是薄纸，三是棉线。缺一样都飞不起来。
孩子们常来问我，哪一样最要紧。
那年我也问过师傅。
二、动手
先横后竖。
"""


def test_words_behind_a_list_go_on_with_the_point_above() -> None:
    talk = import_text(KITE).talk
    below = talk.points[0].points
    assert [point.title for point in below] == ["竹篾", "薄纸", "棉线", ""]
    assert below[2].notes == "三是棉线。"
    assert below[3].goes_on
    assert below[3].run_on
    assert below[3].notes.startswith("缺一样")
    assert below[3].notes.endswith("师傅。")
    assert import_text(KITE).lossless


def test_an_item_of_whole_sentences_keeps_its_paragraph() -> None:
    text = KITE.replace("竹篾，二", "竹篾。要干。二").replace("薄纸，三", "薄纸。要韧。三")
    below = import_text(text).talk.points[0].points
    assert below[2].notes == "三是棉线。缺一样都飞不起来。"
    assert below[3].notes.startswith("孩子们")
    assert not below[3].run_on


def test_a_list_that_ends_its_part_has_nothing_behind_it() -> None:
    text = "扎风筝\n一、备料\n三样：一是竹篾，二是薄纸，三是棉线。\n二、动手\n先横后竖。"
    assert not [point for point in walk(import_text(text).talk.points) if point.goes_on]


def test_a_list_over_paragraphs_keeps_the_words_of_its_last_item() -> None:
    items = "一是竹篾。要干。\n二是薄纸。要韧。\n三是棉线。要长。"
    text = f"扎风筝\n一、备料\n{items}\n线轴也要备好。\n二、动手\n先横后竖。"
    assert not [point for point in walk(import_text(text).talk.points) if point.goes_on]


def test_a_list_at_the_top_gives_back_what_is_more_than_two_sentences() -> None:
    tail = "后来我常常想起那个下午，风从河面上吹过来，线轴在手里转得飞快，谁也没有说话。" * 2
    text = f"扎风筝\n东西有三样：一是竹篾，二是薄纸，三是棉线。\n{tail}\n那时候真好。\n{tail}"
    points = import_text(text).talk.points
    assert [point.goes_on for point in points] == [False, False, False, True]


def test_a_point_that_gets_a_title_is_one_like_others() -> None:
    point = import_text(KITE).talk.points[0].points[3]
    assert not replace(point, title="哪一样").goes_on


@pytest.mark.parametrize(
    ("behind", "item"),
    [
        ("同时要多备一样。", "三是棉线。同时要多备一样。"),
        ("这三样缺一不可。", "三是棉线。"),
        ("总之都要好。", "三是棉线。"),
    ],
)
def test_what_adds_to_the_last_item_stays_and_what_sums_up_goes(behind: str, item: str) -> None:
    for pause in ("，", "。"):
        text = f"扎风筝\n一、备料\n三样：一是竹篾{pause}二是薄纸{pause}三是棉线。{behind}\n二、动手\n先横。"
        assert import_text(text).talk.points[0].points[2].notes == item
