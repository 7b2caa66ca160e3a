"""Reads a manuscript with the reader that the table names for it."""

from __future__ import annotations

from pathlib import Path
from typing import assert_never

from lecturer.errors import UnreadableError
from lecturer.i18n import gettext as _
from lecturer.manuscript.ledger.wording import KINDS
from lecturer.manuscript.readers.candidate import Candidate, candidate
from lecturer.manuscript.readers.table import ROWS, Reader, Refused
from lecturer.manuscript.source import Source


def read_source(path: Path, encoding: str | None = None, markdown: bool | None = None) -> Source:
    """The words of a manuscript in any format that has a reader.

    Args:
        path: The file.
        encoding: How a text file is encoded, when the user says so.
        markdown: Whether a text file is Markdown, when the user says so.

    Raises:
        UnreadableError: When it cannot be read, with what to do about it.
    """
    source = _read(candidate(path, encoding, markdown=markdown))
    if not source.text.strip() and not (source.talk is not None and source.talk.points):
        raise UnreadableError(
            _nothing(source), path=path, remedy=_("Choose the file that holds the manuscript")
        )
    return source


def _nothing(source: Source) -> str:
    """What is wrong with a file that gave no words, though some may stand in its footnotes or charts."""
    kinds = dict.fromkeys(entry.kind for entry in source.census or () if any(map(str.strip, entry.pieces)))
    if not kinds:
        return _("The file has no words in it")
    listed = _(", ").join(_(KINDS[kind]) for kind in kinds)
    return _("The file has no words but those in its %(kinds)s") % {"kinds": listed}


def _read(file: Candidate) -> Source:
    row = next(row for row in ROWS if row.knows(file))
    match row:
        case Reader():
            return row.read(file)
        case Refused():
            what = _(row.what) % {"suffix": file.suffix}
            raise UnreadableError(what, path=file.path, remedy=_(row.remedy))
        case _:
            assert_never(row)
