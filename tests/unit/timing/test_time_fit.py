"""Fitting a talk into its time."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk

from lecturer.talk import edits
from lecturer.talk.edits import without
from lecturer.talk.walk import manuscript, walk
from lecturer.timing.contest import Rules
from lecturer.timing.plan import plan
from lecturer.timing.time_fit import catch_up, cheapest, optional_branches, propose

WORDS = "我们要把这一件小事做好，每天都看得见。"


def sample(*optional: str):
    one = talk(f"甲：{WORDS} > 乙：{WORDS * 2} / 丙：{WORDS * 3} < 丁：{WORDS * 4} / 戊：{WORDS}", title="题")
    for key in optional:
        one = edits.set_point(one, key, may_skip=True)
    return one


def test_an_optional_branch_stands_for_all_below_it():
    assert optional_branches(sample("p1", "p2", "p4").points) == ("p1", "p4")


def test_a_talk_that_fits_leaves_nothing_out():
    one = sample("p4")
    assert propose(one, plan(one), Rules(maximum=1e6)).keys == ()
    assert propose(one, plan(one), Rules()).keys == ()


def test_the_least_that_suffices_is_left_out():
    one = sample("p2", "p3", "p4", "p5")
    planned = plan(one)
    need = planned.branch["p3"]
    proposal = propose(one, planned, Rules(maximum=planned.total - need))
    assert proposal.keys == ("p3",)
    assert proposal.over == 0
    assert proposal.seconds == pytest.approx(planned.total - need)


def test_when_nothing_suffices_all_is_proposed_and_the_rest_is_told():
    one = sample("p2")
    planned = plan(one)
    proposal = propose(one, planned, Rules(maximum=1.0))
    assert proposal.keys == ("p2",)
    assert proposal.over == pytest.approx(planned.total - planned.branch["p2"] - 1)


def test_falling_below_the_minimum_is_told():
    assert cheapest({"a": 100.0}, 200.0, Rules(minimum=150, maximum=190)).under == 50


def test_only_what_has_not_begun_can_be_dropped():
    one = sample("p1", "p3", "p4", "p5")
    expected = dict.fromkeys(("p1", "p2", "p3", "p4", "p5"), 60.0)
    proposal = catch_up(one, expected, ("p4", "p5"), 300.0, Rules(maximum=250.0))
    assert proposal.keys == ("p4",)
    assert proposal.seconds == 240.0


def test_inside_a_part_that_has_begun_its_optional_points_can_be_dropped():
    one = sample("p1", "p3")
    expected = dict.fromkeys(("p1", "p2", "p3", "p4", "p5"), 60.0)
    assert catch_up(one, expected, ("p3", "p4", "p5"), 300.0, Rules(maximum=250.0)).keys == ("p3",)
    assert catch_up(one, expected, ("p2", "p3", "p4", "p5"), 300.0, Rules(maximum=400.0)).keys == ()


def test_a_branch_is_dropped_with_all_below_it():
    one = sample("p1")
    expected = dict.fromkeys(("p1", "p2", "p3", "p4", "p5"), 60.0)
    proposal = catch_up(one, expected, ("p1", "p2", "p3", "p4", "p5"), 300.0, Rules(maximum=250.0))
    assert (proposal.keys, proposal.saved) == (("p1",), 180.0)


def test_leaving_out_changes_no_word_of_what_stays():
    one = sample("p2", "p5")
    short = without(one, ("p2", "p5"))
    assert [point.id for point in walk(short.points)] == ["p1", "p3", "p4"]
    for point in walk(short.points):
        assert point.notes in manuscript(one)
    assert manuscript(sample("p2", "p5")) == manuscript(one)


def test_the_proposal_is_what_the_plan_of_the_shorter_talk_says():
    one = sample("p2", "p3", "p4", "p5")
    planned = plan(one)
    proposal = propose(one, planned, Rules(maximum=planned.total * 0.7))
    assert plan(without(one, proposal.keys)).total == pytest.approx(proposal.seconds)


@given(st.lists(st.floats(1, 100), max_size=8), st.floats(0.001, 400))
def test_no_other_choice_is_better(seconds: list[float], over: float):
    optional = {f"p{index}": value for index, value in enumerate(seconds)}
    total = 1000.0
    found = cheapest(optional, total, Rules(maximum=total - over))
    sums = [sum(choice) for size in range(len(seconds) + 1) for choice in combinations(seconds, size)]
    enough = [value for value in sums if value >= over - 1e-9]
    best = min(enough) if enough else sum(seconds)
    assert found.saved == pytest.approx(best)


@given(st.lists(st.floats(1, 100), min_size=17, max_size=60), st.floats(0.1, 1500))
def test_many_optional_points_are_enough_too(seconds: list[float], over: float):
    optional = {f"p{index}": value for index, value in enumerate(seconds)}
    found = cheapest(optional, 5000.0, Rules(maximum=5000.0 - over))
    assert found.saved >= min(over, sum(seconds)) - 1e-6
    if sum(seconds) > over:
        assert found.saved - over <= max(seconds)
