"""After a disk failed at the swap, what is said of the file is what stands on the disk."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.unit.store.faults import FailingFiles

from lecturer.errors import UnwritableError
from lecturer.files.atomic import UnsureError, clean_folder, replace_file
from lecturer.files.disk import Files
from lecturer.store.save import save
from lecturer.store.talk_file import load
from lecturer.system.processes import here
from lecturer.talk.records import Talk

OLD, NEW = Talk(title="旧"), Talk(title="新")


class Broken(Files):
    """A disk that fails from one call on, for good."""

    def __init__(self, from_call: int) -> None:
        self.count, self._from = 0, from_call


def _breaking(name: str):
    def call(self: Broken, *arguments):
        self.count += 1
        if self.count >= self._from:
            raise OSError(errno.EIO, "broken")
        return getattr(Files, name)(self, *arguments)

    return call


for _name in ("stat", "read", "free", "create", "write", "sync", "link", "replace", "sync_folder", "remove"):
    setattr(Broken, _name, _breaking(_name))


@pytest.mark.parametrize("had_old", [True, False])
def test_a_disk_that_stays_broken_is_never_said_to_have_changed_nothing_when_it_did(tmp_path: Path, had_old):
    false = []
    for call in range(1, 40):
        path = tmp_path / f"{call}.yaml"
        if had_old:
            save(OLD, path)
        files = Broken(call)
        try:
            save(NEW, path, files=files)
        except UnwritableError as error:
            is_new = path.exists() and load(path) == NEW
            if is_new and "may hold the new version" not in error.safe:
                false.append((call, error.safe))
        else:
            assert load(path) == NEW
    assert false == []


def test_a_new_file_that_cannot_be_confirmed_goes_again(tmp_path: Path):
    calls = FailingFiles()
    replace_file(tmp_path / "a", b"new", files=calls)
    at = calls.calls.index("sync_folder") + 1
    with pytest.raises(OSError, match="error") as caught:
        replace_file(tmp_path / "b", b"new", files=FailingFiles(at, errno.EIO))
    assert not isinstance(caught.value, UnsureError)
    assert not (tmp_path / "b").exists()


def test_helper_files_of_another_computer_are_left_alone(tmp_path: Path):
    names = (f".lecturer-{here()}-999999999-1.new", ".lecturer-00000000-999999999-1.new", ".lecturer-1-1.new")
    for name in names:
        (tmp_path / name).touch()
    assert clean_folder(tmp_path) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])
