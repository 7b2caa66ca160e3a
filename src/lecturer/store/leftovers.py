"""What programs that were killed left behind: locks, sockets, folders; gone at the next start.

Journals are no leftovers: they hold work that is in no file, and `crash_recovery` offers them.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from lecturer.files.folders import data_folder, left_behind
from lecturer.files.oslock import is_locked
from lecturer.store.journal import SUFFIX as JOURNALS
from lecturer.system.work_folders import sweep_work_folders

LOCKS = ".lock"
_OLD_SECONDS = 24 * 3600
_KEPT_SECONDS = 30 * 24 * 3600
_KEPT_KINDS = ("versions", "pictures")
"""What a person may still look for in a stand-in for our own folder, for a month."""


def sweep(among: Path | None = None) -> int:
    """Remove what no running program needs any more; how many things that were.

    Args:
        among: Where the system keeps temporary things.
    """
    folder = among or Path(tempfile.gettempdir())
    return _sweep_sockets(folder) + _sweep_locks() + _sweep_stand_ins(folder) + sweep_work_folders(folder)


def channel_of(key: str) -> str:
    """The name of the socket on which a window answers for a file: this user's own among all users'."""
    user = hashlib.sha256(os.fsencode(data_folder("locks"))).hexdigest()[:12]
    return f"lecturer-{user}-{key}"


def _sweep_sockets(folder: Path) -> int:
    """Sockets of files that nobody holds; a window that listens holds the lock of its file."""
    name = re.compile(re.escape(channel_of("")) + r"(?P<key>[0-9a-f]{24})")
    swept = 0
    with suppress(OSError):
        for path in folder.iterdir():
            found = name.fullmatch(path.name)
            if found and not _is_held(found["key"]) and stat.S_ISSOCK(path.lstat().st_mode):
                swept += _removed(path)
    return swept


def _sweep_locks() -> int:
    """Locks that nobody has held for a day: asking takes them for a moment, which a new start could meet."""
    old = time.time() - _OLD_SECONDS
    swept = 0
    with suppress(OSError):
        for path in data_folder("locks").glob(f"*{LOCKS}"):
            if path.stat().st_mtime < old and not is_locked(path):
                swept += _removed(path)
    return swept


def _sweep_stand_ins(folder: Path) -> int:
    swept = 0
    for path, kind in left_behind(folder).items():
        with suppress(OSError):
            has_work = kind == "journal" and any(path.glob(f"*{JOURNALS}*"))
            is_kept = kind in _KEPT_KINDS and time.time() - path.stat().st_mtime < _KEPT_SECONDS
            if not has_work and not is_kept:
                shutil.rmtree(path, ignore_errors=True)
                swept += 1
    return swept


def _is_held(key: str) -> bool:
    path = data_folder("locks") / f"{key}{LOCKS}"
    return path.exists() and is_locked(path)


def _removed(path: Path) -> bool:
    with suppress(OSError):
        path.unlink()
        return True
    return False
