"""Handles uncaught exceptions: they are logged and reported, and never end a show."""

from __future__ import annotations

import logging
import platform
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version

_LOG = logging.getLogger("lecturer")


def install(log_folder: Path, tell: Callable[[BaseException], None]) -> Callable[[], None]:
    """Log to a file from now on and hand every uncaught exception to `tell`; the result takes it back.

    Args:
        log_folder: Where `lecturer.log` goes; a folder that cannot be written leaves logging off.
        tell: Called in the window's thread with the exception, after it was logged.
    """
    handler = _file_handler(log_folder)
    if handler is not None:
        _LOG.addHandler(handler)
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
            return
        _LOG.error("Uncaught, %s", versions(), exc_info=(kind, error, trace))
        tell(error)

    sys.excepthook = hook

    def uninstall() -> None:
        sys.excepthook = before
        if handler is not None:
            _LOG.removeHandler(handler)
            handler.close()

    return uninstall


def versions() -> str:
    """What a report about a crash needs to name."""
    return f"Python {platform.python_version()}, PySide6 {pyside_version}, {platform.platform()}"


def _file_handler(folder: Path) -> RotatingFileHandler | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "lecturer.log", maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return handler
