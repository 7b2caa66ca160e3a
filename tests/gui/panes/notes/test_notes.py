"""The notes: verbatim, composed with an input method, counted, and with blanks that are seen."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from tests.builders import talk
from tests.gui.workspaces import make_desk

from lecturer.document.typing import ends_word
from lecturer.talk.records import Point, Talk
from lecturer.ui.panes.notes.context import excerpt, neighbours
from lecturer.ui.panes.notes.words_edit import WordsEdit

AWKWARD = [
    "一、开头\n　　第二段",
    "不断行\u00a0空格 and\ttab",
    "生僻字𠮷𡈽在内",
    "emoji 👩‍👩‍👧 之后",
    "尾随空格  \n\n",
    "line\u2028separator",
]


@pytest.fixture
def edit(qtbot):
    made = WordsEdit()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def desk(qtbot):
    made = make_desk(qtbot)
    made.open_talk.apply("", talk("一、甲：甲的话 / 二、乙：乙的话", opening="大家好。", closing="谢谢。"))
    made.open_talk.select("p1")
    return made


@pytest.mark.parametrize("words", AWKWARD)
def test_words_come_back_as_they_were_plus_what_is_typed(edit, words):
    edit.set_words(words)
    edit.set_offset(len(words))
    QTest.keyClicks(edit, "x")
    assert edit.words == words + "x"


@pytest.mark.parametrize("words", AWKWARD)
def test_offsets_count_characters(edit, words):
    edit.set_words(words)
    for offset in range(len(words)):
        edit.set_offset(offset, offset + 1)
        assert edit.selected_words.replace("\n", "") in ("", words[offset])


@pytest.mark.parametrize(("old", "new"), list(itertools.permutations(AWKWARD, 2)))
def test_other_words_replace_what_differs(edit, old, new):
    edit.set_words(old)
    edit.set_words(new)
    edit.set_offset(0)
    QTest.keyClicks(edit, "x")
    assert edit.words == "x" + new


def composed(text: str, committed: str = "") -> QInputMethodEvent:
    event = QInputMethodEvent(text, [])
    event.setCommitString(committed)
    return event


@pytest.mark.parametrize("before", ["", "已有的话", "𠮷"])
@pytest.mark.parametrize(
    ("events", "added"),
    [
        ((("ni", ""), ("nihao", ""), ("", "你好")), "你好"),
        ((("ni", ""), ("", "")), ""),
        ((("", "直接"), ("ma", ""), ("", "吗")), "直接吗"),
        ((("a", ""), ("", "a"), ("b", ""), ("", "")), "a"),
        ((("", "𡈽"), ("", "土")), "𡈽土"),
    ],
)
def test_composing_loses_and_doubles_nothing(desk, before, events, added):
    edit = desk.window.notes.edit
    desk.open_talk.apply("", Talk(points=(Point(id="p1", notes=before),)))
    edit.set_offset(len(before))
    for text, committed in events:
        edit.event(composed(text, committed))
        assert "ni" not in desk.open_talk.point.notes  # what is being composed is no part of the talk
    assert desk.open_talk.point.notes == before + added
    assert edit.words == before + added


def test_shift_enter_makes_the_same_line_end_as_enter(edit):
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert edit.words == "\n"


def test_pasting_takes_text_only(edit):
    mime = QMimeData()
    mime.setHtml("<b>粗</b>")
    mime.setText("粗\r\n体")
    edit.insertFromMimeData(mime)
    assert edit.words == "粗\n体"


def test_the_field_leaves_undo_to_the_document(edit):
    edit.set_words("一")
    event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    edit.event(event)
    assert not event.isAccepted()


@pytest.mark.parametrize(
    ("before", "after", "ends"),
    [
        ("你", "你好", False),
        ("你好", "你好，", True),
        ("a", "a b", True),
        ("", "x" * 20, True),
        ("abc", "ab", False),
    ],
)
def test_a_word_ends_with_a_mark_or_a_large_change(before, after, ends):
    assert ends_word(before, after) == ends


def test_the_points_around_are_shown_and_lead_there(desk):
    notes = desk.window.notes
    assert neighbours(desk.open_talk.talk, "p1") == ("opening", "p2")
    assert notes.after.isVisibleTo(notes)
    QTest.mouseClick(notes.after, Qt.MouseButton.LeftButton)
    assert desk.open_talk.key == "p2"


@pytest.mark.parametrize(
    ("words", "from_end", "expected"),
    [
        ("短", True, "短"),
        ("字" * 70, False, "字" * 60 + "……"),
        ("word " * 20, True, "……" + "word " * 11),
    ],
)
def test_excerpts_keep_words_whole(words, from_end, expected):
    assert excerpt(words, from_end=from_end) == expected


def test_the_whole_talk_is_read_and_a_point_chosen_in_it(desk):
    desk.actions["whole_talk"].trigger()
    notes = desk.window.notes
    assert notes.is_whole
    assert desk.actions["whole_talk"].isChecked()
    assert "甲的话" in notes.whole_talk.toPlainText()
    assert "谢谢" in notes.whole_talk.toPlainText()
    notes.set_whole(False)
    assert not notes.is_whole
    assert not desk.actions["whole_talk"].isChecked()


def test_the_size_of_type_is_remembered(desk):
    before = desk.settings.value.editor_font
    desk.actions["larger"].trigger()
    assert desk.settings.value.editor_font == before + 1
