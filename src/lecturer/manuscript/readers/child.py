"""The process that reads an office file for `guarded`: one file in, one answer on standard output."""

from __future__ import annotations

import importlib
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

import msgspec

from lecturer.errors import UnreadableError
from lecturer.i18n import Language, set_language
from lecturer.manuscript.ledger.records import Entry
from lecturer.manuscript.readers.guarded import Failure, Outcome, Success
from lecturer.manuscript.readers.package import checked
from lecturer.manuscript.source import Source
from lecturer.system.late import late

_MEMORY = 2 * 1024**3
_PACKAGE = "lecturer.manuscript.readers"


def main(arguments: list[str]) -> int:
    """Read the file named in the arguments: kind, path, language, and what else is to be counted how."""
    kind, name, language, *counted = arguments
    set_language(cast("Language", language))
    _limit_memory()
    answer: Outcome
    try:
        path = Path(name)
        source = _read(kind, path)
        if counted:
            census = _CENSUSES[counted[0]](Path(counted[1]))
            source = source if census is None else msgspec.structs.replace(source, census=census)
        answer = Success(source)
    except UnreadableError as error:
        answer = Failure(error.what, error.remedy)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
    return 0


def _read(kind: str, path: Path) -> Source:
    """The words of a file; those of a package, which must be harmless, are counted apart from its reader."""
    read: Callable[[Path], Source] = getattr(importlib.import_module(f"{_PACKAGE}.{kind}"), f"read_{kind}")
    is_package = zipfile.is_zipfile(path)
    if is_package:
        checked(path)
    source = read(path)
    count = _CENSUSES.get("office" if is_package else kind)
    if source.census is None and count is not None:
        return msgspec.structs.replace(source, census=count(path))
    return source


def _odt_entries(path: Path) -> tuple[Entry, ...]:
    if zipfile.is_zipfile(path):
        checked(path)
    entries: tuple[Entry, ...] = _odt_census(path)
    return entries


_odt_census = late("lecturer.manuscript.ledger.odt_census", "odt_entries")
_CENSUSES: dict[str, Callable[[Path], tuple[Entry, ...] | None]] = {
    "office": late("lecturer.manuscript.ledger.office_census", "office_entries"),
    "doc": late("lecturer.manuscript.ledger.doc_census", "doc_entries"),
    "odt": _odt_entries,
    "rtf": late("lecturer.manuscript.ledger.rtf_census", "rtf_entries"),
}


def _limit_memory() -> None:
    """Where the system can, let the process have no more memory than any honest file needs."""
    if sys.platform == "win32":
        return
    import resource  # it exists on Unix only

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
