"""The check before going on: a window beside the work that follows every change and mends with one click."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.show.preferences import Preferences
from lecturer.show.preflight import Action, Facts, Item, preflight, worst
from lecturer.system.computer import Computer, look
from lecturer.ui.presenting.preflight.rows import Rows, show_summary
from lecturer.ui.presenting.stage.key_names import press_of
from lecturer.ui.presenting.stage.screens import ScreenWatch
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.labels import label, line
from lecturer.ui.widgets.placing import open_fitting
from lecturer.ui.widgets.room import Room
from lecturer.ui.widgets.style import scaled
from lecturer.ui.widgets.tasks import Latest

_AGAIN_MS = 5000

Gather = Callable[[Preferences, Computer, str], Facts]
"""How everything stands: from the preferences, the computer, and the button heard last."""


class PreflightWindow(QDialog):
    """Looks at everything when it is opened, when something changes, and every few seconds.

    Args:
        gather: Gives the facts.
        preferences: Reads the preferences of shows.
        actions: What can be done about things, by name.
        look_at_computer: Asks the system; runs in a thread.
    """

    began = Signal()
    """The speaker goes on."""

    def __init__(
        self,
        gather: Gather,
        preferences: Callable[[], Preferences],
        actions: Mapping[Action, Callable[[], object]],
        parent: QWidget | None = None,
        *,
        look_at_computer: Callable[[], Computer] = look,
    ) -> None:
        super().__init__(parent)
        self._gather, self._preferences, self._actions = gather, preferences, actions
        self._look = look_at_computer
        self._computer: Computer | None = None
        self._items: tuple[Item, ...] = ()
        self._heard = ""
        self._asking = Latest(self)
        self._asking.done.connect(self._on_computer)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.look_again)
        self._watch = ScreenWatch(self)
        self._watch.changed.connect(self.refresh)
        self.summary = label(_("Looking…"), "title")
        self.rows = Rows(self)
        self.rows.wanted.connect(self._do)
        self._build()

    @property
    def items(self) -> tuple[Item, ...]:
        """What was found; empty until the first look is over."""
        return self._items

    @property
    def is_busy(self) -> bool:
        """Whether the system is being asked."""
        return self._asking.is_busy

    def look_again(self) -> None:
        """Ask the system once more."""
        self._asking.submit(self._look)

    def refresh(self) -> None:
        """Show how everything stands, as far as it is known."""
        if self._computer is None or not self.isVisible():
            return
        items = preflight(self._gather(self._preferences(), self._computer, self._heard))
        if items == self._items:
            return
        self._items = items
        show_summary(self.summary, items, worst(items))
        self.rows.show_items(items, frozenset(self._actions))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()
        self._again.start()
        self.look_again()
        self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._again.stop()
        super().closeEvent(event)

    def done(self, code: int) -> None:
        self._again.stop()
        super().done(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key but Escape is a button of the clicker that is being tried."""
        pressed = press_of(event)
        if pressed is None or pressed.key == "Escape":
            super().keyPressEvent(event)
            return
        self._heard = pressed.key
        self.refresh()

    def _do(self, action: Action) -> None:
        self._actions[action]()
        self.refresh()

    def _on_computer(self, computer: Computer) -> None:
        self._computer = computer
        self.refresh()

    def _on_begin(self) -> None:
        self.accept()
        self.began.emit()

    def _scrolling(self) -> Room:
        """The rows, which scroll where the screen is low."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, scaled(8), 0)
        column.addWidget(self.rows)
        column.addStretch(1)
        return Room(inside, sideways=False)

    def _build(self) -> None:
        open_fitting(self, 660, 620)
        self.setWindowTitle(_("Check before the show"))
        again, begin = button(_("Check again")), button(_("Begin the show"), primary=True)
        close = button(_("Close"))
        begin.setAutoDefault(False)
        again.clicked.connect(self.look_again)
        begin.clicked.connect(self._on_begin)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(again)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(16))
        column.setSpacing(scaled(12))
        column.addWidget(self.summary)
        column.addWidget(line())
        column.addWidget(self._scrolling(), 1)
        column.addWidget(line())
        column.addLayout(foot)
