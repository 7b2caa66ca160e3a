"""Opens the system's own pages for displays and power, where there are any."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import Literal

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

Page = Literal["displays", "power"]

_ADDRESSES: dict[str, dict[Page, str]] = {
    "win32": {"displays": "ms-settings:display", "power": "ms-settings:powersleep"},
    "darwin": {
        "displays": "x-apple.systempreferences:com.apple.Displays-Settings.extension",
        "power": "x-apple.systempreferences:com.apple.Lock-Screen-Settings.extension",
    },
}
_PROGRAMS: dict[Page, tuple[tuple[str, ...], ...]] = {
    "displays": (
        ("gnome-control-center", "display"), ("systemsettings", "kcm_kscreen"),
        ("dde-control-center", "-m", "display"), ("ukui-control-center", "-m", "Display"),
        ("xfce4-display-settings",), ("arandr",),
    ),
    "power": (
        ("gnome-control-center", "power"), ("systemsettings", "kcm_powerdevilprofilesconfig"),
        ("dde-control-center", "-m", "power"), ("ukui-control-center", "-m", "Power"),
        ("xfce4-power-manager-settings",),
    ),
}  # fmt: skip
"""The settings of the desktops in use, those made in China among them."""


def can_open(page: Page, platform: str = sys.platform) -> bool:
    """Whether there is a page to open."""
    return platform in _ADDRESSES or _program(page) is not None


def open_page(page: Page, platform: str = sys.platform) -> None:
    """Open it beside this program; where there is none, nothing happens."""
    if platform in _ADDRESSES:
        QDesktopServices.openUrl(QUrl(_ADDRESSES[platform][page]))
        return
    command = _program(page)
    if command is not None:
        subprocess.Popen(command, start_new_session=True)


def _program(page: Page) -> list[str] | None:
    return next((list(command) for command in _PROGRAMS[page] if shutil.which(command[0])), None)
