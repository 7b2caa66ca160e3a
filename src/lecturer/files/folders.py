"""The folders that belong to this user: settings, and the data that keeps work safe."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from lecturer.files.disk import DISK
from lecturer.resources import HOME_VARIABLE as HOME_VARIABLE
from lecturer.resources import own_home, own_settings


def settings_folder() -> Path:
    """Where the settings are; made when missing."""
    return _made(own_settings())


def data_folder(name: str) -> Path:
    """The folder for one kind of data: ``journal``, ``versions``, ``locks``; made when missing."""
    return _made((own_home() or platformdirs.user_data_path("lecturer", appauthor=False)) / name)


def _made(folder: Path) -> Path:
    DISK.make_folder(folder)
    return folder
