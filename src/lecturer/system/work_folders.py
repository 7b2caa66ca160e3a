"""Folders for work in progress: private, named after our process, and swept when it died without doing so."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lecturer.system.processes import is_alive

_NAME = re.compile(r"lecturer-work-(?P<pid>\d+)-\w+")


@contextmanager
def work_folder() -> Iterator[Path]:
    """A folder that nobody else may read; it is gone afterwards, at the latest at the next start."""
    with tempfile.TemporaryDirectory(
        prefix=f"lecturer-work-{os.getpid()}-", ignore_cleanup_errors=True
    ) as name:
        yield Path(name)


def sweep_work_folders(among: Path | None = None) -> int:
    """Remove what processes that are gone left behind; how many folders that were."""
    swept = 0
    with suppress(OSError):
        for path in (among or Path(tempfile.gettempdir())).iterdir():
            name = _NAME.fullmatch(path.name)
            if name and not path.is_symlink() and _is_ours(path) and not is_alive(int(name["pid"])):
                shutil.rmtree(path, ignore_errors=True)
                swept += 1
    return swept


def _is_ours(path: Path) -> bool:
    return not hasattr(os, "getuid") or path.lstat().st_uid == os.getuid()
