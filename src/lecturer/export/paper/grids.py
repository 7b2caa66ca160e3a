"""How cue cards share a sheet of A4."""

from __future__ import annotations

GRIDS: dict[int, tuple[int, int]] = {2: (1, 2), 4: (2, 2), 8: (2, 4)}
"""By the number of cards on a sheet: how many side by side, how many one below the other. Four are A6."""
