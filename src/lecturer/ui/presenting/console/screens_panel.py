"""The screens to choose from, over the console; keys of the talk work on and close it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import in_language
from lecturer.show.console_commands import by_name
from lecturer.show.keys import Press
from lecturer.show.screens import Identity, Screen


class ScreensPanel(QWidget):
    """A list of buttons; Tab marks the next one, Enter takes the marked one, Escape closes."""

    chosen = Signal(Identity)
    """The audience shall see this screen; carries its `Identity`."""
    shared = Signal()
    """The page is wanted in a window for a call, or no longer."""
    identified = Signal()
    """Numbers on the screens are wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._marked = 0
        self._column = QVBoxLayout(self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self.setAccessibleName(in_language(by_name("screens").texts))
        self.hide()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be chosen, in its order."""
        items = (self._column.itemAt(index) for index in range(self._column.count()))
        found = (item.widget() for item in items if item is not None)
        return tuple(button for button in found if isinstance(button, QPushButton))

    def open(self, screens: tuple[Screen, ...], stage: Identity | None, *, is_shared: bool) -> None:
        """List these screens; the audience's one is checked."""
        for button in self.buttons:
            self._column.removeWidget(button)
            button.deleteLater()
        for number, screen in enumerate(screens, start=1):
            identity = screen.identity
            name = f"{number}  {identity.model or identity.name}"
            button = self._add(name, is_checked=identity == stage)
            button.clicked.connect(lambda _on=False, chosen=identity: self._choose(chosen))
        shared = self._add(_("In a window, for sharing in a call"), is_checked=is_shared)
        shared.clicked.connect(self.hide)
        shared.clicked.connect(self.shared)
        numbers = self._add(_("Number the screens"), is_checked=False)
        numbers.clicked.connect(self.hide)
        numbers.clicked.connect(self.identified)
        self._mark(0)
        self.adjustSize()
        self.show()
        self.raise_()

    def takes(self, pressed: Press) -> bool:
        """Whether a key is for this list; any other closes it and does what it always does."""
        if pressed.key in ("Tab", "Shift+Tab"):
            self._mark(self._marked + (1 if pressed.key == "Tab" else -1))
            return True
        marked = self.buttons[self._marked]
        self.hide()
        if pressed.key == "Enter":
            marked.click()
        return pressed.key in ("Enter", "Escape")

    def _add(self, text: str, *, is_checked: bool) -> QPushButton:
        button = QPushButton(text.replace("&", "&&"), self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCheckable(True)
        button.setChecked(is_checked)
        self._column.addWidget(button)
        return button

    def _choose(self, identity: Identity) -> None:
        self.hide()
        self.chosen.emit(identity)

    def _mark(self, index: int) -> None:
        buttons = self.buttons
        self._marked = index % len(buttons)
        for place, button in enumerate(buttons):
            button.setDown(place == self._marked)
