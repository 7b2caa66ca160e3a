"""A finding: its severity, its place, what is wrong and what to do about it."""

from __future__ import annotations

from typing import Literal

import msgspec

Severity = Literal["error", "warning", "hint"]


class Finding(msgspec.Struct, frozen=True):
    """Something that would go wrong on the day.

    Attributes:
        severity: An error must be mended, a warning looked at, a hint may be.
        key: The point concerned, `opening` or `closing`; empty for the talk as a whole.
        what: One sentence in the user's language, without a full stop.
        remedy: What to do, likewise.
        kind: The check that found it; the same in every language.
    """

    severity: Severity
    key: str
    what: str
    remedy: str
    kind: str
