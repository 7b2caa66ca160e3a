"""A show that broke off is gone on with where it was."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.show.builders import deck, deck_of, page, show
from tests.unit.store.faults import FailingFiles

from lecturer.show import resume
from lecturer.show import transitions as t
from lecturer.show.resume import Moment
from lecturer.show.state import Show, opened

START = Moment(1000.0, 1_700_000_000.0)


def later(seconds: float) -> Moment:
    return Moment(START.monotonic + seconds, START.wall + seconds)


def broken_off(made: Show, at: Moment = START) -> resume.Saved:
    return resume.saved(made, talk=Path("/talks/a.yaml"), title="A", now=at)


def gone_on(made: Show, at: Moment, now: Moment) -> Show:
    return resume.resumed(opened(deck(), now.monotonic), broken_off(made, at), now)


def test_position_black_freeze_and_private_look_are_what_they_were():
    made = t.cover(t.toggle_freeze(t.go_to(show(1000.0), 3, 1005.0)), "black")
    made = t.look(t.go_to(made, 4, 1010.0), 6)
    again = gone_on(made, later(12), later(13))
    assert (again.position, again.cover, again.frozen_at, again.looking) == (4, "black", 3, 6)
    assert again.visited == made.visited


def test_the_clock_of_the_talk_went_on_while_the_program_was_gone():
    again = gone_on(show(1000.0), later(60), later(63))
    assert again.clock.elapsed(later(64).monotonic) == pytest.approx(64.0)


def test_a_held_clock_stays_where_it_was():
    made = t.toggle_clock(show(1000.0), 1030.0)
    again = gone_on(made, later(60), later(500))
    assert again.clock.elapsed(9999.0) == 30.0
    assert not again.clock.is_running


def test_the_time_at_the_point_goes_on_too():
    made = t.forward(show(1000.0), 1020.0)
    assert gone_on(made, later(30), later(32)).seconds_at_point(1033.0) == pytest.approx(13.0)


@pytest.mark.parametrize("step", [3600.0, -3600.0])
def test_a_wall_clock_that_was_set_in_between_does_not_matter(step: float):
    now = Moment(1063.0, START.wall + 63 + step)
    assert gone_on(show(1000.0), later(60), now).clock.elapsed(1063.0) == pytest.approx(63.0)


def test_after_a_restart_of_the_computer_the_wall_clock_counts():
    now = Moment(40.0, START.wall + 180)
    assert gone_on(show(1000.0), later(60), now).clock.elapsed(40.0) == pytest.approx(180.0)


def test_a_deck_that_changed_is_entered_at_the_same_point():
    made = t.go_to(show(1000.0), 4, 1005.0)
    other = deck_of(page(1, ("opening", 0)), page(2, ("p3", 0)), page(3, ("closing", 0)))
    again = resume.resumed(opened(other, 1010.0), broken_off(made), later(10))
    assert again.key == "p3"


def test_a_deck_that_lost_the_point_is_entered_near_it():
    made = t.last(show(1000.0), 1005.0)
    other = deck_of(page(1, ("opening", 0)), page(2, ("p9", 0)))
    assert resume.resumed(opened(other, 1010.0), broken_off(made), later(10)).position == 1


def test_what_was_written_is_read_back(tmp_path: Path):
    kept = broken_off(show(1000.0))
    resume.write(tmp_path / "deep" / "running.json", kept)
    assert resume.read(tmp_path / "deep" / "running.json", later(5)) == kept
    assert len(list((tmp_path / "deep").iterdir())) == 1


def test_what_was_noted_is_read_back(tmp_path: Path):
    kept = broken_off(show(1000.0))
    resume.note(tmp_path / "deep" / "running.json", kept)
    assert resume.read(tmp_path / "deep" / "running.json", later(5)) == kept
    assert len(list((tmp_path / "deep").iterdir())) == 1


def test_the_newer_of_what_was_noted_and_what_is_on_the_disk_counts(tmp_path: Path):
    path = tmp_path / "running.json"
    older, newer = broken_off(show(1000.0)), msgspec.structs.replace(broken_off(show(1000.0)), when=later(1))
    resume.write(path, older)
    resume.note(path, newer)
    assert resume.read(path, later(5)) == newer
    resume.write(path, msgspec.structs.replace(newer, when=later(2), position=2))
    assert resume.read(path, later(5)).position == 2


def test_after_a_power_cut_the_state_on_the_disk_counts(tmp_path: Path):
    path = tmp_path / "running.json"
    kept = broken_off(show(1000.0))
    resume.write(path, kept)
    path.write_bytes(b"")
    assert resume.read(path, later(5)) == kept


def test_the_state_is_forced_to_the_disk_before_it_counts(tmp_path: Path):
    """Written, synced, renamed, and the name synced: in any other order a power cut leaves nothing."""
    files = FailingFiles()
    resume.write(tmp_path / "running.json", broken_off(show(1000.0)), files=files)
    order = [call for call in files.calls if call in ("write", "sync", "replace", "sync_folder")]
    assert order == ["write", "sync", "replace", "sync_folder"]


def test_a_show_that_ended_leaves_nothing(tmp_path: Path):
    path = tmp_path / "running.json"
    resume.write(path, broken_off(show(1000.0)))
    resume.note(path, broken_off(show(1000.0)))
    resume.forget(path)
    resume.forget(path)
    assert resume.read(path, START) is None
    assert list(tmp_path.iterdir()) == []


def test_a_show_of_yesterday_is_not_offered(tmp_path: Path):
    path = tmp_path / "running.json"
    resume.write(path, broken_off(show(1000.0)))
    assert resume.read(path, later(13 * 3600)) is None


def test_a_file_of_another_version_is_not_offered(tmp_path: Path):
    path = tmp_path / "running.json"
    resume.write(path, msgspec.structs.replace(broken_off(show(1000.0)), version=99))
    assert resume.read(path, START) is None


@given(st.integers(0, 400), st.binary(max_size=8))
def test_a_damaged_file_is_no_show_and_no_error(tmp_path_factory, cut: int, junk: bytes):
    path = tmp_path_factory.mktemp("show") / "running.json"
    resume.note(path, broken_off(show(1000.0)))
    whole = path.read_bytes()
    path.write_bytes(whole[:cut] + junk)
    found = resume.read(path, START)
    assert found is None or found.title in ("A", found.title)
    if cut < len(whole) - 1 and not junk:
        assert found is None


def test_what_was_dropped_stays_dropped_after_going_on():
    dropped = t.drop(show(), ("p4",))
    kept = broken_off(dropped)
    assert resume.resumed(show(), kept, START).dropped == ("p4",)
