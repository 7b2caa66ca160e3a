from __future__ import annotations

import contextlib
import errno
import os
import random
import time
import zlib
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.store.faults import FailingFiles
from tests.unit.talk.outlines import changing, talks

from lecturer.document.document import Document, Step
from lecturer.files.folders import data_folder
from lecturer.store.history import HistoryFile, clean_histories
from lecturer.store.talk_file import dumps, parse
from lecturer.talk.edits import set_words
from lecturer.talk.records import Point, Talk

START = Talk(title="始", points=(Point(id="a", notes="甲", points=(Point(id="b"),)), Point(id="c")))


@pytest.fixture
def file(tmp_path):
    return HistoryFile(tmp_path / "talk.yaml", folder=tmp_path)


def worked_on(talk: Talk, chance: random.Random, count: int) -> Document:
    document = Document(talk)
    for number in range(count):
        document.apply(f"{number}", changing(document.talk, chance), key="a")
    return document


def keep(file: HistoryFile, document: Document) -> None:
    file.keep((*document.history, *document.undone), len(document.history))


def states(document: Document) -> list[Talk]:
    """Every talk from the first to the last step."""
    while document.undo():
        pass
    found = [document.talk]
    while document.redo():
        found.append(document.talk)
    return found


@given(talks(), st.randoms(use_true_random=False), st.integers(0, 12), st.integers(0, 4))
def test_undo_goes_on_after_a_restart(tmp_path_factory, talk, chance, count, undone):
    folder = tmp_path_factory.mktemp("history")
    document = worked_on(talk, chance, count)
    for _ in range(undone):
        document.undo()
    file = HistoryFile(folder / "talk.yaml", folder=folder)
    keep(file, document)
    read = parse(dumps(document.talk))  # another value, as after a restart
    steps, done = HistoryFile(folder / "talk.yaml", folder=folder).read(read)
    again = Document(read, folder / "talk.yaml", steps=steps, done=done)
    assert [step.label for step in again.history] == [step.label for step in document.history]
    assert not again.is_dirty
    before, after = states(document), states(again)
    assert [dumps(each) for each in after] == [dumps(each) for each in before]


def test_going_back_and_forth_to_the_saved_state_is_no_change(file):
    document = worked_on(START, random.Random(1), 6)
    document.undo()
    keep(file, document)
    read = parse(dumps(document.talk))
    again = Document(read, file._path, steps=file.read(read)[0], done=file.read(read)[1])
    again.redo()
    assert again.is_dirty
    again.undo()
    assert not again.is_dirty
    again.undo()
    again.redo()
    assert not again.is_dirty


def test_a_file_changed_since_gets_a_step_for_that(file):
    document = worked_on(START, random.Random(1), 6)
    keep(file, document)
    elsewhere = set_words(document.talk, "opening", "别人写的")
    steps, done = file.read(elsewhere)
    again = Document(elsewhere, file._path, steps=steps, done=done)
    assert again.undo_label == "Changed by another program"
    again.undo()
    assert again.talk == document.talk


def test_saving_again_writes_only_what_is_new(file):
    document = worked_on(START, random.Random(1), 40)
    keep(file, document)
    document.apply("x", set_words(document.talk, "opening", "新"))
    keep(file, document)
    steps, done = file.read(document.talk)
    assert (len(steps), done) == (len(document.history), len(document.history))


def test_a_history_too_large_loses_its_oldest_steps(file):
    document = Document(START)
    for number in range(30):
        document.apply("x", set_words(document.talk, "a", f"{number}" * 1_000_000))
    keep(file, document)
    steps, done = file.read(document.talk)
    assert 3 < done == len(steps) < 30
    assert steps[-1].after is document.talk


def test_without_steps_there_is_no_file(file, tmp_path):
    document = worked_on(START, random.Random(1), 2)
    keep(file, document)
    keep(file, Document(START))
    assert file.read(START) == ((), 0)
    assert os.listdir(tmp_path) == []


def test_a_damaged_history_is_none_at_every_byte(file):
    document = worked_on(START, random.Random(1), 5)
    keep(file, document)
    data = file._path.read_bytes()
    for index in range(len(data)):
        file._path.write_bytes(data[:index] + bytes([data[index] ^ 1]) + data[index + 1 :])
        assert file.read(document.talk) == ((), 0)
        file._path.write_bytes(data[:index])
        assert file.read(document.talk) == ((), 0)


@pytest.mark.parametrize("error", [errno.EIO, errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT])
def test_whichever_call_fails_the_history_is_the_one_before_or_the_new_one(error, tmp_path):
    document = worked_on(START, random.Random(1), 5)
    before = len(document.history)
    document.apply("x", set_words(document.talk, "opening", "新"))
    calls = FailingFiles()
    keep(HistoryFile(tmp_path / "talk.yaml", folder=tmp_path, files=calls), document)
    old = HistoryFile(tmp_path / "talk.yaml", folder=tmp_path)
    for fail_at in range(1, len(calls.calls) + 1):
        document.undo()
        keep(old, Document(document.talk, steps=document.history, done=before))
        document.redo()
        failing = HistoryFile(tmp_path / "talk.yaml", folder=tmp_path, files=FailingFiles(fail_at, error))
        with contextlib.suppress(OSError):
            keep(failing, document)
        assert (
            len(old.read(document.talk)[0]) == before + 1
        )  # one that is older gets a step for the difference


