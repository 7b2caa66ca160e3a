"""Starts the window from the command line, after checking for a display and that the file exists."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from lecturer.errors import MissingError, UnreadableError
from lecturer.i18n import gettext as _


def open_window(
    window: Callable[..., int] | None, path: Path | None, *, present: bool, variant: str = ""
) -> int:
    """Open the window on a file, or straight in its show, in a variant if one is named.

    Raises:
        MissingError: There is no display.
        UnreadableError: The file is not there.
    """
    if path is not None and not path.exists():
        raise _not_there(path)
    if window is None or not has_display(os.environ, sys.platform):
        raise MissingError(
            _("There is no display to open a window on"),
            remedy=_("Log in at the machine's screen, or use the commands that need none: lecturer --help"),
        )
    return window(path, present, variant=variant) if variant else window(path, present)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown: only Unix without X11 and Wayland has none.

    A Qt platform that the user chose (`QT_QPA_PLATFORM=offscreen`) is taken at its word.
    """
    if platform in ("win32", "darwin", "cygwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(environment.get(name) for name in names)


def _not_there(path: Path) -> UnreadableError:
    return UnreadableError(_("The file does not exist"), path=path, remedy=_("Check the name and folder"))
