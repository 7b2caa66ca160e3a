"""The home page at work: what it shows, and what its cards and buttons do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from lecturer.i18n import gettext as _
from lecturer.store.crash_recovery import Recovered
from lecturer.talk.records import Talk
from lecturer.ui.documents.autosave import Autosave
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.opening import Opener, sample_file
from lecturer.ui.editing import clipboard
from lecturer.ui.home.page import HomePage, forget_old_covers
from lecturer.ui.main_window.window import MainWindow
from lecturer.ui.widgets.notice_bar import Offer
from lecturer.ui.widgets.user_settings import UserSettings, rate_of


class HomeWork(QObject):
    """Shows the home page instead of the panes, and leaves it as soon as a talk is open.

    Args:
        page: The home page.
        window: The main window, which holds it.
        open_talk: What is open behind it.
        files: Opens talks.
        autosave: Knows what crashes left behind.
        settings: Remembers recent talks and where they were left.
    """

    shown = Signal(bool)
    """The home page came into sight, or left it."""

    def __init__(
        self,
        page: HomePage,
        window: MainWindow,
        open_talk: OpenTalk,
        files: Opener,
        autosave: Autosave,
        settings: UserSettings,
    ) -> None:
        super().__init__(window)
        self._page, self._window, self._open_talk = page, window, open_talk
        self._files, self._autosave, self._settings = files, autosave, settings
        self._is_shown = False
        open_talk.replaced.connect(self.leave)
        settings.recent_changed.connect(self._on_recent_changed)
        window.hovered.connect(page.show_landing)
        page.file_wanted.connect(lambda: files.open())
        page.paste_wanted.connect(self._paste)
        page.new_wanted.connect(files.new)
        page.sample_wanted.connect(files.open_sample)
        page.left.connect(self._on_left)
        page.talk_wanted.connect(lambda path: files.open(Path(path)))
        page.folder_wanted.connect(lambda path: show_folder(Path(path)))
        page.forget_wanted.connect(lambda path: settings.forget(Path(path)))
        page.work_wanted.connect(self._on_work_wanted)
        page.work_dismissed.connect(self._on_work_dismissed)

    @property
    def is_shown(self) -> bool:
        """Whether the home page is in sight, and no talk."""
        return self._is_shown

    def show(self) -> None:
        """Show the home page; the open talk stays behind it."""
        self.remember_place()
        self._is_shown = True
        self._window.show_home(is_home=True)
        self.shown.emit(True)
        self._refresh()
        self._window.show_name("", is_modified=False)

    def leave(self) -> None:
        """Show the open talk."""
        if not self._is_shown:
            return
        self._is_shown = False
        self._window.show_home(is_home=False)
        self.shown.emit(False)
        self._open_talk.state_changed.emit()  # the window's name is that of the talk again

    def remember_place(self) -> None:
        """Remember where the open talk is left, so that it opens there again."""
        path = self._open_talk.document.path
        if path is not None:
            self._settings.left_at(path, self._open_talk.key)

    def close(self) -> None:
        """Be sure that nothing is looked at any more: the program ends."""
        self._page.looks.wait()

    def _refresh(self) -> None:
        settings = self._settings.value
        rate = rate_of(settings)
        self._page.show_talks(
            settings.recent,
            self._autosave.kept_work(),
            places=settings.places,
            rate=rate,
            sample=sample_file(),
        )
        forget_old_covers(settings.recent, settings.places, rate)

    def _on_recent_changed(self) -> None:
        if self._is_shown:
            self._refresh()

    def _on_left(self) -> None:
        if self._open_talk.document.path is None and self._open_talk.talk == Talk():
            self._files.new()
        else:
            self.leave()

    def _paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()] if mime else []
        if paths:
            self._files.open(paths[0])
        else:
            self._files.import_words(*clipboard.copied())

    def _on_work_wanted(self, work: Recovered) -> None:
        self._autosave.take(work, self._files.adopt_recovered)

    def _on_work_dismissed(self, work: Recovered) -> None:
        self._autosave.dismiss(work)
        self._refresh()


def show_folder(path: Path) -> None:
    """Show the folder of a file in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def ways_to(path: Path) -> tuple[Offer, ...]:
    """What can be done with a file that was written: open it, show its folder, copy where it is."""
    return (
        (_("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
        (_("Open folder"), lambda: show_folder(path)),
        (_("Copy path"), lambda: QGuiApplication.clipboard().setText(str(path))),
    )
