"""A show of hours, made short: memory and reference counts stay where they are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from lecturer.show.keys import Order

_STEADY = (None, True, False) if sys.version_info < (3, 12) else ()
"""Lost references to these end the program; from 3.12 on they are immortal (PEP 683), and have no count."""


def resident_mb() -> float:
    """Memory in use by this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def walk(presentation, clock, steps: int) -> None:
    orders = (
        ["next"] * 5 + ["black", "black", "freeze", "next", "freeze", "look_next", "cancel"] + ["back"] * 6
    )
    for index in range(steps):
        clock.now += 0.7
        presentation.carry_out(Order(orders[index % len(orders)]))
        QApplication.processEvents()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc to see the memory in use")
@pytest.mark.parametrize("steps", [400, pytest.param(30_000, marks=pytest.mark.soak)])
def test_memory_and_reference_counts_stay_flat(presentation, clock, steps: int):
    walk(presentation, clock, 500)
    memory, counts = resident_mb(), [sys.getrefcount(each) for each in _STEADY]
    walk(presentation, clock, steps)
    after = [sys.getrefcount(each) for each in _STEADY]
    assert resident_mb() <= memory * 1.05
    assert all(abs(now - then) <= steps / 10 + 200 for now, then in zip(after, counts, strict=True))
