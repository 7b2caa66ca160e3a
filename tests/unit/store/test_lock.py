from __future__ import annotations

import errno
import os

import pytest

from lecturer.files.oslock import is_locked
from lecturer.store.lock import InUseError, Lock, key_of
from lecturer.system.processes import is_alive


def test_a_file_is_held_once_and_free_after_release(tmp_path):
    path = tmp_path / "talk.yaml"
    lock = Lock(path)
    with pytest.raises(InUseError) as held:
        Lock(path)
    assert held.value.pid == os.getpid()
    lock.release()
    lock.release()
    Lock(path).release()


def test_two_ways_to_one_file_are_one_lock(tmp_path):
    (tmp_path / "talk.yaml").touch()
    (tmp_path / "link.yaml").symlink_to("talk.yaml")
    lock = Lock(tmp_path / "talk.yaml")
    with pytest.raises(InUseError):
        Lock(tmp_path / "link.yaml")
    lock.release()
    assert key_of(tmp_path / "link.yaml") == key_of(tmp_path / "talk.yaml") != key_of(tmp_path / "b.yaml")


def test_a_lock_file_left_by_a_dead_program_is_taken_without_a_question(tmp_path, home):
    path = tmp_path / "talk.yaml"
    (home / "locks").mkdir()
    (home / "locks" / f"{key_of(path)}.lock").write_text("999999999\n")
    Lock(path).release()


def test_a_file_that_is_not_there_is_not_locked(tmp_path):
    assert not is_locked(tmp_path / "none")


def test_only_living_processes_are_alive():
    assert is_alive(os.getpid())
    assert is_alive(1)
    assert not is_alive(999_999_999)
    assert not is_alive(0)


@pytest.mark.parametrize("call", ["open", "write"])
def test_a_full_disk_keeps_nobody_from_a_talk(tmp_path, monkeypatch, call):
    def full(*_arguments: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, full)
    lock = Lock(tmp_path / "talk.yaml", tmp_path)
    lock.release()
    lock.release()
