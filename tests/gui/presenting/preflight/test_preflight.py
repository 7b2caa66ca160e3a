"""The check before a show: it looks, follows changes, mends with one click, and listens to the clicker."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from tests.builders import talk
from tests.gui.workspaces import make_desk, open_talk_of, wait_until

from lecturer.show.preferences import load_preferences
from lecturer.system.computer import look, supplies, told_by_macos
from lecturer.ui.editing.blanks_window import BlanksWindow
from lecturer.ui.presenting.console.presentation import preferences_path
from lecturer.ui.presenting.preflight import system_settings
from lecturer.ui.presenting.preflight.gathering import input_method
from lecturer.ui.presenting.preflight.teach_dialog import TeachDialog

OUTLINE = "一、甲：甲的____话。 / 二、乙：乙的话。"


@pytest.fixture
def desk(qtbot, tmp_path: Path):
    made = make_desk(qtbot)
    open_talk_of(made, talk(OUTLINE, title="例子"), tmp_path / "talk.yaml")
    made.preflight.open()
    window = made.preflight.window
    wait_until(lambda: bool(window.items) and not made.derived.is_busy)
    yield made
    window.close()
    wait_until(lambda: not window.is_busy)


def tones(desk) -> dict[str, str]:
    return {item.name: item.tone for item in desk.preflight.window.items}


def click(qtbot, desk, action: str) -> None:
    qtbot.mouseClick(
        desk.preflight.window.findChildren(QPushButton, f"do_{action}")[-1], Qt.MouseButton.LeftButton
    )


def test_it_says_what_is_to_be_looked_at(desk):
    assert tones(desk)["blanks"] == "warn"
    assert tones(desk)["saved"] == "ok"
    odd = [tone for tone in tones(desk).values() if tone != "ok"]
    assert desk.preflight.window.summary.text() == f"{len(odd)} things to look at"


def test_an_edit_is_noticed_and_saved_with_one_click(desk, qtbot):
    desk.editing.rename("p1", "改")
    assert tones(desk)["saved"] == "warn"
    click(qtbot, desk, "save")
    assert tones(desk)["saved"] == "ok"
    assert not desk.file.has_unsaved


def test_blanks_are_filled_in_from_here(desk, qtbot):
    click(qtbot, desk, "blanks")
    blanks = desk.window.findChild(BlanksWindow)
    assert blanks.isVisible()
    blanks.close()


def test_a_button_of_the_clicker_is_heard(desk, qtbot):
    window = desk.preflight.window
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert tones(desk)["clicker"] == "ok"
    said = window.findChildren(QLabel, "clicker")
    assert said[-1].text() == "Heard “PageDown”: Next step"


def test_a_strange_button_is_taught_from_here(desk, qtbot):
    window = desk.preflight.window
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert tones(desk)["clicker"] == "warn"
    click(qtbot, desk, "teach")
    dialog = window.findChild(TeachDialog)
    for key in (Qt.Key.Key_F9, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        qtbot.keyClick(dialog, key)
    assert not dialog.isVisible()
    assert tones(desk)["clicker"] == "ok"
    assert load_preferences(preferences_path()).learned == {"F9": "next"}


def test_the_show_begins_from_here(desk, qtbot):
    buttons = desk.preflight.window.findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Begin the show").click()
    wait_until(lambda: desk.presenting.is_running)
    assert not desk.preflight.window.isVisible()
    desk.presenting.show.end()


def test_the_whole_look_takes_less_than_five_seconds(qtbot):
    desk = make_desk(qtbot)
    desk.files.open_sample()
    desk.preflight.open()
    wait_until(lambda: len(desk.preflight.window.items) >= 10)
    desk.preflight.window.close()
    wait_until(lambda: not desk.preflight.window.is_busy)


def test_the_computer_is_asked_without_a_bus_too(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    assert look().stays_awake is False


def supply(folder: Path, name: str, **facts: str) -> None:
    (folder / name).mkdir()
    for fact, value in facts.items():
        (folder / name / fact).write_text(value + "\n", encoding="ascii")


def test_what_the_kernel_says_about_power(tmp_path):
    assert supplies(tmp_path) == (None, None)
    supply(tmp_path, "hidpp_battery_0", type="Battery", scope="Device", status="Discharging", capacity="5")
    assert supplies(tmp_path) == (None, None)
    supply(tmp_path, "BAT0", type="Battery", status="Discharging", capacity="42")
    assert supplies(tmp_path) == (True, 42)
    supply(tmp_path, "AC", type="Mains", online="1")
    assert supplies(tmp_path) == (False, 42)


def test_what_macos_says_about_power():
    said = "Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t87%; discharging; 3:10 remaining"
    assert told_by_macos(said) == (True, 87)
    assert told_by_macos("Now drawing from 'AC Power'\n") == (False, None)


@pytest.mark.parametrize(
    ("environment", "said"),
    [({"XMODIFIERS": "@im=fcitx"}, "fcitx"), ({"QT_IM_MODULE": "ibus"}, "ibus"), ({}, ""),
     ({"XMODIFIERS": "@im=none"}, "")],
)  # fmt: skip
def test_the_input_method_is_known_by_its_name(environment: dict, said: str):
    assert input_method(environment) == said


def test_settings_are_opened_where_there_are_any(monkeypatch):
    started = []
    monkeypatch.setattr(
        system_settings.shutil, "which", lambda name: name if name == "systemsettings" else None
    )
    monkeypatch.setattr(system_settings.subprocess, "Popen", lambda command, **_more: started.append(command))
    assert system_settings.can_open("displays", "linux")
    system_settings.open_page("displays", "linux")
    assert started == [["systemsettings", "kcm_kscreen"]]
    monkeypatch.setattr(system_settings.shutil, "which", lambda _name: None)
    assert not system_settings.can_open("power", "linux")
