"""The home page: what it shows on the first day and later, and what its cards do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from tests.builders import talk
from tests.gui.workspaces import make_desk, open_talk_of, wait_until

from lecturer.store.recent_talks import RecentTalk
from lecturer.talk.records import Talk
from lecturer.ui.home.recent import matching

OUTLINE = "一、甲 / 二、乙"


def at_home(qtbot):
    desk = make_desk(qtbot)
    desk.open_first(None)
    return desk


def with_talks(qtbot, folder: Path, *names: str):
    """A home page after these talks were opened, the last one last."""
    desk = make_desk(qtbot)
    for name in names:
        open_talk_of(desk, talk(OUTLINE, title=name, opening="各位好。"), folder / f"{name}.yaml")
    desk.open_talk.select("p2")
    desk.home.show()
    wait_until(lambda: not desk.home_page.looks.is_busy)
    return desk


def drag(desk, data: QMimeData) -> None:
    """Hover over the window with something."""
    event = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.window.dragEnterEvent(event)


def drop(desk, data: QMimeData) -> None:
    event = QDropEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.window.dropEvent(event)


def file_of(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_the_program_begins_at_home_and_opens_no_foreign_talk(qtbot):
    desk = at_home(qtbot)
    assert desk.window.is_home
    assert desk.open_talk.talk == Talk()
    assert desk.window.focusWidget() is desk.home_page.zone.choose
    assert desk.window.windowTitle() == "Lecturer"


def test_esc_leaves_the_home_page_for_an_empty_talk(qtbot):
    desk = at_home(qtbot)
    QTest.keyClick(desk.home_page.zone.choose, Qt.Key.Key_Escape)
    assert not desk.window.is_home
    assert len(desk.open_talk.talk.points) == 1


def test_esc_goes_back_to_the_talk_behind_the_home_page(qtbot, tmp_path):
    desk = with_talks(qtbot, tmp_path, "例子")
    before = desk.open_talk.talk
    QTest.keyClick(desk.home_page.go_on.button, Qt.Key.Key_Escape)
    assert not desk.window.is_home
    assert desk.open_talk.talk is before


def test_at_home_only_what_needs_no_talk_can_be_done(qtbot):
    desk = at_home(qtbot)
    assert not any(desk.actions[name].isEnabled() for name in ("save", "export", "present", "undo", "add"))
    assert all(desk.actions[name].isEnabled() for name in ("new", "open", "import", "preferences"))
    desk.actions["new"].trigger()
    assert desk.actions["save"].isEnabled()


def test_yesterdays_talk_is_one_key_away_and_opens_where_it_was_left(qtbot, tmp_path):
    first = with_talks(qtbot, tmp_path, "旧的", "例子")
    first.file.release()
    desk = at_home(qtbot)
    QTest.keyClick(desk.home_page.go_on.button, Qt.Key.Key_Return)
    assert desk.open_talk.document.path == tmp_path / "例子.yaml"
    assert desk.open_talk.key == "p2"
    assert not desk.window.is_home


def test_the_card_says_where_the_talk_was_left_and_how_it_stands(qtbot, tmp_path):
    desk = with_talks(qtbot, tmp_path, "例子")
    card = desk.home_page.go_on
    assert card.title.text() == "例子"
    assert "left at “二、乙”" in card.place.text()


def test_recent_talks_are_covers_that_can_be_walked_and_taken_off(qtbot, tmp_path):
    desk = with_talks(qtbot, tmp_path, "甲", "乙", "丙")
    covers = desk.home_page.recent.shown
    assert [cover.told.title for cover in covers] == ["乙", "甲"]
    covers[0].setFocus()
    QTest.keyClick(covers[0], Qt.Key.Key_Right)
    assert desk.window.focusWidget() is covers[1]
    QTest.keyClick(covers[1], Qt.Key.Key_Delete)
    assert [cover.told.title for cover in desk.home_page.recent.shown] == ["乙"]


def test_a_talk_that_is_gone_is_pale_and_says_so(qtbot, tmp_path):
    desk = with_talks(qtbot, tmp_path, "甲", "乙")
    (tmp_path / "甲.yaml").unlink()
    desk.home.show()
    wait_until(lambda: not desk.home_page.looks.is_busy)
    [cover] = desk.home_page.recent.shown
    assert cover.accessibleName() == "甲, Not found"


def test_words_are_pasted_with_one_key(qtbot):
    desk = at_home(qtbot)
    QGuiApplication.clipboard().setText("一、甲\n甲的话。\n二、乙\n乙的话。")
    desk.reviewing.is_wanted = False
    QTest.keyClick(desk.home_page.zone.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [point.title for point in desk.open_talk.talk.points] == ["甲", "乙"]
    assert not desk.window.is_home


def test_what_hovers_is_told_before_it_is_let_go(qtbot, tmp_path):
    desk = at_home(qtbot)
    drag(desk, file_of(tmp_path / "讲稿.docx"))
    assert desk.home_page.zone.heading.text() == "Release to read “讲稿.docx” as a new talk"
    drag(desk, file_of(tmp_path / "歌.mp3"))
    assert "is no manuscript" in desk.home_page.zone.heading.text()
    drop(desk, file_of(tmp_path / "歌.mp3"))
    assert desk.home_page.zone.heading.text() == "Drop your manuscript here"
    assert desk.window.is_home


def test_over_an_open_talk_the_whole_window_says_it(qtbot, tmp_path):
    desk = make_desk(qtbot)
    drag(desk, file_of(tmp_path / "讲稿.txt"))
    assert desk.window.veil.words == "Release to read “讲稿.txt” as a new talk"
    drop(desk, QMimeData())
    assert not desk.window.veil.isVisible()


def test_work_of_several_crashes_is_listed_until_it_is_answered(qtbot):
    for title in ("一", "二"):
        crashed = make_desk(qtbot)
        crashed.files.new()
        crashed.editing.rename("p1", title)
        crashed.autosave.leave()
    desk = at_home(qtbot)
    assert len(desk.home_page.works) == 2
    desk.home_page.works[0].dismiss.click()
    assert len(desk.home_page.works) == 1
    desk.home_page.works[0].button.click()
    assert desk.open_talk.talk.points[0].title == "一"
    desk.home.show()
    assert desk.home_page.works == []


def test_the_sample_is_opened_by_its_card_alone(qtbot):
    desk = at_home(qtbot)
    desk.home_page.sample.button.click()
    assert desk.open_talk.talk.title == "Asking Better Questions"
    assert desk.open_talk.document.path is None


@pytest.mark.parametrize(("wanted", "found"), [("", 2), ("灯", 1), ("LAMP 山", 1), ("河 灯", 0)])
def test_recent_talks_are_found_by_title_and_file(wanted: str, found: int):
    talks = [RecentTalk("/a/lamp.yaml", "山里的灯"), RecentTalk("/a/river.yaml", "河")]
    assert len(matching(talks, wanted)) == found
