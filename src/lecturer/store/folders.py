"""The folders that belong to this user: settings, and the data that keeps work safe."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "LECTURER_HOME"
"""Names a folder that holds everything: for tests, and for a program carried on a stick."""


def settings_folder() -> Path:
    """Where the settings are; made when missing."""
    return _made(_home() or platformdirs.user_config_path("lecturer", appauthor=False))


def data_folder(name: str) -> Path:
    """The folder for one kind of data: ``journal``, ``versions``, ``locks``; made when missing."""
    return _made((_home() or platformdirs.user_data_path("lecturer", appauthor=False)) / name)


def _home() -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else None


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
