"""Whose words are quoted is told from the words around them; talk in a story is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.deck.compose import compose
from lecturer.deck.proposals.exhibit import AUTOMATIC
from lecturer.deck.proposals.quotations import quotations
from lecturer.talk.records import Point, Talk


def attributed_quotation(notes: str) -> tuple[str, str] | None:
    found = [each for each in quotations(notes) if each.strength >= AUTOMATIC]
    return (found[0].quote, found[0].by) if found else None


@pytest.mark.parametrize(
    ("notes", "by", "words"),
    [
        (
            "一是好。马克思曾深刻指出：“一个单独的提琴手是自己指挥自己。”后来",
            "马克思",
            "一个单独的提琴手是自己指挥自己。",
        ),
        ("《左传》里有一句话：“亲仁善邻，国之宝也。”", "《左传》", "亲仁善邻，国之宝也。"),
        ("正如毛泽东同志所说：“星星之火，可以燎原。”", "毛泽东同志", "星星之火，可以燎原。"),
        (
            "鲁迅先生在《故乡》里写道：“走的人多了，也便成了路。”",
            "鲁迅先生《故乡》",
            "走的人多了，也便成了路。",
        ),
        ("古人云：“千里之行，始于足下。”", "古人", "千里之行，始于足下。"),
        ("孔子说：“己所不欲，勿施于人。”", "孔子", "己所不欲，勿施于人。"),
        (
            "As Mark Twain once said, “Getting started is the secret.”",
            "Mark Twain",
            "Getting started is the secret.",
        ),
    ],
)
def test_a_source_is_told_from_the_words_before(notes, by, words):
    assert attributed_quotation(notes) == (words, by)


@pytest.mark.parametrize(
    "notes",
    [
        "他说：“你家怎么这么吵，今晚早点歇吧。”",
        "老王说：“今天我来修水管吧，别客气。”",
        "老人家拉着我的手说：“闺女，多亏了你们啊。”",
        "“你家怎么这么吵”，这是责怪。",
        "要牢记“三个务必”，走好“五个必由之路”。",
        "He said, “Come in and sit down please.”",
        "",
    ],
)
def test_talk_in_a_story_is_no_quotation(notes):
    assert attributed_quotation(notes) is None


def test_a_point_that_stands_alone_shows_the_words_it_quotes_under_its_title():
    notes = "（一）邻里相亲。《左传》里有一句话：“亲仁善邻，国之宝也。”说的就是这个。"
    lone = Point(id="b", marker="（一）", title="邻里相亲", notes=notes)
    other = Point(id="c", title="别的", points=(Point(id="d", title="行"),))
    slides = compose(Talk(points=(Point(id="a", title="甲", points=(lone, other)),)))
    slide = next(each for each in slides if each.key == "b")
    assert (slide.kind, slide.quote, slide.by, slide.context) == (
        "quote", "亲仁善邻，国之宝也。", "《左传》", "邻里相亲",
    )  # fmt: skip
    assert [step.notes for step in slide.steps] == [notes]


def test_the_quote_layout_finds_the_words_and_their_source():
    notes = "马克思曾深刻指出：“一个单独的提琴手是自己指挥自己。”"
    slide = compose(Talk(points=(Point(id="a", title="甲", notes=notes, layout="quote"),)))[1]
    assert (slide.quote, slide.by) == ("一个单独的提琴手是自己指挥自己。", "马克思")


@given(st.text(st.sampled_from("在中里上有的说道指出：“”，。《》马克思人"), max_size=400))
def test_any_words_are_searched(text):
    found = attributed_quotation(text)
    assert found is None or all(
        piece in text for piece in (*found[0].split("\n"), *found[1].replace("》", "《").split("《"))
    )


def test_long_words_are_searched_without_going_back_and_forth():
    assert attributed_quotation("在会议中在报告里在讲话上有的人曾经说" * 2_000) is None
