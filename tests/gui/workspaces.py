"""A window to test: its questions are answered from a list, its file dialogs from a dictionary."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lecturer.errors import LecturerError
from lecturer.export.formats import Format
from lecturer.store.save import save
from lecturer.talk.records import Talk
from lecturer.ui.shell.workspace import Workspace
from lecturer.ui.widgets.messages import Messages, Question
from lecturer.ui.widgets.user_settings import UserSettings


class Answers(Messages):
    """Takes note of errors and answers questions as told."""

    def __init__(self, *answers: str) -> None:
        super().__init__()
        self.answers = list(answers)
        self.questions: list[Question] = []
        self.errors: list[LecturerError] = []

    def error(self, error: LecturerError) -> None:
        self.errors.append(error)

    def ask(self, question: Question) -> str:
        self.questions.append(question)
        return self.answers.pop(0)


class Paths:
    """Chooses the paths it was given."""

    def __init__(self, chosen: Path | None = None) -> None:
        self.chosen = chosen
        self.suggested = ""

    def open_talk(self, folder: str) -> Path | None:
        return self.chosen

    def open_manuscript(self, folder: str) -> Path | None:
        return self.chosen

    def save_talk(self, suggested: str) -> Path | None:
        self.suggested = suggested
        return self.chosen

    def save_report(self, suggested: str) -> Path | None:
        self.suggested = suggested
        return self.chosen

    def save_export(self, suggested: str, chosen: Format) -> Path | None:
        self.suggested = suggested
        return self.chosen

    def folder(self, present: str) -> Path | None:
        return self.chosen

    def theme_file(self, folder: str) -> Path | None:
        return self.chosen

    def picture(self, folder: str) -> Path | None:
        return self.chosen


def make_desk(
    qtbot, *answers: str, chosen: Path | None = None, monotonic: Callable[[], float] = time.monotonic
) -> Workspace:
    """A desk whose window is shown and whose deck is ready to be waited for."""
    desk = Workspace(UserSettings(), messages=Answers(*answers), dialogs=Paths(chosen), monotonic=monotonic)
    qtbot.addWidget(desk.window, before_close_func=lambda _window: discard(desk))
    desk.window.setWindowState(Qt.WindowState.WindowNoState)  # the offscreen screen is small
    desk.window.resize(1440, 900)
    desk.window.show()
    return desk


def open_talk_of(desk: Workspace, talk: Talk, path: Path) -> None:
    """Save a talk to a file and open it from there."""
    save(talk, path)
    assert desk.files.open(path)


def discard(desk: Workspace) -> None:
    """Let the window close without questions, and wait for its threads."""
    desk.messages.answers[:] = ["discard"]
    wait_until(lambda: not desk.derived.is_busy)


_FOR_EVER_MS = 60_000
"""So long is for ever, on a busy machine too: the deck of a thousand points took more than 5 s there."""


def wait_until(is_true: Callable[[], bool]) -> None:
    """Let Qt work until something is so."""
    for _round in range(_FOR_EVER_MS // 10):
        if is_true():
            return
        QTest.qWait(10)
    raise AssertionError("it did not come about")
