"""What a rehearsal writes down while the speaker goes through it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.show.builders import deck, sample_talk

from lecturer.show import transitions as t
from lecturer.show.state import Show, opened
from lecturer.show.timekeeper import Timekeeper
from lecturer.timing.plan import plan
from lecturer.timing.recording import Recording
from lecturer.timing.takes import Entry, Take, takes_of

KEYS = ("opening", "p1", "p2", "p3", "p4", "closing")
NOON = datetime(2026, 5, 4, 12, tzinfo=timezone(timedelta(hours=8)))


class Rehearsal:
    """A show on a clock that the test turns, and the lines that were written."""

    def __init__(self, left_out: tuple[str, ...] = ()) -> None:
        self.lines: list[Entry] = []
        self.now = 100.0
        self.show = opened(deck(), self.now)
        self.count = 0
        self.keeper = Timekeeper(self._begin, KEYS, left_out)
        self.keeper.follow(self.show, self.now)

    def _begin(self) -> Recording:
        self.count += 1
        when = NOON + timedelta(hours=self.count)
        return Recording(
            Path("t.yaml"), plan(sample_talk()), when, write=lambda _path, *new: self.lines.extend(new)
        )

    def after(self, seconds: float, become) -> None:
        self.now += seconds
        self.show: Show = become(self.show, self.now)
        self.keeper.follow(self.show, self.now)

    def end(self, seconds: float) -> Take:
        self.now += seconds
        self.keeper.end(t.end(self.show, self.now), self.now)
        return takes_of(self.lines)[-1]


def times(take: Take) -> list[tuple[str, float]]:
    return [(point.key, point.seconds) for point in take.points if not point.skipped]


def test_every_point_is_timed_and_the_agenda_belongs_to_what_follows():
    rehearsal = Rehearsal()
    for _step in range(7):
        rehearsal.after(5, t.forward)
    take = rehearsal.end(5)
    assert times(take) == [
        ("opening", 5), ("p1", 10), ("p2", 5), ("p3", 5), ("p4", 10), ("closing", 5),
    ]  # fmt: skip
    assert take.seconds == 40
    assert take.is_whole


def test_what_is_jumped_over_is_skipped_until_it_is_spoken_after_all():
    rehearsal = Rehearsal()
    rehearsal.after(5, lambda show, now: t.go_to_key(show, "p4", now))
    assert [entry.key for entry in rehearsal.lines if entry.event == "skip"] == ["p1", "p2", "p3"]
    rehearsal.after(5, lambda show, now: t.go_to_key(show, "p2", now))
    rehearsal.after(7, t.last)
    take = rehearsal.end(3)
    assert {point.key for point in take.points if point.skipped} == {"p1", "p3"}
    assert take.time_of("p2").seconds == 7


def test_a_held_clock_costs_nothing_and_is_written_as_a_pause():
    rehearsal = Rehearsal()
    rehearsal.after(5, t.toggle_clock)
    rehearsal.after(60, t.toggle_clock)
    rehearsal.after(5, t.last)
    take = rehearsal.end(2)
    assert (take.seconds, take.paused) == (12, 60)
    assert take.time_of("opening").seconds == 10


def test_a_clock_held_to_the_end_is_a_pause_too():
    rehearsal = Rehearsal()
    rehearsal.after(5, t.last)
    rehearsal.after(5, t.toggle_clock)
    assert rehearsal.end(30).paused == 30


def test_a_clock_started_anew_begins_another_take():
    rehearsal = Rehearsal()
    rehearsal.after(5, t.forward)
    rehearsal.after(5, t.restart_clock)
    rehearsal.after(4, t.last)
    take = rehearsal.end(1)
    assert rehearsal.count == 2
    assert times(take) == [("p1", 4), ("closing", 1)]
    assert not takes_of(rehearsal.lines)[0].finished


def test_an_end_before_the_last_words_says_nothing_about_the_point_at_hand():
    rehearsal = Rehearsal()
    rehearsal.after(5, t.forward)
    take = rehearsal.end(2)
    assert times(take) == [("opening", 5)]
    assert (take.finished, take.broken, take.is_whole) == (True, True, False)


def test_what_is_not_in_the_show_at_all_is_skipped_from_the_beginning():
    rehearsal = Rehearsal(left_out=("p4",))
    rehearsal.after(5, lambda show, now: t.go_to_key(show, "p3", now))
    rehearsal.after(5, t.last)
    take = rehearsal.end(5)
    assert take.time_of("p4").skipped
    assert take.is_whole


def test_black_freeze_and_looking_elsewhere_leave_the_times_alone():
    rehearsal = Rehearsal()
    rehearsal.after(1, lambda show, _now: t.cover(show, "black"))
    rehearsal.after(1, lambda show, _now: t.uncover(show))
    rehearsal.after(1, lambda show, _now: t.look(show, 5))
    rehearsal.after(1, lambda show, _now: t.toggle_freeze(show))
    rehearsal.after(1, t.last)
    assert rehearsal.end(1).time_of("opening").seconds == 5


@pytest.mark.parametrize("step_of_the_wall_clock", [-3600, 3600])
def test_times_come_from_the_clock_of_the_show_alone(step_of_the_wall_clock, monkeypatch):
    """The time of day may jump; nothing here asks for it."""
    monkeypatch.setattr("time.time", lambda: step_of_the_wall_clock)
    rehearsal = Rehearsal()
    rehearsal.after(5, t.last)
    assert rehearsal.end(5).seconds == 10


ACTIONS = {
    "next": t.forward,
    "back": t.back,
    "last": t.last,
    "hold": t.toggle_clock,
    "black": lambda show, _now: t.cover(show, "black"),
    "look": lambda show, _now: t.look(show, 4),
    "jump": t.jump_to_looked,
    "drop": lambda show, _now: t.drop(show, ("p3",)),
}


@given(st.lists(st.tuples(st.integers(0, 90), st.sampled_from(sorted(ACTIONS)))), st.integers(0, 90))
def test_whatever_the_speaker_does_the_points_add_up_to_the_clock(actions, rest):
    rehearsal = Rehearsal()
    for seconds, action in actions:
        rehearsal.after(seconds, ACTIONS[action])
    rehearsal.after(0, t.last)
    take = rehearsal.end(rest)
    assert take.is_whole
    assert take.spoken_seconds == pytest.approx(take.seconds)
    assert take.seconds + take.paused == pytest.approx(rehearsal.now - 100.0)
    assert {point.key for point in take.points} <= set(KEYS)
