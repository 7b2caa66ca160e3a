"""The log of a fault that nobody foresaw, so that it can be reported."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from contextlib import suppress
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
    with suppress(OSError):
        path = data_folder("log") / name
        path.write_text(report, "utf-8", errors="replace")
        return path
    with suppress(OSError):  # under a name that nobody can foresee, and put a link in its place
        descriptor, made = tempfile.mkstemp(prefix="lecturer-crash-", suffix=".log")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(report)
        return Path(made)
    print(report, file=sys.stderr)
    return Path("stderr")
