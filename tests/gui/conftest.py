"""The application that all windows of the tests belong to."""

from __future__ import annotations

import pytest

from lecturer.ui import style


@pytest.fixture(autouse=True)
def _look(qapp):
    """Every window in the light look."""
    if style.tokens_of() is not style.LIGHT or not qapp.styleSheet():
        style.apply(qapp, "light")
