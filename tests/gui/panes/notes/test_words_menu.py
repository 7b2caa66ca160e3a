"""The words as a place to work: their menu, cuts at sentences, the empty part, a pasted manuscript."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from tests.gui.workspaces import make_desk, wait_until

from lecturer.talk.records import Point, Talk
from lecturer.ui.commands.actions import Actions
from lecturer.ui.panes.notes.words_menu import words_menu

WORDS = "今天只说三件事。第一件事是慢。第二件事，是记。"
MANUSCRIPT = "\n".join(f"{marker}、{'把一件事做到底，再说第二件。' * 6}" for marker in "一二三四")


def desk_with(qtbot, talk: Talk, tmp_path):
    desk = make_desk(qtbot)
    desk.files.new()
    desk.open_talk.apply("x", talk)
    desk.open_talk.select("p1")
    return desk


def talk_of(words: str) -> Talk:
    return Talk(points=(Point(id="p1", title="甲", notes=words),))


def test_a_cut_in_a_sentence_goes_to_its_nearest_beginning_and_again_to_the_exact_place(qtbot, tmp_path):
    desk = desk_with(qtbot, talk_of(WORDS), tmp_path)
    desk.window.notes.edit.set_offset(10)
    desk.actions["split"].trigger()
    assert [each.notes for each in desk.open_talk.talk.points] == [WORDS[:8], WORDS[8:]]
    desk.actions["split"].trigger()
    assert [each.notes for each in desk.open_talk.talk.points] == [WORDS[:10], WORDS[10:]]
    desk.open_talk.undo()
    assert [each.notes for each in desk.open_talk.talk.points] == [WORDS]


def test_a_selection_is_cut_where_it_begins(qtbot, tmp_path):
    desk = desk_with(qtbot, talk_of(WORDS), tmp_path)
    desk.window.notes.edit.set_offset(10, 12)
    desk.actions["split"].trigger()
    assert desk.open_talk.talk.points[0].notes == WORDS[:10]


def test_words_of_one_sentence_are_cut_at_the_cursor(qtbot, tmp_path):
    desk = desk_with(qtbot, talk_of("没有句号的一句话"), tmp_path)
    desk.window.notes.edit.set_offset(4)
    desk.actions["split"].trigger()
    assert desk.open_talk.talk.points[0].notes == "没有句号"


def texts_of(menu: QMenu) -> list[str]:
    return [each.text().replace("&", "") for each in menu.actions() if not each.isSeparator()]


def test_the_menu_of_the_words_has_our_own_undo_and_our_own_words(qtbot, tmp_path):
    desk = desk_with(qtbot, talk_of(WORDS), tmp_path)
    actions: Actions = desk.actions
    shown = words_menu(desk.window.notes.edit, actions, desk.window)
    assert texts_of(shown)[:2] == ["Undo", "Redo"]
    assert shown.actions()[0] is actions["undo"]
    assert {"Split at the cursor", "Merge with the next", "Pause", "Stress"} <= set(texts_of(shown))
    shown.close()


def test_a_click_in_the_empty_part_puts_the_cursor_at_the_end(qtbot, tmp_path):
    desk = desk_with(qtbot, talk_of(WORDS), tmp_path)
    notes = desk.window.notes
    wait_until(lambda: notes.edit.isVisible() and notes.edit.height() > 0)
    desk.window.outline.list.setFocus()
    column = notes.edit.parentWidget()
    QTest.mouseClick(column, Qt.MouseButton.LeftButton, pos=QPoint(40, column.height() - 4))
    assert notes.edit.offset == len(WORDS)
    assert desk.window.focusWidget() is notes.edit


def copy(text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


def test_a_manuscript_pasted_into_the_outline_of_a_new_talk_is_imported(qtbot):
    desk = make_desk(qtbot)
    desk.files.new()
    copy(MANUSCRIPT)
    desk.actions["paste"].trigger()
    assert desk.reviewing.card is not None
    desk.reviewing.card.reject()


def test_a_manuscript_pasted_into_the_words_of_a_new_talk_offers_its_outline(qtbot):
    desk = make_desk(qtbot)
    desk.files.new()
    copy(MANUSCRIPT)
    desk.window.notes.edit.paste()
    assert "whole manuscript" in notice_of(desk)
    assert desk.window.notes.edit.words == MANUSCRIPT


def notice_of(desk) -> str:
    return " ".join(each.text() for each in desk.window.notices.findChildren(QLabel) if each.isVisible())


def test_a_passage_pasted_is_no_manuscript(qtbot, tmp_path):
    desk = desk_with(qtbot, talk_of(WORDS), tmp_path)
    copy(MANUSCRIPT)
    desk.window.notes.edit.paste()
    assert not desk.window.notices.isVisible()
