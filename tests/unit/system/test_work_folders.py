"""Nothing of a manuscript stays behind, whatever happened to the process that read it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lecturer.system.work_folders import sweep_work_folders, work_folder


def test_a_work_folder_is_private_and_goes():
    with work_folder() as folder:
        assert folder.is_dir()
        if sys.platform != "win32":
            assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()


def test_what_a_dead_process_left_is_swept_and_nothing_else(tmp_path: Path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    kept = [tmp_path / f"lecturer-work-{os.getpid()}-abc", tmp_path / "lecturer-work-old", tmp_path / "other"]
    gone = tmp_path / f"lecturer-work-{dead.pid}-abc"
    for folder in (*kept, gone):
        folder.mkdir()
        (folder / "manuscript.doc").write_text("words", "utf-8")
    assert sweep_work_folders(tmp_path) == 1
    assert not gone.exists()
    assert all(folder.exists() for folder in kept)


@pytest.mark.skipif(sys.platform == "win32", reason="makes a symbolic link")
def test_a_link_with_such_a_name_is_not_followed(tmp_path: Path):
    target = tmp_path / "mine"
    target.mkdir()
    (target / "words").write_text("x", "utf-8")
    (tmp_path / "lecturer-work-999999999-abc").symlink_to(target)
    sweep_work_folders(tmp_path)
    assert (target / "words").exists()
