"""A show to drive, with a clock that the test turns."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.builders import talk

from lecturer.deck.build import build_deck
from lecturer.show.keys import Order
from lecturer.show.show_plan import ShowPlan
from lecturer.store.settings import Settings
from lecturer.timing.plan import plan
from lecturer.ui.presenting.console.presentation import Presentation


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def presentation(qtbot, clock: Clock) -> Iterator[Presentation]:
    """A show of a small talk, begun on one screen, with the notes shown beside the page."""
    given = talk(
        "一、甲：甲的话。再说一句。 > 一是乙：乙的话。 / 二是丙：丙的话。 < 二、丁：丁的话。",
        title="题", opening="各位好。今天说一件事。", closing="谢谢。", rules="micro-lesson-8",
    )  # fmt: skip
    made = Presentation(ShowPlan(given, build_deck(given), plan(given)), Settings(), monotonic=clock)
    made.begin()
    made.carry_out(Order("swap"))
    yield made
    made.end()
