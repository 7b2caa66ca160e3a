"""`lecturer present`: on the stage without the window; what cannot be shown is said in one line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from tests.builders import talk

from lecturer.show import resume
from lecturer.show.pace import Pace
from lecturer.show.resume import Saved
from lecturer.store.save import save
from lecturer.talk.records import Variant
from lecturer.timing.takes import Entry, append, takes_path
from lecturer.ui.presenting.console.presentation import Presentation
from lecturer.ui.presenting.console.show_autosave import now, resume_path
from lecturer.ui.shell import show_only as straight_show
from lecturer.ui.shell.show_only import begin
from lecturer.ui.widgets.user_settings import UserSettings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "talk.yaml"
    save(talk("一、甲：甲的话。 / 二、乙：乙的话。", title="例子", opening="各位好。"), made)
    return made


def present(path: Path, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LECTURER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **more}
    command = [sys.executable, "-m", "lecturer", "present", str(path)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def main_windows() -> set[QWidget]:
    return {each for each in QApplication.topLevelWidgets() if each.objectName() == "main"}


def test_a_show_begins_without_the_window(qtbot, path):
    before = main_windows()  # those of tests before may still wait to be deleted
    show = begin(path, UserSettings())
    assert show.stage.isVisible()
    assert main_windows() <= before
    show.end()


def test_a_show_that_has_just_broken_off_goes_on(qtbot, path):
    kept = Saved(
        talk=str(path), title="例子", position=1, key="p1", elapsed=50.0, entered=40.0, was_running=False,
        when=now(),
    )  # fmt: skip
    resume.write(resume_path(), kept)
    show = begin(path, UserSettings())
    assert (show.show.position, show.show.clock.elapsed(time.monotonic())) == (1, 50.0)
    show.end()


def test_a_show_is_given_in_a_version_and_knows_the_takes(qtbot, tmp_path):
    path = tmp_path / "talk.yaml"
    save(talk("一、甲：甲的话。 / 二、乙：乙的话。", title="例子", variants=(Variant("短", ("p2",)),)), path)
    append(takes_path(path), Entry("1", "begin"), Entry("1", "point", "p1", 70.0, 3.0, 4))
    show = begin(path, UserSettings(), "短")
    assert "p2" not in {cue.key for cue in show.show.cues}
    assert show.console.lookout.look(show.show, time.monotonic(), Pace()).finish.seconds > 70
    show.end()


def test_a_manuscript_is_shown_too(qtbot, tmp_path):
    path = tmp_path / "speech.txt"
    path.write_text(
        "一件小事\n同志们：\n一、从小事做起\n小事做好。\n二、从今天做起\n今天就做。\n", encoding="utf-8"
    )
    show = begin(path, UserSettings())
    assert show.stage.isVisible()
    assert {"p1", "p2"} <= {cue.key for cue in show.show.cues}
    show.end()


def test_a_theme_that_is_gone_is_said_on_the_console(qtbot, tmp_path):
    path = tmp_path / "talk.yaml"
    save(talk("一、甲：话。", title="例子", theme="no-such-theme"), path)
    show = begin(path, UserSettings())
    assert "no-such-theme" in show.console.top.notice
    show.end()


def test_the_window_opens_on_the_talk_after_the_show(qtbot, path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(signal, "signal", lambda *_args: None)
    titles = []

    def look() -> None:
        for window in QApplication.topLevelWidgets():
            if window.objectName() == "main" and window.isVisible():
                titles.append(window.windowTitle())
                window.close()

    def begun(*how) -> Presentation:
        show = begin(*how)
        QTimer.singleShot(50, show, show.end)
        return show

    monkeypatch.setattr(straight_show, "begin", begun)
    eyes = QTimer(interval=50)
    eyes.timeout.connect(look)
    eyes.start()
    assert straight_show.run(path) == 0
    eyes.stop()
    assert titles == ["talk.yaml[*] — Lecturer"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("points: [", "talk.yaml:1:"), ("lecturer: 1\ntitle: 题\npoints: 3\n", "talk.yaml:3:"), ("", "")],
)
def test_a_file_that_cannot_be_read_is_said_in_one_line_and_nothing_is_shown(
    tmp_path, home, text: str, said: str
):
    path = tmp_path / "talk.yaml"
    path.write_text(text, encoding="utf-8")
    done = present(path, home, LANGUAGE="en")
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
    assert "talk.yaml" in done.stderr
    assert said in done.stderr


@pytest.mark.parametrize("name", ["folder", "broken.docx", "picture.png"])
def test_what_is_no_talk_at_all_is_said_in_one_line(tmp_path, home, name: str):
    path = tmp_path / name
    path.mkdir() if name == "folder" else path.write_bytes(bytes(range(256)) * 9)
    done = present(path, home)
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ending_the_program_ends_the_show_and_opens_nothing(path, home):
    environment = {**os.environ, "LECTURER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "lecturer", "present", str(path)]
    program = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    running = _wait_for(home, "running.json")
    program.send_signal(signal.SIGTERM)
    _out, errors = program.communicate(timeout=20)
    assert program.returncode == 0
    assert "Traceback" not in errors
    assert not running.exists()


def _wait_for(folder: Path, name: str) -> Path:
    limit = time.monotonic() + 20
    while time.monotonic() < limit:
        found = list(folder.rglob(name))
        if found:
            return found[0]
        time.sleep(0.02)
    raise AssertionError(f"no {name}")
