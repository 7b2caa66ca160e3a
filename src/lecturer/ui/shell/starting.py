"""Starts the application for the window and for a show without one: language, look, end."""

from __future__ import annotations

import signal

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from lecturer.i18n import current_language, set_language
from lecturer.store.settings import load_settings
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.user_settings import UserSettings, text_scale_of


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


def end_on_signals(app: QApplication) -> None:
    """Let SIGTERM and Ctrl+C end the program at once; unsaved work stays in the journal.

    A signal that comes before the program has begun to wait for events, or while a box is open, is kept.
    """
    asked: list[int] = []

    def end(number: int, _frame: object) -> None:
        asked.append(number)
        app.exit()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    awake = QTimer(app)  # Python sees signals only while it runs
    awake.timeout.connect(lambda: app.exit() if asked else None)
    awake.start(500)
