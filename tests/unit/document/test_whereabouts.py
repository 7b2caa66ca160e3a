"""Where a talk lives, by what the disk says of its file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from tests.unit.store.faults import FailingFiles

from lecturer.document.whereabouts import anchored, is_elsewhere, look, sentences, short_words
from lecturer.files.digests import digest_of

WORDS = "lecturer: 1\ntitle: 甲\n".encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "talk.yaml").write_bytes(WORDS)
    return tmp_path / "talk.yaml"


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (WORDS, "right"),
        (b"", "emptied"),
        (b" \n", "emptied"),
        (bytes(400), "emptied"),
        (WORDS + b"#", "foreign"),
    ],
)
def test_a_file_is_known_by_what_it_holds(path: Path, data: bytes, where: str):
    anchor = anchored(path, digest_of(WORDS))
    path.write_bytes(data)
    assert look(anchor).where == where


def test_a_file_that_was_not_written_since_is_not_read_again(path: Path):
    anchor, files = anchored(path, digest_of(WORDS)), FailingFiles()
    first = look(anchor, None, files)
    os.utime(path)
    assert look(anchor, first, files).where == "right"
    again = look(anchor, look(anchor, None, files), files)
    assert again.where == "right"
    assert files.calls == ["stat", "read", "stat", "read", "stat", "read", "stat"]


@pytest.mark.parametrize("error", [errno.EIO, errno.EACCES, errno.ENODEV, errno.ESTALE, errno.ENOENT])
@pytest.mark.parametrize("call", [1, 2])
def test_a_disk_that_fails_never_makes_a_talk_saved(path: Path, call: int, error: int):
    anchor = anchored(path, digest_of(WORDS))
    where = look(anchor, None, FailingFiles(call, error)).where
    assert where in ("gone", "lost", "unreadable")
    assert short_words(where)
    assert all(sentences(where, path.name))


def test_a_folder_that_went_is_told_from_a_file_that_went(path: Path):
    anchor = anchored(path, digest_of(WORDS))
    path.unlink()
    assert look(anchor).where == "gone"
    assert not is_elsewhere(anchor)
    path.parent.rename(path.parent.with_name("other"))
    assert look(anchor).where == "lost"
    path.parent.write_text("a file in the folder's place")
    assert look(anchor).where == "lost"


def test_what_is_no_file_any_more_is_not_read(path: Path):
    anchor = anchored(path, digest_of(WORDS))
    path.unlink()
    os.mkfifo(path) if hasattr(os, "mkfifo") else path.mkdir()
    assert look(anchor).where == "foreign"
