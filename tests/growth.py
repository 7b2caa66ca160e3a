"""How much work something is, in figures that no busy machine can change: calls, and times beside times."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType


def calls(work: Callable[[], object]) -> int:
    """How many functions are called until the work is done, those written in C too."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def times_longer(small: Callable[[], object], large: Callable[[], object], *, rounds: int = 3) -> float:
    """How many times the processor time of the small work the large one takes, each at its best."""
    return min(map(_seconds, [large] * rounds)) / min(map(_seconds, [small] * rounds))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
