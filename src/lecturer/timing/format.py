"""Times as a clock shows them."""

from __future__ import annotations

import math

MINUS = "\u2212"
_TINY = 1e-6
"""What sums of decimals are off by; 8:00 must not show as 7:59."""


def clock_text(seconds: float) -> str:
    """Whole seconds as `m:ss`, an hour on as `h:mm:ss`; begun seconds do not count, as on a watch."""
    sign = MINUS if seconds <= -1 else ""
    whole = math.floor(abs(seconds) + _TINY)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{sign}{hours}:{minutes:02}:{left:02}" if hours else f"{sign}{minutes}:{left:02}"


def signed_clock_text(seconds: float) -> str:
    """Like `clock_text`, with a sign before what is more or less than nothing: `+0:12`."""
    return f"+{clock_text(seconds)}" if seconds >= 1 else clock_text(seconds)
