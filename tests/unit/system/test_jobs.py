"""Work with a handle: done once, stopped from another thread, its errors raised where it is waited for."""

from __future__ import annotations

import threading

import pytest

from lecturer.errors import UnreadableError
from lecturer.system.jobs import Cancelled, Job, current_job


def test_a_job_is_done_once_and_keeps_its_result():
    done = []
    job = Job(lambda: done.append(1) or "result")
    assert not job.is_over
    job.run()
    job.run()
    assert (done, job.result(), job.is_over) == ([1], "result", True)


@pytest.mark.parametrize("error", [UnreadableError("broken"), ZeroDivisionError()])
def test_an_error_is_raised_where_the_result_is_asked_for(error: Exception):
    def fail() -> None:
        raise error

    job = Job(fail)
    job.run()
    with pytest.raises(type(error)) as caught:
        job.result()
    assert caught.value is error


def test_work_tells_its_progress_without_knowing_to_whom():
    told: list[tuple[int, int]] = []
    job = Job(lambda: current_job().advance(2, 5), lambda done, total: told.append((done, total)))
    job.run()
    assert told == [(2, 5)]


def test_work_outside_of_a_job_goes_on():
    current_job().advance(1, 2)
    current_job().check()
    assert not current_job().is_cancelled


def test_a_job_within_a_job_is_the_present_one_until_it_ends():
    inner = Job(current_job)

    def work() -> list[Job]:
        inner.run()
        return [current_job()]

    outer = Job(work)
    outer.run()
    assert inner.result() is inner
    assert outer.result() == [outer]


def test_a_cancelled_job_stops_between_two_parts():
    seen: list[int] = []

    def work() -> None:
        for part in range(5):
            seen.append(part)
            if part == 2:
                job.cancel()
            current_job().advance(part, 5)

    job = Job(work)
    job.run()
    with pytest.raises(Cancelled):
        job.result()
    assert seen == [0, 1, 2]


def test_what_a_job_waits_for_is_ended_by_cancelling_it_from_another_thread():
    waits, ended = threading.Event(), threading.Event()

    def work() -> None:
        with current_job().ending(ended.set):
            waits.set()
            assert ended.wait(10)

    job = Job(work)
    thread = threading.Thread(target=job.run)
    thread.start()
    assert waits.wait(10)
    job.cancel()
    thread.join(10)
    with pytest.raises(Cancelled):
        job.result()


def test_what_is_begun_after_cancelling_is_ended_at_once():
    ended: list[str] = []

    def work() -> None:
        job.cancel()
        with current_job().ending(lambda: ended.append("late")):
            pass

    job = Job(work)
    job.run()
    with pytest.raises(Cancelled):
        job.result()
    assert ended == ["late"]


def test_what_is_over_is_not_ended_again():
    ended: list[str] = []

    def work() -> None:
        with current_job().ending(lambda: ended.append("too late")):
            pass
        job.cancel()

    job = Job(work)
    job.run()
    assert ended == []
