"""A file that takes its time to read: the window lives, says so, can stop it, and nothing is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.gui.workspaces import make_desk

from lecturer.system.processes import is_alive
from lecturer.ui.importing.revision_dialog import RevisionDialog
from lecturer.ui.widgets.waiting import WaitingBox

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the LibreOffice of these tests is a shell script")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEVER_DONE = "sleep 600 & echo $! > {pid}.new; mv {pid}.new {pid}; wait"
_FAILS = "exit 1"


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    path = tmp_path / "讲稿.doc"
    path.write_bytes(_OLE + bytes(1000))
    return path


@pytest.fixture
def libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a program in the place of LibreOffice; the file in which it may tell the number of its child."""

    def put(script: str) -> Path:
        pid, program = tmp_path / "pid", tmp_path / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script.format(pid=pid)}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        return pid

    return put


@pytest.fixture
def desk(qtbot):
    made = make_desk(qtbot)
    made.files.open_sample()
    return made


class Stopper(QTimer):
    """Presses Cancel when the box is there and LibreOffice is at work; counts how often it looks."""

    def __init__(self, pid: Path) -> None:
        super().__init__(interval=5)
        self.ticks = 0
        self.said = ""
        self._pid = pid
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        self.ticks += 1
        box = QApplication.activeModalWidget()
        if isinstance(box, WaitingBox) and self._pid.exists():
            self.said = box.what.text()
            self.stop()
            box.stop.click()


def has_ended(pid: int) -> bool:
    """Gone, or dead and not yet taken note of by the first process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return not is_alive(pid)


@pytest.mark.parametrize("command", ["import", "revise"])
def test_reading_by_way_of_libreoffice_can_be_stopped(desk, qtbot, manuscript, libreoffice, command):
    stopper = Stopper(libreoffice(_NEVER_DONE))
    desk.dialogs.chosen = manuscript
    before = desk.open_talk.talk
    desk.actions[command].trigger()
    assert stopper.said == "Reading “讲稿.doc”…"
    assert stopper.ticks > 10
    assert desk.open_talk.talk is before
    assert desk.reviewing.window is None
    assert desk.window.findChild(RevisionDialog) is None
    assert desk.messages.errors == []
    child = int((manuscript.parent / "pid").read_text())
    qtbot.waitUntil(lambda: has_ended(child))


def test_what_libreoffice_cannot_read_is_told_in_our_words(desk, manuscript, libreoffice):
    libreoffice(_FAILS)
    before = desk.open_talk.talk
    assert not desk.files.import_manuscript(manuscript)
    [error] = desk.messages.errors
    assert error.what == "LibreOffice could not read the file"
    assert error.safe == "The open talk is unchanged"
    assert desk.open_talk.talk is before


def test_a_program_that_ends_while_it_reads_stops_reading(desk, ending_app, qtbot, manuscript, libreoffice):
    pid = libreoffice(_NEVER_DONE)
    quitting = QTimer(interval=5)
    quitting.timeout.connect(lambda: pid.exists() and (quitting.stop(), ending_app.exit()))
    quitting.start()
    assert not desk.files.import_manuscript(manuscript)
    child = int(pid.read_text())
    qtbot.waitUntil(lambda: has_ended(child))