def test_histories_that_nobody_needs_any_more_are_deleted(file, tmp_path):
    keep(file, worked_on(START, random.Random(1), 2))
    clean_histories(tmp_path)
    assert file._path.exists()
    os.utime(file._path, (1, 1))
    clean_histories(tmp_path)
    assert not file._path.exists()


def steps_of(*titles: str) -> list[Step]:
    talks = [set_words(START, "opening", title) for title in titles]
    return [
        Step(f"to {after.opening[:2]}", before, after, "opening", "words")
        for before, after in pairwise(talks)
    ]


@pytest.mark.parametrize("done", [0, 1, 2, 3])
def test_steps_come_back_as_they_were_with_the_talk_that_is_open(done: int, file):
    steps = steps_of(*"零一二三")
    file.keep(steps, done)
    now = parse(dumps(set_words(START, "opening", "零一二三"[done])))
    found, where = file.read(now)
    assert where == done
    assert list(found) == steps
    for number, step in enumerate(found):
        assert (step.after is now) == (number == done - 1)
        assert (step.before is now) == (number == done)


@pytest.mark.parametrize("done", [0, 1, 3])
def test_what_another_program_made_of_the_file_is_one_step_more(done: int, file):
    steps = steps_of(*"零一二三")
    file.keep(steps, done)
    elsewhere = set_words(START, "opening", "别人")
    found, where = file.read(elsewhere)
    assert where == len(found) == done + 1
    assert list(found[:done]) == steps[:done]
    assert (found[-1].label, found[-1].after) == ("Changed by another program", elsewhere)
    assert found[-1].before == set_words(START, "opening", "零一二三"[done])


def test_a_history_stands_beside_others_and_each_is_read_for_its_own_file(tmp_path):
    one, two = (HistoryFile(tmp_path / name) for name in ("a.yaml", "b.yaml"))
    one.keep(steps_of("零", "一"), 1)
    two.keep(steps_of("零", "二"), 1)
    assert sorted(path.suffix for path in data_folder("history").iterdir()) == [".history"] * 2
    for file, title in ((one, "一"), (two, "二")):
        (step,), done = file.read(set_words(START, "opening", title))
        assert (step.label, done) == (f"to {title}", 1)


def test_twenty_megabytes_of_steps_are_kept_and_never_fewer_than_those_undone(file):
    steps = steps_of(*(f"{number}" * 1_500_000 for number in range(10, 22)))  # about 3 MB each
    file.keep(steps, len(steps))
    found, done = file.read(steps[-1].after)
    assert done == len(found) == 6
    assert list(found) == steps[-6:]
    file.keep(steps, 0)
    found, done = file.read(steps[0].before)
    assert (len(found), done) == (len(steps), 0)


def test_a_step_that_alone_is_too_large_leaves_no_history(file, tmp_path):
    (step,) = steps_of("零", "一" * 8_000_000)
    file.keep([step], 1)
    assert os.listdir(tmp_path) == []
    file.keep([], 0)
    assert os.listdir(tmp_path) == []


HALF_A_YEAR = 180 * 24 * 60 * 60


@pytest.mark.parametrize(("age", "is_kept"), [(HALF_A_YEAR - 60, True), (HALF_A_YEAR + 60, False)])
def test_a_history_outlives_its_last_save_by_half_a_year(age: int, is_kept: bool, tmp_path):
    file = HistoryFile(tmp_path / "talk.yaml")
    file.keep(steps_of("零", "一"), 1)
    (path,) = data_folder("history").iterdir()
    (data_folder("history") / "other.txt").touch()
    for each in data_folder("history").iterdir():
        os.utime(each, (time.time() - age,) * 2)
    clean_histories()
    assert path.exists() == is_kept
    assert (data_folder("history") / "other.txt").exists()


def sealed(body: bytes) -> bytes:
    return b"lecturer history 1\n" + zlib.crc32(body).to_bytes(4, "big") + body


@pytest.mark.parametrize("done", [-1, 2, 99])
def test_a_history_that_says_what_cannot_be_is_none(done: int, file):
    file.keep(steps_of("零", "一"), 1)
    data = file._path.read_bytes()
    held = msgspec.msgpack.decode(zlib.decompress(data[23:]))
    for change in ({"done": done}, {"steps": []}, {"steps": [], "done": 0}, {"start": 5}):
        file._path.write_bytes(sealed(zlib.compress(msgspec.msgpack.encode(held | change))))
        assert file.read(START) == ((), 0)
    file._path.write_bytes(sealed(zlib.compress(msgspec.msgpack.encode(held))))
    assert file.read(START)[1] == 2
    file._path.write_bytes(sealed(b"not compressed"))
    assert file.read(START) == ((), 0)


def test_steps_of_another_talk_are_no_history(file):
    file.keep([Step("x", set_words(START, "a", "甲"), set_words(START, "a", "乙"))], 1)
    held = msgspec.msgpack.decode(zlib.decompress(file._path.read_bytes()[23:]))
    body = zlib.compress(msgspec.msgpack.encode(held | {"start": {"title": "另一个"}}))
    file._path.write_bytes(sealed(body))
    assert file.read(START) == ((), 0)
