"""The time of the whole talk against its limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk

from lecturer.timing.budget import budget, budget_of
from lecturer.timing.contest import Rules, Signal
from lecturer.timing.plan import plan

PARTS = st.lists(st.floats(0, 900), max_size=8)


@given(PARTS)
def test_parts_without_time_have_no_block_and_the_rest_adds_up(parts: list[float]):
    made = budget_of(parts, None)
    assert made.total == pytest.approx(sum(parts))
    assert all(made.blocks)
    assert (made.left, made.is_over, made.ticks, made.cost) == (None, False, (), "")


@given(PARTS, st.floats(1, 900))
def test_blocks_and_the_limit_are_on_the_scale(parts: list[float], maximum: float):
    made = budget_of(parts, Rules(maximum=maximum))
    assert made.scale >= max(made.total, maximum)
    assert made.is_over == (made.total >= maximum + 1)


def test_ticks_are_the_limits_and_the_warnings_between_them():
    rules = Rules(
        minimum=360, maximum=480, signals=(Signal(at=420, color="warn"), Signal(at=480, color="warn"))
    )
    ticks = budget_of([400.0], rules).ticks
    assert [(tick.at, tick.tone, tick.labelled) for tick in ticks] == [
        (360, "text3", True), (420, "warn", False), (480, "over", True),
    ]  # fmt: skip


def test_the_blocks_are_the_opening_the_top_points_and_the_closing():
    made = talk(
        "一、甲：甲的话。 > （一）乙：乙的话。 < 二、丙：丙的话。", opening="大家好。", closing="谢谢。"
    )
    planned = plan(made)
    shown = budget(made, planned, None)
    assert len(shown.blocks) == 4
    assert shown.total == pytest.approx(planned.total)
