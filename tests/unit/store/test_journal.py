from __future__ import annotations

import errno
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.store.faults import FailingFiles, ShortWrites
from tests.unit.talk.outlines import changing, talks

from lecturer.errors import UnwritableError
from lecturer.files.digests import digest_of
from lecturer.store.crash_recovery import clean_journals, dismiss, recover
from lecturer.store.deltas import Below, Delta, Replay, delta
from lecturer.store.journal import Journal, read_journal
from lecturer.store.save import save
from lecturer.store.talk_file import dumps
from lecturer.talk.edits import promote, remove, set_talk, set_words
from lecturer.talk.records import Point, Talk

START = Talk(title="始", points=(Point(id="a", notes="甲", points=(Point(id="b"),)), Point(id="c")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    return folder


def edited(count: int, talk: Talk = START) -> list[Talk]:
    chance = random.Random(count)
    found = [talk]
    while len(found) <= count:
        after = changing(found[-1], chance)
        found += [after] if after is not found[-1] else []
    return found


@given(talks(), st.randoms(use_true_random=False), st.integers(1, 15))
def test_steps_lead_from_one_talk_to_the_next(talk, chance, count):
    replay = Replay(talk)
    for _ in range(count):
        after = changing(talk, chance)
        replay.step(delta(talk, after))
        talk = after
        if chance.random() < 0.7:
            assert replay.talk() == talk
    assert replay.talk() == talk


@pytest.mark.parametrize(
    "step",
    [
        Delta(points=(Point(id="z"),)),
        Delta(below=(Below("", ("a", "a")),)),
        Delta(below=(Below("", ("a",)), Below("a", ("z",)))),
        Delta(below=(Below("z", ("c",)),)),
        Delta(below=(Below("c", ("b",)),)),  # b stands below a as well
    ],
)
def test_a_step_of_another_talk_is_refused_and_changes_nothing(step):
    replay = Replay(START)
    with pytest.raises(ValueError, match="step"):
        replay.step(step)
    assert replay.talk() == START


def test_typing_writes_little():
    step = delta(START, set_words(START, "a", "甲乙"))
    assert (len(step.points), step.below, step.head) == (1, (), None)


def test_edits_are_found_after_a_crash(folder):
    journal = Journal(START, folder=folder)
    for talk in edited(30)[1:]:
        journal.record(talk, "edit")
    journal.leave()
    (work,) = recover(folder)
    assert work.talk == edited(30)[-1]
    assert work.path is None
    assert not work.is_torn


def test_a_running_program_keeps_its_journal_to_itself(folder):
    journal = Journal(START, folder=folder)
    journal.record(set_talk(START, title="新"))
    assert recover(folder) == ()
    assert journal.path.exists()
    journal.close()
    assert not journal.path.exists()


def test_opening_without_an_edit_leaves_no_journal(folder):
    Journal(START, folder=folder).record(START)
    assert os.listdir(folder) == []


def test_work_that_the_file_holds_is_not_offered(folder, tmp_path):
    path = tmp_path / "talk.yaml"
    saved = save(START, path)
    journal = Journal(START, path, saved.digest, folder=folder)
    after = set_talk(START, title="新")
    journal.record(after)
    journal.leave()
    save(after, path)  # and then the power went, before the journal was told
    assert recover(folder) == ()
    assert os.listdir(folder) == []


def test_edits_made_while_saving_stay_in_the_journal(folder, tmp_path):
    path = tmp_path / "talk.yaml"
    one, two = set_talk(START, title="一"), set_talk(START, title="二")
    journal = Journal(START, path, folder=folder)
    journal.record(one)
    saved = save(one, path)
    journal.record(two)
    journal.saved(one, path, saved.digest)
    journal.leave()
    (work,) = recover(folder)
    assert (work.talk, work.path, work.file_changed) == (two, path, False)


def test_after_a_save_nothing_is_left(folder, tmp_path):
    journal = Journal(START, folder=folder)
    after = set_talk(START, title="新")
    journal.record(after)
    journal.saved(after, tmp_path / "talk.yaml", digest_of(b""))
    assert os.listdir(folder) == []


def test_work_on_a_file_that_changed_since_says_so(folder, tmp_path):
    path = tmp_path / "talk.yaml"
    journal = Journal(START, path, save(START, path).digest, folder=folder)
    journal.record(set_talk(START, title="我"))
    journal.leave()
    save(set_talk(START, title="别人"), path)
    (work,) = recover(folder)
    assert work.file_changed
    assert work.talk.title == "我"


def test_offered_work_stays_until_it_is_dismissed_and_a_month_longer(folder):
    journal = Journal(START, folder=folder)
    journal.record(set_talk(START, title="新"))
    journal.leave()
    assert len(recover(folder)) == len(recover(folder)) == 1
    dismiss(recover(folder)[0])
    assert recover(folder) == ()
    clean_journals(folder)
    (kept,) = folder.iterdir()
    os.utime(kept, (0, 0))
    clean_journals(folder)
    assert list(folder.iterdir()) == []


def journal_bytes(folder: Path, talks_in_order: list[Talk]) -> bytes:
    journal = Journal(talks_in_order[0], folder=folder)
    for talk in talks_in_order[1:]:
        journal.record(talk)
    journal.leave()
    return journal.path.read_bytes()


def test_a_journal_cut_off_anywhere_gives_an_earlier_state(folder):
    states = edited(12)
    data = journal_bytes(folder, states)
    newest = 0
    for length in range(len(data) + 1):
        found = read_journal(data[:length])
        if found:
            at = found.sequence
            assert found.talk == states[at]
            assert at >= newest
            newest = at
    assert newest == 12


@pytest.mark.parametrize("flip", [1, 0x80, 0xFF])
def test_a_damaged_byte_anywhere_never_gives_words_that_were_not_written(flip, folder):
    states = edited(12)
    data = journal_bytes(folder, states)
    for at in range(len(data)):
        damaged = bytearray(data)
        damaged[at] ^= flip
        found = read_journal(bytes(damaged))
        assert found is None or found.talk in states


def test_a_full_disk_while_typing_loses_nothing_but_the_last_edits(folder):
    states = edited(6)
    for fail_at in range(1, 14):
        files = FailingFiles(fail_at, errno.ENOSPC)
        journal = Journal(states[0], folder=folder, files=files)
        failures = 0
        for talk in states[1:]:
            try:
                journal.record(talk)
                journal.sync()
            except UnwritableError:
                failures += 1
        assert failures <= 1
        journal.record(set_talk(states[-1], title="末"))
        journal.leave()
        assert read_journal(journal.path.read_bytes()).talk == set_talk(states[-1], title="末")
        journal.path.unlink()


def test_short_writes_make_whole_records(folder):
    journal = Journal(START, folder=folder, files=ShortWrites(7))
    for talk in edited(5)[1:]:
        journal.record(talk)
    assert read_journal(journal.path.read_bytes()).talk == edited(5)[-1]
    journal.close()


def test_a_torn_write_is_cut_away_before_the_next_edit(folder):
    class FullAtTheSecondWrite(ShortWrites):
        writes = -1000

        def write(self, descriptor, data):
            self.writes += 1
            if self.writes == 2:
                raise OSError(errno.ENOSPC, "full")
            return super().write(descriptor, data)

    files = FullAtTheSecondWrite(20)
    journal = Journal(START, folder=folder, files=files)
    journal.record(set_talk(START, title="一"))
    length = journal.path.stat().st_size
    files.writes = 0
    with pytest.raises(UnwritableError):
        journal.record(set_talk(START, title="二"))
    assert journal.path.stat().st_size == length
    journal.record(set_talk(START, title="三"))
    journal.leave()
    assert read_journal(journal.path.read_bytes()).talk.title == "三"


def test_a_long_journal_begins_anew_and_stays_newest(folder):
    large = set_words(START, "a", "甲" * 1_000_000)
    journal = Journal(START, folder=folder)
    for number in range(5):
        journal.record(set_words(large, "a", f"{number}" + "甲" * 1_000_000))
    journal.leave()
    assert [path.name for path in folder.iterdir()] == [journal.path.name]
    found = read_journal(journal.path.read_bytes())
    assert found.sequence == 5
    assert found.talk.points[0].notes.startswith("4")


def test_what_is_no_journal_is_left_alone(folder):
    (folder / "1-1.journal").write_bytes(b"lecturer journal 9\nwhatever")
    assert recover(folder) == ()
    assert len(os.listdir(folder)) == 1


def test_structural_edits_travel_too(folder):
    journal = Journal(START, folder=folder)
    after = remove(promote(START, "b"), "a")
    journal.record(promote(START, "b"))
    journal.record(after)
    journal.leave()
    assert dumps(recover(folder)[0].talk) == dumps(after)


def test_waiting_for_the_disk_is_done_elsewhere_and_outlives_the_journal(folder):
    files = FailingFiles()
    journal = Journal(START, folder=folder, files=files)
    assert journal.begin_sync() is None  # nothing was written yet
    journal.record(set_words(START, "a", "新"))
    wait = journal.begin_sync()
    assert journal.begin_sync() is None
    journal.record(set_words(START, "a", "更新"))
    assert journal.begin_sync() is not None  # what came meanwhile needs its own
    journal.close()
    before = files.calls.count("sync")
    wait()
    assert files.calls.count("sync") == before + 1


def test_a_wait_that_failed_is_done_again(folder):
    files = FailingFiles()
    journal = Journal(START, folder=folder, files=files)
    journal.record(set_words(START, "a", "新"))
    wait = journal.begin_sync()
    files._fail_at, files._error = len(files.calls) + 1, errno.EIO
    with pytest.raises(UnwritableError):
        wait()
    journal.sync_failed()
    again = journal.begin_sync()
    again()
    assert "sync_folder" in files.calls


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc to count open files")
def test_a_journal_that_begins_anew_keeps_one_file_open(folder: Path):
    states = edited(6)
    journal = Journal(states[0], folder=folder)
    journal.record(states[1])
    before = len(os.listdir("/proc/self/fd"))
    for number in range(2, 6):
        journal.record(states[number])
        journal.saved(states[number - 1], folder / "talk.yaml", digest_of(b""))
    assert len(os.listdir("/proc/self/fd")) == before
    journal.close()
    assert len(os.listdir("/proc/self/fd")) == before - 1
