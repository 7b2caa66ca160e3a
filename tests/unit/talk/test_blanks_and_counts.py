from __future__ import annotations

import pytest

from lecturer.talk.blanks import blank_spans, blanks, sentence_around
from lecturer.talk.counts import han_count, visible_count, word_count
from lecturer.talk.records import Point, Talk


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("在**同志的带领下", ["**"]),
        ("某某支部××同志XX年", ["某某", "××", "XX"]),
        ("×年×月到任，比例是3×5分", ["×", "×"]),
        ("今年____月", ["____"]),
        ("2 * 3 与 a_b", []),
        ("Xmas, TEXXT, xxl", []),
        ("○○县", ["○○"]),
        ("某某某同志和某人", ["某某某"]),
    ],
)
def test_blanks_are_found(words, found):
    assert [words[start:end] for start, end in blank_spans(words)] == found


def test_a_blank_knows_its_sentence_and_its_point():
    talk = Talk(opening="大家好！", points=(Point(id="a", notes="先说。在**的时候，学习。后说。"),))
    (blank,) = blanks(talk)
    assert (blank.key, blank.text, blank.sentence) == ("a", "**", "在**的时候，学习。")


def test_the_sentence_of_the_last_words_ends_with_them():
    assert sentence_around("甲。乙**", 3, 5) == "乙**"


@pytest.mark.parametrize(
    ("words", "han", "counted", "visible"),
    [
        ("", 0, 0, 0),
        ("一二三。", 3, 4, 4),
        ("用 Word 2024 写", 2, 4, 10),
        ("a\n\u3000b", 0, 2, 2),
        ("𠮷野", 2, 2, 2),
    ],
)
def test_words_are_counted_in_the_ways_people_count(words, han, counted, visible):
    assert (han_count(words), word_count(words), visible_count(words)) == (han, counted, visible)
