"""What is kept beside a file when a talk is saved."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from lecturer.document.document import Document
from lecturer.document.whereabouts import anchored
from lecturer.errors import UnwritableError
from lecturer.files.digests import digest_of
from lecturer.store.generations import Generations
from lecturer.store.history import HistoryFile
from lecturer.store.keeping import DiskGoneError, Edited, save_edited, save_over
from lecturer.store.save import save
from lecturer.store.talk_file import load
from lecturer.talk.edits import set_talk
from lecturer.talk.records import Talk

OLD, NEW = Talk(title="旧"), Talk(title="新")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save(OLD, tmp_path / "talk.yaml")
    return tmp_path / "talk.yaml"


def edited() -> Edited:
    document = Document(OLD)
    document.apply("题目", set_talk(OLD, title="新"), key="")
    return Edited(document.talk, document.history, document.undone)


@pytest.fixture
def blocked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder for data in which nothing can be kept."""
    (tmp_path / "in the way").write_text("")
    monkeypatch.setattr("lecturer.store.generations.data_folder", lambda _name: tmp_path / "in the way")


def test_the_version_before_and_the_steps_are_kept(path: Path, tmp_path: Path):
    save_edited(edited(), path, None, HistoryFile(path, folder=tmp_path))
    assert load(path) == NEW
    assert [each.talk() for each in Generations(path).versions()] == [NEW, OLD]
    steps, done = HistoryFile(path, folder=tmp_path).read(NEW)
    assert ([step.label for step in steps], done) == (["题目"], 1)


@pytest.mark.usefixtures("blocked")
def test_a_save_from_the_window_needs_no_earlier_version(path: Path, tmp_path: Path):
    own = anchored(path, digest_of(path.read_bytes()))
    save_edited(edited(), path, own.digest, HistoryFile(path, folder=tmp_path / "no such folder"), own)
    assert load(path) == NEW


def test_nothing_is_written_where_another_disk_lies_now(path: Path, tmp_path: Path):
    own = anchored(path, digest_of(path.read_bytes()))
    other = msgspec.structs.replace(own, device=own.device + 1)
    with pytest.raises(DiskGoneError, match="disk was taken out"):
        save_edited(edited(), path, own.digest, HistoryFile(path, folder=tmp_path), other)
    assert load(path) == OLD


@pytest.mark.usefixtures("blocked")
def test_nothing_is_saved_over_a_talk_that_cannot_be_kept(path: Path, tmp_path: Path):
    with pytest.raises(UnwritableError, match="The version before could not be kept"):
        save_over(NEW, path, None)
    with pytest.raises(UnwritableError, match="The version before could not be kept"):
        save_edited(edited(), path, None, HistoryFile(path, folder=tmp_path))
    assert load(path) == OLD


def test_what_is_saved_over_is_an_earlier_version(path: Path):
    save_over(NEW, path, None)
    assert load(path) == NEW
    assert [each.talk() for each in Generations(path).versions()] == [OLD]
