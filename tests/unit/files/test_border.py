"""A stranger's talk names only plain files beside it; the disk is asked about nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.deck.picture_files import inspect
from lecturer.files.border import OutsideError, file_inside, path_inside

ELSEWHERE = [
    "", "..", ".", "../a.png", "a/../../a.png", "..\\a.png", "/etc/passwd", "/dev/zero", "//host/share/a.png",
    "\\\\host\\share\\a.png", "C:\\a.png", "c:/a.png", "file:///etc/passwd", "FILE:a.png", "http://host/a.png",
    "smb://host/a.png", "a\0.png",
]  # fmt: skip


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_leads_elsewhere_is_refused_by_its_text(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[object] = []
    for call in ("stat", "lstat", "open", "scandir", "readlink"):
        monkeypatch.setattr(os, call, lambda *given, **_named: asked.append(given))
    with pytest.raises(OutsideError):
        path_inside(name, tmp_path)
    assert asked == []


@pytest.mark.parametrize("name", ["a.png", "图/甲 1.png", "./a.png", "b/../a.png", "a:b.png", "..a.png"])
def test_what_lies_beside_the_talk_is_found(name: str, tmp_path: Path):
    for folder in ("b", "图"):
        (tmp_path / folder).mkdir()
    path = tmp_path / name
    path.write_bytes(b"x")
    assert file_inside(name, tmp_path)[0] == path.resolve()


@given(st.text(st.sampled_from("./\\a:~C\0"), max_size=12))
def test_no_name_leads_out_of_its_folder(name: str):
    folder = Path("/somewhere/talks")
    try:
        found = path_inside(name, folder)
    except OutsideError:
        return
    assert folder in found.parents
    assert ".." not in found.parts


def test_links_pipes_and_folders_are_no_pictures(tmp_path: Path):
    folder = tmp_path / "talk"
    (folder / "sub.png").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(b"x")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "ring.png").symlink_to(folder / "ring.png")
    os.mkfifo(folder / "pipe.png")
    assert inspect("link.png", folder).problem == "The picture link.png is not in the talk's folder"
    for name in ("ring.png", "pipe.png", "sub.png", "none.png"):
        assert inspect(name, folder).problem == f"The picture {name} is missing"


def test_a_talk_without_a_file_shows_no_picture_of_the_disk(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "a.png").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    assert inspect("a.png", None).problem == "The picture a.png is missing"
    assert inspect(str(tmp_path / "a.png"), None).problem.endswith("is not in the talk's folder")
