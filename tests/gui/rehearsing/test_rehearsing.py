"""Rehearsals from the window to the page after them."""

from __future__ import annotations

import csv
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from tests.builders import talk
from tests.gui.workspaces import wait_until

from lecturer.errors import UnwritableError
from lecturer.show.keys import Order
from lecturer.show.screens import Identity, Screen
from lecturer.store.save import save
from lecturer.talk import edits
from lecturer.talk.walk import find
from lecturer.timing.takes import read_takes, takes_path
from lecturer.ui.documents.derived import builder
from lecturer.ui.rehearsing import rehearsing
from lecturer.ui.widgets import style


def press(page, text: str) -> None:
    """Press the button with that text."""
    next(each for each in page.findChildren(QPushButton) if each.text() == text).click()


def test_rehearsing_twice_shows_plan_and_actual_of_each_point(stage):
    stage.rehearse()
    assert stage.page.isVisible()
    stage.rehearse(p2=25, closing=4)
    first, second = read_takes(takes_path(stage.path)).takes
    assert (first.seconds, second.seconds) == (60, 69)
    lines = {line.key: line for line in stage.page.chart.lines}
    assert list(lines) == ["opening", "p1", "p2", "p3", "p4", "closing"]
    assert (lines["p2"].actual, lines["p2"].earlier) == (25, (10,))
    assert "二" not in lines["p2"].title
    assert stage.page.figures.texts[0].startswith("Actual 1:09")
    assert [stage.page.heading.takes.itemText(place)[:6] for place in (0, 1)] == ["Take 2", "Take 1"]


def test_the_chart_is_drawn_with_bars_in_their_colours(stage):
    stage.rehearse(p2=40)
    chart = stage.page.chart
    chart.resize(900, chart.height())
    image = chart.grab().toImage()
    colors = {
        image.pixelColor(x, y).name().upper() for x in range(0, 900, 3) for y in range(0, chart.height(), 3)
    }
    assert {style.LIGHT.accent, style.LIGHT.over, style.LIGHT.over_t, style.LIGHT.row_h} <= colors


MIRRORED = tuple(
    Screen(identity=Identity(name), x=0, y=0, width=1920, height=1080) for name in ("eDP-1", "HDMI-1")
)


@pytest.mark.parametrize(("answer", "wanted"), [("hidden", False), ("shown", True), ("leave", None)])
def test_on_mirrored_screens_a_rehearsal_asks_before_anything_is_shown(stage, answer: str, wanted):
    desk = stage.desk
    desk.messages.answers = [answer]
    work = desk.time
    asking = rehearsing.Rehearsing(
        desk.open_talk, desk.derived, work.book, desk.presenting, desk.messages, screens=lambda: MIRRORED
    )
    wait_until(lambda: desk.derived.is_current)
    asking.begin()
    assert desk.messages.questions[-1].what.startswith("The screens show the same picture")
    assert desk.presenting.is_running == (wanted is not None)


def test_a_rehearsal_is_private_and_leaves_the_talk_alone(stage):
    before = stage.desk.open_talk.talk
    stage.desk.actions["rehearse"].trigger()
    wait_until(lambda: stage.desk.presenting.is_running)
    assert stage.show.assignment.mode == "private"
    assert not stage.show.stage.isVisible()
    stage.give()
    assert stage.desk.open_talk.talk is before


def test_each_point_is_on_the_disk_before_the_next_one_is_over(stage):
    stage.desk.actions["rehearse"].trigger()
    wait_until(lambda: stage.desk.presenting.is_running)
    for seconds in (7, 8):
        stage.clock.now += seconds
        stage.show.carry_out(Order("next"))
    (take,) = read_takes(takes_path(stage.path)).takes
    assert [(point.key, point.seconds) for point in take.points] == [("opening", 7), ("p1", 8)]
    assert not take.finished


def test_another_take_can_be_looked_at(stage):
    stage.rehearse(p2=33)
    stage.rehearse()
    stage.page.heading.takes.setCurrentIndex(1)
    stage.page.heading.takes.activated.emit(1)
    assert stage.page.look.seen.number == 1
    assert {line.key: line.actual for line in stage.page.chart.lines}["p2"] == 33


