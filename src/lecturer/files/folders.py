"""The folders that belong to this user: settings, and the data that keeps work safe.

Both are a help, and work goes on without them: where one can be neither made nor written, a folder of the
system's for passing things takes its place, and `folder_problem` says so in one sentence.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import tempfile
from functools import cache
from pathlib import Path

import platformdirs

from lecturer.files.disk import DISK
from lecturer.i18n import gettext as _
from lecturer.resources import HOME_VARIABLE as HOME_VARIABLE
from lecturer.resources import own_home, own_settings
from lecturer.system.processes import is_alive

_KINDS = ("journal", "versions", "history", "locks", "log", "show", "covers", "pictures", "sounds")
_STAND_IN = re.compile(r"lecturer-(?P<kind>[a-z]+)-(?P<pid>\d+)-\w+")
_problems: dict[Path, OSError] = {}


def settings_folder() -> Path:
    """Where the settings are; made when missing. One that may only be read is still read."""
    folder = own_settings()
    return folder if folder.is_dir() else _usable(folder)


def data_folder(name: str) -> Path:
    """The folder for one kind of data: ``journal``, ``versions``, ``locks``; made when missing."""
    return _usable((own_home() or platformdirs.user_data_path("lecturer", appauthor=False)) / name)


def folder_problem() -> str:
    """What is wrong with a folder that was asked for, and what became of it; empty while all is well."""
    for folder, error in _problems.items():
        return _(
            "Lecturer cannot write in its own folder (%(reason)s): %(folder)s. Everything works on; "
            "settings, earlier versions and unsaved work are kept in %(instead)s, which the system may empty"
        ) % {"reason": os.strerror(error.errno or errno.EIO), "folder": folder, "instead": _stand_in(folder)}
    return ""


def _usable(folder: Path) -> Path:
    try:
        DISK.make_folder(folder)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    except OSError as error:
        _problems.setdefault(folder, error)
        return _stand_in(folder)
    return folder


@cache
def _stand_in(folder: Path) -> Path:
    """A private folder with a name that nobody can foresee, the same as long as the program runs."""
    kind = folder.name if folder.name in _KINDS else "settings"
    return Path(tempfile.mkdtemp(prefix=f"lecturer-{kind}-{os.getpid()}-"))


def left_behind(among: Path | None = None) -> dict[Path, str]:
    """The stand-ins of programs that are gone, with the kind of data that each of them holds."""
    found: dict[Path, str] = {}
    with contextlib.suppress(OSError):
        for path in (among or Path(tempfile.gettempdir())).iterdir():
            name = _STAND_IN.fullmatch(path.name)
            if name and not is_alive(int(name["pid"])) and is_private(path):
                found[path] = name["kind"]
    return found


def is_private(path: Path) -> bool:
    """Whether it is a folder of this user's own, and no link to one."""
    with contextlib.suppress(OSError):
        found = path.lstat()
        return stat.S_ISDIR(found.st_mode) and (not hasattr(os, "getuid") or found.st_uid == os.getuid())
    return False
