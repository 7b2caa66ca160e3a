"""A show driven by keys and buttons, on one offscreen screen."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from tests.builders import talk

from lecturer.deck.build import build_deck
from lecturer.show import resume
from lecturer.show.keys import Order
from lecturer.show.resume import Moment
from lecturer.show.show_plan import ShowPlan
from lecturer.store.settings import Settings
from lecturer.timing.plan import plan
from lecturer.ui.presenting.console.presentation import Presentation
from lecturer.ui.presenting.console.show_autosave import resume_path, unfinished_show

KEY = Qt.Key


@pytest.mark.parametrize("window", ["stage", "console"])
@pytest.mark.parametrize(
    ("key", "position"),
    [
        (KEY.Key_PageDown, 1), (KEY.Key_Right, 1), (KEY.Key_Down, 1), (KEY.Key_Space, 1), (KEY.Key_Return, 1),
        (KEY.Key_N, 1), (KEY.Key_PageUp, 0), (KEY.Key_Backspace, 0),
    ],
)  # fmt: skip
def test_a_clicker_works_on_either_window(qtbot, presentation, window: str, key, position: int):
    qtbot.keyClick(getattr(presentation, window), key)
    last = len(presentation.show.cues) - 1
    assert presentation.show.position == min(position, last)


def test_back_goes_back(qtbot, presentation):
    for key in (KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_PageUp):
        qtbot.keyClick(presentation.console, key)
    assert presentation.show.position == 1


def test_figures_and_enter_jump_to_a_page(qtbot, presentation):
    qtbot.keyClick(presentation.stage, KEY.Key_3)
    qtbot.keyClick(presentation.stage, KEY.Key_Return)
    assert presentation.show.cue.page == 2


def test_letters_committed_by_an_input_method_still_work(presentation):
    event = QInputMethodEvent("", [])
    event.setCommitString("ｂ")
    QApplication.sendEvent(presentation.console.window(), event)
    assert presentation.show.cover == "black"


def test_a_letter_key_without_text_still_works(presentation):
    event = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_W, Qt.KeyboardModifier.NoModifier, "")
    QApplication.sendEvent(presentation.stage, event)
    assert presentation.show.cover == "white"


def test_neither_window_lets_an_input_method_in(presentation):
    for window in (presentation.stage, presentation.console):
        assert not window.window().testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_black_blackens_the_stage_and_a_second_b_brings_the_page_back(qtbot, presentation):
    qtbot.keyClick(presentation.console, KEY.Key_B)
    image = presentation.stage.grab().toImage()
    assert {image.pixelColor(x, y).name() for x in (0, 99) for y in (0, 49)} == {"#000000"}
    qtbot.keyClick(presentation.console, KEY.Key_B)
    image = presentation.stage.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 3).name() != "#000000"


def test_a_frozen_stage_does_not_change_while_the_speaker_moves_on(qtbot, presentation):
    qtbot.keyClick(presentation.console, KEY.Key_F)
    before = presentation.stage.grab().toImage()
    qtbot.keyClick(presentation.console, KEY.Key_PageDown)
    assert presentation.stage.grab().toImage() == before
    qtbot.keyClick(presentation.console, KEY.Key_F)
    assert presentation.stage.grab().toImage() != before


def test_escape_twice_ends_on_black_and_one_more_key_takes_the_windows_away(qtbot, presentation):
    qtbot.keyClick(presentation.console, KEY.Key_Escape)
    assert "Esc" in presentation.console.top.notice
    qtbot.keyClick(presentation.stage, KEY.Key_Escape)
    assert presentation.show.cover == "black"
    assert not presentation.show.clock.is_running
    assert presentation.stage.isVisible()
    with qtbot.waitSignal(presentation.finished):
        qtbot.keyClick(presentation.stage, KEY.Key_PageDown)
    assert presentation.show.is_over


def test_the_state_on_disk_is_gone_after_an_ordinary_end(qtbot, presentation):
    assert resume_path().exists()
    presentation.end()
    assert not resume_path().exists()
    assert unfinished_show() is None


def test_the_state_on_disk_is_that_of_the_last_change(qtbot, presentation, clock):
    for key in (KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_B):
        qtbot.keyClick(presentation.console, key)
    kept = resume.read(resume_path(), Moment(clock.now, time.time()))
    assert (kept.position, kept.cover, kept.title) == (2, "black", "题")


def test_a_show_that_still_runs_is_not_offered_to_go_on_with(presentation):
    assert resume_path().exists()
    assert unfinished_show() is None


def test_closing_a_window_by_the_systems_means_ends_the_show(qtbot, presentation):
    with qtbot.waitSignal(presentation.finished):
        presentation.console.window().close()


def test_the_buttons_do_what_the_keys_do(qtbot, presentation):
    for command in ("next", "freeze", "next", "clock"):
        presentation.console.ordered.emit(command)
    show = presentation.show
    assert (show.position, show.frozen_at, show.clock.is_running) == (2, 1, False)


def test_a_click_on_the_stage_is_next_and_the_other_button_back(qtbot, presentation):
    qtbot.mouseClick(presentation.stage, Qt.MouseButton.LeftButton)
    assert presentation.show.position == 1
    qtbot.mouseClick(presentation.stage, Qt.MouseButton.RightButton)
    assert presentation.show.position == 0


def test_looking_at_a_point_and_enter_puts_it_on_stage(qtbot, presentation):
    presentation.console.looked.emit("p3")
    assert presentation.show.regarded.key == "p3"
    assert presentation.show.position == 0
    qtbot.keyClick(presentation.console, KEY.Key_Return)
    assert presentation.show.key == "p3"


def test_escape_only_ends_looking_elsewhere(qtbot, presentation):
    presentation.console.looked.emit("p3")
    qtbot.keyClick(presentation.console, KEY.Key_Escape)
    qtbot.keyClick(presentation.console, KEY.Key_Escape)
    assert presentation.show.looking is None
    assert not presentation.show.is_over


@pytest.mark.parametrize("hour", [3600.0, -3600.0])
def test_a_wall_clock_that_is_set_does_not_change_the_talks_time(
    presentation, clock, monkeypatch, hour: float
):
    clock.now += 90
    wall = time.time()
    monkeypatch.setattr(time, "time", lambda: wall + hour)
    presentation.carry_out(Order("next"))
    assert presentation.show.clock.elapsed(clock.now) == pytest.approx(90.0)


def test_larger_notes_are_remembered(qtbot, presentation):
    before = presentation.console.notes.points
    qtbot.keyClick(presentation.console, KEY.Key_Plus)
    assert presentation.console.notes.points > before
    for _ in range(60):
        qtbot.keyClick(presentation.console, KEY.Key_Plus)
    assert presentation.console.notes.points == 120
    for _ in range(90):
        qtbot.keyClick(presentation.console, KEY.Key_Minus)
    assert presentation.console.notes.points == 14


def test_a_thousand_fast_steps_lose_none(presentation):
    moves = ["next"] * 3 + ["back"] * 2
    for index in range(1000):
        presentation.carry_out(Order(moves[index % 5]))
    last = len(presentation.show.cues) - 1
    position = 0
    for index in range(1000):
        position = min(last, max(0, position + (1 if moves[index % 5] == "next" else -1)))
    assert presentation.show.position == position
    assert presentation.stage.shown == presentation.show.shown


def test_a_talk_with_rules_that_do_not_exist_is_given_without_limits(qtbot):
    given = talk("一、甲：话。", title="题", rules="no-such-contest")
    made = Presentation(ShowPlan(given, build_deck(given), plan(given)), Settings())
    made.begin()
    assert "no-such-contest" in made.console.top.notice
    made.end()


def test_a_rehearsal_leaves_the_audience_and_a_broken_off_show_alone(qtbot, clock):
    given = talk("一、甲：甲的话。", title="题")
    rehearsal = ShowPlan(given, build_deck(given), plan(given), is_rehearsal=True)
    made = Presentation(rehearsal, Settings(), monotonic=clock)
    made.begin()
    assert made.assignment.mode == "private"
    assert made.console.isVisible()
    assert not made.stage.isVisible()
    assert not resume_path().exists()
    for key in (KEY.Key_S, KEY.Key_S, KEY.Key_F5):
        qtbot.keyClick(made.console, key)
        assert not made.stage.isVisible()
    made.end()


def test_a_console_that_fails_never_keeps_the_stage_from_its_page(qtbot, presentation, monkeypatch):
    def fail(_show) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(presentation.console.foot, "draw_show", fail)
    with capture_exceptions() as caught:
        for _ in range(2):
            qtbot.keyClick(presentation.stage, KEY.Key_PageDown)
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError] * 2
    assert presentation.show.position == 2
    assert presentation.stage.shown == presentation.show.shown
    assert presentation.stage.isVisible()


def test_on_one_screen_the_page_fills_it_and_the_notes_are_a_choice(presentation):
    top = presentation.console.top
    assert presentation.console.isVisible()
    assert top.badge == ("Others may see the notes", "warn")
    presentation.carry_out(Order("swap"))
    assert not presentation.console.isVisible()
    assert presentation.stage.window().isFullScreen()


def test_nothing_modal_opens_during_a_show(qtbot, presentation):
    for command in ("help", "overview", "teach", "screens", "identify", "ask_end"):
        presentation.carry_out(Order(command))
        assert QApplication.activeModalWidget() is None
        assert QApplication.activePopupWidget() is None
