"""White space, which no comparison of words counts."""

from __future__ import annotations


def squeezed(text: str) -> str:
    """A text without white space: what "every word kept" compares, wherever it is claimed."""
    return "".join(text.split())
