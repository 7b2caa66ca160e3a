"""Which sentence is due."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.show.sentences import due, first_words, sentences


def texts(notes: str) -> list[str]:
    return [notes[part.start : part.end] for part in sentences(notes)]


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("大家好。今天说火。", ["大家好。", "今天说火。"]),
        ("他问：“行吗？”我说行！", ["他问：“行吗？”", "我说行！"]),
        ("一行\n\n  二行 ", ["一行", "二行"]),
        ("等等……然后呢？！走。", ["等等……", "然后呢？！", "走。"]),
        ("Hello there. It is 3.5 m. Dr. Who", ["Hello there.", "It is 3.5 m.", "Dr.", "Who"]),
        ("没有句号", ["没有句号"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_a_speaker_would_pause(notes: str, expected: list[str]):
    assert texts(notes) == expected


@given(st.text(alphabet="一二，。！？…”“ \n.a B'", max_size=80))
def test_every_visible_character_is_in_exactly_one_sentence(notes: str):
    assert "".join("".join(texts(notes)).split()) == "".join(notes.split())
    parts = sentences(notes)
    assert all(a.end <= b.start for a, b in pairwise(parts))


@given(st.text(alphabet="一二，。 \n", max_size=60), st.floats(0, 1), st.floats(0, 1))
def test_the_sentence_due_never_goes_back(notes: str, one: float, other: float):
    parts = sentences(notes)
    assert due(notes, parts, min(one, other)) <= due(notes, parts, max(one, other))


def test_time_is_shared_out_by_length():
    notes = "一二。三四五六七八九十。"
    parts = sentences(notes)
    assert [due(notes, parts, at) for at in (-1, 0, 0.2, 0.5, 1, 9)] == [0, 0, 0, 1, 1, 1]
    assert due("", (), 0.5) == -1


def test_the_next_points_first_words_stand_on_one_line():
    assert first_words("一\n二  三") == "一 二 三"
    assert first_words("很长的话，" * 20, 10) == "很长的话，很长的话……"
