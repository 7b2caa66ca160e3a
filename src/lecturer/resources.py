"""Paths of the files that travel with the program (themes, rules, icons, texts) and of the user's own."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import platformdirs

HOME_VARIABLE = "LECTURER_HOME"
"""Names a folder that holds everything of the user: for tests, and for a program carried on a stick."""

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


def own_home() -> Path | None:
    """The folder that holds everything of the user, where one is named."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else None


def own_settings() -> Path:
    """The folder of the user's settings; it need not exist."""
    return own_home() or platformdirs.user_config_path("lecturer", appauthor=False)


def own_rules() -> Path:
    """The folder of the rule sets that the user made; it need not exist."""
    return own_settings() / "rules"
