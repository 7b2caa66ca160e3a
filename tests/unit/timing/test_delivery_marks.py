"""Delivery marks: put in at the cursor, shown apart, counted in time, one step of undo."""

from __future__ import annotations

import pytest
from tests.builders import talk
from tests.gui.workspaces import make_desk

from lecturer.talk.edits import set_words
from lecturer.timing.delivery_marks import marked

WORDS = "一次只做好一件事。"


@pytest.fixture
def desk(qtbot):
    made = make_desk(qtbot)
    made.open_talk.apply("", set_words(talk("一、甲"), "p1", WORDS))
    made.open_talk.select("p1")
    return made


@pytest.mark.parametrize(
    ("kind", "words", "cursor"),
    [
        ("pause", "一次只做好（停顿2秒）一件事。", 11),
        ("stress", "一次（重读）只做好一件事。", 9),
        ("cue", "一次只做好（提示：）一件事。", 9),
        ("reading", "一次只做好（读作：）一件事。", 9),
    ],
)
def test_a_mark_stands_where_it_belongs_and_the_cursor_too(kind, words, cursor):
    made = marked(WORDS, 2, 5, kind)
    assert (made.words, made.cursor) == (words, cursor)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("pause", "Do one thing (pause 2 seconds) well."),
        ("stress", "Do (stress) one thing well."),
        ("reading", "Do one thing (say: ) well."),
    ],
)
def test_english_words_get_english_marks_with_single_spaces(kind, words):
    assert marked("Do one thing well.", 3, 12, kind).words == words


def test_a_mark_is_one_step_and_its_time_is_counted(desk):
    before = desk.derived.plan.own["p1"].seconds
    desk.window.notes.edit.set_offset(5)
    desk.actions["mark_pause"].trigger()
    assert desk.window.notes.edit.words == "一次只做好（停顿2秒）一件事。"
    assert desk.derived.plan.own["p1"].seconds == pytest.approx(before + 2)
    assert desk.window.notes.edit.offset == 11
    desk.open_talk.undo()
    assert desk.window.notes.edit.words == WORDS


def test_marks_are_shown_apart_from_the_words(desk):
    edit = desk.window.notes.edit
    assert edit.extraSelections() == []
    edit.set_offset(2, 5)
    desk.actions["mark_stress"].trigger()
    (mark,) = edit.extraSelections()
    assert mark.cursor.selectedText() == "（重读）"


def test_while_the_whole_talk_is_read_no_mark_is_put_in(desk):
    desk.window.notes.set_whole(True)
    desk.actions["mark_pause"].trigger()
    assert desk.open_talk.point.notes == WORDS
