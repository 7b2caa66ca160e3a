"""Resolves a deck's font roles to installed fonts, and measures text in them."""

from __future__ import annotations

import sys
import threading
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from lecturer.deck.pages import FontChoice

_PLATFORMS = {"win32": "windows", "darwin": "macos"}
_KEPT_WIDTHS = 20_000

Key = tuple[FontChoice, int, bool, bool]


class _Kept(threading.local):
    """Fonts and widths of one thread: a `QFont` must not be used by two at a time."""

    def __init__(self) -> None:
        self.fonts: dict[Key, tuple[QFont, QFontMetricsF]] = {}
        self.widths: dict[tuple[Key, str], float] = {}


_kept = _Kept()


def families(choice: FontChoice) -> tuple[str, ...]:
    """The families of a role that are installed, the platform's own first.

    Qt goes along this list for characters that a family lacks. When none is installed, the list is the
    platform's own, and Qt picks what it has.
    """
    return _families(choice.windows, choice.macos, choice.linux)


def font_of(choice: FontChoice, pixels: int, *, bold: bool = False, italic: bool = False) -> QFont:
    """A role's font at a size in units of the painter; unhinted, so that no scale changes its proportions."""
    return _entry((choice, max(1, pixels), bold, italic))[0]


def width_of(
    text: str, choice: FontChoice, pixels: int, *, bold: bool = False, italic: bool = False
) -> float:
    """How wide that font sets a text, in units of the painter."""
    key = (choice, max(1, pixels), bold, italic)
    width = _kept.widths.get((key, text))
    if width is None:
        if len(_kept.widths) > _KEPT_WIDTHS:
            _kept.widths.clear()
        width = _kept.widths[key, text] = _entry(key)[1].horizontalAdvance(text)
    return width


def metrics_of(choice: FontChoice, pixels: int, *, bold: bool = False) -> QFontMetricsF:
    """The measures of that font."""
    return _entry((choice, max(1, pixels), bold, False))[1]


def _entry(key: Key) -> tuple[QFont, QFontMetricsF]:
    entry = _kept.fonts.get(key)
    if entry is None:
        choice, pixels, bold, italic = key
        font = QFont()
        font.setFamilies(list(families(choice)))
        font.setPixelSize(pixels)
        font.setBold(bold)
        font.setItalic(italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
        entry = _kept.fonts[key] = (font, QFontMetricsF(font))
    return entry


@lru_cache(maxsize=64)
def _families(windows: tuple[str, ...], macos: tuple[str, ...], linux: tuple[str, ...]) -> tuple[str, ...]:
    chains = {"windows": windows, "macos": macos, "linux": linux}
    own = chains.pop(_PLATFORMS.get(sys.platform, "linux"))
    wanted = dict.fromkeys((*own, *(name for chain in chains.values() for name in chain)))
    # Not `families()`: it gives localised names, 霞鹜文楷 for LXGW WenKai in a Chinese locale.
    return tuple(name for name in wanted if QFontDatabase.hasFamily(name)) or own
