"""The clock of a show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lecturer.timing.clock import Clock, restored


def test_it_shows_nothing_before_it_is_started():
    assert Clock().elapsed(1_000) == 0


def test_it_counts_from_its_start():
    assert Clock().started(100).elapsed(130.5) == 30.5


def test_a_pause_stays_a_pause():
    held = Clock().started(100).paused_at(130)
    assert held.elapsed(5_000) == 30
    assert held.is_paused


def test_it_goes_on_after_a_pause():
    clock = Clock().started(100).paused_at(130).started(200)
    assert clock.elapsed(210) == 40
    assert clock.paused == 70


def test_starting_twice_changes_nothing():
    clock = Clock().started(100)
    assert clock.started(150) is clock


def test_pausing_a_clock_that_stands_still_changes_nothing():
    assert Clock().paused_at(10) == Clock()


def test_toggling_goes_back_and_forth():
    clock = Clock().toggled(0).toggled(10).toggled(20)
    assert clock.is_running
    assert clock.elapsed(25) == 15


def test_it_can_be_set():
    assert Clock().started(0).set_to(60, 10).elapsed(15) == 65
    assert Clock().set_to(60, 10).elapsed(15) == 60


def test_a_source_that_steps_back_never_takes_time_away():
    assert Clock(30).started(100).elapsed(90) == 30


def test_after_a_crash_it_goes_on_as_if_nothing_had_happened():
    assert restored(100, 5, running=True, away=3).elapsed(7) == 105
    assert restored(100, 5, running=False, away=60).elapsed(70) == 100


@given(st.lists(st.tuples(st.sampled_from("rp"), st.floats(0, 1000)), max_size=30))
def test_what_it_counted_and_what_it_was_held_is_all_the_time_there_was(events):
    clock, now = Clock().started(0), 0.0
    for event, later in events:
        now += later
        clock = clock.started(now) if event == "r" else clock.paused_at(now)
    clock = clock.started(now)
    assert abs(clock.elapsed(now) + clock.paused - now) < 1e-6


def test_fifteen_minutes_of_paints_at_odd_moments_agree_with_the_source():
    clock = Clock().started(0.0)
    shown = [clock.elapsed(tick * 0.0333) for tick in range(27_028)]
    assert abs(shown[-1] - 27_027 * 0.0333) < 1e-9
