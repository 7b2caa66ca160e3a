from __future__ import annotations

import contextlib
import errno
import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.store.faults import FailingFiles
from tests.unit.talk.outlines import changing, talks

from lecturer.document.document import Document
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
