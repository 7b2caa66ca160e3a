"""Behind or ahead: when the speaker is told, and when not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.show.pace import lag, pace, place_on_plan, timeline

TIMES = timeline([("opening", 30.0), ("p1", 60.0), ("p2", 40.0), ("closing", 20.0)])


@pytest.mark.parametrize(
    ("key", "elapsed", "at_point", "expected"),
    [
        ("p1", 30.0, 0.0, 0.0),
        ("p1", 48.0, 0.0, 18.0),   # entered too late
        ("p1", 78.0, 30.0, 18.0),  # and being late does not grow while the point is within its time
        ("p1", 100.0, 70.0, 10.0), # stayed ten seconds too long
        ("p2", 60.0, 0.0, -30.0),  # skipped ahead
        ("p2", 75.0, 15.0, -30.0),
    ],
)  # fmt: skip
def test_how_far_behind_the_plan_a_talk_is(key: str, elapsed: float, at_point: float, expected: float):
    assert lag(TIMES, key, elapsed, at_point) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("seconds", "before", "told"),
    [
        (14.9, "", ""), (15.0, "", "behind"), (-15.0, "", "ahead"), (9.0, "behind", "behind"),
        (5.0, "behind", "on_plan"), (-5.0, "ahead", "on_plan"), (14.0, "on_plan", "on_plan"),
        (16.0, "on_plan", "behind"), (-20.0, "behind", "ahead"), (-9.0, "behind", "ahead"),
    ],
)  # fmt: skip
def test_the_speaker_is_told_at_15_seconds_and_again_within_5(seconds: float, before, told: str):
    assert pace(seconds, before).drift == told


@given(st.lists(st.floats(-40, 40), min_size=1))
def test_nothing_is_told_before_15_seconds_off(lags):
    drift = ""
    for each in lags:
        drift = pace(each, drift).drift
        if max(map(abs, lags)) < 15:
            assert drift == ""


def test_the_place_on_the_plan_waits_at_the_end_of_a_point():
    assert place_on_plan(TIMES, "p1", 500.0) == 90.0


def test_a_key_that_is_not_planned_takes_no_time():
    assert TIMES.span("agenda").seconds == 0.0
    assert TIMES.total == 150.0
