"""The application that all windows of the tests belong to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer

from lecturer.ui.widgets import style


@pytest.fixture(autouse=True)
def _look(qapp):
    """Every window in the light look."""
    if style.tokens_of() is not style.LIGHT or not qapp.styleSheet():
        style.apply(qapp, "light")


@pytest.fixture(scope="session", autouse=True)
def _nothing_on_the_clipboard_at_the_end(qapp):
    """Take what a test copied off the clipboard again.

    The offscreen platform frees its clipboard after the interpreter is gone; data made in Python then ends
    the process with a segmentation fault, whatever the tests said.
    """
    yield
    qapp.clipboard().clear()


@pytest.fixture
def ending_app(qapp):
    """The application, for tests that tell it to end; afterwards loops can be run in it again."""
    yield qapp
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()  # only this forgets that every loop was to end
