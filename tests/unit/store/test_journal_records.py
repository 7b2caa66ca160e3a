"""What a journal writes for each edit, what it waits for, and what is read of it."""

from __future__ import annotations

import errno
import os
import time
import zlib
from pathlib import Path

import msgspec
import pytest
from tests.unit.store.faults import FailingFiles, ShortWrites

from lecturer.errors import UnwritableError
from lecturer.files.digests import Digest
from lecturer.files.folders import data_folder
from lecturer.store.journal import MAGIC, SUFFIX, Journal, read_journal
from lecturer.store.save import DiskFullError
from lecturer.talk.edits import set_talk, set_words
from lecturer.talk.records import Point, Talk

START = Talk(title="始", points=(Point(id="a", notes="甲"),))
ONE, TWO, THREE = (set_talk(START, title=title) for title in "一二三")
WAITS = ("sync", "sync_folder")


def waited(files: FailingFiles) -> list[str]:
    calls, files.calls = files.calls, []
    return [call for call in calls if call in WAITS]


def records(data: bytes) -> list[bytes]:
    """The records of a journal, each with its head."""
    found, position = [], len(MAGIC)
    while position < len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        found.append(data[position : position + 8 + length])
        position += 8 + length
    return found


def written(folder: Path, *talks: Talk) -> bytes:
    journal = Journal(START, folder=folder)
    for talk in talks:
        journal.record(talk, "edit")
    journal.leave()
    return journal.path.read_bytes()


def test_a_journal_is_private_and_named_after_its_program(tmp_path: Path):
    journal = Journal(START, folder=tmp_path)
    assert journal.path.parent == tmp_path
    journal.record(ONE)
    assert journal.path.name.startswith(f"{os.getpid()}-")
    assert journal.path.suffix == SUFFIX == ".journal"
    assert journal.path.stat().st_mode & 0o777 == 0o600
    journal.close()
    assert Journal(START).path.parent == data_folder("journal")


def test_the_first_record_says_where_the_talk_comes_from(tmp_path: Path):
    before = time.time()
    for path, digest in ((None, None), (tmp_path / "talk.yaml", Digest("held"))):
        journal = Journal(START, path, digest, folder=tmp_path)
        journal.record(ONE)
        journal.leave()
        base = read_journal(journal.path.read_bytes()).base
        assert (base.sequence, base.talk, base.unsaved) == (1, ONE, True)
        assert (base.path, base.digest) == (str(path or ""), digest or "")
        assert before <= base.when <= time.time()


def test_a_path_is_written_whole_wherever_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    journal = Journal(START, Path("talk.yaml"), folder=tmp_path)
    journal.record(ONE)
    journal.leave()
    assert read_journal(journal.path.read_bytes()).base.path == str(tmp_path / "talk.yaml")


def test_each_edit_is_one_more_and_what_is_none_is_not_written(tmp_path: Path):
    journal = Journal(START, folder=tmp_path)
    journal.record(START)
    assert not journal.path.exists()
    for number, talk in enumerate((ONE, TWO, START, THREE), 1):
        journal.record(talk, f"edit {number}")
        size = journal.path.stat().st_size
        journal.record(talk, "the same")
        assert journal.path.stat().st_size == size
        found = read_journal(journal.path.read_bytes())
        assert (found.sequence, found.edits, found.talk, found.is_torn) == (number, number - 1, talk, False)
    journal.leave()


def test_a_record_is_its_length_its_checksum_and_its_body(tmp_path: Path):
    first, second = records(written(tmp_path, ONE, TWO))
    for record in (first, second):
        assert zlib.crc32(record[8:]) == int.from_bytes(record[4:8], "big")
    assert msgspec.msgpack.decode(second[8:])["label"] == "edit"


def test_reading_ends_at_what_does_not_follow(tmp_path: Path):
    base, one, two = records(written(tmp_path, ONE, TWO, THREE))
    longer = (1).to_bytes(4, "big") + zlib.crc32(b"x").to_bytes(4, "big") + b"x"
    for rows, talk, edits, is_torn in (
        ([base], ONE, 0, False),
        ([base, one], TWO, 1, False),
        ([base, one, two], THREE, 2, False),
        ([base, two], ONE, 0, True),
        ([base, two, one], ONE, 0, True),
        ([base, one, one], TWO, 1, True),
        ([base, one, base], TWO, 1, True),
        ([base, one, longer, two], TWO, 1, True),
        ([base, one, two[:-1]], TWO, 1, True),
        ([base, one[:7]], ONE, 0, True),
    ):
        found = read_journal(MAGIC + b"".join(rows))
        assert (found.talk, found.edits, found.is_torn, found.sequence) == (talk, edits, is_torn, edits + 1)
        assert found.when >= found.base.when
    for data in (b"", MAGIC, MAGIC + one, MAGIC + longer, b"x" + base, MAGIC + base[:-1], b"x" * 19 + base):
        assert read_journal(data) is None


def test_the_disk_is_waited_for_once_for_each_edit_and_the_name_once(tmp_path: Path):
    files = FailingFiles()
    journal = Journal(START, folder=tmp_path, files=files)
    journal.sync()
    assert waited(files) == []
    journal.record(ONE)
    assert waited(files) == []
    journal.sync()
    journal.sync()
    assert waited(files) == ["sync", "sync_folder"]
    journal.record(TWO)
    journal.sync()
    assert waited(files) == ["sync"]
    journal.record(THREE)
    journal.leave()
    journal.sync()
    assert journal.begin_sync() is None
    assert waited(files) == []


