"""What rehearsals teach."""

from __future__ import annotations

import random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk

from lecturer.talk import edits
from lecturer.timing.learning import expected_seconds, forecast, learned_rate, rate_of, spread
from lecturer.timing.plan import Plan, plan
from lecturer.timing.rate import Rate
from lecturer.timing.takes import PointTime, Take

WORDS = "我们要把这一件小事做好，每天都看得见，一个月以后大家都会觉得轻松。"
TALK = talk(
    f"甲：{WORDS * 3} / 乙：{WORDS * 5} > 丙：{WORDS * 2} / 丁：{WORDS * 4}", title="题", closing=WORDS
)


def take(planned: Plan, factor: float | dict[str, float], *, skipped: tuple[str, ...] = ()) -> Take:
    """A rehearsal in which every point took so many times its estimate."""
    factors = factor if isinstance(factor, dict) else dict.fromkeys(planned.own, factor)
    points = tuple(
        PointTime(
            key,
            0.0 if key in skipped else one.seconds * factors[key],
            one.seconds,
            one.syllables,
            key in skipped,
        )
        for key, one in planned.own.items()
    )
    return Take(id="t", rate=planned.rate.characters_per_minute, points=points,
                seconds=sum(point.seconds for point in points), finished=True)  # fmt: skip


def test_somebody_who_needs_a_quarter_more_time_speaks_at_a_rate_of_176():
    assert rate_of(take(plan(TALK), 1.25)) == pytest.approx(176)
    assert learned_rate((take(plan(TALK), 1.25),)).characters_per_minute == pytest.approx(176)


def test_the_learned_rate_plans_what_the_take_took():
    one = take(plan(TALK), 1.25)
    assert plan(TALK, learned_rate((one,))).total == pytest.approx(one.seconds)


def test_the_rate_at_which_a_take_was_planned_does_not_matter():
    fast = plan(TALK, Rate(260))
    slow = plan(TALK, Rate(160))
    seconds = 300.0
    assert rate_of(take(fast, seconds / fast.total)) == pytest.approx(
        rate_of(take(slow, seconds / slow.total)), rel=1e-3
    )


def test_the_last_take_counts_most():
    early, late = take(plan(TALK), 1.3), take(plan(TALK), 1.0)
    assert (
        learned_rate((early, late)).characters_per_minute > learned_rate((late, early)).characters_per_minute
    )


def test_skipped_points_and_a_few_words_say_nothing_about_the_rate():
    planned = plan(TALK)
    assert rate_of(take(planned, 1.25, skipped=("p2", "p4"))) == pytest.approx(176)
    assert rate_of(Take(id="x", points=(PointTime("p1", 5.0, 4.0, 15),))) is None
    assert learned_rate(()) is None


def test_a_point_that_was_clicked_through_was_not_spoken():
    planned = plan(TALK)
    clicked = take(planned, dict.fromkeys(planned.own, 1.0) | {"p2": 0.05})
    assert expected_seconds(planned, (clicked,))["p2"] == planned.own["p2"].planned


def test_without_takes_the_plan_is_expected():
    planned = plan(TALK)
    assert expected_seconds(planned, ()) == {key: one.planned for key, one in planned.own.items()}


def test_the_last_three_takes_of_a_point_are_its_time():
    planned = plan(TALK)
    takes = tuple(take(planned, factor) for factor in (3.0, 1.0, 1.1, 1.2))
    assert expected_seconds(planned, takes)["p1"] == pytest.approx(planned.own["p1"].seconds * 1.1)


def test_words_that_were_added_take_time_in_proportion():
    planned = plan(TALK)
    longer = plan(edits.set_words(TALK, "p1", f"甲。{WORDS * 6}"))
    expected = expected_seconds(longer, (take(planned, 1.2),))["p1"]
    ratio = longer.own["p1"].syllables / planned.own["p1"].syllables
    assert expected == pytest.approx(planned.own["p1"].seconds * 1.2 * ratio)


def test_the_finish_is_what_is_over_and_what_is_to_come():
    expected = {"p1": 30.0, "p2": 60.0, "closing": 10.0}
    assert forecast(expected, ("p2", "closing"), 40.0, 20.0).seconds == 40 + 40 + 10
    assert forecast(expected, ("p2", "closing"), 140.0, 90.0).seconds == 140 + 10
    assert forecast(expected, (), 120.0, 0.0) == forecast({}, (), 120.0, 5.0)


def test_takes_make_the_forecast_surer():
    planned = plan(TALK)
    expected = expected_seconds(planned, ())
    keys = tuple(planned.own)
    one = take(planned, 1.0)
    unsure = [forecast(expected, keys, 0.0, 0.0, (one,) * count).uncertain for count in range(5)]
    assert unsure == sorted(unsure, reverse=True)
    assert unsure[0] == pytest.approx(planned.total * 0.10)
    assert unsure[3] == unsure[4] == pytest.approx(planned.total * 0.04)


def test_spread_needs_two_takes():
    planned = plan(TALK)
    assert spread("p1", (take(planned, 1.0),)) == 0
    assert spread("p1", (take(planned, 1.0), take(planned, 1.2))) == pytest.approx(
        planned.own["p1"].seconds * 0.1
    )


@given(st.lists(st.floats(0.5, 2.0), min_size=1, max_size=6))
def test_the_learned_rate_lies_between_those_of_the_takes(factors: list[float]):
    planned = plan(TALK)
    rates = [rate_of(take(planned, factor)) for factor in factors]
    learned = learned_rate(tuple(take(planned, factor) for factor in factors)).characters_per_minute
    assert min(rates) - 1e-6 <= learned <= max(rates) + 1e-6


def test_after_three_takes_the_finish_is_within_four_in_a_hundred():
    """Simulated: the speaker's pace 8 %, habits per point 12 %, mood of the day 3 %, chance per point 8 %."""
    chance = random.Random(20261124)
    first, later = [], []
    for _ in range(200):
        planned = plan(TALK)
        pace = chance.lognormvariate(0, 0.08)
        habit = {key: chance.lognormvariate(0, 0.12) for key in planned.own}

        def spoken(pace: float = pace, habit: dict[str, float] = habit, planned: Plan = planned) -> Take:
            mood = chance.lognormvariate(0, 0.03)
            return take(
                planned, {key: pace * mood * habit[key] * chance.lognormvariate(0, 0.08) for key in habit}
            )

        takes = tuple(spoken() for _ in range(3))
        following = spoken().seconds
        first.append(abs(planned.total / takes[0].seconds - 1))
        later.append(abs(sum(expected_seconds(planned, takes).values()) / following - 1))
    assert median(first) < 0.12
    assert median(later) < 0.04
