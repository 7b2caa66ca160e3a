"""A file straight on the projector: only what the show needs is read; the window comes after it."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from lecturer.deck.building import built
from lecturer.files.folders import data_folder
from lecturer.i18n import gettext as _
from lecturer.show.resume import goes_on
from lecturer.show.show_plan import ShowPlan
from lecturer.store.talk_file import is_talk, load
from lecturer.talk.records import Talk
from lecturer.timing.plan import plan
from lecturer.timing.takes import read_takes, takes_path
from lecturer.timing.variants import in_variant
from lecturer.ui.presenting.console.presentation import Presentation, start_presentation
from lecturer.ui.presenting.console.show_autosave import now, unfinished_show
from lecturer.ui.shell import crash
from lecturer.ui.shell.starting import application, dress, end_on_signals
from lecturer.ui.widgets.user_settings import UserSettings, rate_of

if TYPE_CHECKING:
    from lecturer.manuscript.importing import Import

_GIVEN = 1
"""What the event loop says when the speaker ended the show; 0 means that the program was ended."""


def run(path: Path, variant: str = "") -> int:
    """Give a talk, or a variant of it, then open the window on it; returns the process's exit code.

    Raises:
        LecturerError: The file cannot be read, or has no such variant; no window was opened.
    """
    app = application()
    settings = UserSettings()
    dress(app, settings)
    end_on_signals(app)
    show = begin(path, settings, variant)
    uninstall = crash.install(data_folder("log"), lambda _error: _tell(show))
    is_given = _until_given(app, show)
    uninstall()
    if not is_given:
        return 0
    code: int = importlib.import_module("lecturer.ui.shell.app").run(path, False, variant)
    return code


def begin(path: Path, settings: UserSettings, variant: str = "") -> Presentation:
    """Begin the show of a talk or a manuscript, or go on with it if it has just broken off.

    Raises:
        LecturerError: The file cannot be read, or has no such variant.
    """
    talk = _with_points(in_variant(_read(path), variant))
    deck, problem = built(talk, path.parent)
    kept = unfinished_show()
    if kept is not None and not goes_on(kept, path, now()):
        kept = None
    takes = read_takes(takes_path(path)).takes
    planned = plan(talk, rate_of(settings.value))
    given = ShowPlan(talk, deck, planned, path=path, kept=kept, takes=takes)
    show = start_presentation(given, settings.value)
    if problem is not None:
        show.console.top.tell(str(problem), "warn")
    return show


def _read(path: Path) -> Talk:
    """The talk in a file; the readers of manuscripts are imported only for a manuscript, they are slow."""
    if is_talk(path):
        return load(path)
    imported: Import = importlib.import_module("lecturer.manuscript.importing").import_file(path)
    return imported.talk


def _with_points(talk: Talk) -> Talk:
    """The talk that is shown: one without points has scenes proposed, by rules that only it needs read."""
    if talk.points:
        return talk
    shown: Talk = importlib.import_module("lecturer.manuscript.proposals.applying").with_proposals(talk)
    return shown


def _until_given(app: QApplication, show: Presentation) -> bool:
    """Run until the speaker ends the show; False when the program is ended before."""
    app.setQuitOnLastWindowClosed(False)
    show.finished.connect(lambda: app.exit(_GIVEN))
    code = app.exec()
    app.setQuitOnLastWindowClosed(True)
    return code == _GIVEN


def _tell(show: Presentation) -> None:
    """An error nobody caught is in the log; the speaker hears that the show goes on."""
    if not show.show.is_over:
        show.console.top.tell(_("Something went wrong; the show goes on"), "warn")
