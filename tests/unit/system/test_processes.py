"""Programs that are run to their end, or to ours, with all that they started."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from lecturer.system.jobs import Cancelled, Job
from lecturer.system.processes import TimeIsUpError, is_alive, run_program

posix = pytest.mark.skipif(os.name == "nt", reason="process groups")
_PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
with open(sys.argv[1], "w") as pipe:
    pipe.write(f"{child.pid}\\n")
child.wait()
"""
"""A program that starts another one, as soffice does, and tells its number through a pipe."""


def test_a_program_runs_to_its_end():
    done = run_program([sys.executable, "-c", "print(6 * 7)"], seconds=60, wants_output=True)
    assert (done.code, done.output.split()) == (0, [b"42"])


def test_a_program_that_fails_is_told_by_its_code():
    assert run_program([sys.executable, "-c", "raise SystemExit(3)"], seconds=60).code == 3


def test_a_program_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        run_program([str(tmp_path / "nothing")], seconds=60)


@posix
def test_a_program_that_takes_too_long_is_ended_with_its_children(tmp_path: Path):
    numbers: list[int] = []
    listener = _listen(tmp_path / "pipe", numbers.append)
    with pytest.raises(TimeIsUpError):
        run_program([sys.executable, "-c", _PARENT, str(tmp_path / "pipe")], seconds=2)
    listener.join(10)
    assert _has_ended(numbers[0])


@posix
def test_cancelling_a_job_ends_its_program_with_its_children(tmp_path: Path):
    numbers: list[int] = []
    job = Job(lambda: run_program([sys.executable, "-c", _PARENT, str(tmp_path / "pipe")], seconds=60))

    def heard(number: int) -> None:
        numbers.append(number)
        job.cancel()

    listener = _listen(tmp_path / "pipe", heard)
    job.run()
    listener.join(10)
    with pytest.raises(Cancelled):
        job.result()
    assert _has_ended(numbers[0])


def _listen(pipe: Path, heard) -> threading.Thread:
    os.mkfifo(pipe)
    thread = threading.Thread(target=lambda: heard(int(pipe.read_text())))
    thread.start()
    return thread


def _has_ended(pid: int) -> bool:
    """Gone, or dead and not yet taken note of by the first process."""
    state = Path(f"/proc/{pid}/stat")
    for _ in range(10_000):
        if not is_alive(pid) or (state.exists() and state.read_text().rpartition(")")[2].split()[0] in "ZX"):
            return True
        os.sched_yield()
    return False
