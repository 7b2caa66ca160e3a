"""Where the files that travel with the program are: themes, rules, icons, translations, samples."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def _root() -> Path:
    """The folder holding `assets` and `slides`: the package when installed, the checkout in development."""
    return _PACKAGE if (_PACKAGE / "assets").is_dir() else _PACKAGE.parent.parent


def asset(name: str) -> Path:
    """The path of `assets/NAME`; the file need not exist."""
    return _root() / "assets" / name


def sample(name: str) -> Path:
    """The path of `slides/NAME`; the file need not exist."""
    return _root() / "slides" / name
