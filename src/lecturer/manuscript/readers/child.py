"""The process that reads an office file for `guarded`: one file in, one answer on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

import msgspec

from lecturer.errors import UnreadableError
from lecturer.i18n import Language, set_language
from lecturer.manuscript.ledger.office_census import office_entries
from lecturer.manuscript.readers.docx import read_docx
from lecturer.manuscript.readers.guarded import Failure, Outcome, Success
from lecturer.manuscript.readers.package import checked
from lecturer.manuscript.readers.pdf import read_pdf
from lecturer.manuscript.readers.pptx import read_pptx
from lecturer.manuscript.source import Source

_MEMORY = 2 * 1024**3
_READERS: dict[str, Callable[[Path], Source]] = {"docx": read_docx, "pptx": read_pptx, "pdf": read_pdf}


def main(arguments: list[str]) -> int:
    """Read the file named in the arguments: kind, path, language."""
    kind, name, language = arguments
    set_language(cast("Language", language))
    _limit_memory()
    answer: Outcome
    try:
        path = Path(name)
        if kind != "pdf":
            checked(path)
        source = _READERS[kind](path)
        if source.census is None:
            source = msgspec.structs.replace(source, census=office_entries(path))
        answer = Success(source)
    except UnreadableError as error:
        answer = Failure(error.what, error.remedy)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
    return 0


def _limit_memory() -> None:
    """Where the system can, let the process have no more memory than any honest file needs."""
    if sys.platform == "win32":
        return
    import resource  # it exists on Unix only

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
