"""By how much points run over the time that was fixed for them."""

from __future__ import annotations

import pytest
from tests.builders import talk

from lecturer.talk.edits import set_point
from lecturer.timing.excess import excesses
from lecturer.timing.plan import plan

OUTLINE = "一、甲 > （一）乙：" + "字" * 110 + " / （二）丙：丙的话。 < 二、丁：丁的话。"


def test_without_fixed_times_nothing_is_too_long():
    made = talk(OUTLINE)
    assert excesses(made, plan(made)) == {}


def test_what_a_point_is_over_counts_for_all_above_it_and_for_no_other():
    made = set_point(talk(OUTLINE), "p2", seconds=10.0)
    planned = plan(made)
    over = planned.own["p2"].seconds - 10
    assert over > 1
    assert excesses(made, planned) == {"p1": pytest.approx(over), "p2": pytest.approx(over)}


def test_a_point_within_its_time_has_no_excess():
    made = set_point(talk(OUTLINE), "p2", seconds=600.0)
    assert excesses(made, plan(made)) == {}
