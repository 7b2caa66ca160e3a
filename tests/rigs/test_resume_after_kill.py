"""kill -9 at any moment of a show: the next start is where it was."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.rigs.conftest import Running

_KEPT = ("position", "cover", "frozen", "looking", "is_running")


def killed_again_and_again(talk: Path, environment: dict[str, str], count: int) -> Iterator[float]:
    """Each show goes on where the one before was killed and is killed in turn; the seconds to be back."""
    show = Running(talk, environment, "--walk", "0")
    show.hear("position")
    for seed in range(1, count + 1):
        time.sleep(random.Random(seed).uniform(0.0, 0.15))
        before, was_changing = killed(show)
        started = time.perf_counter()
        show = Running(talk, environment, "--resume", "--walk", str(seed))
        after = show.hear("position")
        yield time.perf_counter() - started
        check(before, after, was_changing=was_changing)
    show.kill()


def killed(show: Running) -> tuple[dict, bool]:
    """Kill a show; the last state it told, and whether it was in the middle of the next one."""
    show.kill()
    said = list(show.rest())
    states = [fact for fact in said if "position" in fact]
    return (states[-1] if states else show.state), bool(said) and "about_to" in said[-1]


def check(before: dict, after: dict, *, was_changing: bool) -> None:
    """The state after a crash is the one before it."""
    if not was_changing:
        assert {name: after[name] for name in _KEPT} == {name: before[name] for name in _KEPT}
    if after["is_running"] and before["is_running"]:
        talked = before["elapsed"] + after["when"] - before["when"]
        assert after["elapsed"] == pytest.approx(talked, abs=1.0)


def crashes(talk: Path, home: Path, count: int) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LECTURER_HOME": str(home)}
    took = list(killed_again_and_again(talk, environment, count))
    assert len(took) == count
    assert max(took) <= 3.0


def test_a_show_killed_at_random_moments_goes_on_where_it_was(talk: Path, home: Path):
    crashes(talk, home, 20)


@pytest.mark.soak
def test_a_show_killed_two_hundred_times_goes_on_where_it_was(talk: Path, home: Path):
    crashes(talk, home, 200)
