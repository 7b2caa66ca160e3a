"""The composition root: builds the windows and what they share, and connects the one to the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer

from lecturer.files.folders import data_folder
from lecturer.ui.shell import crash
from lecturer.ui.shell.starting import application, dress, end_on_signals
from lecturer.ui.shell.workspace import Workspace
from lecturer.ui.widgets.messages import unexpected
from lecturer.ui.widgets.user_settings import UserSettings


def run(path: Path | None = None, present: bool = False, variant: str = "") -> int:
    """Open the window and stay until it is closed.

    Args:
        path: A talk or a manuscript; None shows the home page.
        present: Begin the show at once.
        variant: The variant in which the talk is given; empty for all of it.

    Returns:
        The process's exit code.
    """
    app = application()
    settings = UserSettings()
    dress(app, settings)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: dress(app, settings))
    settings.changed.connect(lambda: dress(app, settings))
    desk = Workspace(settings)
    uninstall = crash.install(data_folder("log"), lambda error: desk.messages.error(unexpected(error)))
    end_on_signals(app)
    app.commitDataRequest.connect(lambda _manager: desk.keep_safe())
    desk.reviewing.is_wanted = not present
    is_open = desk.open_first(path)
    if desk.files.is_elsewhere:  # it was being opened there while this program started
        return 0
    desk.reviewing.is_wanted = True
    desk.derived.set_variant(variant)
    desk.window.show()
    QTimer.singleShot(0, desk, lambda: desk.start_work(present=present and is_open))
    code = app.exec()
    desk.keep_safe()
    desk.autosave.leave()
    uninstall()
    return code
