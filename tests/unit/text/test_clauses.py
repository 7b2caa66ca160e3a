"""Sentences and clauses: everything visible is in one, nothing quoted is cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lecturer.text.clauses import clauses, sentences, without_quoted


def texts(parts):
    return [part.text for part in parts]


def test_a_quotation_stays_in_its_sentence():
    assert texts(sentences("老周说：“慢一点。稳一点。”大家都笑了。走吧！")) == [
        "老周说：“慢一点。稳一点。”",
        "大家都笑了。",
        "走吧！",
    ]


def test_english_sentences_end_at_a_full_stop_before_a_capital():
    assert texts(sentences("It cost 3.5 euros. Nobody paid. Why?")) == [
        "It cost 3.5 euros.",
        "Nobody paid.",
        "Why?",
    ]


def test_clauses_leave_thousands_and_quotations_whole():
    assert texts(clauses("来了1,286人，他说“先走，再看”，走了。")) == [
        "来了1,286人",
        "他说“先走，再看”",
        "走了",
    ]


@given(st.text("甲乙，。；“”！\n a.A", max_size=60))
def test_sentences_hold_every_visible_character_in_order(text: str):
    held = "".join(part.text for part in sentences(text))
    assert "".join(held.split()) == "".join(text.split())
    assert all(text[part.start : part.end] == part.text for part in sentences(text))


@given(st.text('甲乙“”《》「」"，', max_size=60))
def test_hiding_what_is_quoted_keeps_the_length(text: str):
    assert len(without_quoted(text)) == len(text)
