"""Groups typed characters into steps of the history, by words."""

from __future__ import annotations

_ENDS_WORD = frozenset(" \t\n\u3000，。！？；：、…—”’）》,.!?;:)")
_LARGE = 12


def ends_word(before: str, after: str) -> bool:
    """Whether a change finishes a word, so that the next one is another step of the history.

    A change ends a word when it puts in a space or a mark, or when it is large: a paste, a deleted passage.
    """
    if abs(len(after) - len(before)) >= _LARGE:
        return True
    start = next((i for i, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    start = min(len(before), len(after)) if start is None else start
    length = len(after) - len(before)
    return any(char in _ENDS_WORD for char in after[start : start + max(length, 0)])
