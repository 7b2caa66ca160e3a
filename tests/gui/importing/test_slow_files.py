"""A file that takes its time to read: the window lives, says so, can stop it, and nothing is lost."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.gui.workspaces import make_desk

from lecturer.ui.importing.revision_dialog import RevisionDialog
from lecturer.ui.widgets.waiting import WaitingBox

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the LibreOffice of these tests is a shell script")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEVER_DONE = "exec 3> {pipe}; sleep 600 & printf x >&3; wait"
"""The program that it starts holds the pipe open too; numbers of processes are other ones in a cage."""
_FAILS = "exit 1"


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    path = tmp_path / "讲稿.doc"
    path.write_bytes(_OLE + bytes(1000))
    return path


class Pipe:
    """What the program in the place of LibreOffice, and the one that it starts, hold open while they live."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self._end = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        self._has_begun = False

    def close(self) -> None:
        os.close(self._end)

    def has_begun(self) -> bool:
        with contextlib.suppress(BlockingIOError):
            self._has_begun = self._has_begun or os.read(self._end, 1) == b"x"
        return self._has_begun

    def has_ended(self) -> bool:
        """Whether nobody holds the other end any more."""
        try:
            return self.has_begun() and os.read(self._end, 1) == b""
        except BlockingIOError:
            return False


@pytest.fixture
def libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a program in the place of LibreOffice."""
    pipe = Pipe(tmp_path / "pipe")

    def put(script: str) -> Pipe:
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script.format(pipe=tmp_path / 'pipe')}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        return pipe

    yield put
    pipe.close()


@pytest.fixture
def desk(qtbot):
    made = make_desk(qtbot)
    made.files.open_sample()
    return made


_A_WHILE = 10
"""So many times the window's loop comes round."""


class Stopper(QTimer):
    """Presses Cancel when the window has lived on a while with the box before it and LibreOffice at work."""

    def __init__(self, pipe: Pipe) -> None:
        super().__init__(interval=5)
        self.ticks = 0
        self.said = ""
        self._pipe = pipe
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, WaitingBox) or not self._pipe.has_begun():
            return
        self.ticks += 1
        if self.ticks > _A_WHILE:
            self.said = box.what.text()
            self.stop()
            box.stop.click()


@pytest.mark.parametrize("command", ["import", "revise"])
def test_reading_by_way_of_libreoffice_can_be_stopped(desk, qtbot, manuscript, libreoffice, command):
    pipe = libreoffice(_NEVER_DONE)
    stopper = Stopper(pipe)
    desk.dialogs.chosen = manuscript
    before = desk.open_talk.talk
    desk.actions[command].trigger()
    assert stopper.said == "Reading “讲稿.doc”…"
    assert desk.open_talk.talk is before
    assert desk.reviewing.window is None
    assert desk.window.findChild(RevisionDialog) is None
    assert desk.messages.errors == []
    qtbot.waitUntil(pipe.has_ended)


def test_what_libreoffice_cannot_read_is_told_in_our_words(desk, manuscript, libreoffice):
    libreoffice(_FAILS)
    before = desk.open_talk.talk
    assert not desk.files.import_manuscript(manuscript)
    [error] = desk.messages.errors
    assert error.what == "LibreOffice could not read the file"
    assert error.safe == "The open talk is unchanged"
    assert desk.open_talk.talk is before


def test_a_program_that_ends_while_it_reads_stops_reading(desk, ending_app, qtbot, manuscript, libreoffice):
    pipe = libreoffice(_NEVER_DONE)
    quitting = QTimer(interval=5)
    quitting.timeout.connect(lambda: pipe.has_begun() and (quitting.stop(), ending_app.exit()))
    quitting.start()
    assert not desk.files.import_manuscript(manuscript)
    qtbot.waitUntil(pipe.has_ended)
