"""The log of a fault that nobody foresaw, so that it can be reported."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from lecturer.files.folders import data_folder
from lecturer.system.late import late

version = late("importlib.metadata", "version")


def program_version() -> str:
    """The version that is installed, `0` when run from a bare checkout."""
    try:
        return str(version("lecturer"))
    except ImportError:  # which a package that is not installed is, too
        return "0"


def write_crash_log(error: Exception, arguments: list[str]) -> Path:
    """Write what happened, without a word of the talk; the log's path is returned."""
    report = "\n".join(
        (
            f"lecturer {program_version()}, Python {platform.python_version()}, {platform.platform()}",
            f"arguments: {arguments}",
            "".join(traceback.format_exception(error)),
        )
    )
    name = f"crash-{datetime.now():%Y%m%d-%H%M%S}.log"
    for folder in (_log_folder, _temporary_folder):
        try:
            path = folder() / name
            path.write_text(report, "utf-8", errors="replace")
        except OSError:
            continue
        return path
    print(report, file=sys.stderr)
    return Path("stderr")


def _log_folder() -> Path:
    return data_folder("logs")


def _temporary_folder() -> Path:
    return Path(tempfile.gettempdir())
