"""Real programs whose own folder is full, read-only, missing or in the way: all four ways to work go on."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.soak

WORDS = "同志们：\n一、早起。先起床。\n二、读书。再读书。\n谢谢大家！\n"
TALK = "lecturer: 1\ntitle: 甲\npoints: [{id: p1, title: 乙, notes: 丙}]\n"
WINDOW = """
import pathlib, sys
from lecturer.ui.shell.starting import application
from lecturer.ui.shell.workspace import Workspace
from lecturer.ui.widgets.user_settings import UserSettings
app = application()
desk = Workspace(UserSettings())
assert desk.open_first(pathlib.Path(sys.argv[1]))
desk.window.show()
desk.start_work(present=False)
desk.editing.rename("p1", "later")
assert desk.file.save()
"""
SHOW = """
import pathlib, sys
from lecturer.ui.shell.show_only import begin
from lecturer.ui.shell.starting import application
from lecturer.ui.widgets.user_settings import UserSettings
app = application()
show = begin(pathlib.Path(sys.argv[1]), UserSettings())
assert not show.show.is_over
"""
WAYS = {
    "import": ["-m", "lecturer", "import", "speech.txt", "-o", "made.yaml"],
    "export": ["-m", "lecturer", "export", "talk.yaml", "-o", "made.pptx"],
    "window": ["-c", WINDOW, "talk.yaml"],
    "present": ["-c", SHOW, "talk.yaml"],
}


@pytest.fixture(params=["full", "read-only", "missing", "in the way"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A home that takes nothing."""
    folder = tmp_path / "home"
    if request.param == "missing":
        yield Path("/proc/nowhere/home")
        return
    if request.param == "in the way":
        folder.write_text("a file")
        yield folder
        return
    folder.mkdir()
    options = "size=100k" if request.param == "full" else "size=100k,ro"
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True
    ).returncode:
        pytest.skip("no disk can be mounted here")
    if request.param == "full":
        with contextlib.suppress(OSError), (folder / "fill").open("wb", 0) as file:
            while True:
                file.write(bytes(4096))
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.parametrize("way", WAYS)
def test_work_goes_on_without_a_folder_of_our_own(tmp_path: Path, home: Path, way: str):
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "speech.txt").write_text(WORDS, "utf-8")
    (folder / "talk.yaml").write_text(TALK, "utf-8")
    environment = {**os.environ, "LECTURER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en"}
    done = subprocess.run(
        [sys.executable, *WAYS[way]], cwd=folder, env=environment, capture_output=True, timeout=120
    )
    said = done.stderr.decode()
    assert done.returncode == 0, said
    assert "Traceback" not in said
    assert said.count("Lecturer cannot write in its own folder") <= 1
