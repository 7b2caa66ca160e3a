"""The program as a whole: it starts, speaks Chinese, is reached by keyboard and screen reader, ends well."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QSize, QThread, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from tests.gui.workspaces import make_desk, open_talk_of, wait_until

from lecturer.files import folders
from lecturer.store.crash_recovery import recover
from lecturer.store.talk_file import load
from lecturer.talk.records import Point, Talk
from lecturer.ui.rehearsing.window import RehearsalWindow
from lecturer.ui.shell import app as program
from lecturer.ui.shell import crash
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.placing import has_room, open_large
from lecturer.ui.widgets.tasks import Latest


def controls(window: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    return [each for kind in kinds for each in window.findChildren(kind) if each.isVisibleTo(window)]


def is_our_own(widget: QWidget) -> bool:
    return not widget.objectName().startswith("qt_") and not isinstance(widget.parent(), QLineEdit)


def test_the_program_runs_and_ends(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    seen = []

    def look() -> None:
        if not QThread.currentThread().loopLevel():
            return  # closed before the loop runs, the window would not end it
        windows = [each for each in QApplication.topLevelWidgets() if each.objectName() == "main"]
        window = next(each for each in windows if each.isVisible())  # others may wait to be deleted
        looking.stop()
        seen.append(window.windowTitle())
        window.close()

    looking = QTimer(interval=10)
    looking.timeout.connect(look)
    looking.start()
    assert program.run() == 0
    assert seen == ["Lecturer"]
    assert recover() == ()


def test_the_window_works_without_a_folder_of_its_own(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "_problems", {})
    (tmp_path / "file").touch()
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "file" / "home"))
    desk = make_desk(qtbot)
    desk.start_work(present=False)
    assert desk.window.notices.text.text() == folders.folder_problem() != ""
    talk = Talk(title="甲", points=(Point(id="p1", title="乙", notes="丙。"),))
    open_talk_of(desk, talk, tmp_path / "讲稿.yaml")
    desk.open_talk.select("p1")
    desk.actions["duplicate"].trigger()
    desk.actions["save"].trigger()
    wait_until(lambda: not desk.open_talk.document.is_dirty)
    assert len(load(tmp_path / "讲稿.yaml").points) == 2


def test_every_control_has_a_name_for_screen_readers(qtbot):
    desk = make_desk(qtbot)
    desk.files.open_sample()
    nameless = [
        f"{type(each).__name__} {each.text() if isinstance(each, QAbstractButton) else ''}"
        for each in controls(desk.window)
        if is_our_own(each)
        and not each.accessibleName()
        and not (isinstance(each, QAbstractButton) and each.text())
    ]
    assert nameless == []


def test_every_icon_only_button_has_a_tool_tip(qtbot):
    desk = make_desk(qtbot)
    buttons = [
        each for each in controls(desk.window) if isinstance(each, QAbstractButton) and is_our_own(each)
    ]
    assert [each.accessibleName() for each in buttons if not each.text() and not each.toolTip()] == []


@pytest.mark.language("zh")
def test_the_chinese_window_shows_no_english(qtbot):
    desk = make_desk(qtbot)
    desk.files.open_sample()
    latin = []
    for each in controls(desk.window):
        text = each.text() if isinstance(each, QAbstractButton) else ""
        if sum(char.isascii() and char.isalpha() for char in text.replace("F5", "")) > 2:
            latin.append(text)
    assert latin == []


def test_the_keyboard_reaches_every_pane(qtbot):
    desk = make_desk(qtbot)
    desk.files.open_sample()
    window = desk.window
    for name, widget in (
        ("focus_outline", window.outline.list),
        ("focus_slide", window.slide.thumbnails),
        ("focus_notes", window.notes.edit),
    ):
        desk.actions[name].trigger()
        assert window.focusWidget() is widget


def test_both_looks_have_enough_contrast():
    for tokens in (style.LIGHT, style.DARK, style.CONSOLE):
        for text in ("text", "text2"):
            for ground in ("window", "panel", "sunken", "row_h", "tint"):
                assert contrast(tokens.color(text), tokens.color(ground)) >= 4.5
        for text, ground in (("on", "accent"), ("warn", "warn_t"), ("over", "over_t"), ("blank", "blank_t")):
            assert contrast(tokens.color(text), tokens.color(ground)) >= 4.5
        assert contrast(tokens.color("edge"), tokens.color("panel")) >= 3


def contrast(one, other) -> float:
    def light(color) -> float:
        parts = [
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
            for part in color.getRgbF()[:3]
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_switching_the_look_repaints_the_icons(qtbot, qapp):
    desk = make_desk(qtbot)
    before = desk.window.toolbar.present.icon().pixmap(18, 18).toImage()
    style.apply(qapp, "dark")
    after = desk.window.toolbar.present.icon().pixmap(18, 18).toImage()
    style.apply(qapp, "light")
    assert before != after


def test_icons_take_the_colour_they_are_asked_for(qapp):
    image = icons.pixmap("record", "#ff0000", 20, 1.0).toImage()
    assert image.pixelColor(10, 10).name() == "#ff0000"


def test_larger_text_grows_rows_and_type(qapp):
    normal = style.font("notes").pixelSize()
    style.apply(qapp, "light", text_scale=1.5)
    grown = style.font("notes").pixelSize()
    style.apply(qapp, "light")
    assert (normal, grown) == (17, 26)


def test_an_uncaught_error_is_logged_and_told(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told = []
    uninstall = crash.install(tmp_path, told.append)
    error = ValueError("oops")
    sys.excepthook(ValueError, error, None)
    uninstall()
    assert told == [error]
    assert "oops" in (tmp_path / "lecturer.log").read_text(encoding="utf-8")


def test_only_the_newest_waiting_work_is_done(qtbot):
    latest, done = Latest(), []
    latest.done.connect(done.append)
    for number in range(5):
        latest.submit(lambda number=number: number)
    wait_until(lambda: not latest.is_busy)
    assert done == [0, 4]


def test_the_window_is_named_after_the_file(qtbot):
    desk = make_desk(qtbot)
    desk.files.open_sample()
    assert desk.window.windowTitle() == "Asking Better Questions[*] — Lecturer"


@pytest.mark.parametrize(
    ("room", "fits"), [((1920, 1040), True), ((1440, 900), False), ((1366, 728), False), ((1440, 940), True)]
)
def test_a_window_opens_within_its_screen(room, fits):
    assert has_room(QSize(1440, 900), QSize(*room)) is fits


def test_a_small_screen_is_used_whole(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    open_large(window, QSize(1440, 900))
    assert window.isMaximized() is not has_room(QSize(1440, 900), window.screen().availableSize())


def test_the_page_after_a_rehearsal_opens_within_its_screen(qtbot):
    window = RehearsalWindow()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    assert window.isMaximized() is not has_room(QSize(1440, 900), room)
