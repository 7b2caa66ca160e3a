"""What an input method sends, in the notes and in a title: no character is lost, none comes twice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid
from tests.gui.workspaces import make_desk

from lecturer.talk.records import Point, Talk
from lecturer.ui.widgets.composition import Composition

SEQUENCES = {
    "a word": ((("n", ""), ("ni", ""), ("nihao", ""), ("", "你好")), "你好"),
    "given up": ((("ni", ""), ("nih", ""), ("", "")), ""),
    "at once": ((("", "直"), ("", "接"), ("ma", ""), ("", "吗")), "直接吗"),
    "letters kept": ((("ab", ""), ("", "ab")), "ab"),
    "rare characters": ((("", "𡈽"), ("tu", ""), ("", "𠮷土")), "𡈽𠮷土"),
    "given up and begun again": ((("wo", ""), ("", ""), ("wo", ""), ("", "我")), "我"),
    "a sentence": ((("jintian", ""), ("jintianwomen", ""), ("", "今天我们说一件事。")), "今天我们说一件事。"),
    "half of it": ((("nihao", ""), ("hao", "你"), ("", "好")), "你好"),
    "by strokes": ((("a", ""), ("aa", ""), ("aaa", ""), ("aaaa", ""), ("", "工")), "工"),
    "marks": ((("", "，"), ("zh", ""), ("", "“”"), ("", "。")), "，“”。"),
}


def composed(text: str, committed: str) -> QInputMethodEvent:
    event = QInputMethodEvent(text, [])
    event.setCommitString(committed)
    return event


@pytest.fixture
def desk(qtbot):
    return make_desk(qtbot)


def show(desk, title: str, notes: str) -> None:
    desk.open_talk.apply("", Talk(points=(Point(id="p1", title=title, notes=notes),)))
    desk.open_talk.select("p1")
    desk.open_talk.close_step()


@pytest.mark.parametrize("before", ["", "已有的话", "𠮷a"])
def test_in_the_notes(desk, before):
    for events, added in SEQUENCES.values():
        compose_in_the_notes(desk, before, events, added)


def compose_in_the_notes(desk, before, events, added):
    show(desk, "题", before)
    edit = desk.window.notes.edit
    edit.set_offset(len(before))
    said = ""
    for text, committed in events:
        edit.event(composed(text, committed))
        said += committed
        assert desk.open_talk.point.notes == before + said  # what is being composed is no part of the talk
    assert desk.open_talk.point.notes == before + added
    while desk.open_talk.point.notes != before:
        desk.open_talk.undo()
    assert edit.words == before


@pytest.mark.parametrize("before", ["", "已有的题", "𠮷a"])
def test_in_a_title(desk, before):
    for events, added in SEQUENCES.values():
        compose_in_a_title(desk, before, events, added)


def compose_in_a_title(desk, before, events, added):
    show(desk, before, "话")
    view = desk.window.outline.list
    view.rename()
    editor = view.findChild(QLineEdit)
    editor.end(False)
    for text, committed in events:
        editor.event(composed(text, committed))
        assert desk.open_talk.point.title == before
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)  # the delegate commits in the next turn of the loop
    assert desk.open_talk.point.title == before + added


def two_points(desk) -> None:
    points = (Point(id="p1", title="一", notes="甲。"), Point(id="p2", title="二", notes="乙。"))
    desk.open_talk.apply("", Talk(points=points))
    desk.open_talk.select("p1")
    desk.window.notes.edit.set_offset(2)


def notes_of(desk) -> list[str]:
    return [point.notes for point in desk.open_talk.talk.points]


def test_what_is_composed_stays_with_its_point_when_another_is_chosen(desk):
    two_points(desk)
    desk.window.notes.edit.event(composed("你好", ""))
    desk.open_talk.select("p2")
    assert notes_of(desk) == ["甲。你好", "乙。"]
    assert desk.window.notes.edit.toPlainText() == "乙。"


def test_a_command_takes_in_what_is_composed(desk, tmp_path):
    two_points(desk)
    desk.dialogs.chosen = tmp_path / "讲稿.yaml"
    desk.window.notes.edit.event(composed("你好", ""))
    desk.actions["save"].trigger()
    assert "甲。你好" in (tmp_path / "讲稿.yaml").read_text("utf-8")
    assert not desk.window.notes.edit.is_composing


def test_leaving_the_field_takes_in_what_is_composed(desk):
    two_points(desk)
    edit = desk.window.notes.edit
    edit.event(composed("你好", ""))
    edit.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))
    assert notes_of(desk)[0] == "甲。你好"


def test_composing_in_a_title_is_kept_when_it_loses_the_keyboard(qtbot):
    composition, field = Composition(), QLineEdit()
    qtbot.addWidget(field)
    QGuiApplication.instance().focusObjectChanged.emit(field)
    QApplication.sendEvent(field, composed("题目", ""))
    composition.commit()
    composition.commit()
    assert field.text() == "题目"
    QGuiApplication.instance().focusObjectChanged.emit(None)


def test_a_field_that_is_destroyed_with_the_focus_is_forgotten(qtbot):
    window = QLineEdit()
    qtbot.addWidget(window)
    Composition(window)
    field = QLineEdit(window)
    window.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.deleteLater()
    qtbot.waitUntil(lambda: not isValid(field))
    window.setFocus()
    assert QApplication.focusObject() is window
