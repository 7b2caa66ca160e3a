"""A show that broke off is offered at the next start, and goes on in its own talk."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.builders import talk
from tests.gui.workspaces import make_desk, open_talk_of, wait_until

from lecturer.show import resume
from lecturer.show.resume import Moment, Saved
from lecturer.store.save import save
from lecturer.talk.walk import find
from lecturer.ui.presenting.console.show_autosave import resume_path

OUTLINE = "一、甲：甲的话。 / 二、乙：乙的话。 / 三、丙：丙的话。"


def broke_off(path: Path | None, *, title: str = "例子", ago: float = 20.0) -> float:
    """Leave behind what a killed show leaves behind; gives when its clock began, in monotonic seconds."""
    when = Moment(time.monotonic() - ago, time.time() - ago)
    kept = Saved(
        talk=str(path or ""), title=title, position=3, key="p2", elapsed=100.0, entered=90.0,
        was_running=True, when=when, cover="black", frozen_at=1,
    )  # fmt: skip
    resume.write(resume_path(), kept)
    return when.monotonic - kept.elapsed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "talk.yaml"
    save(talk(OUTLINE, title="例子", opening="各位好。"), made)
    return made


def the_show(desk):
    wait_until(lambda: desk.presenting.is_running)
    return desk.presenting.show


def test_a_show_that_broke_off_is_offered_and_goes_on_where_it_was(qtbot, path):
    began = broke_off(path)
    desk = make_desk(qtbot, "go_on")
    desk.open_first(None)
    desk.start_work(present=False)
    show = the_show(desk)
    assert "例子" in desk.messages.questions[0].what
    assert desk.open_talk.document.path == path
    assert (show.show.position, show.show.cover, show.show.frozen_at) == (3, "black", 1)
    now = time.monotonic()
    assert show.show.clock.elapsed(now) == pytest.approx(now - began, abs=1.0)
    show.end()


def test_what_the_question_says_word_for_word(qtbot, path):
    broke_off(path, ago=125.0)
    desk = make_desk(qtbot, "leave")
    desk.start_work(present=False)
    question = desk.messages.questions[0]
    assert question.what == "The show of “例子” broke off 2 minutes ago."
    assert question.details == "It was at 1:40, and goes on at the same step. The clock went on meanwhile."
    assert [choice.text for choice in question.choices] == ["Go on with the talk", "Not now"]


def test_a_show_that_is_not_wanted_is_not_offered_again(qtbot, path):
    broke_off(path)
    desk = make_desk(qtbot, "leave")
    desk.start_work(present=False)
    assert not desk.presenting.is_running
    assert not resume_path().exists()
    desk.start_work(present=False)
    assert len(desk.messages.questions) == 1


def test_presenting_the_same_talk_at_once_goes_on_without_a_question(qtbot, path):
    broke_off(path)
    desk = make_desk(qtbot)
    desk.open_first(path)
    desk.start_work(present=True)
    show = the_show(desk)
    assert show.show.position == 3
    assert "went on" in show.console.top.notice
    show.end()


@pytest.mark.parametrize("ago", [3600.0])
def test_presenting_it_an_hour_later_begins_at_the_beginning(qtbot, path, ago: float):
    broke_off(path, ago=ago)
    desk = make_desk(qtbot)
    desk.open_first(path)
    desk.start_work(present=True)
    show = the_show(desk)
    assert show.show.position == 0
    show.end()


def test_a_talk_that_was_never_saved_goes_on_from_its_journal(qtbot, tmp_path):
    crashed = make_desk(qtbot)
    crashed.files.new()
    open_talk_of(crashed, talk(OUTLINE, title="例子", opening="各位好。"), tmp_path / "talk.yaml")
    crashed.editing.rename("p2", "没存的")
    crashed.autosave.leave()
    crashed.file.release()
    broke_off(tmp_path / "talk.yaml")
    desk = make_desk(qtbot, "go_on")
    desk.start_work(present=False)
    show = the_show(desk)
    assert find(desk.open_talk.talk, "p2").title == "没存的"
    assert show.show.position == 3
    show.end()


def test_a_talk_that_is_gone_is_said_and_nothing_begins(qtbot, tmp_path):
    broke_off(tmp_path / "gone.yaml")
    desk = make_desk(qtbot, "go_on")
    desk.start_work(present=False)
    assert not desk.presenting.is_running
    assert len(desk.messages.errors) == 1
