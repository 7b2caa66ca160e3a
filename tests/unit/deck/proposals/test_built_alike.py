"""Clauses that are built alike, steps that are counted, ages, and heads that a sentence goes on with."""

from __future__ import annotations

import pytest

from lecturer.deck.drawn.from_words import proposed, words_of
from lecturer.talk.records import Point


def kind_of(notes: str) -> str:
    return proposed(Point(id="a", title="题", notes=notes))[0].kind


@pytest.mark.parametrize(
    "notes",
    [
        "对病人要有耐心，对家属要有热心，对同行要有诚心。",
        "老师的手要暖，厨师的手要净，司机的手要稳。",
        "驿站里有热水，有雨伞，有针线包，有充电口。",
        "舍得花时间，舍得下力气，舍得放面子。",
    ],
)
def test_clauses_built_alike_stand_beside_one_another(notes: str):
    assert kind_of(notes) in ("cards", "list")


@pytest.mark.parametrize(
    "notes",
    [
        "他没有抱怨，他没有停下，他只是把衣领竖起来。",
        "我们跑了东家，跑了西家，跑到天黑，一户也没有落下。",
        "雪下了三天，路断了，电停了，信也没有了。",
        "有人敲门，门开了，风灌进来。",
    ],
)
def test_what_somebody_did_is_told_and_not_drawn(notes: str):
    assert kind_of(notes) == "statement"


@pytest.mark.parametrize(
    ("notes", "kind"),
    [
        ("评议分四步：个人自述，小组互评，群众投票，支部公示。", "process"),
        ("First loosen the soil, then set the seedling, and finally water it twice.", "process"),
        ("十六岁，他进了木工房；二十八岁，当上了组长；五十岁，带出了第四十个徒弟。", "timeline"),
        ("有的人遇事先想退路，有的人遇事先想办法。", "comparison"),
        ("Ten years ago the stop was a pole in the mud; today it has a roof and a lamp.", "comparison"),
        ("班长王铁山拍着我的肩膀说：“怕就大声喊出来，喊完接着爬。”", "person"),
        ("“If the door is heavy, hold it longer,” said Mrs Hale, the caretaker.", "person"),
    ],
)
def test_other_ways_to_say_it(notes: str, kind: str):
    assert kind_of(notes) == kind


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ("老话说得好：“抱团取暖。”", "老话说得好：“抱团取暖。”"),
        ("老话。说得好。", "说得好。"),
        ("老话\n说得好。", "说得好。"),
        ("老话——说得好。", "——说得好。"),
    ],
)
def test_a_sentence_that_goes_on_from_the_head_is_kept_whole(notes: str, words: str):
    assert words_of(Point(id="a", title="老话", notes=notes)) == words
