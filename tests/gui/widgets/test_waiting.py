"""While work takes its time the window lives, says what is done, and can stop it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from lecturer.errors import UnreadableError
from lecturer.system.jobs import Cancelled, current_job
from lecturer.ui.widgets.waiting import UNSEEN_MS, Waiting, WaitingBox


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def ticking(qapp):
    """Calls a function every few milliseconds, as the window's own timers do; counts the calls."""
    timers: list[QTimer] = []

    def start(call) -> list[int]:
        ticks: list[int] = []
        timer = QTimer(interval=5)
        timer.timeout.connect(lambda: (ticks.append(1), call(len(ticks))))
        timer.start()
        timers.append(timer)
        return ticks

    yield start
    for timer in timers:
        timer.stop()


def shown_box() -> WaitingBox | None:
    box = QApplication.activeModalWidget()
    return box if isinstance(box, WaitingBox) else None


def test_the_windows_timers_go_on_while_work_is_done(window, ticking):
    goes_on = threading.Event()
    ticks = ticking(lambda count: goes_on.set() if count == 20 else None)
    assert Waiting(window).run("", lambda: goes_on.wait(10) and "done") == "done"
    assert len(ticks) >= 20


def test_quick_work_is_not_spoken_of(window, ticking):
    boxes: list[WaitingBox | None] = []
    ticking(lambda _count: boxes.append(shown_box()))
    assert Waiting(window).run("Reading…", lambda: 7) == 7
    assert not any(boxes)


def test_slow_work_is_spoken_of_and_its_progress_shown(window, ticking):
    goes_on = threading.Event()
    seen: list[tuple[str, int, int]] = []

    def look(_count: int) -> None:
        box = shown_box()
        if box is not None and box.progress.value() == 3:
            seen.append((box.what.text(), box.progress.value(), box.progress.maximum()))
            goes_on.set()

    def work() -> str:
        current_job().advance(3, 8)
        assert goes_on.wait(10)
        return "done"

    ticking(look)
    assert Waiting(window, unseen_ms=0).run("Reading “a.docx”…", work) == "done"
    assert seen[0] == ("Reading “a.docx”…", 3, 8)
    assert shown_box() is None


def test_the_box_comes_when_the_issue_says(qapp):
    assert UNSEEN_MS == 300


@pytest.mark.parametrize("way", ["button", "escape"])
def test_stopping_ends_what_the_work_waits_for(window, ticking, qtbot, way):
    ended = threading.Event()

    def stop(_count: int) -> None:
        box = shown_box()
        if box is not None:
            box.stop.click() if way == "button" else box.reject()

    def work() -> None:
        with current_job().ending(ended.set):
            assert ended.wait(10)

    ticking(stop)
    with pytest.raises(Cancelled):
        Waiting(window, unseen_ms=0).run("", work)
    assert ended.wait(10)


def test_work_that_cannot_be_stopped_is_left_to_itself(window, ticking):
    goes_on, is_over = threading.Event(), threading.Event()

    def stop(_count: int) -> None:
        if (box := shown_box()) is not None:
            box.stop.click()

    def work() -> None:
        assert goes_on.wait(10)
        is_over.set()

    ticking(stop)
    with pytest.raises(Cancelled):
        Waiting(window, unseen_ms=0).run("", work)
    assert not is_over.is_set()
    goes_on.set()
    assert is_over.wait(10)


@pytest.mark.parametrize("error", [UnreadableError("broken"), ZeroDivisionError()])
def test_an_error_of_the_work_is_raised_here(window, error):
    def fail() -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        Waiting(window).run("", fail)
    assert caught.value is error


def test_a_window_that_waits_begins_nothing_else(window, ticking):
    goes_on = threading.Event()
    waiting = Waiting(window)
    refused: list[Cancelled] = []

    def begin_another(count: int) -> None:
        if count == 1:
            with pytest.raises(Cancelled) as caught:
                waiting.run("", lambda: 1)
            refused.append(caught.value)
            goes_on.set()

    ticking(begin_another)
    assert waiting.run("", lambda: goes_on.wait(10)) is True
    assert len(refused) == 1
    assert waiting.run("", lambda: 1) == 1
