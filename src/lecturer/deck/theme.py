"""Themes: colours, fonts, sizes and places of a deck."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

Ratio = Literal["16:9", "4:3"]


class Theme(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A theme, for one ratio of the page."""

    name: str
    label: str
    label_zh: str
    ratio: str = "16:9"


def theme_names() -> tuple[str, ...]:
    """The names of the themes that travel with the program."""
    return ("plain",)


def load_theme(name: str, ratio: str = "16:9", base: Path | None = None) -> Theme:
    """The theme with that name, or of the file at that path."""
    return Theme(name=name or "plain", label="Plain", label_zh="素白", ratio=ratio)