def test_a_habit_is_named_and_its_plan_set_by_one_button(stage):
    for _take in range(3):
        stage.rehearse(p2=50)
    press(stage.page.hints, "Set plan to 0:50")
    assert find(stage.desk.open_talk.talk, "p2").seconds == 50
    assert {line.key: line.planned for line in stage.page.chart.lines}["p2"] == 50
    stage.desk.open_talk.undo()
    assert find(stage.desk.open_talk.talk, "p2").seconds is None


def test_one_point_is_practised_by_itself(stage):
    for _take in range(3):
        stage.rehearse(p2=50)
    press(stage.page.hints, "Practise this point")
    assert {cue.key for cue in stage.show.show.cues} <= {"opening", "p2", "closing", "agenda"}
    stage.give(p2=20)
    last = read_takes(takes_path(stage.path)).takes[-1]
    assert last.only == ("p2",)
    assert [line.key for line in stage.page.chart.lines] == ["p2"]
    assert "only the points practised" in stage.page.figures.texts[0]


def test_slides_for_some_points_are_made_off_the_windows_thread(stage, monkeypatch):
    for _take in range(3):
        stage.rehearse(p2=50)
    made_on: list[bool] = []

    def watched(talk, path):
        build = builder(talk, path)
        return lambda: (made_on.append(threading.current_thread() is threading.main_thread()), build())[1]

    monkeypatch.setattr(rehearsing, "builder", watched)
    press(stage.page.hints, "Practise this point")
    assert made_on == [False]
    assert stage.desk.presenting.is_running


def test_the_short_way_is_rehearsed_without_what_may_be_skipped(stage):
    after = edits.set_talk(
        edits.set_point(stage.desk.open_talk.talk, "p3", may_skip=True), rules={"maximum": "0:55"}
    )
    stage.desk.open_talk.apply("", after)
    stage.rehearse()
    press(stage.page.hints, "Rehearse the short way")
    assert "p3" not in {cue.key for cue in stage.show.show.cues}
    stage.give()
    assert {line.key: line.skipped for line in stage.page.chart.lines}["p3"]
    assert stage.page.look.seen.actual == 50


def test_the_measured_rate_is_taken_over(stage):
    stage.rehearse()
    press(stage.page.hints, "Use measured rate")
    measured = stage.page.look.seen.rate
    assert stage.desk.derived.rate.characters_per_minute == pytest.approx(measured, abs=0.1)
    assert stage.desk.settings.value.rate == pytest.approx(measured, abs=0.1)
    assert stage.page.look.plan.total == pytest.approx(60, abs=3)


