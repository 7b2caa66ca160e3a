"""Drafts and appended lines: the old bytes or the new ones, on the disk in the right order."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from tests.unit.store.faults import CALLS, FailingFiles, ShortWrites

from lecturer.files.atomic import append_lines, drafting, replace_file
from lecturer.files.disk import UNSYNCED

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX modes and links")
_ORDERED = ("write", "sync", "replace", "sync_folder")


def ordered(files: FailingFiles) -> list[str]:
    return [call for call in files.calls if call in _ORDERED]


@pytest.mark.parametrize("had_old", [False, True])
@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize("fail_at", range(1, 12))
def test_a_draft_that_fails_at_any_call_leaves_the_old_file(
    tmp_path: Path, fail_at: int, error: int, had_old: bool
) -> None:
    path = tmp_path / "a.bin"
    if had_old:
        path.write_bytes(b"old")
    files = FailingFiles(fail_at, error)
    try:
        with drafting(path, files=files) as draft:
            draft.write_bytes(b"new")
    except OSError:
        expected = {b"old"} if had_old else {None, b"new"}
    else:
        expected = {b"new"}
    assert (path.read_bytes() if path.exists() else None) in expected
    helpers = [each for each in tmp_path.iterdir() if each != path]
    assert not helpers or files.calls[fail_at - 1] == "remove"


def test_a_draft_is_on_the_disk_before_it_takes_the_name(tmp_path: Path) -> None:
    files = FailingFiles()
    with drafting(tmp_path / "a.bin", files=files) as draft:
        draft.write_bytes(b"new")
    assert ordered(files) == ["sync", "replace", "sync_folder"]


@posix
def test_a_link_stays_one_whichever_way_its_file_is_written(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    with drafting(link) as draft:
        draft.write_bytes(b"newer")
    assert link.is_symlink()
    assert real.read_bytes() == b"newer"


@posix
def test_a_protected_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError), drafting(path):
        pass
    assert path.read_bytes() == b"old"


def test_lines_are_on_the_disk_before_the_next_thing_happens(tmp_path: Path) -> None:
    files = FailingFiles()
    append_lines(tmp_path / "a.jsonl", b"one\n", files=files)
    assert ordered(files) == ["write", "sync", "sync_folder"]
    files = FailingFiles()
    append_lines(tmp_path / "a.jsonl", b"two\n", files=files)
    assert ordered(files) == ["write", "sync"]
    assert (tmp_path / "a.jsonl").read_bytes() == b"one\ntwo\n"


def test_a_torn_line_is_ended_first(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"one\ntw")
    append_lines(path, b"three\n", files=ShortWrites(2))
    assert path.read_bytes() == b"one\ntw\nthree\n"


@pytest.mark.parametrize("call", ["open_end", "write", "sync"])
def test_lines_that_cannot_be_added_leave_what_was_there(tmp_path: Path, call: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"one\n")
    trial = FailingFiles()
    append_lines(tmp_path / "b.jsonl", b"x\n", files=trial)
    with pytest.raises(OSError, match="space"):
        append_lines(path, b"two\n", files=FailingFiles(trial.calls.index(call) + 1, errno.ENOSPC))
    assert path.read_bytes() == b"one\n"


def test_what_need_not_outlive_a_power_cut_waits_for_no_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise AssertionError

    monkeypatch.setattr(os, "fsync", refuse)
    replace_file(tmp_path / "a", b"new", files=UNSYNCED)
    assert (tmp_path / "a").read_bytes() == b"new"


def test_every_call_can_be_made_to_fail() -> None:
    assert {"open_end", "sync", "sync_folder", "replace"} <= set(CALLS)
