"""A desk whose rehearsals run on a clock that the test turns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders import talk
from tests.gui.workspaces import make_desk, open_talk_of, wait_until

from lecturer.show.keys import Order
from lecturer.ui.presenting.console.presentation import Presentation
from lecturer.ui.shell.workspace import Workspace

WORDS = "我们要把这一件小事做好，每天都看得见，一个月以后大家都会觉得轻松。"


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Stage:
    """A desk with a talk of four points, and the rehearsal that is on."""

    def __init__(self, desk: Workspace, clock: Clock, path: Path) -> None:
        self.desk, self.clock, self.path = desk, clock, path

    @property
    def takes(self):
        return self.desk.time.takes

    @property
    def page(self):
        return self.takes.page

    @property
    def show(self) -> Presentation:
        show = self.desk.presenting.show
        assert show is not None
        return show

    def rehearse(self, **seconds: float) -> None:
        """Rehearse with ten seconds at every point, or what is said."""
        self.desk.actions["rehearse"].trigger()
        wait_until(lambda: self.desk.presenting.is_running)
        self.give(**seconds)

    def give(self, **seconds: float) -> None:
        while True:
            key = self.show.show.key
            steps = sum(1 for cue in self.show.show.cues if cue.key == key)
            self.clock.now += seconds.get(key, 10.0) / steps if key != "agenda" else 0.0
            if self.show.show.following is None:
                break
            self.show.carry_out(Order("next"))
        self.show.end()


@pytest.fixture
def stage(qtbot, tmp_path) -> Iterator[Stage]:
    clock = Clock()
    desk = make_desk(qtbot, monotonic=clock)
    path = tmp_path / "讲稿.yaml"
    given = talk(
        f"一、甲：{WORDS} > （一）乙：{WORDS} / （二）丙：{WORDS} < 二、丁：{WORDS}",
        title="题", opening="各位好。", closing="谢谢。", rules="micro-lesson-8",
    )  # fmt: skip
    open_talk_of(desk, given, path)
    made = Stage(desk, clock, path)
    yield made
    if desk.presenting.is_running:
        made.show.end()
    if made.page is not None:
        made.page.close()
