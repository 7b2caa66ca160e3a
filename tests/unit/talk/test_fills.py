"""A fill changes the words and nothing else; what was filled before is offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk

from lecturer.talk import edits
from lecturer.talk.blank_sentences import sentence_of
from lecturer.talk.blanks import blanks
from lecturer.talk.fills import Fills, fill
from lecturer.talk.walk import words_of


def with_blanks():
    made = talk("一、甲：建设**，服务**。请拨____。 / 二、乙", opening="各位**：")
    return made, list(blanks(made))


def test_only_the_blank_changes():
    made, found = with_blanks()
    after = fill(made, found[2], "  邻里\n中心 ")
    assert words_of(after, "p1") == "一、甲。建设**，服务邻里 中心。请拨____。"
    assert words_of(after, "opening") == made.opening
    assert len(list(blanks(after))) == len(found) - 1


@pytest.mark.parametrize("words", ["", "  ", "\n"])
def test_no_words_fill_nothing(words: str):
    made, found = with_blanks()
    assert fill(made, found[0], words) is made


def test_a_blank_that_is_gone_is_not_filled():
    made, found = with_blanks()
    moved = edits.set_words(made, "p1", "别的话。")
    assert fill(moved, found[1], "甲") is moved


@given(st.text(alphabet="甲乙 *_x丙\n", max_size=8))
def test_the_words_around_stay(words: str):
    made, found = with_blanks()
    after = fill(made, found[1], words)
    present, before = words_of(after, "p1"), words_of(made, "p1")
    assert present.startswith(before[: found[1].start])
    assert present.endswith(before[found[1].end :])


def test_the_same_sign_is_offered_first_and_the_latest_of_it():
    _, (first, second, third, number) = with_blanks()
    fills = Fills()
    fills.remember(first, "街道")
    fills.remember(number, "12345")
    fills.remember(second, "社区")
    fills.remember(second, "  ")
    assert fills.offers(third) == ("社区", "街道", "12345")
    assert fills.offers(number) == ("12345", "社区", "街道")


def test_a_sentence_is_cut_at_its_far_ends():
    made = talk("甲：短句。" + "长" * 100 + "**" + "尾" * 100 + "。又一句。")
    sentence = sentence_of(made, next(blanks(made)))
    assert (len(sentence.before), sentence.blank, len(sentence.after)) == (61, "**", 61)
    assert sentence.before.startswith("…长")
