"""Teaching a button outside a show, in a dialog of its own."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.presenting.console.arrangements import Arrangements
from lecturer.ui.presenting.console.metrics import Metrics
from lecturer.ui.presenting.console.teach_panel import TeachPanel
from lecturer.ui.presenting.stage.key_names import press_of


class TeachDialog(QDialog):
    """Hands every press to the lesson; closes when it is over."""

    def __init__(self, arrangements: Arrangements, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Teach a button"))
        self.panel = TeachPanel(self)
        self.panel.taught.connect(lambda learned: arrangements.keep(learned=learned))
        self.panel.closed.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.panel.open(arrangements.value.learned, Metrics())
        self.resize(self.panel.sizeHint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = press_of(event)
        if pressed is not None:
            self.panel.press(pressed)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab can be taught like any key."""
        return False
