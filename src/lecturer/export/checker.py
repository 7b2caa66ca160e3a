"""Our own rules for a deck before it is handed over."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """One broken rule: in which part, and what."""

    part: str
    what: str

    def __str__(self) -> str:
        return f"{self.part}: {self.what}"


def check_package(source: Path | bytes) -> tuple[Fault, ...]:
    """Every fault of a deck; none when it may be handed over."""
    return ()
