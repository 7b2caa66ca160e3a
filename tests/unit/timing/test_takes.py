"""Rehearsals on disk."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk

from lecturer.errors import UnwritableError
from lecturer.timing.plan import plan
from lecturer.timing.rate import Rate
from lecturer.timing.recording import Recording
from lecturer.timing.takes import Entry, PointTime, append, csv_rows, read_takes, takes_path

TALK = talk("甲：甲的话。 / 乙：乙的话。 / 丙：丙的话。", title="题", opening="大家好！", closing="谢谢！")
EVENING = datetime(2026, 5, 4, 19, 30, tzinfo=timezone(timedelta(hours=8)))


def rehearsed(folder: Path, when: datetime = EVENING) -> Recording:
    recording = Recording(folder / "讲稿.yaml", plan(TALK, Rate(200)), when, rules="micro-lesson-8")
    recording.moved_to("opening", 0.0)
    recording.moved_to("p1", 3.0)
    recording.moved_to("p2", 13.5)
    recording.skipped("p3")
    recording.was_paused(20.0)
    recording.moved_to("closing", 20.0)
    return recording


def test_takes_lie_beside_the_talk():
    assert takes_path(Path("/x/我的.讲稿.yaml")) == Path("/x/我的.讲稿.takes.jsonl")


def test_a_rehearsal_is_read_back(tmp_path: Path):
    recording = rehearsed(tmp_path)
    recording.ended(22.0)
    (take,) = read_takes(recording.path).takes
    assert [(point.key, point.seconds, point.skipped) for point in take.points] == [
        ("opening", 3.0, False), ("p1", 10.5, False), ("p3", 0.0, True),
        ("p2", 6.5, False), ("closing", 2.0, False),
    ]  # fmt: skip
    assert (take.started, take.rate, take.rules) == ("2026-05-04T19:30:00+08:00", 200.0, "micro-lesson-8")
    assert (take.seconds, take.paused, take.finished) == (22.0, 20.0, True)
    assert take.time_of("p1").syllables == 4
    assert take.time_of("p1").estimate == pytest.approx(plan(TALK, Rate(200)).own["p1"].seconds)


def test_after_a_crash_all_but_the_last_point_is_there(tmp_path: Path):
    recording = rehearsed(tmp_path)
    (take,) = read_takes(recording.path).takes
    assert not take.finished
    assert take.seconds == 20.0
    assert take.time_of("closing") is None


def test_visits_to_one_point_add_up(tmp_path: Path):
    recording = Recording(tmp_path / "t.yaml", plan(TALK), EVENING)
    for key, elapsed in (("p1", 0.0), ("p2", 5.0), ("p1", 7.0), ("p1", 8.0), ("p2", 11.0)):
        recording.moved_to(key, elapsed)
    recording.ended(20.0)
    (take,) = read_takes(recording.path).takes
    assert take.time_of("p1").seconds == 9.0
    assert take.time_of("p2").seconds == 11.0


def test_a_point_that_was_spoken_is_not_skipped(tmp_path: Path):
    append(tmp_path / "t.jsonl", Entry("a", "point", key="p1", seconds=9.0), Entry("a", "skip", key="p1"))
    assert not read_takes(tmp_path / "t.jsonl").takes[0].time_of("p1").skipped


def test_later_takes_are_added_and_earlier_ones_kept(tmp_path: Path):
    rehearsed(tmp_path).ended(22.0)
    first = (tmp_path / "讲稿.takes.jsonl").read_bytes()
    rehearsed(tmp_path, EVENING + timedelta(hours=1)).ended(23.0)
    both = (tmp_path / "讲稿.takes.jsonl").read_bytes()
    assert both.startswith(first)
    assert [take.seconds for take in read_takes(tmp_path / "讲稿.takes.jsonl").takes] == [22.0, 23.0]


def test_a_file_cut_anywhere_loses_at_most_its_last_line(tmp_path: Path):
    path = rehearsed(tmp_path).path
    whole = path.read_bytes()
    complete = len(read_takes(path).takes[0].points)
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        found = read_takes(path)
        lines = whole[:cut].count(b"\n")
        assert found.damaged <= 1
        assert sum(len(take.points) for take in found.takes) <= complete
        assert bool(found.takes) >= (lines > 0)


def test_what_follows_a_torn_line_is_read(tmp_path: Path):
    path = rehearsed(tmp_path).path
    path.write_bytes(path.read_bytes()[:-9])
    rehearsed(tmp_path, EVENING + timedelta(days=1)).ended(30.0)
    found = read_takes(path)
    assert found.damaged == 1
    assert [take.finished for take in found.takes] == [False, True]


@given(st.binary(max_size=300))
def test_any_file_can_be_read(tmp_path_factory: pytest.TempPathFactory, data: bytes):
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_bytes(data)
    assert read_takes(path).damaged >= 0


@pytest.mark.parametrize(
    "line",
    [
        b'{"take":"a","event":"point","key":"p1","seconds":-5}',
        b'{"take":"a","event":"point","key":"p1","seconds":1e30}',
        b'{"take":"a","event":"dance"}',
        b'{"event":"end"}',
        b"[1]",
        b"\xff",
    ],
)
def test_a_line_that_makes_no_sense_is_counted(tmp_path: Path, line: bytes):
    path = tmp_path / "t.jsonl"
    path.write_bytes(line + b"\n")
    assert read_takes(path) == read_takes(path).__class__((), 1)


def test_no_file_holds_no_takes(tmp_path: Path):
    assert read_takes(tmp_path / "none.jsonl").takes == ()


def test_a_folder_that_is_gone_is_told(tmp_path: Path):
    with pytest.raises(UnwritableError, match="The rehearsal cannot be recorded"):
        append(tmp_path / "gone" / "t.jsonl", Entry("a", "begin"))


def test_a_take_that_could_not_begin_begins_later(tmp_path: Path):
    folder = tmp_path / "later"
    recording = Recording(folder / "t.yaml", plan(TALK), EVENING)
    for key, elapsed in (("p1", 0.0), ("p2", 5.0)):
        with pytest.raises(UnwritableError):
            recording.moved_to(key, elapsed)
    folder.mkdir()
    recording.ended(9.0)
    (take,) = read_takes(recording.path).takes
    assert take.started
    assert [point.seconds for point in take.points] == [5.0, 4.0]


def test_a_table_for_a_spreadsheet(tmp_path: Path):
    append(tmp_path / "t.jsonl", Entry("a", "point", key="p1", seconds=9.25), Entry("a", "skip", key="p9"))
    takes = read_takes(tmp_path / "t.jsonl").takes
    assert list(csv_rows(takes, {"p1": "甲"})) == [
        ("take", "started", "point", "title", "seconds", "estimate", "skipped"),
        ("a", "", "p1", "甲", "9.2", "0.0", ""),
        ("a", "", "p9", "p9", "0.0", "0.0", "1"),
    ]


def test_a_point_remembers_nothing_it_was_not_told():
    assert PointTime("p1") == PointTime("p1", 0.0, 0.0, 0, False)


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from tests.unit.timing.test_takes import TALK
from lecturer.timing.plan import plan
from lecturer.timing.recording import Recording

recording = Recording(Path(sys.argv[1]), plan(TALK), datetime.now().astimezone())
for key, elapsed in (("opening", 0.0), ("p1", 3.0), ("p2", 9.0)):
    recording.moved_to(key, elapsed)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system that can kill")
def test_a_killed_process_loses_the_point_at_hand_and_nothing_else(tmp_path: Path, root: Path):
    path = tmp_path / "t.yaml"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=root, check=False)
    assert killed.returncode == -signal.SIGKILL
    (take,) = read_takes(takes_path(path)).takes
    assert [(point.key, point.seconds) for point in take.points] == [("opening", 3.0), ("p1", 6.0)]
    assert not take.finished


def test_what_kind_of_take_it_was_is_read_back(tmp_path: Path):
    recording = Recording(tmp_path / "t.yaml", plan(TALK), EVENING, only=("p1", "p2"))
    recording.moved_to("p1", 0.0)
    recording.moved_to("p2", 4.0)
    recording.ended(9.0, broken=True)
    (take,) = read_takes(recording.path).takes
    assert (take.only, take.broken, take.is_whole, take.seconds) == (("p1", "p2"), True, False, 9.0)
    assert take.time_of("p2") is None


def test_a_take_can_be_taken_out_of_the_count_and_put_back(tmp_path: Path):
    recording = rehearsed(tmp_path)
    (take,) = read_takes(recording.path).takes
    append(recording.path, Entry(take.id, "void"))
    assert read_takes(recording.path).takes == ()
    append(recording.path, Entry(take.id, "keep"))
    assert read_takes(recording.path).takes == (take,)
