"""The main window: its panes, and which of them a command goes to. What the commands do is elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QComboBox, QFrame, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.manuscript.landing import Landing, landing
from lecturer.ui.main_window.status_bar import StatusBar
from lecturer.ui.main_window.toolbar import ToolBar
from lecturer.ui.panes.notes.pane import NotesPane
from lecturer.ui.panes.outline.pane import OutlinePane
from lecturer.ui.panes.slide.pane import SlidePane
from lecturer.ui.widgets import style
from lecturer.ui.widgets.drop_veil import DropVeil
from lecturer.ui.widgets.labels import line
from lecturer.ui.widgets.notice_bar import NoticeBar
from lecturer.ui.widgets.placing import open_large
from lecturer.ui.widgets.room import Room

_COMPACT_BELOW = 1240
_STACKED_BELOW = 1080
_TIGHT_BELOW = QSize(1440, 860)
_SIZES = (360, 616, 464)
_TIGHT_OUTLINE, _TIGHT_NOTES = 262, 386
_LEAST_SHARE = 0.53
"""Of the width is the slide's pane at least: at 1366x768 the slide then takes a quarter of the window."""


class MainWindow(QMainWindow):
    """Outline, slide and notes side by side.

    Args:
        toolbar: The row of the most used commands.
        outline: The pane on the left.
        slide: The pane in the middle.
        notes: The pane on the right; below the slide in narrow windows.
        status: The line at the foot.
        home: What stands in the place of all of them while no talk is being worked on.
    """

    close_wanted = Signal(QCloseEvent)
    """The window is about to close; carries the event, which may be ignored to keep it open."""
    dropped = Signal(list)
    """Files were dropped; carries their `QUrl`s."""
    words_dropped = Signal(str)
    """Text was dropped; carries it."""
    activated = Signal(bool)
    """The window came to the front, or left it."""
    look_changed = Signal()
    """The colours changed."""
    hovered = Signal(object)
    """Something hovers over the home page; carries the `Landing`, None when it is gone."""

    def __init__(
        self,
        toolbar: ToolBar,
        outline: OutlinePane,
        slide: SlidePane,
        notes: NotesPane,
        status: StatusBar,
        home: QWidget,
    ) -> None:
        super().__init__()
        self.toolbar = toolbar
        self.outline, self.slide, self.notes, self.status = outline, slide, notes, status
        self.home = home
        self.notices = NoticeBar()
        self._pages = QStackedWidget()
        self.veil = DropVeil(self)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._is_tight = False
        self.setObjectName("main")
        self.setMinimumSize(960, 600)
        open_large(self, QSize(1440, 900))
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._lay_out()

    def _lay_out(self) -> None:
        self._columns.addWidget(self.outline)
        self._columns.addWidget(self._right)
        self._columns.addWidget(self.notes)
        self._right.addWidget(self.slide)
        for splitter in (self._columns, self._right):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        for place, stretch in enumerate((0, 1, 0)):
            self._columns.setStretchFactor(place, stretch)
        self._columns.setSizes(_SIZES)
        body = QFrame()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (line(), self.toolbar, line()):
            column.addWidget(part)
        column.addWidget(Room(self._columns), 1)
        column.addWidget(line())
        column.addWidget(self.status)
        self._pages.addWidget(body)
        self.slide.sheet.lie_over(self.notes, body)
        self._pages.addWidget(self.home)
        self.setCentralWidget(self._pages)
        self.notices.set_host(self.slide)
        QWidget.setTabOrder(self.outline.list, self.slide.thumbnails)
        self.outline.list.setFocus()

    @property
    def is_home(self) -> bool:
        """Whether the home page is shown, and no talk."""
        return self._pages.currentWidget() is self.home

    def show_home(self, *, is_home: bool) -> None:
        """Show the home page, or the panes of the open talk."""
        if is_home == self.is_home:
            return
        self._pages.setCurrentIndex(int(is_home))
        self.notices.set_host(self.home if is_home else self.slide)
        if not is_home:
            self.outline.list.setFocus()

    def state(self) -> dict[str, str]:
        """Where the window and its splitters are, to be remembered."""
        return {
            "main": _text(self.saveGeometry()),
            "columns": _text(self._columns.saveState()) if self._columns.count() == 3 else "",
        }

    def restore(self, geometry: str, columns: str) -> None:
        """Put the window and its splitters back to where they were."""
        if geometry:
            self.restoreGeometry(_bytes(geometry))
        if columns:
            self._columns.restoreState(_bytes(columns))

    def come_to_front(self) -> None:
        """Be seen: another start of the program wanted the same file."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def choose_rules(self) -> None:
        """Come to the front with the choice of rules open."""
        self._open_choice(self.toolbar.rules)

    def choose_theme(self) -> None:
        """Come to the front with the choice of themes open."""
        self._open_choice(self.slide.theme)

    def show_name(self, name: str, *, is_modified: bool) -> None:
        """Show the open file's name in the title; without one the program's alone."""
        self.setWindowTitle(" — ".join((f"{name}[*]", _("Lecturer"))) if name else _("Lecturer"))
        self.setWindowModified(is_modified)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.size() / style.text_scale()
        self.toolbar.set_compact(room.width() < _COMPACT_BELOW)
        is_tight = room.width() < _TIGHT_BELOW.width() or room.height() < _TIGHT_BELOW.height()
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self.slide.set_tight(is_tight)
            self._share_out()
        self._stack_notes(room.width() < _STACKED_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.close_wanted.emit(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.activated.emit(self.isActiveWindow())
        if event.type() == QEvent.Type.PaletteChange:
            self.look_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.notices.hide()
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        where = _landing(event.mimeData())
        self._show_landing(where)
        if where.is_taken:
            event.acceptProposedAction()
        elif where.words:
            event.accept()  # so that the reason stays in sight while it hovers
            event.setDropAction(Qt.DropAction.IgnoreAction)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_landing(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_landing(None)
        if not _landing(event.mimeData()).is_taken:
            event.ignore()
            return
        event.acceptProposedAction()
        urls: list[QUrl] = event.mimeData().urls()
        if urls:
            self.dropped.emit(urls)
        else:
            self.words_dropped.emit(event.mimeData().text())

    def _show_landing(self, where: Landing | None) -> None:
        if self.is_home:
            self.hovered.emit(where)
        else:
            self.veil.show_words(where.words if where else "", is_taken=bool(where and where.is_taken))

    def _open_choice(self, choice: QComboBox) -> None:
        self.activateWindow()
        choice.setFocus()
        choice.showPopup()

    def _share_out(self) -> None:
        """Part the width between the panes: where there is little of it the slide shrinks last."""
        if not self._is_tight:
            self._columns.setSizes(_SIZES)
            return
        words = style.scaled(_TIGHT_OUTLINE + _TIGHT_NOTES)
        slide = max(self.width() - words, round(self.width() * _LEAST_SHARE / style.text_scale()))
        notes = max((self.width() - slide) * _TIGHT_NOTES // (_TIGHT_OUTLINE + _TIGHT_NOTES), 0)
        self._columns.setSizes((self.width() - slide - notes, slide, notes))

    def _stack_notes(self, is_stacked: bool) -> None:
        """Put the notes below the slide in narrow windows."""
        holder = self._right if is_stacked else self._columns
        if self.notes.parent() is holder:
            return
        holder.addWidget(self.notes)
        self.slide.set_stacked(is_stacked)
        if not is_stacked:
            self._share_out()
        else:
            self._right.setSizes([self.height() * 6 // 11, self.height() * 5 // 11])


def _landing(data: QMimeData) -> Landing:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return landing(paths, has_words=data.hasText() and not data.hasUrls())


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode())
