"""The tool in the speaker's hand: follows the mouse on either window and is drawn on both."""

from __future__ import annotations

from PySide6.QtCore import QObject

from lecturer.show import pointing
from lecturer.show.console_commands import Command
from lecturer.show.pointing import Pointing, Spot, Tool
from lecturer.ui.presenting.console.slides import SlidesPane
from lecturer.ui.presenting.stage.window import Stage

TOOLS: dict[Command, Tool] = {"laser": "laser", "spotlight": "spotlight", "pen": "pen", "zoom": "zoom"}


class Pointer(QObject):
    """Keeps the one `Pointing` and shows it on stage and console."""

    def __init__(self, stage: Stage, slides: SlidesPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage, self._slides = stage, slides
        self._value = Pointing()
        stage.pointed.connect(self._on_pointed)
        slides.pointed.connect(self._on_pointed)

    @property
    def value(self) -> Pointing:
        """What is pointed with, and where."""
        return self._value

    def take(self, tool: Tool) -> None:
        """Take a tool in hand, or put it down."""
        self._become(pointing.take(self._value, tool))

    def wipe(self) -> None:
        """Take the strokes off the page on stage."""
        self._become(pointing.wipe(self._value, self._stage.shown.page))

    def put_down(self) -> bool:
        """Put down whatever is in hand; whether there was anything."""
        was_used = bool(self._value.tool)
        if was_used:
            self.take(self._value.tool)
        return was_used

    def turn_page(self) -> None:
        """Another page is on stage."""
        self._become(pointing.turn_page(self._value))

    def _on_pointed(self, gesture: str, spot: Spot | None) -> None:
        if gesture == "press" and spot is not None:
            self._become(pointing.press(self._value, spot, self._stage.shown.page))
        elif gesture == "release":
            self._become(pointing.release(self._value))
        else:
            self._become(pointing.move(self._value, spot))

    def _become(self, value: Pointing) -> None:
        if value != self._value:
            self._value = value
            self._stage.show_pointing(value)
            self._slides.show_pointing(value)
