"""Which installed font stands for a font role of a deck."""

from __future__ import annotations

import sys
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from lecturer.deck.pages import FontChoice


def families(choice: FontChoice) -> list[str]:
    """The families of a role that are installed, the platform's own first.

    Qt falls back along this list for characters that a family lacks.
    """
    return list(_families(choice.windows, choice.macos, choice.linux))


def font_of(choice: FontChoice, pixel_size: float, *, bold: bool = False, italic: bool = False) -> QFont:
    """A font at a size in device units; hinting off, so that it scales alike everywhere."""
    font = QFont()
    font.setFamilies(families(choice))
    font.setPointSizeF(max(pixel_size, 0.5))
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=64)
def _families(windows: tuple[str, ...], macos: tuple[str, ...], linux: tuple[str, ...]) -> tuple[str, ...]:
    own = {"win32": windows, "darwin": macos}.get(sys.platform, linux)
    wanted = list(dict.fromkeys((*own, *linux, *windows, *macos)))
    installed = set(QFontDatabase.families())
    return tuple(name for name in wanted if name in installed) or tuple(own)
