"""What lies over the page and over the console: pointer, overview, keys, timer, teleprompter, screens."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from lecturer.show.console_commands import Command
from lecturer.show.indicators import signs, timer_text
from lecturer.show.keys import Order, Press
from lecturer.show.preferences import load_preferences
from lecturer.ui.presenting.console.notes_text import NotesText
from lecturer.ui.presenting.console.presentation import preferences_path
from lecturer.ui.widgets import style

KEY = Qt.Key


def pixels(window) -> set[str]:
    image = window.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


def move(widget: QWidget, x: int, y: int) -> None:
    """Move the mouse over a widget; the offscreen platform tells of no movement by itself."""
    nothing = Qt.MouseButton.NoButton
    place = QPointF(x, y)
    event = QMouseEvent(QEvent.Type.MouseMove, place, place, nothing, nothing, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def test_every_command_of_the_table_does_something(presentation):
    for command in sorted({*get_args(Command)} - {"end"}):
        presentation.carry_out(Order(command, 1))


def test_the_laser_is_on_both_windows_and_escape_puts_it_down(qtbot, presentation):
    qtbot.keyClick(presentation.console, KEY.Key_L)
    move(presentation.stage, 100, 60)
    assert "#ff3b30" in pixels(presentation.stage)
    assert "#ff3b30" in pixels(presentation.console)
    qtbot.keyClick(presentation.console, KEY.Key_Escape)
    assert presentation.pointing.tool == ""
    assert "#ff3b30" not in pixels(presentation.stage)
    assert not presentation.show.is_over


def test_the_pen_draws_on_the_stage_and_e_wipes_it(qtbot, presentation):
    stage = presentation.stage
    qtbot.keyClick(stage, KEY.Key_D)
    qtbot.mousePress(stage, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    qtbot.mouseMove(stage, QPoint(200, 100))
    qtbot.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    assert presentation.pointing.strokes
    assert presentation.show.position == 0
    qtbot.keyClick(stage, KEY.Key_E)
    assert not presentation.pointing.strokes


def test_the_magnifier_shows_another_part_and_the_next_page_whole(qtbot, presentation):
    stage = presentation.stage
    before = stage.grab().toImage()
    qtbot.keyClick(stage, KEY.Key_Z)
    qtbot.mouseClick(stage, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert stage.grab().toImage() != before
    qtbot.keyClick(stage, KEY.Key_PageDown)
    assert presentation.pointing.centre is None


def test_the_overview_finds_a_page_by_the_initials_of_its_pinyin(qtbot, presentation):
    qtbot.keyClick(presentation.console, KEY.Key_Tab)
    overview = presentation.console.overview
    assert overview.isVisible()
    qtbot.keyClick(presentation.console, KEY.Key_D)  # 丁
    titles = presentation.script.page_titles
    assert [titles[page] for page in overview.found] == ["丁"]
    qtbot.keyClick(presentation.console, KEY.Key_Return)
    assert not overview.isVisible()
    assert presentation.show.key == "p4"


def test_the_overview_is_walked_with_arrows_and_left_with_escape(qtbot, presentation):
    console = presentation.console
    qtbot.keyClick(console, KEY.Key_G)
    qtbot.keyClick(console, KEY.Key_Right)
    assert console.overview.marked == 1
    qtbot.keyClick(console, KEY.Key_Escape)
    assert not console.overview.isVisible()
    assert presentation.show.position == 0


def test_a_page_that_is_not_there_leaves_the_overview_open(presentation):
    presentation.carry_out(Order("overview"))
    for letter in "qqq":
        presentation.press(Press(letter))
    presentation.press(Press("Enter"))
    assert presentation.console.overview.isVisible()
    for _ in "qqq":
        presentation.press(Press("Backspace"))
    assert presentation.console.overview.typed == ""


@pytest.mark.parametrize("panel", ["help", "overview", "teach", "screens"])
def test_keys_of_the_talk_close_whatever_lies_open_and_act(qtbot, presentation, panel: str):
    console = presentation.console
    presentation.carry_out(Order(panel))
    panels = (console.help, console.overview, console.lesson, console.screens)
    assert any(each.isVisible() for each in panels)
    qtbot.keyClick(console, KEY.Key_PageDown)
    assert presentation.show.position == 1
    assert not any(each.isVisible() for each in panels)


def test_any_other_key_puts_the_list_of_keys_away(qtbot, presentation):
    presentation.carry_out(Order("help"))
    qtbot.keyClick(presentation.console, KEY.Key_J)
    assert not presentation.console.help.isVisible()
    assert not presentation.show.has_timer


def test_a_slip_on_a_set_up_key_asks_and_changes_nothing(qtbot, presentation):
    before = presentation.assignment
    qtbot.keyClick(presentation.console, KEY.Key_S)
    assert presentation.assignment == before
    assert presentation.console.top.notice == "S once more: Swap the screens"
    qtbot.keyClick(presentation.console, KEY.Key_S)
    assert presentation.assignment != before


def test_a_slip_on_the_lessons_key_teaches_a_clicker_nothing(qtbot, presentation):
    for key in (KEY.Key_K, KEY.Key_K, *[KEY.Key_PageDown] * 3, KEY.Key_Return):
        qtbot.keyClick(presentation.console, key)
    assert load_preferences(preferences_path()).learned == {}
    assert presentation.show.position >= 3


def test_one_key_leads_back_after_a_far_jump(qtbot, presentation):
    for key in (KEY.Key_4, KEY.Key_Return):
        qtbot.keyClick(presentation.console, key)
    assert presentation.console.top.notice == "U leads back to slide 1"
    qtbot.keyClick(presentation.console, KEY.Key_U)
    assert presentation.show.position == 0


def test_a_strange_button_is_taught_and_works_in_the_next_show_too(qtbot, presentation):
    console = presentation.console
    presentation.carry_out(Order("teach"))
    assert console.lesson.isVisible()
    for key in (KEY.Key_F9, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return):
        qtbot.keyClick(console, key)
    assert presentation.show.position == 0
    qtbot.keyClick(console, KEY.Key_Escape)
    assert not console.lesson.isVisible()
    qtbot.keyClick(console, KEY.Key_F9)
    assert presentation.show.cover == "black"
    assert load_preferences(preferences_path()).learned == {"F9": "black"}


def test_the_end_of_a_lesson_is_no_end_of_the_show(qtbot, presentation):
    presentation.carry_out(Order("teach"))
    for _ in range(2):
        qtbot.keyClick(presentation.console, KEY.Key_Escape)
    assert not presentation.show.is_over
    assert "Esc" in presentation.console.top.notice


def test_the_judges_timer_counts_on_the_stage(qtbot, presentation, clock):
    before = presentation.stage.grab().toImage()
    qtbot.keyClick(presentation.console, KEY.Key_J)
    with_timer = presentation.stage.grab().toImage()
    assert with_timer != before
    clock.now += 30
    qtbot.waitUntil(lambda: presentation.stage.grab().toImage() != with_timer)
    qtbot.keyClick(presentation.console, KEY.Key_J)
    assert presentation.stage.grab().toImage() == before


@pytest.mark.parametrize(
    ("elapsed", "said"), [(60.0, ("7:00", "text")), (455.0, ("△ 0:25", "warn")), (490.0, ("▲ 0:10", "over"))]
)
def test_the_judges_timer_changes_its_tone_with_the_rules(presentation, clock, elapsed: float, said):
    clock.now += elapsed
    times = presentation.console.draw_times(presentation.show, clock.now)
    assert timer_text(times, presentation.script.rules) == said


LONG = "\n".join(
    ("这一段话是用来试提词器的，长短和平常的讲稿差不多。" * 4, "短句。", "再来一段，看看末尾。" * 9)
)


@pytest.mark.parametrize(("width", "size"), [(500, 24), (500, 60), (900, 60), (900, 110), (1400, 28)])
def test_the_teleprompter_runs_by_characters_whatever_the_size_and_width(qtbot, width: int, size: int):
    text = NotesText()
    qtbot.addWidget(text)
    text.resize(width, 600)
    text.set_size(size)
    text.show_words(LONG)
    text.set_running(True)
    spoken = sum(1 for char in LONG if not char.isspace())
    line = (width - 52) / size + 1
    for fraction in (0.0, 0.2, 0.5, 0.8, 1.0):
        text.run_to(fraction)
        assert 0 <= fraction * spoken - text.at_reading_line <= line
    assert text.at_reading_line == spoken
    lowest = text.offset
    text.run_to(7.0)
    assert text.offset == lowest


def test_the_teleprompter_ends_within_two_percent_of_the_planned_time(presentation, clock):
    presentation.carry_out(Order("teleprompter"))
    text = presentation.console.notes.text
    began, total = clock.now, presentation.script.times.total
    for _point in range(len(presentation.show.cues)):
        key = presentation.show.key
        words = presentation.script.words.get(key, "")
        spoken = sum(1 for char in words if not char.isspace())
        while words and presentation.show.key == key and text.at_reading_line < spoken:
            clock.now += 0.05
            presentation.console.draw_times(presentation.show, clock.now)
        presentation.carry_out(Order("next"))
    assert clock.now - began == pytest.approx(total, rel=0.02)


def test_a_touch_of_the_wheel_stops_the_words_and_one_key_rejoins(qtbot, presentation):
    presentation.carry_out(Order("teleprompter"))
    text = presentation.console.notes.text
    presentation.console.notes.set_size(110)
    wheel = QWheelEvent(
        QPointF(20, 20), QPointF(20, 20), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(text, wheel)
    assert not text.is_following
    stopped = text.offset
    text.run_to(0.9)
    assert text.offset == stopped
    qtbot.keyClick(presentation.console, KEY.Key_R)
    assert text.is_following


def test_the_list_of_screens_is_chosen_from_with_tab_and_enter(qtbot, presentation):
    presentation.carry_out(Order("screens"))
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
    screens = presentation.console.screens
    assert [button.isChecked() for button in screens.buttons] == [True, False, False]
    for key in (KEY.Key_Tab, KEY.Key_Return):
        qtbot.keyClick(presentation.console, key)
    assert presentation.share.isVisible()
    assert not screens.isVisible()
    assert presentation.show.position == 0


def test_the_top_line_says_when_keys_do_not_reach_the_show():
    assert signs(has_keys=False, is_awake=True)[0][2] == "warn"
    assert signs(has_keys=True, is_awake=True)[0][1] == "Clicker ready"


def test_a_lost_keyboard_colours_the_whole_top_line(presentation):
    top = presentation.console.top
    top.show_signs(signs(has_keys=True, is_awake=True))
    calm = top.grab().toImage().pixelColor(top.width() // 2, 3)
    top.show_signs(signs(has_keys=False, is_awake=True))
    alarmed = top.grab().toImage().pixelColor(top.width() // 2, 3)
    colours = style.CONSOLE.color("window").name(), style.CONSOLE.color("warn_t").name()
    assert (calm.name(), alarmed.name()) == colours


def test_the_spotlight_darkens_all_but_a_circle(qtbot, presentation):
    stage = presentation.stage
    qtbot.keyClick(stage, KEY.Key_O)
    before = stage.grab().toImage().pixelColor(stage.width() - 8, 8)
    move(stage, 60, 60)
    after = stage.grab().toImage().pixelColor(stage.width() - 8, 8)
    assert after.lightness() < before.lightness() * 0.6


def test_the_page_goes_into_a_window_for_a_call_and_its_closing_ends_nothing(qtbot, presentation):
    presentation.carry_out(Order("screens"))
    buttons = presentation.console.screens.buttons
    next(button for button in buttons if button.text().startswith("In a window")).click()
    share = presentation.share
    assert share.isVisible()
    assert presentation.stage.isVisible()
    presentation.carry_out(Order("next"))
    assert share.shown == presentation.show.shown
    qtbot.keyClick(share, KEY.Key_PageDown)
    assert presentation.show.position == 2
    share.window().close()
    assert not share.isVisible()
    assert not presentation.show.is_over


def test_the_panes_keep_the_widths_that_the_speaker_gave_them(presentation):
    console = presentation.console
    panes = console.findChild(QSplitter)
    panes.setSizes([400, 500, console.width() - 900])
    panes.splitterMoved.emit(400, 1)
    kept = load_preferences(preferences_path()).panes
    assert kept[console.screen().name()] == console.pane_widths
