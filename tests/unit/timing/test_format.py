"""Times as a clock shows them."""

from __future__ import annotations

import pytest

from lecturer.timing.format import clock_text, signed_clock_text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (0.99, "0:00"),
        (59.999, "0:59"),
        (59.9999999, "1:00"),
        (60, "1:00"),
        (479.6, "7:59"),
        (480, "8:00"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (7325, "2:02:05"),
        (-12, "−0:12"),
        (-0.4, "0:00"),
    ],
)
def test_clock(seconds: float, text: str):
    assert clock_text(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(12, "+0:12"), (-12, "−0:12"), (0.3, "0:00")])
def test_difference(seconds: float, text: str):
    assert signed_clock_text(seconds) == text
