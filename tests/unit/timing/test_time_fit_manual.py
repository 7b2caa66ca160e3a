"""Fitting the talk to a limit by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk

from lecturer.talk import edits
from lecturer.talk.edits import without
from lecturer.talk.records import Variant
from lecturer.timing.learning import expected_seconds
from lecturer.timing.plan import plan
from lecturer.timing.takes import PointTime, Take
from lecturer.timing.time_fit_manual import Fitting, fitted, fitting_of, proposed, with_point
from lecturer.timing.variants import in_variant, with_variant

WORDS = "我们要把这一件小事做好，每天都看得见；一个月以后，大家都会觉得轻松。"
TALK = talk(
    f"一、甲：{WORDS} > （一）乙：{WORDS} / （二）丙：{WORDS} < 二、丁：{WORDS}",
    title="题", opening=WORDS, closing=WORDS, rules="micro-lesson-4",
)  # fmt: skip
PLAN = plan(TALK)
BY_PLAN = expected_seconds(PLAN, ())
KEYS = ("p1", "p2", "p3", "p4")


def test_what_is_left_out_takes_no_time():
    done = fitted(TALK, Fitting(("p2",)), PLAN, BY_PLAN)
    assert done.expected == pytest.approx(done.plan.total)
    assert "p2" not in done.plan.own


def test_the_takes_count_where_there_are_any():
    points = tuple(PointTime(key, 30.0, one.seconds, one.syllables) for key, one in PLAN.own.items())
    expected = expected_seconds(PLAN, (Take("1", points=points, finished=True),))
    done = fitted(TALK, Fitting(("p2",)), PLAN, expected)
    assert done.expected == pytest.approx(150)
    assert done.parts == pytest.approx((30, 60, 30, 30))


def test_another_limit_can_be_meant():
    assert fitted(TALK, Fitting(), PLAN, BY_PLAN).rules.maximum == 240
    assert fitted(TALK, Fitting((), "micro-lesson-5"), PLAN, BY_PLAN).rules.maximum == 300
    assert fitted(TALK, Fitting((), "gone"), PLAN, BY_PLAN).rules.maximum is None


def test_a_branch_that_is_spoken_again_brings_all_its_points_back():
    inner = with_point(TALK, Fitting(), "p2", spoken=False)
    outer = with_point(TALK, inner, "p1", spoken=False)
    assert outer.left_out == ("p1",)
    assert with_point(TALK, outer, "p1", spoken=True).left_out == ()


@given(st.lists(st.sampled_from(KEYS)))
def test_leaving_out_more_never_takes_longer(keys):
    less = fitted(TALK, Fitting(tuple(keys[:-1])), PLAN, BY_PLAN)
    more = fitted(TALK, Fitting(tuple(keys)), PLAN, BY_PLAN)
    assert more.expected <= less.expected + 1e-6


@pytest.mark.parametrize("minutes", [4, 6, 8])
def test_a_proposal_lands_inside_the_limit_when_that_is_possible(minutes: int):
    long = talk(
        " / ".join(f"{number}、点{number}：{WORDS * 2}" for number in "一二三四五六七八九十") * 1,
        title="题", opening=WORDS * 4, closing=WORDS * 4,
    )  # fmt: skip
    for key in (f"p{number}" for number in range(2, 11)):
        long = edits.set_point(long, key, may_skip=True)
    long = edits.set_point(long, "p1", notes=WORDS * 20)
    planned = plan(long)
    expected = expected_seconds(planned, ())
    meant = Fitting((), f"micro-lesson-{minutes}")
    offer = proposed(long, meant, expected)
    done = fitted(long, Fitting(offer.keys, meant.rules), planned, expected)
    possible = plan(without(long, [f"p{number}" for number in range(2, 11)])).total <= minutes * 60
    assert possible == (done.lost.side != "over")


def test_a_version_is_tried_further_and_what_is_gone_is_forgotten():
    variant = Variant("短", ("p2", "gone"), "micro-lesson-5")
    assert fitting_of(TALK, variant) == Fitting(("p2",), "micro-lesson-5")


@given(st.lists(st.sampled_from(KEYS), unique=True))
def test_a_version_changes_no_word(keys):
    kept = with_variant(TALK, Variant("v", tuple(keys)))
    assert kept.points == TALK.points
    short = in_variant(kept, "v")
    assert short.opening == TALK.opening
    assert short.closing == TALK.closing
