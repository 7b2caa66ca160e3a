"""The composition root: builds the windows and what they share, and connects the one to the other."""

from __future__ import annotations

import signal
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from lecturer.i18n import current_language, set_language
from lecturer.store.folders import data_folder
from lecturer.store.settings import load_settings
from lecturer.ui import crash, icons, style
from lecturer.ui.desk import Desk
from lecturer.ui.dialogs.preferences import text_scale_of
from lecturer.ui.messages import unexpected
from lecturer.ui.raising import raise_window
from lecturer.ui.user_settings import UserSettings


def run(path: Path | None = None, present: bool = False) -> int:
    """Open the window and stay until it is closed.

    Args:
        path: A talk or a manuscript; None opens the sample talk.
        present: Begin the show at once.

    Returns:
        The process's exit code.
    """
    app = application()
    if path is not None and raise_window(path):
        return 0
    settings = UserSettings()
    dress(app, settings)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: dress(app, settings))
    settings.changed.connect(lambda: dress(app, settings))
    desk = Desk(settings)
    uninstall = crash.install(data_folder("log"), lambda error: desk.messages.error(unexpected(error)))
    _end_on_signals(app)
    app.commitDataRequest.connect(lambda _manager: desk.keep_safe())
    desk.reviewing.is_wanted = not present
    desk.open_first(path)
    desk.reviewing.is_wanted = True
    desk.window.show()
    QTimer.singleShot(0, desk, lambda: desk.start_work(present=present))
    code = app.exec()
    desk.keep_safe()
    desk.safekeeping.leave()
    uninstall()
    return code


def application() -> QApplication:
    """The Qt application, in the user's language."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["lecturer"])
    app.setApplicationName("lecturer")
    app.setDesktopFileName("lecturer")
    set_language(load_settings().language or None)
    app.setWindowIcon(icons.app_icon())
    if current_language() == "zh":
        _translate_qt(app)
    return app


def dress(app: QApplication, settings: UserSettings) -> None:
    """Give the application the look that the user or the system asks for."""
    value = settings.value
    style.apply(app, value.appearance or "system", text_scale=text_scale_of(value))


def _translate_qt(app: QApplication) -> None:
    """Load Qt's own Chinese texts: buttons and menus of its dialogs."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)


def _end_on_signals(app: QApplication) -> None:
    """Let SIGTERM and Ctrl+C end the program at once; unsaved work stays in the journal."""
    signal.signal(signal.SIGTERM, lambda *_args: app.exit())
    signal.signal(signal.SIGINT, lambda *_args: app.exit())
    awake = QTimer(app)  # Python sees signals only while it runs
    awake.timeout.connect(lambda: None)
    awake.start(500)
