"""Titles for a talk that has none are its own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lecturer.deck.proposals.titles import title_proposals
from lecturer.talk.records import Point, Talk


def test_what_the_speaker_calls_the_talk_comes_first():
    talk = Talk(
        opening="各位评委，大家好！我今天讲的题目是《一条河慢慢变清》。", closing="让我们都去河边走走。"
    )
    assert title_proposals(talk)[:2] == ("一条河慢慢变清", "让我们都去河边走走")


def test_the_only_part_names_a_talk_without_an_opening():
    assert title_proposals(Talk(points=(Point(id="a", title="一盏灯", notes="灯。"),)))[0] == "一盏灯"


@given(st.text("甲乙，。《》“”题目是让我们", max_size=60))
def test_a_proposal_is_cut_out_of_the_words(opening: str):
    assert all(title in opening for title in title_proposals(Talk(opening=opening)))
