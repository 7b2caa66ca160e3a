"""What a killed program left behind is gone at the next start, and nothing that is still needed."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from lecturer.files.folders import data_folder, left_behind
from lecturer.store.crash_recovery import recover
from lecturer.store.journal import Journal
from lecturer.store.leftovers import channel_of, sweep
from lecturer.store.lock import Lock, key_of
from lecturer.talk.records import Talk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sockets are no files there")


@pytest.fixture
def dead() -> int:
    """The number of a process that is gone."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def bound(path: Path) -> Path:
    """A socket that nobody listens on; its name is given from its folder, long ones are not allowed."""
    with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    return path


def test_sockets_of_files_that_nobody_holds_go(tmp_path: Path):
    lock = Lock(tmp_path / "open.yaml")
    kept = bound(tmp_path / channel_of(key_of(tmp_path / "open.yaml")))
    gone = bound(tmp_path / channel_of(key_of(tmp_path / "crashed.yaml")))
    stranger = bound(tmp_path / f"lecturer-{'0' * 12}-{key_of(tmp_path)}")
    assert sweep(tmp_path) == 1
    assert (kept.exists(), gone.exists(), stranger.exists()) == (True, False, True)
    lock.release()


def test_old_locks_that_nobody_holds_go(tmp_path: Path):
    lock = Lock(tmp_path / "open.yaml")
    for name in ("0" * 24, "1" * 24):
        (data_folder("locks") / f"{name}.lock").touch()
    for path in data_folder("locks").iterdir():
        if path.name.startswith("1"):
            continue
        os.utime(path, (1, 1))
    assert sweep(tmp_path) == 1
    assert {path.name[0] for path in data_folder("locks").iterdir()} == {"1", key_of(lock.path)[0]}
    lock.release()


def test_stand_ins_of_dead_programs_go_but_not_their_work(tmp_path: Path, dead: int, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for kind, pid in (
        ("log", dead),
        ("settings", dead),
        ("locks", os.getpid()),
        ("journal", dead),
        ("show", 1),
    ):
        (tmp_path / f"lecturer-{kind}-{pid}-abc").mkdir(mode=0o700)
    (tmp_path / f"lecturer-covers-{dead}-link").symlink_to(tmp_path)
    journal = Journal(Talk(), folder=tmp_path / f"lecturer-journal-{dead}-abc")
    journal.record(Talk(title="没存的"))
    journal.leave()
    assert sweep(tmp_path) == 2
    left = {path.name.split("-")[1] for path in tmp_path.glob("lecturer-*")}
    assert left == {"locks", "journal", "show", "covers"}
    assert [work.talk.title for work in recover()] == ["没存的"]
    assert [*left_behind(tmp_path).values()] == ["journal"]
