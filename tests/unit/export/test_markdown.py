"""The outline as Markdown: headings by level, words that no reader takes for markup."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.unit.deck.strategies import talks

from lecturer.export.markdown import escaped, markdown
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import pieces


def shown(source: str) -> list[tuple[str, str]]:
    """Each block as a CommonMark reader shows it: its kind and its words."""
    tokens = MarkdownIt().parse(source)
    found = []
    for opener, token in pairwise(tokens):
        if token.type == "inline":
            words = "".join("\n" if c.type == "softbreak" else c.content for c in token.children or ())
            found.append((opener.tag, words))
    return found


def test_points_are_headings_by_level_and_words_follow():
    talk = Talk(
        title="题目", subtitle="副题", speaker="张三", unit="某支部", opening="同志们：\n开讲。",
        points=(Point(id="a", marker="一、", title="甲", notes="话。", points=(Point(id="b", title="乙"),)),),
        closing="谢谢。",
    )  # fmt: skip
    assert shown(markdown(talk)) == [
        ("h1", "题目"), ("p", "副题"), ("p", "张三　某支部"), ("p", "同志们："), ("p", "开讲。"),
        ("h2", "一、甲"), ("p", "话。"), ("h3", "乙"), ("p", "谢谢。"),
    ]  # fmt: skip


def test_without_notes_it_is_the_outline():
    talk = Talk(title="题目", opening="开讲。", points=(Point(id="a", title="甲", notes="话。"),))
    assert shown(markdown(talk, notes=False)) == [("h1", "题目"), ("h2", "甲")]


@pytest.mark.parametrize(
    "words",
    [
        "**",
        "*星*",
        "__",
        "1. 一",
        "# 井",
        "- 短",
        "+ 加",
        "> 引",
        "`码`",
        "[x](y)",
        "<b>",
        "a|b",
        "&amp;",
        "~~",
        "---",
        "===",
    ],
)
def test_marks_stay_what_they_are(words: str):
    assert shown(escaped(words) + "\n") == [("p", words)]


@given(words=st.text(st.sampled_from("一a1. *_#-+>`[]()<>|~&$\\=!"), min_size=1, max_size=12))
@settings(max_examples=100)
def test_no_line_of_words_is_taken_for_markup(words: str):
    line = words.strip()
    if line:
        assert shown(escaped(line) + "\n") == [("p", line)]


@given(talk=talks)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_is_there(talk: Talk):
    written = "".join(words for _tag, words in shown(markdown(talk)))
    rest = iter("".join(written.split()))
    spoken = "".join("".join(words.split()) for _key, words in pieces(talk))
    assert all(char in rest for char in spoken)
