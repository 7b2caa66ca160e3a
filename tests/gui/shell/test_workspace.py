"""The main job in the window: open, edit, undo, save, import, close."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDropEvent
from PySide6.QtTest import QTest
from tests.builders import talk
from tests.gui.workspaces import make_desk, open_talk_of, wait_until

from lecturer.store.generations import Generations
from lecturer.store.talk_file import load
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import find

OUTLINE = "一、甲 > （一）丙：丙的话。 / （二）丁：丁的话。 < 二、乙：乙的话"


@pytest.fixture
def desk(qtbot, tmp_path):
    made = make_desk(qtbot)
    open_talk_of(made, talk(OUTLINE, title="例子", opening="各位好。"), tmp_path / "talk.yaml")
    return made


def press(desk, name: str) -> None:
    desk.actions[name].trigger()


def test_notes_are_edited_saved_and_read_again(desk, qtbot):
    path = desk.open_talk.document.path
    desk.open_talk.select("p2")
    edit = desk.window.notes.edit
    edit.set_offset(len(edit.words))
    QTest.keyClicks(edit, "ok")
    press(desk, "save")
    assert find(load(path), "p2").notes.endswith("ok")
    assert not desk.file.has_unsaved
    assert desk.window.status.saved.accessibleName().startswith("Saved")


def test_one_undo_goes_through_notes_and_tree(desk):
    before = desk.open_talk.talk
    desk.open_talk.select("p2")
    QTest.keyClicks(desk.window.notes.edit, "x")
    press(desk, "promote")
    desk.editing.rename("p2", "新")
    for _step in range(3):
        press(desk, "undo")
    assert desk.open_talk.talk == before
    assert desk.window.notes.edit.words == find(before, "p2").notes
    for _step in range(3):
        press(desk, "redo")
    assert find(desk.open_talk.talk, "p2").title == "新"


def test_ctrl_z_in_the_notes_is_the_documents(desk, qtbot):
    before = desk.open_talk.talk
    desk.open_talk.select("p2")
    edit = desk.window.notes.edit
    edit.setFocus()
    QTest.keyClicks(edit, "abc")
    assert desk.open_talk.talk != before
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.open_talk.talk == before


def test_words_are_grouped_into_steps(desk):
    desk.open_talk.select("p2")
    QTest.keyClicks(desk.window.notes.edit, "one two ")
    assert len(desk.open_talk.document.history) == 2


def test_a_dropped_manuscript_is_imported(desk, tmp_path):
    path = tmp_path / "speech.txt"
    path.write_text("讲稿\n\n一、从小事做起\n今天说说。\n二、坚持下去\n谢谢。\n", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.reviewing.is_wanted = False
    desk.window.dropEvent(event)
    assert [point.title for point in desk.open_talk.talk.points] == ["从小事做起", "坚持下去"]
    assert desk.file.has_unsaved


@pytest.mark.parametrize(
    ("answer", "closes", "is_saved"),
    [("save", True, True), ("discard", True, False), ("cancel", False, False)],
)
def test_closing_with_changes_asks(desk, answer, closes, is_saved):
    path = desk.open_talk.document.path
    desk.editing.rename("p1", "改")
    desk.messages.answers[:] = [answer]
    event = QCloseEvent()
    desk.window.closeEvent(event)
    assert event.isAccepted() == closes
    assert (find(load(path), "p1").title == "改") == is_saved
    assert "talk.yaml" in desk.messages.questions[0].what


def test_closing_without_changes_asks_nothing(desk):
    event = QCloseEvent()
    desk.window.closeEvent(event)
    assert event.isAccepted()
    assert desk.messages.questions == []


@pytest.mark.parametrize("text", ["", "lecturer: 1\nspeed: fast\npoints: 3\n"])
def test_a_bad_file_leaves_the_open_talk_alone(desk, tmp_path, text):
    before = desk.open_talk.talk
    bad = tmp_path / "bad.yaml"
    bad.write_text(text, encoding="utf-8")
    assert not desk.files.open(bad)
    assert desk.open_talk.talk is before
    error = desk.messages.errors[0]
    assert error.what
    assert error.safe
    assert error.path == bad


def test_save_as_suggests_the_title_and_adds_the_suffix(qtbot, tmp_path):
    desk = make_desk(qtbot, chosen=tmp_path / "mine")
    desk.files.open_sample()
    press(desk, "save_as")
    assert desk.dialogs.suggested.endswith("Asking Better Questions.yaml")
    assert desk.open_talk.document.path == tmp_path / "mine.yaml"
    assert load(tmp_path / "mine.yaml").title == "Asking Better Questions"


def test_work_of_a_crash_is_offered_and_opens_in_its_file_as_a_step_to_undo(desk, qtbot):
    path = desk.open_talk.document.path
    desk.editing.rename("p1", "没存的")
    desk.autosave.leave()
    desk.file.release()
    other = make_desk(qtbot)
    other.open_first(path)
    other.start_work(present=False)
    notices = other.window.notices
    assert "talk.yaml" in notices.text.text()
    notices.button.click()
    assert find(other.open_talk.talk, "p1").title == "没存的"
    assert other.open_talk.document.path == path
    assert other.file.has_unsaved
    assert find(load(path), "p1").title == "甲"
    press(other, "undo")
    assert find(other.open_talk.talk, "p1").title == "甲"


def test_deleting_asks_about_the_words_and_can_keep_them(desk):
    desk.messages.answers[:] = ["keep"]
    desk.open_talk.select("p3")
    press(desk, "remove")
    assert "丁的话" in find(desk.open_talk.talk, "p2").notes
    assert [point.id for point in desk.open_talk.talk.points[0].points] == ["p2"]


def test_an_empty_point_is_deleted_without_a_question(desk):
    desk.open_talk.select("p4")
    key = desk.editing.add()
    desk.editing.remove()
    assert desk.messages.questions == []
    assert key not in {point.id for point in desk.open_talk.talk.points}


def test_several_points_are_promoted_as_one_step(desk):
    desk.open_talk.select("p3", ("p2", "p3"))
    press(desk, "promote")
    assert [point.id for point in desk.open_talk.talk.points] == ["p1", "p2", "p3", "p4"]
    press(desk, "undo")
    assert [point.id for point in desk.open_talk.talk.points] == ["p1", "p4"]


def test_split_makes_a_point_of_the_words_after_the_cursor(desk):
    desk.open_talk.apply(
        "", Talk(points=(Point(id="p1", title="甲", notes="先说一句。二是看楼道，要通畅。"),))
    )
    desk.open_talk.select("p1")
    desk.window.notes.edit.set_offset(5)
    press(desk, "split")
    new = desk.open_talk.point
    assert (new.marker, new.notes, new.run_on) == ("二是", "二是看楼道，要通畅。", True)
    press(desk, "undo")
    press(desk, "merge")
    assert len(desk.open_talk.talk.points) == 1


def test_selected_words_go_on_the_slide(desk):
    desk.open_talk.select("p4")
    desk.window.notes.edit.set_offset(0, 3)
    press(desk, "put_on_slide")
    assert desk.open_talk.point.show == (desk.window.notes.edit.words[:3],)


def test_branches_are_copied_as_points_and_as_text(desk, qapp):
    desk.open_talk.select("p1")
    press(desk, "copy")
    assert "丙的话" in qapp.clipboard().text()
    desk.open_talk.select("p4")
    press(desk, "paste")
    copy = desk.open_talk.talk.points[2]
    assert (copy.title, len(copy.points)) == ("甲", 2)
    assert copy.id not in ("p1", "p4")


def test_the_next_blank_goes_round(desk):
    after = talk("一、甲：这里**要填 / 二、乙：还有____处")
    desk.open_talk.apply("", after)
    desk.open_talk.select("p1")
    found = []
    for _press in range(3):
        press(desk, "next_blank")
        found.append((desk.open_talk.key, desk.window.notes.edit.selected_words))
    assert found == [("p1", "**"), ("p2", "____"), ("p1", "**")]


def test_the_rules_of_the_toolbar_are_an_undoable_edit(desk):
    combo = desk.window.toolbar.rules
    combo.setCurrentIndex(combo.findData("micro-lesson-8"))
    combo.activated.emit(combo.currentIndex())
    assert desk.open_talk.talk.rules == "micro-lesson-8"
    assert desk.window.status.limit.text() == "/ 8:00"
    press(desk, "undo")
    assert desk.open_talk.talk.rules == ""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1093, 614), (960, 600)])
def test_every_pane_lies_inside_a_window_of_each_size(desk, width, height):
    window = desk.window
    window.resize(width, height)
    wait_until(lambda: desk.derived.is_current and window.width() == width)
    for part in (window.outline, window.slide, window.notes, window.status, window.toolbar.present):
        inside = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        assert window.rect().contains(inside)
    preview = window.slide.preview
    bottom = preview.mapTo(window.slide, preview.rect().bottomLeft()).y()
    assert bottom < window.slide.height() - 40


def test_recent_talks_are_listed(desk):
    menu = desk.actions["recent"].menu()
    assert [action.text() for action in menu.actions()] == [str(desk.open_talk.document.path)]


def test_a_talk_open_in_another_window_is_not_opened_twice(desk, qtbot):
    path = desk.open_talk.document.path
    other = make_desk(qtbot)
    assert not other.files.open(path)
    assert "already open" in other.messages.errors[0].what
    desk.files.open_sample()
    assert other.files.open(path)


def test_each_save_keeps_the_version_before_and_its_own(desk):
    path = desk.open_talk.document.path
    desk.editing.rename("p1", "第二版")
    press(desk, "save")
    kept = Generations(path).versions()
    assert [find(each.talk(), "p1").title for each in kept] == ["第二版", "甲"]
