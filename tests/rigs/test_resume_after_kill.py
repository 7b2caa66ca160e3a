"""kill -9 at any moment of a show: the next start is where it was."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest
from tests.rigs.conftest import Running

_KEPT = ("position", "cover", "frozen", "looking", "is_running")


def killed_and_resumed(talk: Path, environment: dict[str, str], seed: int) -> float:
    """One crash; the seconds from the next start to the show being back."""
    show = Running(talk, environment, "--walk", str(seed))
    show.hear("position")
    time.sleep(random.Random(seed).uniform(0.0, 0.15))
    show.kill()
    said = list(show.rest())
    states = [fact for fact in said if "position" in fact]
    before = states[-1] if states else show.state
    was_changing = bool(said) and "about_to" in said[-1]
    started = time.perf_counter()
    again = Running(talk, environment, "--resume")
    after = again.hear("position")
    took = time.perf_counter() - started
    again.kill()
    if not was_changing:
        assert {name: after[name] for name in _KEPT} == {name: before[name] for name in _KEPT}
    if after["is_running"] and before["is_running"]:
        talked = before["elapsed"] + after["when"] - before["when"]
        assert after["elapsed"] == pytest.approx(talked, abs=1.0)
    return took


def crashes(talk: Path, home: Path, count: int) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LECTURER_HOME": str(home)}
    took = [killed_and_resumed(talk, environment, seed) for seed in range(count)]
    assert max(took) <= 3.0


def test_a_show_killed_at_random_moments_goes_on_where_it_was(talk: Path, home: Path):
    crashes(talk, home, 20)


@pytest.mark.soak
def test_a_show_killed_two_hundred_times_goes_on_where_it_was(talk: Path, home: Path):
    crashes(talk, home, 200)
