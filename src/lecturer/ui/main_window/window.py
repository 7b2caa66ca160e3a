"""The main window: its panes, and which of them a command goes to. What the commands do is elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QMainWindow, QSplitter, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.main_window.status_bar import StatusBar
from lecturer.ui.main_window.toolbar import ToolBar
from lecturer.ui.panes.notes.pane import NotesPane
from lecturer.ui.panes.outline.pane import OutlinePane
from lecturer.ui.panes.slide.pane import SlidePane
from lecturer.ui.widgets.labels import line
from lecturer.ui.widgets.notice_bar import NoticeBar
from lecturer.ui.widgets.placing import open_large

_COMPACT_BELOW = 1240
_STACKED_BELOW = 1080
_SIZES = (360, 616, 464)


class MainWindow(QMainWindow):
    """Outline, slide and notes side by side.

    Args:
        toolbar: The row of the most used commands.
        outline: The pane on the left.
        slide: The pane in the middle.
        notes: The pane on the right; below the slide in narrow windows.
        status: The line at the foot.
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

    def __init__(
        self,
        toolbar: ToolBar,
        outline: OutlinePane,
        slide: SlidePane,
        notes: NotesPane,
        status: StatusBar,
    ) -> None:
        super().__init__()
        self.toolbar = toolbar
        self.outline, self.slide, self.notes, self.status = outline, slide, notes, status
        self.notices = NoticeBar()
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._is_compact = False
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
        for part in (line(), self.toolbar, line(), self.notices):
            column.addWidget(part)
        column.addWidget(self._columns, 1)
        column.addWidget(line())
        column.addWidget(self.status)
        self.setCentralWidget(body)
        QWidget.setTabOrder(self.outline.list, self.slide.thumbnails)
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
        """Show the open file's name in the title."""
        self.setWindowTitle(" — ".join((f"{name}[*]", _("Lecturer"))))
        self.setWindowModified(is_modified)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_compact = self.width() < _COMPACT_BELOW
        self.toolbar.set_compact(is_compact)
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self.slide.set_compact(is_compact)
        self._stack_notes(self.width() < _STACKED_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.close_wanted.emit(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.activated.emit(self.isActiveWindow())
        if event.type() == QEvent.Type.PaletteChange:
            self.look_changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        urls: list[QUrl] = event.mimeData().urls()
        if urls:
            self.dropped.emit(urls)
        else:
            self.words_dropped.emit(event.mimeData().text())

    def _open_choice(self, choice: QComboBox) -> None:
        self.activateWindow()
        choice.setFocus()
        choice.showPopup()

    def _stack_notes(self, is_stacked: bool) -> None:
        """Put the notes below the slide in narrow windows."""
        holder = self._right if is_stacked else self._columns
        if self.notes.parent() is holder:
            return
        holder.addWidget(self.notes)
        self.slide.set_stacked(is_stacked)
        if not is_stacked:
            self._columns.setSizes(_SIZES)
        else:
            self._right.setSizes([self.height() * 6 // 11, self.height() * 5 // 11])


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode())
