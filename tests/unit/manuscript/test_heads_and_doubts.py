"""Heads, and what an importer is not sure of."""

from __future__ import annotations

import pytest

from lecturer.i18n import set_language
from lecturer.manuscript.doubts import sentence, title
from lecturer.manuscript.head_detection import head_choices, head_of
from lecturer.manuscript.importing import import_text
from lecturer.talk.records import Doubt
from lecturer.talk.walk import walk


@pytest.mark.parametrize(
    ("words", "marker", "head"),
    [
        ("一、总体要求", "一、", "总体要求"),
        ("（二）抓培训。一是分批练。", "（二）", "抓培训"),
        ("二是突出关键少数。领导干部要带头。", "二是", "突出关键少数"),
        ("第四是“一枝一叶总关情”——时代是出卷人。", "第四是", "一枝一叶总关情"),
        ("另一方面，要把书读厚。", "另一方面", "要把书读厚"),
        ("上午9：00集合出发", "", "上午9：00集合出发"),
        ("这句话没有序号。后面还有。", "", "这句话没有序号"),
        ("Part Two: Water as a wall\nA river.", "Part Two", "Water as a wall"),
        ("3. What helps", "3.", "What helps"),
        ("Dr. Smith came at 3.15 p.m. and left.", "", "Dr. Smith came at 3.15 p.m. and left"),
        ("第一句话：“不要怕走弯路。”弯路上也有风景。", "第一句话", "不要怕走弯路"),
        ("  \n ", "", ""),
    ],
)
def test_a_head_is_told_from_the_words_after_it(words: str, marker: str, head: str) -> None:
    found = head_of(words)
    assert (found.marker, found.title) == (marker, head)


def test_a_long_head_is_cut_at_its_first_clause_and_doubted() -> None:
    words = "一、坚持问题导向，从群众最关心的小事做起，把楼道里的灯一盏一盏修好，把路一段一段铺平\n二、短的"
    first = import_text(words).talk.points[0]
    assert first.title == "坚持问题导向"
    assert [(doubt.kind, doubt.found) for doubt in first.doubts] == [("head", "坚持问题导向")]


def _doubts(words: str) -> list[tuple[str, str, str]]:
    points = walk(import_text(words).talk.points)
    return [(doubt.kind, doubt.said, doubt.found) for point in points for doubt in point.doubts]


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("一是定标准。二是抓执行。四是勤复盘。", ("gap", "四是", "三是")),
        ("一、看\n二、听\n四、说", ("gap", "四、", "三、")),
        ("二、听\n三、说", ("gap", "二、", "一、")),
        ("一是定标准。二是抓执行。二是勤复盘。", ("duplicate", "二是", "三是")),
        ("1. a\n2. b\n2. c", ("duplicate", "2.", "3.")),
        ("一是定标准，二要抓执行，三是勤复盘。", ("mixed", "二要", "一是")),
        ("我讲四点：一是看，二是听，三是说。", ("count", "四点", "3")),
        (
            "各位好！今天我讲四点，都是小事。先说我自己。\n一、甲\n话。\n二、乙\n话。\n三、丙",
            ("count", "四点", "3"),
        ),
        ("I will give you two reasons.\nFirst, a.\nSecond, b.\nThird, c.", ("count", "two reasons", "3")),
        ("一、看\n（1）近看\n（2）远看\n二、听", ("level", "（1）", "一、")),
        ("主要体现在一是标准不统一，二是记录不完整。", ("rescue", "一是", "")),
        ("一、总体要求\n没有二了。", ("lone", "一、", "")),
    ],
)
def test_what_is_doubtful_is_noted_with_what_was_expected(words: str, doubt: tuple[str, str, str]) -> None:
    assert _doubts(words) == [doubt]


@pytest.mark.parametrize(
    "words",
    [
        "我讲三点：一是看，二是听，三是说。",
        "第一章　总则\n第一条　看。\n第二条　听。\n第二章　附则\n第三条　说。",
        "一、看\n1. 近看\n2. 远看\n二、听",
        "他打了三个电话。\n一、看\n二、听",
    ],
)
def test_what_is_in_order_is_not_doubted(words: str) -> None:
    assert _doubts(words) == []


def test_a_line_that_looks_like_a_heading_is_told_of_the_point_that_holds_it() -> None:
    words = (
        "一、查隐患\n每户都要查，楼上楼下一户不漏。\n消防通道不是停车位\n"
        "前年腊月，救护车在楼下多绕了四分钟，只因为一辆车停错了地方。\n二、备器材\n家家都要备。"
    )
    assert _doubts(words) == [("guess", "消防通道不是停车位", "")]


@pytest.mark.parametrize(
    ("doubt", "english", "chinese"),
    [
        (
            Doubt("gap", said="四是", found="三是"),
            "The number “四是” stands where “三是” was expected.",
            "这里写的是“四是”，按顺序应当是“三是”。",
        ),
        (
            Doubt("count", said="四点", found="3"),
            "The words announce “四点”, but 3 were found.",
            "文中说“四点”，但只找到 3 个。",
        ),
    ],
)
def test_a_doubt_is_said_in_a_sentence(doubt: Doubt, english: str, chinese: str) -> None:
    assert sentence(doubt) == english
    assert title(doubt)
    set_language("zh")
    assert sentence(doubt) in (chinese, english)  # English until the catalog is compiled


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (
            "一、放得稳：线要紧，手要松\n站在上风口。",
            ("放得稳：线要紧，手要松", "放得稳", "线要紧，手要松"),
        ),
        (
            "1. 把“三个一”做实：一张表，一支笔，一本账。天天记。",
            ("把“三个一”做实", "把“三个一”做实：一张表，一支笔，一本账。天天记",
             "把“三个一”做实：一张表，一支笔，一本账", "一张表，一支笔，一本账", "三个一"),
        ),
        ("First, knock twice, and wait.", ("Knock twice, and wait", "Knock twice")),
        ("", ()),
    ],
)  # fmt: skip
def test_a_head_can_be_chosen_from_the_words(words: str, choices: tuple[str, ...]) -> None:
    assert head_choices(words) == choices


@pytest.mark.parametrize(
    ("heading", "title", "seconds"),
    [
        ("一、开场（约 0.5 分钟）", "开场", 30),
        ("一、拉绳子 (~3 min)", "拉绳子", 180),
        ("一、选地方，约 40 秒", "选地方", 40),
        ("一、提问（1分30秒）", "提问", 90),
        ("一、回答（两分半钟）", "回答", 150),
        ("一、开场（0:30-1:15）", "开场", 45),
        ("一、慢跑十分钟", "慢跑十分钟", None),
        ("一、三十分钟能做什么", "三十分钟能做什么", None),
    ],
)
def test_minutes_in_a_heading_are_its_plan(heading: str, title: str, seconds: float | None) -> None:
    point = import_text(f"{heading}\n话。\n二、另一段\n话。").talk.points[0]
    assert (point.title, point.seconds) == (title, seconds)
