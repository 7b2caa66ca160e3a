"""The slide is where one works: how much of the window it takes, and where its settings are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.workspaces import make_desk, wait_until


def desk_of(qtbot, width: int, height: int):
    desk = make_desk(qtbot)
    desk.files.open_sample()
    desk.window.resize(width, height)
    wait_until(lambda: desk.derived.is_current)
    QTest.qWait(0)
    return desk


@pytest.mark.parametrize(
    ("width", "height", "share"), [(1366, 768, 0.25), (1280, 720, 0.22), (1440, 830, 0.25), (1093, 614, 0.2)]
)
def test_the_slide_takes_its_share_of_the_window(qtbot, width: int, height: int, share: float):
    desk = desk_of(qtbot, width, height)
    preview = desk.window.slide.preview
    assert preview.page_rect.width() * preview.page_rect.height() >= share * width * height
    assert preview.rect().contains(preview.page_rect.toAlignedRect().adjusted(1, 1, -1, -1))


def test_a_notice_moves_no_control(qtbot):
    desk = desk_of(qtbot, 1366, 768)
    before = desk.window.slide.preview.geometry(), desk.window.outline.list.geometry()
    desk.messages.notice("Something happened", "ok")
    QTest.qWait(0)
    assert desk.window.notices.isVisible()
    assert (desk.window.slide.preview.geometry(), desk.window.outline.list.geometry()) == before


def test_the_settings_are_a_sheet_over_the_notes_that_one_key_brings_and_esc_takes(qtbot):
    desk = desk_of(qtbot, 1366, 768)
    desk.open_talk.select(desk.open_talk.talk.points[0].id)
    sheet = desk.window.slide.sheet
    assert not sheet.isVisible()
    desk.actions["slide_sheet"].trigger()
    assert sheet.isVisible()
    assert desk.window.slide.point_settings.isVisible()
    assert sheet.geometry().right() >= desk.window.notes.geometry().right()
    assert not sheet.geometry().intersects(desk.window.slide.preview.geometry())
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_in_a_large_window_the_settings_stand_below_the_slide(qtbot):
    desk = desk_of(qtbot, 1366, 768)
    desk.open_talk.select(desk.open_talk.talk.points[0].id)
    desk.window.resize(1500, 950)
    QTest.qWait(0)
    assert desk.window.slide.point_settings.isVisible()
    assert desk.window.slide.quick.isHidden() or not desk.window.slide.quick.isVisible()


def test_the_layouts_in_one_row_choose_the_layout(qtbot):
    desk = desk_of(qtbot, 1366, 768)
    desk.open_talk.select(desk.open_talk.talk.points[0].points[0].id)
    desk.window.slide.quick.chosen.emit("quote")
    assert desk.open_talk.point.layout == "quote"
