"""The card after an import: what it proposes, and what its answers make of the talk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk

from lecturer.manuscript.first_facts import (
    MINUTES,
    Answers,
    answered,
    first_answers,
    found_in,
    minutes_of,
    nearest_minutes,
    rules_of_minutes,
    time_text,
    title_offers,
)
from lecturer.manuscript.importing import import_text
from lecturer.talk.walk import manuscript
from lecturer.timing.rate import Rate
from lecturer.timing.rules import load_rules

STORY = (
    "灯与路\n同志们：\n大家好。\n一、开头\n那一年冬天很冷。\n二、后来\n路修通了。\n让我们把灯点亮。谢谢大家！"
)


def test_the_manuscripts_own_title_comes_first_with_where_it_stands():
    offers = title_offers(import_text(STORY, title="我的文件").talk, "我的文件")
    assert (offers[0].title, offers[0].source) == ("灯与路", "first line")
    assert len(offers) <= 3
    assert len({offer.title for offer in offers}) == len(offers)


def test_a_files_name_is_the_last_resort():
    found = import_text(
        "那天下午，我走过一条小路。\n后来的事，大家都知道。让我们一起走。", title="稿子（终稿）2"
    )
    offers = title_offers(found.talk, "稿子（终稿）2")
    assert offers[-1].source == "the file's name"
    assert offers[0].title != "稿子（终稿）2"


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(10, 5), (300, 5), (301, 6), (479, 8), (700, 15), (1000, 0)]
)
def test_the_minutes_chosen_are_the_nearest_at_or_above_the_words_time(seconds: float, minutes: int):
    assert nearest_minutes(seconds) == minutes


@given(st.sampled_from([*MINUTES, 2, 3.5, 12, 40]))
def test_rules_of_minutes_can_be_read_and_have_that_limit(minutes: float):
    rules = rules_of_minutes(minutes)
    assert load_rules(rules).maximum == minutes * 60
    assert minutes_of(rules) == minutes
    assert load_rules(rules).label


def test_the_time_is_said_with_whether_it_fits():
    given = talk("一、甲", opening="各位好。" * 300)
    words, is_within = time_text(given, "micro-lesson-4", Rate())
    assert "too long" in words
    assert not is_within
    assert time_text(given, "", Rate())[1]
    assert "too short" in time_text(talk("一、甲", opening="好。"), "micro-lesson-8", Rate())[0]


def test_nothing_is_asked_that_is_known():
    found = import_text("灯与路\n主讲人：张三\n各位好。\n一、甲\n甲的话。\n二、乙\n乙的话。")
    known = Answers(speaker="李四", unit="老单位")
    answers = first_answers(found, file_stem="a", rate=Rate(), rules="", theme="crimson", known=known)
    assert (answers.title, answers.speaker, answers.unit) == ("灯与路", "张三", "")
    assert answers.theme == "crimson"
    assert answers.rules == "micro-lesson-5"


def test_names_of_the_last_talk_fill_in_for_a_file_that_names_nobody():
    found = import_text("灯与路\n\n各位好。\n一、甲\n甲的话。\n二、乙\n乙的话。")
    known = Answers(speaker="李四", unit="老单位")
    answers = first_answers(found, file_stem="a", rate=Rate(), rules="lecture-15", theme="plain", known=known)
    assert (answers.speaker, answers.unit, answers.rules) == ("李四", "老单位", "lecture-15")


@given(st.booleans(), st.text(max_size=10))
def test_answers_change_no_spoken_word(is_anonymous: bool, title: str):
    before = import_text(STORY).talk
    answers = Answers(title=title, speaker="张三", unit="某校", is_anonymous=is_anonymous)
    after = answered(before, answers)
    assert manuscript(after) == manuscript(before)
    assert after.title == title.strip()
    assert after.speaker == ("" if is_anonymous else "张三")


def test_what_was_found_is_told_in_figures():
    found = found_in(import_text(STORY))
    assert (found.points, found.left_out) == (2, 0)
    assert found.characters == len("".join(STORY.split()))
