"""Whose words stand where in the running text."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import point, talk

from lecturer.talk import edits
from lecturer.talk.fidelity import compare, spoken
from lecturer.talk.passages import head_spans, passages
from lecturer.talk.walk import manuscript, pieces

OUTLINES = (
    "一、甲：甲话。 / 二、乙 > （一）丙：丙的话。 / （二）丁 > 一是戊：戊的话。 / ~二是己：己话。 << 三、庚",
    "甲 > 乙 > 丙 > 丁 <<< 戊",
    "",
)


@pytest.mark.parametrize("outline", OUTLINES)
def test_the_text_is_the_manuscript_and_every_passage_its_words(outline: str):
    made = talk(outline, opening="各位：\n晚上好。", closing="谢谢。")
    shown = passages(made)
    assert shown.text == manuscript(made)
    assert {row.key: shown.text[row.start : row.end] for row in shown.rows} == dict(pieces(made))


def test_a_branch_ends_with_its_last_point():
    shown = passages(talk(OUTLINES[0], opening="晚上好。", closing="谢谢。"))
    ends = {row.key: shown.text[: row.branch_end] for row in shown.rows}
    assert ends["p1"].endswith("甲话。")
    assert ends["p2"].endswith("己话。")
    assert ends["p4"].endswith("己话。")
    assert ends["p7"].endswith("三、庚。")


def test_a_run_on_point_begins_no_paragraph():
    shown = passages(talk("一是甲：甲的话。 / ~二是乙：乙的话。"))
    assert [row.own_paragraph for row in shown.rows] == [True, False]
    assert shown.text == "一是甲。甲的话。二是乙。乙的话。"


@pytest.mark.parametrize(
    ("marker", "title", "notes", "heads"),
    [
        ("（一）", "甲", "（一）甲。其余。", ["（一）甲。"]),
        ("第一是", "甲", "第一是“甲”——其余。", ["第一是“甲”"]),
        ("一、", "乙", "一、甲，其实是乙。", ["一、", "乙"]),
        ("一、", "没有这些字", "一、甲。", ["一、"]),
        ("", "甲", "  甲\n其余", ["甲"]),
        ("一、", "", "一、甲。", ["一、"]),
        ("", "", "话。", []),
    ],
)
def test_the_head_is_found_in_the_words(marker: str, title: str, notes: str, heads: list[str]):
    made = point("甲", marker=marker, title=title, notes=notes)
    assert [notes[start:end].strip() for start, end in head_spans(made)] == heads


def test_a_position_names_its_passage():
    shown = passages(talk("一、甲 / 二、乙", opening="开场。"))
    assert [shown.at(position).key for position in (0, 3, 4, 8, 9, 99)] == [
        "opening", "opening", "p1", "p1", "p2", "p2",
    ]  # fmt: skip
    assert passages(talk("")).at(0) is None


@given(
    st.lists(st.sampled_from(["甲", "乙。", "\n", "\r\n", "\u2028", "\x00", "😀", " ", "**"]), max_size=12)
)
def test_what_cannot_be_shown_takes_the_same_room(parts: list[str]):
    made = msgspec.structs.replace(talk("一、甲"), opening="".join(parts))
    shown = passages(made)
    assert len(shown.text) == len(manuscript(made))
    assert not set(shown.text) & set("\r\u2028\x00")


def test_every_structural_edit_keeps_every_word():
    before = talk(OUTLINES[0], opening="晚上好。", closing="谢谢。")
    for edit in (edits.promote, edits.demote, edits.dissolve, edits.merge_with_next):
        assert compare(spoken(before), edit(before, "p5")).is_kept


@pytest.mark.parametrize(
    ("words", "difference"), [("一、甲乙", "乙。"), ("一、甲。乙。", "乙。"), ("", "一、甲。")]
)
def test_the_first_difference_is_named(words: str, difference: str):
    before = talk("一、甲")
    found = compare(spoken(before), edits.set_words(before, "p1", words))
    if words == "一、甲乙":
        difference = "。"
    assert (found.is_kept, found.difference) == (False, difference)


def test_a_head_is_found_where_a_line_was_broken_inside_it():
    made = edits.set_point(
        talk("一、甲：话。"), "p1", title="靠得住的人", notes="一是靠得\n住的人。话。", marker="一是"
    )
    shown = passages(made)
    assert [shown.text[start:end] for start, end in shown.rows[0].heads] == ["一是靠得\n住的人。"]