def test_the_report_is_a_pdf_or_a_table(stage, tmp_path):
    stage.rehearse()
    stage.takes.export(tmp_path / "bericht.pdf")
    assert (tmp_path / "bericht.pdf").read_bytes().startswith(b"%PDF")
    stage.takes.export(tmp_path / "takes.csv")
    with (tmp_path / "takes.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [(row["title"], row["seconds"]) for row in rows][:2] == [("Opening", "10.0"), ("甲", "10.0")]


def test_a_report_that_cannot_be_written_is_told(stage, tmp_path):
    stage.rehearse()
    stage.takes.export(tmp_path / "no such folder" / "x.pdf")
    (error,) = stage.desk.messages.errors
    assert "The folder is not there" in str(error)


def test_takes_of_a_talk_without_a_file_are_kept_until_it_has_one(stage, tmp_path):
    stage.desk.files.new()
    stage.desk.open_talk.apply("", talk("一、甲：话很多。 / 二、乙：话。", title="新"))
    stage.rehearse()
    assert stage.page.windowTitle().startswith("Rehearsals — 新")
    target = tmp_path / "new.yaml"
    assert not takes_path(target).exists()
    stage.desk.dialogs.chosen = target
    press(stage.page, "Save the talk…")
    assert len(read_takes(takes_path(target)).takes) == 1


def test_a_disk_that_is_full_does_not_end_the_rehearsal(stage, monkeypatch):
    def full(*_arguments):
        raise UnwritableError("The rehearsal cannot be recorded (no room)")

    stage.desk.actions["rehearse"].trigger()
    wait_until(lambda: stage.desk.presenting.is_running)
    monkeypatch.setattr("lecturer.ui.rehearsing.take_book.append", full)
    stage.clock.now += 5
    stage.show.carry_out(Order("next"))
    stage.show.carry_out(Order("next"))
    assert "cannot be recorded" in stage.show.console.top.notice
    monkeypatch.undo()
    stage.give()
    assert stage.desk.messages.errors == []
    assert read_takes(takes_path(stage.path)).takes[-1].time_of("opening").seconds == 5


def test_without_a_take_the_page_says_how_to_make_one(stage):
    stage.desk.actions["takes"].trigger()
    assert stage.page is None
    assert "Ctrl+F5" in stage.desk.window.notices.text.text()


def test_a_rehearsal_that_ends_at_once_leaves_nothing(stage):
    stage.desk.actions["rehearse"].trigger()
    wait_until(lambda: stage.desk.presenting.is_running)
    stage.show.end()
    assert stage.page is None
    assert "nothing was timed" in stage.desk.window.notices.text.text()


def test_a_click_on_a_row_selects_its_point(qtbot, stage):
    stage.rehearse()
    chart = stage.page.chart
    place = chart.rect().topLeft()
    place.setY(3 * 33 + 10)
    place.setX(100)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert stage.desk.open_talk.key == "p3"


def test_another_talk_has_other_takes(stage, tmp_path):
    stage.rehearse()
    other = tmp_path / "other.yaml"
    save(talk("一、甲：话。"), other)
    stage.desk.files.open(other)
    assert stage.desk.time.book.takes == ()
    assert not stage.page.isVisible()
    stage.desk.files.open(stage.path)
    assert len(stage.desk.time.book.takes) == 1


def test_saving_elsewhere_brings_the_takes_along(stage, tmp_path):
    stage.rehearse()
    target = tmp_path / "elsewhere" / "copy.yaml"
    target.parent.mkdir()
    stage.desk.dialogs.chosen = target
    stage.desk.actions["save_as"].trigger()
    assert takes_path(target).read_bytes() == takes_path(stage.path).read_bytes()
    assert len(stage.desk.time.book.takes) == 1


def test_the_status_bar_says_what_the_takes_make_of_the_talk(stage):
    assert stage.desk.window.status.limit.text() == "/ 8:00"
    stage.rehearse()
    wait_until(lambda: stage.desk.window.status.limit.text() == "/ 8:00 · by your rehearsals 1:00")


def test_practising_begins_at_the_point_and_counts_nothing_else(stage):
    stage.desk.open_talk.select("p3")
    stage.desk.actions["practise"].trigger()
    assert stage.show.show.key == "p3"
    stage.clock.now += 7
    stage.show.carry_out(Order("next"))
    stage.clock.now += 3
    stage.show.end()
    assert [(line.key, line.actual) for line in stage.page.chart.lines] == [("p3", 7)]
    assert stage.page.figures.texts[0].startswith("Actual 0:07")


def test_the_chart_is_walked_with_keys(qtbot, stage):
    stage.rehearse()
    chart = stage.page.chart
    chart.setFocus()
    for _press in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert "乙: planned" in chart.toolTip()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert stage.desk.open_talk.key == chart.lines[2].key


def test_a_take_that_went_wrong_is_removed_and_brought_back(stage):
    stage.rehearse()
    stage.rehearse(p2=99)
    stage.page.heading.gone.click()
    assert [take.seconds for take in stage.desk.time.book.takes] == [60]
    assert stage.page.look.seen.number == 1
    stage.page.notices.button.click()
    assert [take.seconds for take in stage.desk.time.book.takes] == [60, 149]


def test_removing_the_only_take_closes_the_page(stage):
    stage.rehearse()
    stage.page.heading.gone.click()
    assert not stage.page.isVisible()
    assert "no longer counts" in stage.desk.window.notices.text.text()


def test_a_take_that_was_clicked_through_is_called_a_trial(stage):
    stage.rehearse(**dict.fromkeys(("opening", "p1", "p2", "p3", "p4", "closing"), 0.4))
    texts = [each.text() for each in stage.page.hints.findChildren(QLabel)]
    assert any("Only a trial" in text for text in texts)
    assert not any("Nothing stands out" in text for text in texts)