def test_waiting_on_a_thread_counts_like_waiting_here(tmp_path: Path):
    files = FailingFiles()
    journal = Journal(START, folder=tmp_path, files=files)
    journal.record(ONE)
    journal.begin_sync()()
    assert waited(files) == ["sync", "sync_folder"]
    journal.sync()
    assert waited(files) == []
    journal.record(TWO)
    journal.begin_sync()()
    assert waited(files) == ["sync"]
    journal.record(THREE)
    journal.sync_failed()
    journal.sync()
    assert waited(files) == ["sync", "sync_folder"]
    journal.close()


def test_a_disk_that_cannot_wait_is_an_error_and_is_asked_again(tmp_path: Path):
    files = FailingFiles()
    journal = Journal(START, folder=tmp_path, files=files)
    journal.record(ONE)
    files._fail_at, files._error = len(files.calls) + 1, errno.EIO
    with pytest.raises(UnwritableError):
        journal.sync()
    files.calls = [""] * 20
    journal.sync()
    assert waited(files) == ["sync", "sync_folder"]
    journal.close()


def test_a_journal_begun_anew_names_the_file_that_was_saved(tmp_path: Path):
    files = FailingFiles()
    journal = Journal(START, folder=tmp_path, files=files)
    journal.record(ONE)
    journal.record(TWO)
    first = journal.path
    waited(files)
    journal.saved(ONE, tmp_path / "talk.yaml", Digest("one"))
    assert waited(files) == ["sync", "sync_folder"]  # before the old one goes
    assert not first.exists()
    assert os.listdir(tmp_path) == [journal.path.name]
    journal.record(THREE)
    journal.sync()
    assert waited(files) == ["sync"]
    journal.leave()
    found = read_journal(journal.path.read_bytes())
    assert (found.base.path, found.base.digest) == (str(tmp_path / "talk.yaml"), "one")
    assert (found.base.sequence, found.base.talk, found.base.unsaved) == (3, TWO, True)
    assert (found.sequence, found.edits, found.talk) == (4, 1, THREE)


def test_a_save_of_all_edits_ends_the_journal_and_the_next_edit_begins_another(tmp_path: Path):
    journal = Journal(START, folder=tmp_path)
    journal.record(ONE)
    journal.saved(ONE, tmp_path / "talk.yaml", Digest("one"))
    assert os.listdir(tmp_path) == []
    journal.close()
    journal.leave()
    journal.record(TWO)
    found = read_journal(journal.path.read_bytes())
    assert (found.base.digest, found.base.unsaved, found.sequence) == ("one", True, 2)
    journal.close()
    assert os.listdir(tmp_path) == []


def test_a_new_beginning_with_what_the_file_holds_says_that_nothing_is_unsaved(tmp_path: Path):
    journal = Journal(START, folder=tmp_path)
    for number in range(2, 8):
        journal.record(set_words(START, "a", f"{number}" * 1_500_000))
    assert journal.path.stat().st_size > 8 * 1024 * 1024
    journal.record(START)
    journal.leave()
    found = read_journal(journal.path.read_bytes())
    assert (found.talk, found.edits, found.base.unsaved) == (START, 0, False)
    assert os.listdir(tmp_path) == [journal.path.name]


@pytest.mark.parametrize("call", ["create", "write", "sync", "sync_folder"])
def test_a_new_beginning_that_fails_keeps_the_old_journal(call: str, tmp_path: Path):
    trial = FailingFiles()
    journal = Journal(START, folder=tmp_path, files=trial)
    journal.record(ONE)
    journal.record(TWO)
    first = len(trial.calls)
    journal.saved(ONE, tmp_path / "talk.yaml", Digest("one"))
    fail_at = first + trial.calls[first:].index(call) + 1
    journal.close()
    files = FailingFiles(fail_at, errno.EIO)
    journal = Journal(START, folder=tmp_path, files=files)
    journal.record(ONE)
    journal.record(TWO)
    before = journal.path
    with pytest.raises(UnwritableError):
        journal.saved(ONE, tmp_path / "talk.yaml", Digest("one"))
    assert journal.path == before
    assert os.listdir(tmp_path) == [before.name]
    journal.record(THREE)
    assert read_journal(before.read_bytes()).talk == THREE
    journal.close()


def test_a_disk_that_takes_nothing_is_full_and_the_edit_can_be_made_again(tmp_path: Path):
    files = ShortWrites(1 << 20)
    journal = Journal(START, folder=tmp_path, files=files)
    journal.record(ONE)
    files._taken = 0
    with pytest.raises(DiskFullError):
        journal.record(TWO)
    files._taken = 5
    journal.record(TWO)
    found = read_journal(journal.path.read_bytes())
    assert (found.talk, found.sequence, found.is_torn) == (TWO, 2, False)
    journal.close()


def test_a_journal_that_is_left_stays_and_one_that_is_closed_goes(tmp_path: Path):
    left, closed = (Journal(START, folder=tmp_path / name) for name in ("left", "closed"))
    for name, journal in (("left", left), ("closed", closed)):
        (tmp_path / name).mkdir()
        journal.record(ONE)
    left.leave()
    closed.close()
    assert os.listdir(tmp_path / "left") == [left.path.name]
    assert os.listdir(tmp_path / "closed") == []


def test_a_closed_journal_that_cannot_be_deleted_is_no_error(tmp_path: Path):
    journal = Journal(START, folder=tmp_path)
    journal.record(ONE)
    journal.path.unlink()
    journal.close()
    assert os.listdir(tmp_path) == []
