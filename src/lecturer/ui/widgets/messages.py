"""The only place that opens boxes: what happened, what is safe, what to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.ui.widgets.waiting import Waiting

Result = TypeVar("Result")


class Choice(msgspec.Struct, frozen=True):
    """A button of a question."""

    key: str
    text: str
    destructive: bool = False


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person has to decide now.

    Attributes:
        what: What happened or is about to happen, one sentence.
        details: What is safe and what follows, further sentences.
        choices: The buttons; the first is the default, the last what Esc means.
    """

    what: str
    details: str = ""
    choices: tuple[Choice, ...]


class Messages(QObject):
    """Shows errors and asks questions over the window; during a show it only takes notes."""

    noticed = Signal(str, str)
    """A sentence for the window's notice line; carries it and its tone: ok, warn or over."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__()
        self._window = window
        self._waiting = Waiting(window)
        self._is_presenting = False
        self._kept: list[LecturerError] = []

    def set_window(self, window: QWidget) -> None:
        """Boxes open over this window from now on."""
        self._window = window
        self._waiting = Waiting(window)

    def set_presenting(self, is_presenting: bool) -> None:
        """While a show runs nothing modal opens; what came up is shown after it."""
        self._is_presenting = is_presenting
        if not is_presenting:
            kept, self._kept = self._kept, []
            for error in kept:
                self.error(error)

    def notice(self, text: str, tone: str = "ok") -> None:
        """Say something that needs no answer."""
        self.noticed.emit(text, tone)

    def wait_for(self, what: str, work: Callable[[], Result]) -> Result:
        """Do work on a thread; after a moment a box says what is being done and offers to stop it.

        Raises:
            Cancelled: The user stopped it.
            LecturerError: As the work does; other exceptions, too.
        """
        return self._waiting.run(what, work)

    def error(self, error: LecturerError) -> None:
        """Show an error until it is dismissed."""
        if self._is_presenting:
            self._kept.append(error)
            self.noticed.emit(str(error), "over")
            return
        error_box(error, self._window).exec()

    def ask(self, question: Question) -> str:
        """The key of the choice that was made."""
        box, buttons = question_box(question, self._window)
        box.exec()
        clicked = box.clickedButton()
        return next((key for key, each in buttons.items() if each is clicked), question.choices[-1].key)


def error_box(error: LecturerError, window: QWidget | None) -> QMessageBox:
    """The box that shows an error, not yet open."""
    box = _box(window, QMessageBox.Icon.Warning, error.what, _explanation(error))
    box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
    return box


def question_box(question: Question, window: QWidget | None) -> tuple[QMessageBox, dict[str, QPushButton]]:
    """The box that asks a question, not yet open, and its buttons by the keys of the choices."""
    box = _box(window, QMessageBox.Icon.Question, question.what, question.details)
    buttons: dict[str, QPushButton] = {}
    for choice in question.choices:
        role = QMessageBox.ButtonRole.AcceptRole
        if choice is question.choices[-1]:
            role = QMessageBox.ButtonRole.RejectRole
        elif choice.destructive:
            role = QMessageBox.ButtonRole.DestructiveRole
        buttons[choice.key] = box.addButton(choice.text, role)
    box.setDefaultButton(buttons[question.choices[0].key])
    box.setEscapeButton(buttons[question.choices[-1].key])
    return box, buttons


def _box(window: QWidget | None, icon: QMessageBox.Icon, what: str, details: str) -> QMessageBox:
    box = QMessageBox(window)
    box.setIcon(icon)
    box.setWindowTitle(_("Lecturer"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(what)
    box.setInformativeText(details)
    return box


def unexpected(error: BaseException, *, safe: str = "") -> LecturerError:
    """A bug as an error that can be shown: the details are in the log."""
    return LecturerError(
        _("Something went wrong inside Lecturer (%(kind)s)") % {"kind": type(error).__name__},
        safe=safe or _("The open talk is unchanged"),
        remedy=_("Save your work and start Lecturer again; Help ▸ Open log folder has the details"),
    )


def _explanation(error: LecturerError) -> str:
    parts = [part for part in (error.safe, error.remedy) if part]
    if error.place:
        parts.append(error.place)
    return "\n".join(parts)
