"""Drafts and appended lines: the old bytes or the new ones, on the disk in the right order."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.store.faults import CALLS, FailingFiles, Forgetful, ShortWrites

from lecturer.errors import UnwritableError
from lecturer.files.atomic import append_lines, clean_folder, drafting, replace_file, replacing
from lecturer.files.disk import UNSYNCED, Files
from lecturer.system.processes import here

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


class Watching(Files):
    """The real calls; what was created with which rights, what was written, and what is still open."""

    def __init__(self) -> None:
        self.created: list[int] = []
        self.written: list[int] = []
        self.open: set[int] = set()
        self.folders: list[Path] = []

    def create(self, path: Path, mode: int) -> int:
        self.created.append(mode)
        return self._opened(super().create(path, mode))

    def open_end(self, path: Path) -> int:
        return self._opened(super().open_end(path))

    def write(self, descriptor: int, data: bytes) -> int:
        self.written.append(len(data))
        return super().write(descriptor, data)

    def close(self, descriptor: int) -> None:
        self.open.remove(descriptor)
        super().close(descriptor)

    def sync_folder(self, folder: Path) -> None:
        self.folders.append(folder)
        super().sync_folder(folder)

    def _opened(self, descriptor: int) -> int:
        self.open.add(descriptor)
        return descriptor


class Breaking(Watching):
    """Of these, one call fails each time."""

    def __init__(self, broken: str, error: int = errno.EIO) -> None:
        super().__init__()

        def fail(*_arguments: object) -> None:
            raise OSError(error, os.strerror(error))

        setattr(self, broken, fail)


def _put(path: Path, files: Files) -> None:
    replace_file(path, b"new", files=files)


def _draft(path: Path, files: Files) -> None:
    with drafting(path, files=files) as draft:
        draft.write_bytes(b"new")


def _add(path: Path, files: Files) -> None:
    append_lines(path, b"new\n", files=files)


@pytest.mark.parametrize("put", [_put, _draft, _add])
@pytest.mark.parametrize("broken", ["read", "write", "sync", "copy_rights", "link", "replace", "sync_folder"])
@pytest.mark.parametrize("had_old", [False, True])
def test_every_file_that_is_opened_is_closed(
    put: Callable[[Path, Files], None], broken: str, had_old: bool, tmp_path: Path
):
    path = tmp_path / "a"
    if had_old:
        path.write_bytes(b"old\n")
    files = Breaking(broken)
    with contextlib.suppress(OSError):
        put(path, files)
    assert not files.open
    assert set(tmp_path.iterdir()) <= {path}


@pytest.mark.parametrize("put", [_put, _draft])
def test_the_old_bytes_come_back_when_the_last_step_fails(put: Callable[[Path, Files], None], tmp_path: Path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="error"):
        put(path, Breaking("sync_folder"))
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("put", [_put, _draft])
def test_a_disk_without_second_names_is_written_to_all_the_same(
    put: Callable[[Path, Files], None], tmp_path: Path
):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    put(path, Breaking("link", errno.EPERM))
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_gives_back_something_else_is_found_out_before_the_old_file_goes(tmp_path: Path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    swaps: list[int] = []
    with pytest.raises(OSError, match="does not give back"):
        replace_file(path, b"new", files=Forgetful(), before_swap=lambda: swaps.append(1))
    assert (path.read_bytes(), swaps) == (b"old", [])


def test_what_stops_the_save_before_the_swap_leaves_the_old_file(tmp_path: Path):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def stop() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        replace_file(path, b"new", before_swap=stop)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@posix
@pytest.mark.parametrize("put", [_put, _draft])
def test_nobody_else_reads_a_private_file_while_it_is_written(
    put: Callable[[Path, Files], None], tmp_path: Path
):
    path, files = tmp_path / "a", Watching()
    put(path, files)
    path.chmod(0o640)
    put(path, files)
    assert files.created == [0o666, 0o600]
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_large_file_is_handed_over_in_parts(tmp_path: Path):
    files = Watching()
    replace_file(tmp_path / "a", b"x" * 150_000, files=files)
    assert files.written == [65_536, 65_536, 18_928]
    assert (tmp_path / "a").read_bytes() == b"x" * 150_000


def test_a_disk_that_takes_nothing_more_is_full(tmp_path: Path):
    with pytest.raises(OSError, match="space") as caught:
        replace_file(tmp_path / "a", b"new", files=ShortWrites(0))
    assert caught.value.errno == errno.ENOSPC
    assert not list(tmp_path.iterdir())


def test_lines_are_added_to_an_empty_file_without_an_empty_one(tmp_path: Path):
    path, files = tmp_path / "a", Watching()
    path.touch()
    append_lines(path, b"one\n", files=files)
    append_lines(path, b"two\n", files=files)
    assert path.read_bytes() == b"one\ntwo\n"
    assert files.folders == []
    append_lines(tmp_path / "b", b"one\n", files=files)
    assert files.folders == [tmp_path]


def test_half_a_line_that_was_written_is_taken_away_again(tmp_path: Path):
    path = tmp_path / "a"
    path.write_bytes(b"one\n")
    with pytest.raises(OSError, match="error"):
        append_lines(path, b"two\n", files=Breaking("sync"))
    assert path.read_bytes() == b"one\n"


@posix
def test_what_is_no_file_of_ones_own_is_not_written_over(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="Invalid"):
        replace_file(tmp_path / "pipe", b"new")
    with pytest.raises(IsADirectoryError):
        replace_file(tmp_path, b"new")
    for mode in (0o444, 0o555):
        path = tmp_path / f"{mode}"
        path.touch()
        path.chmod(mode)
        with pytest.raises(PermissionError):
            replace_file(path, b"new")


DAY = 24 * 60 * 60


@pytest.mark.parametrize(
    ("name", "age", "goes"),
    [
        (".lecturer-{here}-{me}-1.new", DAY - 30, False),
        (".lecturer-{here}-{me}-1.new", DAY + 30, True),
        (".lecturer-{here}-{me}-12.old", DAY + 30, True),
        (".lecturer-{here}-{gone}-1.new", 0, True),
        (".lecturer-{here}-{gone}-1.old", 0, True),
        (".lecturer-{here}-{gone}-1.yaml", DAY + 30, False),
        (".lecturer-{here}-{gone}.new", DAY + 30, False),
        ("lecturer-{here}-{gone}-1.new", DAY + 30, False),
    ],
)
def test_only_what_an_interrupted_save_left_is_cleaned_away(name: str, age: int, goes: bool, tmp_path: Path):
    gone = 4_194_305  # above the highest number of a process on Linux
    path = tmp_path / name.format(here=here(), me=os.getpid(), gone=gone)
    path.touch()
    os.utime(path, (time.time() - age,) * 2)
    assert clean_folder(tmp_path) == int(goes)
    assert path.exists() != goes


def test_what_cannot_be_cleaned_away_is_not_counted(tmp_path: Path):
    for number in (1, 2):
        (tmp_path / f".lecturer-{here()}-4194305-{number}.new").touch()
    assert clean_folder(tmp_path, files=Breaking("remove")) == 0
    assert clean_folder(tmp_path) == 2
    assert clean_folder(tmp_path / "none") == 0


def test_helper_files_are_called_so_that_they_are_found_again(tmp_path: Path):
    with drafting(tmp_path / "a") as draft:
        assert draft.name.startswith(f".lecturer-{here()}-{os.getpid()}-")
        assert draft.suffix == ".new"


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _protected(path: Path) -> Path:
    path.write_bytes(b"old")
    path.chmod(0o444)
    return path


def _in_no_folder(path: Path) -> Path:
    return path / "b.txt"


def _in_a_file(path: Path) -> Path:
    path.write_bytes(b"old")
    return path / "b.txt"


@posix
@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (_folder, "Cannot write a.txt: it is a folder. Choose another name."),
        (
            lambda path: path / "b.txt",
            "Cannot write b.txt: its folder does not exist. Choose another folder.",
        ),
        (_in_a_file, "Cannot write b.txt: its folder does not exist. Choose another folder."),
        (
            _protected,
            "Cannot write a.txt: it is open in another program or protected. The old file is untouched."
            " Close it there or choose another name.",
        ),
    ],
)
def test_what_cannot_be_written_is_said_with_what_to_do(
    target: Callable[[Path], Path], sentence: str, tmp_path: Path
):
    with pytest.raises(UnwritableError) as caught, replacing(target(tmp_path / "a.txt")) as draft:
        draft.write_bytes(b"new")
    assert str(caught.value).endswith(sentence)


@pytest.mark.parametrize("error", [OSError(errno.EIO, "bad sectors"), OSError("bad sectors")])
@pytest.mark.parametrize("had_old", [False, True])
def test_any_other_error_gives_its_reason(error: OSError, had_old: bool, tmp_path: Path):
    path = tmp_path / "a.txt"
    if had_old:
        path.write_bytes(b"old")
    with pytest.raises(UnwritableError) as caught, replacing(path):
        raise error
    safe = " The old file is untouched." if had_old else ""
    assert str(caught.value).endswith(
        f"Cannot write a.txt: bad sectors.{safe} Free some space or choose another folder."
    )
